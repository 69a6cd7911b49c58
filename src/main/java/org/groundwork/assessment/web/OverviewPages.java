package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.groundwork.assessment.Activities;
import org.groundwork.assessment.Activity;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Moves;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.economics.Input;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads what the overview and the pages about the whole assessment show, each in one transaction.
 */
@Component
@Transactional(readOnly = true)
class OverviewPages {

    private static final int LATEST = 8;

    private final Assessments assessments;
    private final Assignments assignments;
    private final Activities activities;
    private final Moves moves;
    private final ReviewFeedback feedback;
    private final CurrentPerson currentPerson;
    private final AssessmentTexts texts;
    private final EconomicTexts words;
    private final Panels panels;

    OverviewPages(
            Assessments assessments,
            Assignments assignments,
            Activities activities,
            Moves moves,
            ReviewFeedback feedback,
            CurrentPerson currentPerson,
            AssessmentTexts texts,
            EconomicTexts words,
            Panels panels) {
        this.assessments = assessments;
        this.assignments = assignments;
        this.activities = activities;
        this.moves = moves;
        this.feedback = feedback;
        this.currentPerson = currentPerson;
        this.texts = texts;
        this.words = words;
        this.panels = panels;
    }

    /** An overview with what other modules show on it. */
    record Shown(OverviewPage page, List<Panels.Panel> panels) {}

    Shown shown(AssessmentId id) {
        return new Shown(overview(id), panels.overview(id));
    }

    OverviewPage overview(AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        Method method = scored.method();
        Progress progress = scored.progress();
        Map<String, PersonId> assignees = assignments.of(id);
        List<Activity> latest = activities.of(id).stream().limit(LATEST).toList();
        List<PersonId> people = new ArrayList<>(peopleIn(latest));
        people.addAll(assignees.values());
        people.add(scored.assessment().createdBy());
        scored.stated().last().ifPresent(entry -> people.add(entry.by()));
        AssessmentTexts.Names names = texts.names(people);
        SignedIn person = currentPerson.require();
        ReviewFeedback.Summary said = feedback.about(id);
        Rights rights = Rights.of(person, scored.assessment());
        return new OverviewPage(
                scored.assessment(),
                ResultSummary.of(scored),
                Staircases.of(scored),
                progress,
                progress.sections().stream()
                        .map(section -> {
                            PersonId assignee = assignees.get(section.section().id());
                            return new OverviewPage.Row(
                                    section,
                                    assignee == null ? null : names.of(assignee),
                                    person.id().equals(assignee));
                        })
                        .toList(),
                questions(method, progress.toAnswer()),
                questions(method, progress.toVerify()).stream()
                        .map(question -> new OverviewPage.Verify(
                                question, texts.answer(question, scored.sheet().answer(question.id()))))
                        .toList(),
                latest.stream().map(activity -> line(activity, method, names)).toList(),
                names.of(scored.assessment().createdBy()),
                OverviewPage.EconomicsRow.of(scored, words.last(scored.stated(), names)),
                scored.entries().values().stream().anyMatch(entry -> entry.answer() == null),
                said,
                method.questions().stream()
                        .filter(question -> said.reason(question.id()) != null)
                        .toList(),
                said.review() == null
                        ? List.of()
                        : Arrays.stream(Input.values())
                                .filter(input -> said.inputReason(input.id()) != null)
                                .map(input -> new OverviewPage.ReturnedInput(input.id(), words.name(input.id())))
                                .toList(),
                Methods.ships(method.ref()) ? null : method,
                new OverviewPage.Moving(
                        rights.move() ? moves.offer(id).orElse(null) : null, questions(method, scored.lookAgain())),
                rights);
    }

    /** All that is known of what was done, the latest first. */
    List<OverviewPage.Line> activity(AssessmentId id) {
        Method method = assessments.scored(id).method();
        List<Activity> all = activities.of(id);
        AssessmentTexts.Names names = texts.names(peopleIn(all));
        return all.stream().map(activity -> line(activity, method, names)).toList();
    }

    private static List<Question> questions(Method method, List<String> ids) {
        return ids.stream().map(method::question).toList();
    }

    private static List<PersonId> peopleIn(List<Activity> activities) {
        List<PersonId> people = new ArrayList<>();
        for (Activity activity : activities) {
            people.add(activity.by());
            if (activity instanceof Activity.Happened happened && happened.person() != null) {
                people.add(happened.person());
            }
        }
        return people.stream().distinct().toList();
    }

    private OverviewPage.Line line(Activity activity, Method method, AssessmentTexts.Names names) {
        String by = names.of(activity.by());
        return new OverviewPage.Line(
                switch (activity) {
                    case Activity.Answered(PersonId who, var at, List<String> questions) ->
                        questions.size() == 1
                                ? texts.text(
                                        "assessment.activity.answered.one", by, title(method, questions.getFirst()))
                                : texts.text(
                                        "assessment.activity.answered.many",
                                        by,
                                        questions.size(),
                                        sections(method, questions));
                    case Activity.Estimated(PersonId who, var at, List<String> items) ->
                        texts.text("economics.activity", by, items.size());
                    case Activity.Happened happened ->
                        texts.text(
                                key(happened),
                                by,
                                happened.section() == null ? "" : section(method, happened.section(), Section::title),
                                happened.person() == null ? "" : names.of(happened.person()),
                                happened.detail() == null ? "" : happened.detail());
                },
                activity.at());
    }

    private static String key(Activity.Happened happened) {
        String key = "assessment.activity." + happened.what();
        return happened.what() == Activity.What.IMPORTED && happened.detail() == null ? key + ".unnamed" : key;
    }

    private static String sections(Method method, List<String> questions) {
        return String.join(
                ", ",
                questions.stream()
                        .flatMap(id -> Methods.everAsked(method, id).stream())
                        .map(asked -> section(method, asked.section(), Section::shortTitle))
                        .distinct()
                        .toList());
    }

    /** Also of a question that is no longer asked. */
    private static String title(Method method, String question) {
        return Methods.everAsked(method, question).map(Question::title).orElse(question);
    }

    /** Its id where there is no such section any more. */
    private static String section(Method method, String id, Function<Section, String> title) {
        return method.sections().stream()
                .filter(section -> section.id().equals(id))
                .map(title)
                .findFirst()
                .orElse(id);
    }
}
