package org.groundwork.evaluation.web;

import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.chart.TimelineChart;
import org.groundwork.evaluation.Comparison;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.evaluation.OpenedAgain;
import org.groundwork.evaluation.Snapshot;
import org.groundwork.evaluation.Snapshots;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages about an assessment's past show, each in one transaction. */
@Component
@Transactional(readOnly = true)
class TimelinePages {

    private final Assessments assessments;
    private final Snapshots snapshots;
    private final NextLooks nextLooks;
    private final ComparisonPages comparisons;
    private final SnapshotTexts words;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final DateTimes dateTimes;

    TimelinePages(
            Assessments assessments,
            Snapshots snapshots,
            NextLooks nextLooks,
            ComparisonPages comparisons,
            SnapshotTexts words,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            DateTimes dateTimes) {
        this.assessments = assessments;
        this.snapshots = snapshots;
        this.nextLooks = nextLooks;
        this.comparisons = comparisons;
        this.words = words;
        this.currentPerson = currentPerson;
        this.people = people;
        this.calendar = calendar;
        this.dateTimes = dateTimes;
    }

    TimelinePage timeline(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        List<Snapshot> all = snapshots.of(id);
        Optional<NextLook> next = nextLooks.of(id);
        return new TimelinePage(
                assessment,
                chart(all),
                rows(all),
                choices(all),
                next.orElse(null),
                next.flatMap(planned -> people.find(planned.plannedBy()))
                        .map(PersonView::name)
                        .orElse(""),
                currentPerson
                        .require()
                        .may(Permission.PLAN_NEXT, assessment.team().id()),
                calendar.today(),
                calendar.zone().getDisplayName(TextStyle.FULL, LocaleContextHolder.getLocale()));
    }

    /**
     * @param from number of a submission or {@code now}; empty for the last but one
     * @param to likewise; empty for the last
     * @throws NotFound if there is no such snapshot
     */
    ComparisonPage comparison(AssessmentId id, String from, String to) {
        AssessmentView assessment = assessments.view(id);
        List<Snapshot> all = snapshots.of(id);
        if (all.isEmpty()) {
            throw new NotFound();
        }
        Snapshot before = from.isEmpty() ? all.get(Math.max(0, all.size() - 2)) : snapshot(all, from);
        Snapshot after = to.isEmpty() ? all.getLast() : snapshot(all, to);
        return comparisons.page(assessment, before, after, choices(all));
    }

    private static Snapshot snapshot(List<Snapshot> all, String key) {
        return all.stream()
                .filter(snapshot -> SnapshotTexts.key(snapshot).equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private TimelineChart chart(List<Snapshot> all) {
        return new TimelineChart(all.stream()
                .map(snapshot -> {
                    Readiness readiness = snapshot.result().readiness();
                    Band band = readiness == null ? null : readiness.band();
                    String verdict = SnapshotTexts.verdict(snapshot);
                    return new TimelineChart.Point(
                            words.name(snapshot),
                            date(snapshot),
                            snapshot.at(),
                            band == null ? null : band.low(),
                            band == null ? null : band.stated(),
                            band == null ? null : band.high(),
                            verdict == null ? words.text("history.early") : verdict,
                            snapshot.draft());
                })
                .toList());
    }

    private String date(Snapshot snapshot) {
        return dateTimes.shortDate(calendar.day(snapshot.at()));
    }

    private List<Choice> choices(List<Snapshot> all) {
        return all.reversed().stream()
                .map(snapshot -> new Choice(
                        SnapshotTexts.key(snapshot),
                        words.text("history.choice", words.name(snapshot), date(snapshot))))
                .toList();
    }

    private List<TimelinePage.Row> rows(List<Snapshot> all) {
        List<TimelinePage.Row> rows = new ArrayList<>();
        Map<PersonId, PersonView> names = people.byId(all.stream()
                .flatMap(snapshot -> openedAgain(snapshot).stream())
                .map(OpenedAgain::by)
                .distinct()
                .toList());
        for (int i = all.size() - 1; i >= 0; i--) {
            Snapshot snapshot = all.get(i);
            Readiness readiness = snapshot.result().readiness();
            TimelinePage.Since since = i == 0 ? null : since(all.get(i - 1), snapshot);
            rows.add(new TimelinePage.Row(
                    SnapshotTexts.key(snapshot),
                    snapshot.number(),
                    snapshot.at(),
                    snapshot.submittedBy(),
                    SnapshotTexts.verdict(snapshot),
                    snapshot.result().settled(),
                    snapshot.withdrawn(),
                    readiness == null ? "" : words.readiness(snapshot),
                    since,
                    opened(snapshot, names)));
        }
        return rows;
    }

    private static Optional<OpenedAgain> openedAgain(Snapshot snapshot) {
        EvaluationView submission = snapshot.submission();
        return submission == null ? Optional.empty() : Optional.ofNullable(submission.openedAgain());
    }

    private static TimelinePage.@Nullable Opened opened(Snapshot snapshot, Map<PersonId, PersonView> names) {
        return openedAgain(snapshot)
                .filter(opened -> !opened.reason().isEmpty())
                .map(opened -> {
                    PersonView by = names.get(opened.by());
                    return new TimelinePage.Opened(by == null ? "" : by.name(), opened.at(), opened.reason());
                })
                .orElse(null);
    }

    private TimelinePage.Since since(Snapshot before, Snapshot after) {
        Comparison comparison = before.to(after);
        String verdict = SnapshotTexts.verdict(before);
        return new TimelinePage.Since(
                SnapshotTexts.key(before),
                comparison.answers().size(),
                comparison.inputs().size() + comparison.settings().size(),
                comparison.gates().size(),
                comparison.isEmpty(),
                comparison.verdict().differ() ? verdict == null ? words.text("history.early") : verdict : null);
    }
}
