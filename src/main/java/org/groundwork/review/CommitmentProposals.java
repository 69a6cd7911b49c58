package org.groundwork.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.groundwork.amount.Money;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Recipe;
import org.groundwork.method.Verdict;
import org.groundwork.platform.Calendar;
import org.groundwork.scoring.Findings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is known already of what a recommendation takes, for the form in which somebody decides: of
 * an experiment its weeks, people and days of work, and the day on which it is over; who submitted
 * as the one who answers for it. A person changes all of it.
 */
@Component
public class CommitmentProposals {

    private static final int DAYS_A_WEEK = 5;

    private final People people;
    private final Calendar calendar;

    CommitmentProposals(People people, Calendar calendar) {
        this.people = people;
        this.calendar = calendar;
    }

    /** Nothing where the recommendation sets nothing going. */
    public Commitment of(Evaluation evaluation, VersionView version) {
        String id = evaluation.view().verdict();
        Verdict verdict = id == null ? null : evaluation.file().method().verdict(id);
        if (!DecisionDraft.goesOn(verdict)) {
            return Commitment.NONE;
        }
        PersonId submitter = version.submission().submittedBy();
        PersonId owner = people.membersOf(evaluation.assessment().team().id()).stream()
                .map(MemberView::id)
                .filter(submitter::equals)
                .findFirst()
                .orElse(null);
        Recipe experiment =
                Findings.of(evaluation.file().sheet(), evaluation.result()).experiment();
        if (experiment == null || experiment.weeks() < 1) {
            return new Commitment(null, null, null, null, owner, "", null, List.of());
        }
        Long budget = budget(evaluation, experiment);
        return new Commitment(
                budget,
                budget == null ? null : currency(evaluation),
                Math.max(1, Math.ceilDiv(experiment.personDays(), DAYS_A_WEEK * experiment.weeks())),
                experiment.weeks(),
                owner,
                "",
                over(experiment),
                List.of());
    }

    /** The Monday after today, and the time box after that. */
    private LocalDate over(Recipe experiment) {
        return calendar.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(experiment.weeks());
    }

    /** Its days of work at the day rate that is stated, to two figures; null without one. */
    private static @Nullable Long budget(Evaluation evaluation, Recipe experiment) {
        Analysis analysis = evaluation.appraisal().analysis();
        return analysis == null || currency(evaluation) == null
                ? null
                : analysis.statedRanges().stream()
                        .filter(range -> range.input() == Input.DAY_RATE)
                        .findFirst()
                        .map(range -> Money.rounded(experiment.personDays() * range.mean())
                                .longValue())
                        .orElse(null);
    }

    private static @Nullable String currency(Evaluation evaluation) {
        EconomicInputs stated = evaluation.file().economics();
        return stated == null ? null : stated.currency();
    }
}
