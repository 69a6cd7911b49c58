package org.groundwork.review;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.Money;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.evaluation.Evaluation;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.scoring.CheapestChange;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Money saved by not building machine learning (yet): “not ML” is a result worth writing down. For
 * the person who is signed in, as in {@link Actions}.
 */
@Service
@Transactional
public class Savings {

    private static final long MOST = 999_999_999_999L;

    private final SavingRepository repository;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reviews reviews;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    Savings(
            SavingRepository repository,
            Assessments assessments,
            Evaluations evaluations,
            Reviews reviews,
            Access access,
            CurrentPerson currentPerson,
            MessageSource messages,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.access = access;
        this.currentPerson = currentPerson;
        this.messages = messages;
        this.clock = clock;
        this.events = events;
    }

    /** What was put down for an assessment, if anything. */
    @Transactional(readOnly = true)
    public Optional<Saving> of(AssessmentId id) {
        assessments.view(id);
        return in(List.of(id)).stream().findFirst();
    }

    /** What was put down for these assessments, as far as the person may read them. */
    @Transactional(readOnly = true)
    public List<Saving> in(Collection<AssessmentId> ids) {
        return repository.in(ids, currentPerson.require().teamsWhere(Permission.READ));
    }

    /**
     * What could be put down.
     *
     * @param number of the submission that advises against ML
     * @param amount the expected cost of building ML in its economic analysis, to two figures; null
     *     without one
     * @param currency null where none was stated
     * @param lookAgain what would make one look again, from the report
     */
    public record Suggestion(
            int number, @Nullable Long amount, @Nullable String currency, String lookAgain) {}

    /**
     * Empty unless the latest submission that stands advises against machine learning, or it was
     * decided against it.
     */
    @Transactional(readOnly = true)
    public Optional<Suggestion> suggestion(AssessmentId id) {
        return reviews.versions(id).stream()
                .filter(version -> !version.submission().withdrawn())
                .findFirst()
                .filter(Savings::againstMl)
                .map(version ->
                        suggestion(evaluations.find(id, version.submission().number()), version));
    }

    /** A decision that holds counts; where there is none, what is recommended. */
    private static boolean againstMl(VersionView version) {
        ReviewView review = version.review();
        if (review != null && version.holds()) {
            return review.verdict() == null || notSpent(version, review.verdict());
        }
        String verdict = version.submission().verdict();
        return verdict != null && notSpent(version, verdict);
    }

    /** The verdict advises against machine learning, for now. */
    private static boolean notSpent(VersionView version, String verdict) {
        return Reviews.method(version.submission()).verdict(verdict).notSpent();
    }

    private Suggestion suggestion(Evaluation evaluation, VersionView version) {
        Analysis analysis = evaluation.appraisal().analysis();
        return new Suggestion(
                evaluation.view().number(),
                analysis == null ? null : buildingCost(analysis),
                evaluation.file().economics() == null
                        ? null
                        : evaluation.file().economics().currency(),
                lookAgain(evaluation, version));
    }

    /**
     * The expected discounted cost of building ML at once: what is lost in the futures in which it
     * does not work. Running it is not part of this: it would have been paid from what it earns.
     */
    private static @Nullable Long buildingCost(Analysis analysis) {
        StrategyOutcome ml = analysis.paths().get(Strategy.ML);
        Double lost = ml == null ? null : ml.ifItFails();
        return lost == null || lost > -1 ? null : Money.rounded(-lost).longValue();
    }

    private String lookAgain(Evaluation evaluation, VersionView version) {
        Method method = evaluation.file().method();
        Analysis analysis = evaluation.appraisal().analysis();
        Double above = analysis == null || analysis.advice() == null
                ? null
                : analysis.advice().lookAgainAbove();
        if (above != null) {
            return text("action.saving.look-again.above", ActionProposals.money(above, evaluation));
        }
        CheapestChange change = evaluation.result().cheapestChange();
        if (change != null && change.reachable() && !change.changes().isEmpty()) {
            return text(
                    "action.saving.look-again.changes",
                    change.changes().stream().map(one -> reached(method, one)).collect(Collectors.joining("; ")));
        }
        ReviewView review = version.review();
        String verdict = review == null ? null : review.verdict();
        if (verdict == null) {
            verdict = evaluation.view().verdict();
        }
        return verdict == null ? "" : method.verdict(verdict).lookAgain();
    }

    private static String reached(Method method, CheapestChange.Change change) {
        Question question = method.question(change.question());
        return change instanceof CheapestChange.Lift lift && question instanceof Question.Levelled levelled
                ? question.title() + " → " + levelled.numbered(lift.to())
                : question.title();
    }

    /**
     * Puts it down, or puts it down anew.
     *
     * @param amount whole units, above zero
     * @throws Conflict unless the latest submission that stands advises against ML, or it was
     *     decided against it
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     */
    public void record(AssessmentId id, long amount, String currency, String lookAgain) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.MANAGE_ACTIONS);
        Suggestion suggestion = suggestion(id).orElseThrow(() -> new Conflict("action.saving.not-advised"));
        if (amount <= 0 || amount > MOST) {
            throw new InvalidInput("action.amount.out-of-range");
        }
        String code = currency.strip().toUpperCase(Locale.ROOT);
        if (!Currencies.isUsed(code)) {
            throw new InvalidInput("action.currency.unknown");
        }
        String given = ActionDraft.tidy(lookAgain);
        ActionDraft.fits("lookAgain", given, ActionDraft.TEXT);
        repository.put(new Saving(
                id,
                suggestion.number(),
                amount,
                code,
                Objects.equals(suggestion.amount(), amount) && code.equals(suggestion.currency()),
                given,
                person.id(),
                clock.instant()));
        changed(assessment, person);
    }

    /** Takes it back. Nothing happens where there is none. */
    public void remove(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.MANAGE_ACTIONS);
        if (repository.remove(id)) {
            changed(assessment, person);
        }
    }

    private void changed(AssessmentView assessment, SignedIn person) {
        events.publishEvent(ActivityEvent.of(
                ReviewActivity.ACTION_CHANGED,
                assessment.team().id(),
                assessment.id().value(),
                person.id(),
                "saving"));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
