package org.groundwork.measurement;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicOutcome;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.Offer;
import org.groundwork.method.Question;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What results speak for. A result changes nothing by itself: it offers answers and economic inputs, and
 * each is taken over, or not, by somebody who answers. For the person who is signed in, as {@link
 * Measurements}.
 */
@Service
@Transactional
public class MeasuredOffers {

    private final Measurements measurements;
    private final MeasurementRepository repository;
    private final MeasurementRecords records;
    private final LabEngines engines;
    private final Assessments assessments;
    private final Answers answers;
    private final Economics economics;
    private final Access access;

    MeasuredOffers(
            Measurements measurements,
            MeasurementRepository repository,
            MeasurementRecords records,
            LabEngines engines,
            Assessments assessments,
            Answers answers,
            Economics economics,
            Access access) {
        this.measurements = measurements;
        this.repository = repository;
        this.records = records;
        this.engines = engines;
        this.assessments = assessments;
        this.answers = answers;
        this.economics = economics;
        this.access = access;
    }

    /** Something that a result offers, beside what stands there now. */
    public sealed interface Offered {

        String key();

        /** Version of what stands there; 0 for nothing. */
        int basedOn();

        /** What stands there is what is offered. */
        boolean same();

        /** Somebody took it over. */
        boolean taken();

        /**
         * @param now null where nothing is answered
         */
        record ForQuestion(
                String key,
                Question question,
                @Nullable Answer now,
                Answer offered,
                int basedOn,
                boolean same,
                boolean taken)
                implements Offered {}

        /**
         * @param now null where nothing is stated
         */
        record ForInput(
                String key,
                EconomicItem item,
                @Nullable EconomicValue now,
                EconomicValue.Amount offered,
                int basedOn,
                boolean same,
                boolean taken)
                implements Offered {}
    }

    /** In the order of the rules; what the assessment's method does not ask is left out. Invented cases speak for nothing. */
    public List<Offered> of(AssessmentId id, MeasurementId measurement) {
        if (measurements.find(id, measurement).sample() != null) {
            return List.of();
        }
        Optional<LabResult> result = measurements.result(id, measurement);
        ScoredAssessment scored = assessments.scored(id);
        Set<String> taken = repository.taken(measurement);
        return result.map(engines::offers).orElse(List.of()).stream()
                .map(offer -> offered(offer, scored, taken.contains(offer.key())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Offered> offered(Offer offer, ScoredAssessment scored, boolean taken) {
        String question = LabTexts.answers(offer.key());
        if (question != null && scored.method().hasQuestion(question)) {
            return forQuestion(offer, scored.method().question(question), scored.entry(question), taken);
        }
        String input = LabTexts.input(offer.key());
        return input == null
                ? Optional.empty()
                : EconomicItem.find(input).flatMap(item -> forInput(offer, item, scored, taken));
    }

    private static Optional<Offered> forQuestion(Offer offer, Question question, @Nullable Entry entry, boolean taken) {
        Answer offered;
        if (offer.level() != null && question instanceof Question.Levelled) {
            offered = new Answer.Level(offer.level(), Evidence.DOCUMENTED);
        } else if (offer.option() != null
                && question instanceof Question.Choice choice
                && choice.hasOption(offer.option())) {
            offered = new Answer.Choice(offer.option());
        } else {
            return Optional.empty();
        }
        Answer now = entry == null ? null : entry.answer();
        return Optional.of(new Offered.ForQuestion(
                offer.key(), question, now, offered, entry == null ? 0 : entry.version(), offered.equals(now), taken));
    }

    private static Optional<Offered> forInput(Offer offer, EconomicItem item, ScoredAssessment scored, boolean taken) {
        if (offer.range() == null) {
            return Optional.empty();
        }
        EconomicValue.Amount offered = new EconomicValue.Amount(offer.range());
        EconomicEntry entry = scored.stated().entry(item);
        EconomicValue now = entry == null ? null : entry.value();
        return Optional.of(new Offered.ForInput(
                offer.key(), item, now, offered, entry == null ? 0 : entry.version(), offered.equals(now), taken));
    }

    /** What became of taking over an offer. */
    public sealed interface Acceptance {

        /** It stands there now. */
        record Taken() implements Acceptance {}

        /** The answers are read-only. */
        record Closed() implements Acceptance {}

        /** It cannot stand there, for example because the note is full. */
        record Refused() implements Acceptance {}

        /** Somebody changed what stands there meanwhile. */
        record Overtaken() implements Acceptance {}
    }

    /**
     * Takes an offer over, like any other answer or input, with its history. What was noted and linked stays; a
     * line that names the measurement is added.
     *
     * @param basedOn version that the person saw beside the offer; 0 for none
     * @param note the line, from the moment of the result
     * @throws NotFound if it is not offered
     * @throws Forbidden if the person does not answer
     */
    public Acceptance accept(
            AssessmentId id, MeasurementId measurement, String key, int basedOn, Function<Instant, String> note) {
        AssessmentView assessment = assessments.view(id);
        PersonId person =
                access.require(assessment.team().id(), Permission.ANSWER).id();
        Offered offer = of(id, measurement).stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(NotFound::new);
        MeasurementView measured = measurements.find(id, measurement);
        Instant at = measured.endedAt() == null ? measured.createdAt() : measured.endedAt();
        Supplier<String> line = () -> note.apply(at);
        Acceptance acceptance = switch (offer) {
            case Offered.ForQuestion about -> accept(id, about, basedOn, line);
            case Offered.ForInput about -> accept(id, about, basedOn, line);
        };
        if (acceptance instanceof Acceptance.Taken) {
            records.taken(measurement, id, assessment.team().id(), key, person);
        }
        return acceptance;
    }

    private Acceptance accept(AssessmentId id, Offered.ForQuestion about, int basedOn, Supplier<String> line) {
        Entry entry = assessments.scored(id).entry(about.question().id());
        SaveOutcome outcome = answers.save(
                id,
                new AnswerDraft(
                        about.question().id(),
                        basedOn,
                        null,
                        about.offered(),
                        with(entry == null ? "" : entry.note(), line.get()),
                        entry == null ? List.of() : entry.links()));
        return switch (outcome) {
            case SaveOutcome.Saved saved -> new Acceptance.Taken();
            case SaveOutcome.Closed closed -> new Acceptance.Closed();
            case SaveOutcome.Conflict conflict -> new Acceptance.Overtaken();
            case SaveOutcome.Refused refused -> new Acceptance.Refused();
        };
    }

    private Acceptance accept(AssessmentId id, Offered.ForInput about, int basedOn, Supplier<String> line) {
        EconomicOutcome outcome = economics.save(
                id,
                new EconomicDraft(
                        about.item(),
                        basedOn,
                        null,
                        about.offered(),
                        with(economics.note(id, about.item()), line.get())));
        return switch (outcome) {
            case EconomicOutcome.Saved saved -> new Acceptance.Taken();
            case EconomicOutcome.Closed closed -> new Acceptance.Closed();
            case EconomicOutcome.Conflict conflict -> new Acceptance.Overtaken();
            case EconomicOutcome.Refused refused -> new Acceptance.Refused();
        };
    }

    private static String with(String note, String line) {
        return note.contains(line) ? note : note.isEmpty() ? line : note + "\n\n" + line;
    }
}
