package org.groundwork.evaluation;

import org.groundwork.assessment.Analyses;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Worksheet;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.Analysis;
import org.groundwork.identity.Access;
import org.groundwork.identity.Act;
import org.groundwork.identity.Happening;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Submissions of assessments. Every method is for the person who is signed in: an assessment of
 * somebody else's team is {@link NotFound}, an act that the person's role does not include is
 * {@link org.groundwork.platform.Forbidden}.
 */
@Service
@Transactional
public class Evaluations {

    private final Assessments assessments;
    private final Analyses analyses;
    private final EvaluationRecords records;
    private final Access access;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String engine;

    Evaluations(
            Assessments assessments,
            Analyses analyses,
            EvaluationRecords records,
            Access access,
            People people,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${spring.application.version:}") String engine) {
        this.assessments = assessments;
        this.analyses = analyses;
        this.records = records;
        this.access = access;
        this.people = people;
        this.events = events;
        this.clock = clock;
        this.engine = engine;
    }

    /**
     * Submits an assessment: its answers become read-only, and answers, method and result are
     * stored for good.
     *
     * @throws Conflict if it is not open
     */
    public EvaluationView submit(AssessmentId id) {
        assessments.closeForReview(id);
        Worksheet worksheet = assessments.worksheet(id);
        SignedIn person = access.require(worksheet.assessment().team().id(), Act.SUBMIT);
        AssessmentFile file = fileOf(worksheet);
        StoredEvaluation stored =
                StoredEvaluation.sealed(
                        new StoredEvaluation.Content(
                                id,
                                records.lastNumber(id) + 1,
                                clock.instant().truncatedTo(ChronoUnit.MICROS),
                                person.id(),
                                file.method().ref(),
                                MethodHash.of(file.method().ref()),
                                engine,
                                AssessmentFiles.writeJson(file),
                                ResultTrace.write(worksheet.result()),
                                AnalysisTrace.write(worksheet.appraisal().analysis())));
        records.insert(stored, worksheet.result().verdict());
        tell(Happening.Kind.SUBMITTED, worksheet.assessment(), stored.content().number(), person);
        return view(stored, worksheet.result(), null);
    }

    /** Who answered is stored as an id: names change, and are forgotten when somebody leaves. */
    private static AssessmentFile fileOf(Worksheet worksheet) {
        AssessmentView view = worksheet.assessment();
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        worksheet
                .entries()
                .forEach(
                        (question, entry) -> {
                            if (entry.answer() != null) {
                                answers.put(
                                        question,
                                        new AssessmentFile.Entry(
                                                entry.answer(),
                                                entry.note(),
                                                entry.links(),
                                                entry.by().value().toString(),
                                                entry.at()));
                            }
                        });
        return new AssessmentFile(
                worksheet.method(),
                new AssessmentFile.Initiative(view.name(), view.team().name(), view.summary()),
                answers,
                worksheet.economics());
    }

    /**
     * Takes the latest submission back: its answers can be changed again, and it counts as
     * withdrawn.
     *
     * @throws Conflict if it is not in review
     */
    public void withdraw(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Act.WITHDRAW);
        assessments.reopen(id);
        int number = records.lastNumber(id);
        records.withdraw(id, number, person.id(), clock.instant());
        tell(Happening.Kind.WITHDRAWN, assessment, number, person);
    }

    /**
     * Lets the answers be changed again, for a next submission; the latest one stands.
     *
     * @throws Conflict if it is not in review
     */
    public void reopen(AssessmentId id) {
        assessments.reopen(id);
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Act.REOPEN);
        tell(Happening.Kind.REOPENED, assessment, records.lastNumber(id), person);
    }

    private void tell(Happening.Kind kind, AssessmentView assessment, int number, SignedIn person) {
        events.publishEvent(
                new Happening(
                        kind,
                        assessment.team().id(),
                        assessment.id().value(),
                        person.id(),
                        Set.of(),
                        "/assessments/%s/reports/%d".formatted(assessment.id(), number),
                        Integer.toString(number)));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<EvaluationView> of(AssessmentId id) {
        assessments.view(id);
        return records.of(id);
    }

    /** The latest submission, taken back or not. */
    @Transactional(readOnly = true)
    public Optional<EvaluationView> latest(AssessmentId id) {
        return of(id).stream().findFirst();
    }

    /**
     * @throws NotFound if there is none with this number
     */
    @Transactional(readOnly = true)
    public Evaluation find(AssessmentId id, int number) {
        AssessmentView assessment = assessments.view(id);
        StoredEvaluation stored = records.find(id, number).orElseThrow(NotFound::new);
        AssessmentFile file =
                AssessmentFiles.read(
                        "evaluation",
                        stored.content().answers().getBytes(StandardCharsets.UTF_8),
                        KnownMethods.shipped());
        Result result = ResultTrace.read(stored.content().result());
        Map<PersonId, PersonView> names = names(file, stored.content().submittedBy());
        Analysis analysis = AnalysisTrace.read(stored.content().analysis());
        Appraisal again = again(file, analysis);
        return new Evaluation(
                view(stored, result, records.withdrawnAt(id, number)),
                assessment,
                name(names, stored.content().submittedBy()),
                named(file, names),
                new Appraisal(result, analysis),
                stored.sha256(),
                stored.content().methodSha256(),
                stored.content().engine(),
                ResultTrace.write(again.result()).equals(stored.content().result())
                        && Objects.equals(
                                AnalysisTrace.write(again.analysis()), stored.content().analysis()),
                stored.intact(),
                MethodHash.of(stored.content().method()).equals(stored.content().methodSha256()));
    }

    /** Computed again as it was, with the same seed and number of draws. */
    private Appraisal again(AssessmentFile file, @Nullable Analysis before) {
        Appraiser appraiser = new Appraiser(file.method(), analyses);
        return before == null
                ? appraiser.appraise(file.sheet(), file.economics())
                : appraiser.appraise(file.sheet(), file.economics(), before.seed(), before.draws());
    }

    private static EvaluationView view(
            StoredEvaluation stored, Result result, @Nullable Instant withdrawnAt) {
        StoredEvaluation.Content content = stored.content();
        return new EvaluationView(
                content.assessment(),
                content.number(),
                content.submittedAt(),
                content.submittedBy(),
                content.method(),
                result.verdict(),
                withdrawnAt);
    }

    private Map<PersonId, PersonView> names(AssessmentFile file, PersonId submitter) {
        Set<PersonId> ids = new HashSet<>();
        ids.add(submitter);
        file.answers().values().stream()
                .flatMap(entry -> Optional.ofNullable(entry.by()).stream())
                .map(by -> new PersonId(UUID.fromString(by)))
                .forEach(ids::add);
        return new HashMap<>(people.byId(ids));
    }

    private static String name(Map<PersonId, PersonView> names, PersonId id) {
        PersonView person = names.get(id);
        return person == null ? "" : person.name();
    }

    private static AssessmentFile named(AssessmentFile file, Map<PersonId, PersonView> names) {
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        file.answers()
                .forEach(
                        (question, entry) ->
                                answers.put(
                                        question,
                                        new AssessmentFile.Entry(
                                                entry.answer(),
                                                entry.note(),
                                                entry.links(),
                                                entry.by() == null
                                                        ? null
                                                        : name(
                                                                names,
                                                                new PersonId(
                                                                        UUID.fromString(
                                                                                entry.by()))),
                                                entry.at())));
        return new AssessmentFile(file.method(), file.initiative(), answers, file.economics());
    }
}
