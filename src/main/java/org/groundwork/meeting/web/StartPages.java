package org.groundwork.meeting.web;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.MeetingView.Scope;
import org.groundwork.meeting.NewMeeting;
import org.groundwork.meeting.Poll;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.platform.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the page shows on which a meeting is started. */
@Component
@Transactional(readOnly = true)
class StartPages {

    /** So many can be taken with one click. */
    private static final List<Integer> FIRST = List.of(5, 10, 20);

    /** Of what an address may hold. */
    private static final int MOST_IDS = 300;

    private final Assessments assessments;
    private final Access access;
    private final MeetingTexts texts;

    StartPages(Assessments assessments, Access access, MeetingTexts texts) {
        this.assessments = assessments;
        this.access = access;
        this.texts = texts;
    }

    /**
     * What was chosen.
     *
     * @param scope null for what fits best
     * @param questions chosen ones, by comma; null for none
     * @param taken of the agenda; null for all
     * @param first how many of it, from the front; 0 for what is taken
     */
    record Asked(
            @Nullable String scope,
            @Nullable String section,
            @Nullable String questions,
            @Nullable List<String> taken,
            int first,
            Poll.Mode mode,
            boolean names,
            @Nullable String problem) {}

    StartPage page(AssessmentId id, Asked asked) {
        ScoredAssessment scored = assessments.scored(id);
        access.require(scored.assessment().team().id(), Permission.ANSWER);
        if (!scored.assessment().open()) {
            throw new Conflict("meeting.not-open");
        }
        Progress progress = scored.progress();
        List<String> matter = scored.result().stillMatters();
        Scope scope = scope(asked, scored, matter);
        List<String> questions = questions(scope, asked, scored);
        List<StartPage.Choice> choices = new ArrayList<>();
        if (scope == Scope.CHOSEN) {
            choices.add(new StartPage.Choice(
                    "?scope=chosen&questions=" + String.join(",", questions),
                    texts.text("meeting.scope.chosen"),
                    questions.size(),
                    true));
        }
        choices.add(new StartPage.Choice(
                "?scope=short-path", texts.text("meeting.scope.short-path"), matter.size(), scope == Scope.SHORT_PATH));
        for (Section one : scored.method().sections()) {
            choices.add(new StartPage.Choice(
                    "?scope=section&section=" + one.id(),
                    one.title(),
                    progress.section(one.id()).total(),
                    scope == Scope.SECTION && one.id().equals(asked.section())));
        }
        choices.add(new StartPage.Choice(
                "?scope=all", texts.text("meeting.scope.all"), progress.total(), scope == Scope.ALL));
        Set<String> matters = new HashSet<>(matter);
        List<String> taken =
                asked.first() > 0 ? questions.subList(0, Math.min(asked.first(), questions.size())) : asked.taken();
        String here = choices.stream()
                .filter(StartPage.Choice::here)
                .map(StartPage.Choice::query)
                .findFirst()
                .orElse("?scope=all");
        return new StartPage(
                scored.assessment(),
                id(scope),
                scope == Scope.SECTION ? asked.section() : null,
                choices,
                questions.stream()
                        .map(question -> item(scored, question, matters, taken))
                        .toList(),
                FIRST.stream()
                        .filter(first -> first < questions.size())
                        .map(first -> new StartPage.First(
                                here + "&first=" + first, first, first * NewMeeting.minutes(asked.mode())))
                        .toList(),
                questions.size() * NewMeeting.minutes(asked.mode()),
                asked.mode().id(),
                asked.names(),
                asked.problem());
    }

    private StartPage.Item item(ScoredAssessment scored, String id, Set<String> matters, @Nullable List<String> taken) {
        Question question = scored.method().question(id);
        return new StartPage.Item(
                id,
                question.title(),
                question.text(),
                scored.method().section(question.section()).title(),
                matters.contains(id),
                texts.words(question, scored.sheet().answer(id)).label(),
                taken == null || taken.contains(id));
    }

    static String id(Scope scope) {
        return scope.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Scope scope(@Nullable String id) {
        for (Scope scope : Scope.values()) {
            if (id(scope).equals(id)) {
                return scope;
            }
        }
        return Scope.CHOSEN;
    }

    private static Scope scope(Asked asked, ScoredAssessment scored, List<String> matter) {
        if (asked.scope() == null) {
            if (asked.questions() != null && !chosen(asked.questions(), scored).isEmpty()) {
                return Scope.CHOSEN;
            }
            return asked.section() != null && hasSection(scored, asked.section())
                    ? Scope.SECTION
                    : matter.isEmpty() ? Scope.ALL : Scope.SHORT_PATH;
        }
        Scope scope = scope(asked.scope());
        if (scope == Scope.SECTION && (asked.section() == null || !hasSection(scored, asked.section()))) {
            return Scope.ALL;
        }
        return scope == Scope.CHOSEN && asked.questions() == null ? Scope.ALL : scope;
    }

    private static boolean hasSection(ScoredAssessment scored, String section) {
        return scored.method().sections().stream().anyMatch(one -> one.id().equals(section));
    }

    private static List<String> chosen(String ids, ScoredAssessment scored) {
        return List.of(ids.split(",", MOST_IDS)).stream()
                .map(String::strip)
                .filter(scored.method()::hasQuestion)
                .distinct()
                .toList();
    }

    private static List<String> questions(Scope scope, Asked asked, ScoredAssessment scored) {
        Set<String> hidden = scored.progress().hidden();
        return switch (scope) {
            case SHORT_PATH -> scored.result().stillMatters();
            case CHOSEN -> chosen(String.valueOf(asked.questions()), scored);
            case SECTION ->
                scored.method().section(String.valueOf(asked.section())).questions().stream()
                        .map(Question::id)
                        .filter(id -> !hidden.contains(id))
                        .toList();
            case ALL ->
                scored.method().questions().stream()
                        .map(Question::id)
                        .filter(id -> !hidden.contains(id))
                        .toList();
        };
    }
}
