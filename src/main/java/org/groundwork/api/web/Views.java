package org.groundwork.api.web;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.groundwork.api.web.Schemas.Action;
import org.groundwork.api.web.Schemas.Assessment;
import org.groundwork.api.web.Schemas.Comment;
import org.groundwork.api.web.Schemas.Person;
import org.groundwork.api.web.Schemas.Team;
import org.groundwork.api.web.Schemas.Thread;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.TeamView;
import org.groundwork.review.ActionLists;
import org.groundwork.review.ActionView;
import org.groundwork.review.CommentView;
import org.groundwork.review.ThreadView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what the modules say into the API's words. */
@Component
class Views {

    private final Paths paths;

    Views(Paths paths) {
        this.paths = paths;
    }

    /** {@code in-review} for {@code IN_REVIEW}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constants by their words, in their order. */
    static <E extends Enum<E>> Map<String, E> words(Class<E> constants) {
        Map<String, E> words = new java.util.LinkedHashMap<>();
        for (E constant : constants.getEnumConstants()) {
            words.put(word(constant), constant);
        }
        return words;
    }

    /**
     * @throws ProblemException if it is no word of these
     */
    static <E extends Enum<E>> E constant(Class<E> constants, String parameter, String word) {
        Map<String, E> words = words(constants);
        E found = words.get(word);
        if (found == null) {
            throw ProblemException.parameter(
                    ProblemType.WRONG_PARAMETER,
                    parameter,
                    "api.detail.parameter.one-of",
                    parameter,
                    String.join(", ", new TreeMap<>(words).keySet()));
        }
        return found;
    }

    static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }

    static Team team(TeamView team) {
        return new Team(team.id().value(), team.name());
    }

    Assessment assessment(AssessmentView view) {
        return new Assessment(
                view.id().value(),
                view.name(),
                orNone(view.summary()),
                team(view.team()),
                view.method(),
                word(view.status()),
                view.archived(),
                view.createdAt(),
                view.changedAt(),
                paths.to(Paths.ASSESSMENTS + "/" + view.id()));
    }

    static Action action(ActionLists.Listed listed) {
        ActionView action = listed.action();
        PersonId owner = action.owner();
        return new Action(
                action.id().value(),
                action.assessment().value(),
                listed.assessmentName(),
                word(action.kind()),
                action.title(),
                orNone(action.what()),
                orNone(action.doneWhen()),
                owner == null ? null : new Person(owner.value(), action.ownerName()),
                action.due(),
                action.overdue(),
                word(action.state()),
                orNone(action.note()),
                action.changedAt(),
                action.version());
    }

    static Person person(PersonView view) {
        return new Person(view.id().value(), view.name());
    }

    static Comment comment(CommentView comment) {
        return new Comment(
                comment.id().value(),
                person(comment.by()),
                comment.at(),
                comment.text(),
                comment.editedAt(),
                comment.withdrawn());
    }

    static Thread thread(ThreadView thread) {
        List<Comment> comments = thread.comments().stream().map(Views::comment).toList();
        return new Thread(thread.id().value(), thread.question(), comments, thread.settledAt(), thread.settledBy());
    }
}
