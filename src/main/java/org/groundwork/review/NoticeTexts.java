package org.groundwork.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.assessment.AssessmentTitles.AssessmentTitle;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.method.Methods;
import org.groundwork.method.Section;
import org.groundwork.platform.DateTimes;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Notices as sentences, with names and titles as they are now. */
@Component
public class NoticeTexts {

    /** Characters of a reason in a notice. */
    private static final int TOLD = 300;

    /** What can be told of blind answers. */
    private static final Pattern BLIND =
            Pattern.compile("(asked|reminded|extended|due|over|ended|withdrawn)(?::(\\d{4}-\\d{2}-\\d{2}))?");

    private final People people;
    private final AssessmentTitles titles;
    private final Teams teams;
    private final Evaluations evaluations;
    private final MessageSource messages;
    private final DateTimes dateTimes;

    NoticeTexts(
            People people,
            AssessmentTitles titles,
            Teams teams,
            Evaluations evaluations,
            MessageSource messages,
            DateTimes dateTimes) {
        this.people = people;
        this.titles = titles;
        this.teams = teams;
        this.evaluations = evaluations;
        this.messages = messages;
        this.dateTimes = dateTimes;
    }

    /**
     * @param what "Mira Holm submitted"
     * @param about what the assessment is called; null where it is about several
     * @param team its name
     */
    public record Sentence(String what, @Nullable String about, String team) {}

    /** Of each of them, in a few queries. */
    public Map<UUID, Sentence> of(List<NoticeView> notices) {
        Map<PersonId, PersonView> actors = people.byId(
                notices.stream().map(NoticeView::actor).filter(Objects::nonNull).toList());
        Map<UUID, AssessmentTitle> assessments = titles.byId(notices.stream()
                .map(NoticeView::assessment)
                .filter(Objects::nonNull)
                .toList());
        Map<TeamId, TeamView> groups =
                teams.byId(notices.stream().map(NoticeView::team).toList());
        Map<UUID, String> reasons = reasons(notices);
        Map<UUID, Sentence> sentences = new HashMap<>();
        for (NoticeView notice : notices) {
            AssessmentTitle title = notice.assessment() == null ? null : assessments.get(notice.assessment());
            sentences.put(
                    notice.id(),
                    new Sentence(
                            what(notice, actor(notice, actors), title, reasons),
                            title == null ? null : title.name(),
                            Optional.ofNullable(groups.get(notice.team()))
                                    .map(TeamView::name)
                                    .orElse("")));
        }
        return sentences;
    }

    /** Beginnings of the reasons for which decisions were given up, by the id of the notice. */
    private Map<UUID, String> reasons(List<NoticeView> notices) {
        List<NoticeView> reopened = notices.stream()
                .filter(notice -> notice.kind() == NoticeKind.REOPENED && notice.assessment() != null)
                .toList();
        Map<UUID, String> reasons = new HashMap<>();
        if (reopened.isEmpty()) {
            return reasons;
        }
        Map<Evaluations.Key, String> given = evaluations.openingReasons(
                reopened.stream().map(NoticeTexts::assessment).distinct().toList());
        for (NoticeView notice : reopened) {
            String reason = submission(notice)
                    .map(number -> given.get(new Evaluations.Key(assessment(notice), number)))
                    .orElse(null);
            if (reason != null) {
                reasons.put(notice.id(), beginning(reason));
            }
        }
        return reasons;
    }

    private static AssessmentId assessment(NoticeView notice) {
        return new AssessmentId(Objects.requireNonNull(notice.assessment()));
    }

    private static Optional<Integer> submission(NoticeView notice) {
        String detail = notice.detail();
        return detail == null || !detail.matches("[0-9]{1,9}")
                ? Optional.empty()
                : Optional.of(Integer.valueOf(detail));
    }

    private static String beginning(String text) {
        return text.codePointCount(0, text.length()) <= TOLD
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TOLD)) + "…";
    }

    private String actor(NoticeView notice, Map<PersonId, PersonView> actors) {
        return Optional.ofNullable(notice.actor())
                .map(actors::get)
                .map(PersonView::name)
                .orElseGet(() -> message("notice.somebody"));
    }

    private String what(NoticeView notice, String actor, @Nullable AssessmentTitle title, Map<UUID, String> reasons) {
        String key = "notice.what." + notice.kind().key();
        if (notice.kind() == NoticeKind.ASSIGNED) {
            return section(notice.detail(), title)
                    .map(section -> message(key, actor, section))
                    .orElseGet(() -> message(key + ".several", actor));
        }
        if (notice.kind() == NoticeKind.BLIND) {
            return blind(notice.detail(), actor);
        }
        String reason = reasons.get(notice.id());
        if (reason != null) {
            return message(key + ".because", actor, reason);
        }
        return message(key, actor);
    }

    /** The detail is a word for what happened and, where it has one, the date: asked:2026-12-03. */
    private String blind(@Nullable String detail, String actor) {
        Matcher what = BLIND.matcher(detail == null ? "" : detail);
        return what.matches()
                ? message(
                        "notice.what.blind." + what.group(1),
                        actor,
                        what.group(2) == null ? "" : dateTimes.date(LocalDate.parse(what.group(2))))
                : message("notice.what.blind", actor);
    }

    private static Optional<String> section(@Nullable String id, @Nullable AssessmentTitle assessment) {
        return assessment == null
                ? Optional.empty()
                : Methods.find(assessment.method())
                        .flatMap(method -> method.sections().stream()
                                .filter(section -> section.id().equals(id))
                                .findFirst())
                        .map(Section::title);
    }

    String message(String key, String... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
