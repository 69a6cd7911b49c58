package org.groundwork.assessment.web;

import org.groundwork.assessment.Activities;
import org.groundwork.assessment.Activity;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.Worksheet;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    private final CurrentPerson currentPerson;
    private final Wording wording;
    private final EconomicWords words;

    OverviewPages(
            Assessments assessments,
            Assignments assignments,
            Activities activities,
            CurrentPerson currentPerson,
            Wording wording,
            EconomicWords words) {
        this.assessments = assessments;
        this.assignments = assignments;
        this.activities = activities;
        this.currentPerson = currentPerson;
        this.wording = wording;
        this.words = words;
    }

    OverviewPage overview(AssessmentId id) {
        Worksheet worksheet = assessments.worksheet(id);
        Method method = worksheet.method();
        Progress progress = worksheet.progress();
        Map<String, PersonId> assignees = assignments.of(id);
        List<Activity> latest = activities.of(id).stream().limit(LATEST).toList();
        List<PersonId> people = new ArrayList<>(peopleIn(latest));
        people.addAll(assignees.values());
        people.add(worksheet.assessment().createdBy());
        worksheet.stated().last().ifPresent(entry -> people.add(entry.by()));
        Wording.Names names = wording.names(people);
        SignedIn person = currentPerson.require();
        return new OverviewPage(
                worksheet.assessment(),
                Standing.of(worksheet),
                Staircases.of(worksheet),
                progress,
                progress.sections().stream()
                        .map(
                                section -> {
                                    PersonId assignee = assignees.get(section.section().id());
                                    return new OverviewPage.Row(
                                            section,
                                            assignee == null ? null : names.of(assignee),
                                            person.id().equals(assignee));
                                })
                        .toList(),
                questions(method, progress.toAnswer()),
                questions(method, progress.toVerify()).stream()
                        .map(
                                question ->
                                        new OverviewPage.Verify(
                                                question,
                                                wording.answer(
                                                        question,
                                                        worksheet.sheet().answer(question.id()))))
                        .toList(),
                latest.stream().map(activity -> line(activity, method, names)).toList(),
                names.of(worksheet.assessment().createdBy()),
                OverviewPage.EconomicsRow.of(
                        worksheet, words.last(worksheet.stated(), names)),
                worksheet.entries().values().stream().anyMatch(entry -> entry.answer() == null),
                Rights.of(person, worksheet.assessment()));
    }

    /** All that is known of what was done, the latest first. */
    List<OverviewPage.Line> activity(AssessmentId id) {
        Method method = assessments.worksheet(id).method();
        List<Activity> all = activities.of(id);
        Wording.Names names = wording.names(peopleIn(all));
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

    private OverviewPage.Line line(Activity activity, Method method, Wording.Names names) {
        String by = names.of(activity.by());
        return new OverviewPage.Line(
                switch (activity) {
                    case Activity.Answered(PersonId who, var at, List<String> questions) ->
                            questions.size() == 1
                                    ? wording.text(
                                            "assessment.activity.answered.one",
                                            by,
                                            method.question(questions.getFirst()).title())
                                    : wording.text(
                                            "assessment.activity.answered.many",
                                            by,
                                            questions.size(),
                                            sections(method, questions));
                    case Activity.Estimated(PersonId who, var at, List<String> items) ->
                            wording.text("economics.activity", by, items.size());
                    case Activity.Happened happened ->
                            wording.text(
                                    key(happened),
                                    by,
                                    happened.section() == null
                                            ? ""
                                            : method.section(happened.section()).title(),
                                    happened.person() == null ? "" : names.of(happened.person()),
                                    happened.detail() == null ? "" : happened.detail());
                },
                activity.at());
    }

    private static String key(Activity.Happened happened) {
        String key = "assessment.activity." + happened.what();
        return happened.what() == Activity.What.IMPORTED && happened.detail() == null
                ? key + ".unnamed"
                : key;
    }

    private static String sections(Method method, List<String> questions) {
        return String.join(
                ", ",
                questions.stream()
                        .map(id -> method.section(method.question(id).section()).shortTitle())
                        .distinct()
                        .toList());
    }
}
