package org.groundwork.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Results of experiments, and the answers that they speak for. A result changes no answer: it
 * offers changes, and each is taken over, or not, by somebody who answers. For the person who is
 * signed in, as in {@link Actions}.
 */
@Service
@Transactional
public class Experiments {

    /** Level of a question on simple solutions: measured on past cases. */
    private static final int MEASURED = 3;

    /** And measured live. */
    private static final int MEASURED_LIVE = 4;

    private final Actions actions;
    private final ActionRepository repository;
    private final Assessments assessments;
    private final Answers answers;
    private final Access access;
    private final Clock clock;

    Experiments(
            Actions actions,
            ActionRepository repository,
            Assessments assessments,
            Answers answers,
            Access access,
            Clock clock) {
        this.actions = actions;
        this.repository = repository;
        this.assessments = assessments;
        this.answers = answers;
        this.access = access;
        this.clock = clock;
    }

    /**
     * The options for where the best simple solution stands; empty where the method asks no such.
     */
    @Transactional(readOnly = true)
    public Optional<Question.Choice> target(AssessmentId id) {
        return target(assessments.scored(id).method());
    }

    private static Optional<Question.Choice> target(Method method) {
        String target = method.uses().target();
        return target != null && method.question(target) instanceof Question.Choice choice
                ? Optional.of(choice)
                : Optional.empty();
    }

    /**
     * Enters what came out, or enters it anew. The action is done with it. Answers that it speaks
     * for are offered, as far as they say something else now.
     *
     * @throws NotFound if there is no such experiment
     * @throws Forbidden unless the person owns it or manages actions
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     */
    public void enter(AssessmentId id, ActionId action, ExperimentResult result) {
        repository.lock(action);
        ActionView experiment = experiment(actions.findOwn(id, action));
        result.check();
        ScoredAssessment scored = assessments.scored(id);
        SignedIn person = access.require(scored.assessment().team().id(), Permission.WORK_ON_ACTIONS);
        Optional<Question.Choice> target = target(scored.method());
        if (target.isPresent() && (result.target() == null || !target.get().hasOption(result.target()))) {
            throw new InvalidInput("action.target.missing");
        }
        repository.saveResult(action, result, person.id(), clock.instant());
        offered(experiment, result, scored).forEach((question, answer) -> repository.offer(action, question, answer));
        if (experiment.pending()) {
            actions.progress(id, action, ActionView.State.DONE, experiment.note(), experiment.version());
        } else {
            actions.happened(ReviewActivity.ACTION_CHANGED, id, person, action, experiment.owner());
        }
    }

    private static ActionView experiment(ActionView found) {
        if (found.experiment() == null) {
            throw new NotFound();
        }
        return found;
    }

    /** Answers that the result speaks for and that say something else now, by question. */
    private static Map<String, Answer> offered(ActionView action, ExperimentResult result, ScoredAssessment scored) {
        Map<String, Answer> offers = new LinkedHashMap<>();
        String question = action.question();
        int level = result.live() ? MEASURED_LIVE : MEASURED;
        if (question != null
                && scored.method().hasQuestion(question)
                && scored.method().question(question) instanceof Question.Levelled
                && !measuredAlready(scored.sheet().answer(question), level)) {
            offers.put(question, new Answer.Level(level, Evidence.DOCUMENTED));
        }
        String option = result.target();
        String asked = target(scored.method()).map(Question.Choice::id).orElse(null);
        if (option != null && asked != null) {
            Answer target = new Answer.Choice(option);
            if (!target.equals(scored.sheet().answer(asked))) {
                offers.put(asked, target);
            }
        }
        return offers;
    }

    private static boolean measuredAlready(@Nullable Answer answer, int level) {
        return answer instanceof Answer.Level given
                && (given.level() > level || given.level() == level && given.evidence() == Evidence.DOCUMENTED);
    }

    /** What became of taking over an offer. */
    public sealed interface Acceptance {

        /** It is the answer now. */
        record Taken() implements Acceptance {}

        /** The answers are read-only; the offer stays until they are opened again. */
        record Closed() implements Acceptance {}

        /** It is no such answer any more, or the note or links are full; the offer stays. */
        record Refused(List<AnswerDraft.Problem> problems) implements Acceptance {}

        /** Somebody changed the answer meanwhile; the offer stays. */
        record Overtaken() implements Acceptance {}
    }

    /**
     * Takes an offered answer over, like any other answer, with its history. What was noted and
     * linked stays; the result's link is added.
     *
     * @param basedOn version of the answer that the person saw beside the offer; 0 for none
     * @throws NotFound if it is not offered
     * @throws Conflict if somebody decided on it already
     * @throws Forbidden if the person does not answer
     */
    public Acceptance accept(AssessmentId id, ActionId action, String question, int basedOn) {
        ActionView experiment = experiment(actions.find(id, action));
        ActionView.Offer offer = offer(experiment, question);
        SignedIn person = access.require(assessments.view(id).team().id(), Permission.ANSWER);
        Entry entry = assessments.scored(id).entry(question);
        SaveOutcome outcome = answers.save(
                id,
                new AnswerDraft(
                        question,
                        basedOn,
                        null,
                        offer.answer(),
                        entry == null ? "" : entry.note(),
                        links(entry, experiment)));
        return switch (outcome) {
            case SaveOutcome.Saved saved -> {
                decide(action, question, ActionView.OfferState.ACCEPTED, person);
                yield new Acceptance.Taken();
            }
            case SaveOutcome.Closed closed -> new Acceptance.Closed();
            case SaveOutcome.Conflict conflict -> new Acceptance.Overtaken();
            case SaveOutcome.Refused refused -> new Acceptance.Refused(refused.problems());
        };
    }

    private static List<String> links(@Nullable Entry entry, ActionView action) {
        List<String> links = new ArrayList<>(entry == null ? List.of() : entry.links());
        ActionView.Result result = Objects.requireNonNull(
                Objects.requireNonNull(action.experiment()).result());
        if (!result.link().isEmpty() && !links.contains(result.link())) {
            links.add(result.link());
        }
        return links;
    }

    /**
     * Leaves the answer as it is.
     *
     * @throws NotFound if it is not offered
     * @throws Conflict if somebody decided on it already
     */
    public void decline(AssessmentId id, ActionId action, String question) {
        offer(experiment(actions.find(id, action)), question);
        SignedIn person = access.require(assessments.view(id).team().id(), Permission.ANSWER);
        decide(action, question, ActionView.OfferState.DECLINED, person);
    }

    private static ActionView.Offer offer(ActionView action, String question) {
        return Objects.requireNonNull(action.experiment()).offers().stream()
                .filter(offer -> offer.question().equals(question))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private void decide(ActionId action, String question, ActionView.OfferState state, SignedIn person) {
        if (!repository.decide(action, question, state, person.id(), clock.instant())) {
            throw new Conflict("action.offer.decided");
        }
    }
}
