package org.groundwork.evaluation;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.assessment.Analyses;
import org.groundwork.assessment.AnswerFile;
import org.groundwork.assessment.AnswerFiles;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.assessment.Transition;
import org.groundwork.document.Allowed;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Submissions of assessments. Every method is for the person who is signed in: an assessment of
 * somebody else's team is {@link NotFound}, an act that the person's role does not include is
 * {@link org.groundwork.platform.Forbidden}.
 */
@Service
@Transactional
public class Evaluations {

    /** Characters of a reason for opening again. */
    private static final int LONGEST_REASON = 5_000;

    private final Assessments assessments;
    private final AnswerFiles files;
    private final Analyses analyses;
    private final EvaluationRepository repository;
    private final Access access;
    private final People people;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final String engine;

    Evaluations(
            Assessments assessments,
            AnswerFiles files,
            Analyses analyses,
            EvaluationRepository repository,
            Access access,
            People people,
            ApplicationEventPublisher events,
            Clock clock,
            @Value("${spring.application.version:}") String engine) {
        this.assessments = assessments;
        this.files = files;
        this.analyses = analyses;
        this.repository = repository;
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
        SignedIn person = assessments.move(id, Transition.SUBMIT);
        ScoredAssessment scored = assessments.scored(id);
        AssessmentFile file = fileOf(scored, files.standing(id));
        StoredEvaluation stored = StoredEvaluation.sealed(new StoredEvaluation.Content(
                id,
                repository.lastNumber(id) + 1,
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                person.id(),
                file.method().ref(),
                MethodHash.of(file.method().ref()),
                engine,
                AssessmentFiles.writeJson(file),
                StoredJson.write(scored.result()),
                StoredJson.write(scored.appraisal().analysis())));
        repository.insert(
                stored,
                VerdictBasis.named(file.sheet(), scored.result()),
                scored.result().settled());
        EvaluationView view = repository.view(id, stored.content().number()).orElseThrow();
        events.publishEvent(new Submitted(new Submission(view, file, scored.appraisal())));
        tell(EvaluationActivity.SUBMITTED, id, view.number(), person);
        return view;
    }

    /**
     * Who answered is stored as an id: names change, and are forgotten when somebody leaves.
     *
     * @param files that stand with the answers, by question; named with what tells that they are the same
     */
    static AssessmentFile fileOf(ScoredAssessment scored, Map<String, List<AnswerFile>> files) {
        AssessmentView view = scored.assessment();
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        scored.entries().forEach((question, entry) -> {
            if (entry.answer() != null) {
                answers.put(
                        question,
                        new AssessmentFile.Entry(
                                entry.answer(),
                                entry.note(),
                                entry.links(),
                                entry.by().value().toString(),
                                entry.at(),
                                entry.lookAgain() ? entry.origin().method() : null,
                                files.getOrDefault(question, List.of()).stream()
                                        .map(file -> new AssessmentFile.NamedFile(file.name(), file.sha256()))
                                        .toList()));
            }
        });
        return new AssessmentFile(
                scored.method(),
                new AssessmentFile.Initiative(view.name(), view.team().name(), view.summary()),
                answers,
                scored.economics());
    }

    /**
     * Takes the latest submission back: its answers can be changed again, and it counts as
     * withdrawn.
     *
     * @throws Conflict if it is not in review
     */
    public void withdraw(AssessmentId id) {
        SignedIn person = assessments.move(id, Transition.WITHDRAW);
        int number = openAgain(id, OpenedAgain.Kind.WITHDRAWN, person, "");
        events.publishEvent(new Withdrawn(id, number));
        tell(EvaluationActivity.WITHDRAWN, id, number, person);
    }

    /**
     * Lets the answers be changed again, for a next submission. The latest one stays; what was
     * decided on it no longer holds.
     *
     * @param reason why; may be empty where nothing was decided
     * @throws InvalidInput if a decision is given up without a reason, or the reason cannot be kept
     * @throws Conflict if it is neither in review nor decided
     */
    public void reopen(AssessmentId id, String reason) {
        String given = reason.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (Allowed.length(given) > LONGEST_REASON) {
            throw new InvalidInput("evaluation.reopen.reason.too-long", Integer.toString(LONGEST_REASON));
        }
        if (Allowed.forbidden(given) != null) {
            throw new InvalidInput("evaluation.reopen.reason.forbidden");
        }
        Assessments.Moved moved = assessments.moveFrom(id, Transition.REOPEN);
        if (moved.from() == AssessmentStatus.DECIDED && given.isEmpty()) {
            throw new InvalidInput("evaluation.reopen.reason.missing");
        }
        int number = openAgain(id, OpenedAgain.Kind.REOPENED, moved.by(), given);
        tell(EvaluationActivity.REOPENED, id, number, moved.by());
    }

    private int openAgain(AssessmentId id, OpenedAgain.Kind kind, SignedIn person, String reason) {
        int number = repository.lastNumber(id);
        repository.openAgain(id, number, new OpenedAgain(kind, person.id(), clock.instant(), reason));
        return number;
    }

    private void tell(ActivityKind kind, AssessmentId id, int number, SignedIn person) {
        AssessmentView assessment = assessments.view(id);
        events.publishEvent(new ActivityEvent(
                kind,
                assessment.team().id(),
                id.value(),
                person.id(),
                Set.of(),
                EvaluationTargets.submission(number),
                Integer.toString(number)));
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<EvaluationView> of(AssessmentId id) {
        assessments.view(id);
        return repository.of(id);
    }

    /**
     * The latest submission of each of these that has one, for a list that was made for the person:
     * it does not check again whose they are.
     */
    @Transactional(readOnly = true)
    public Map<AssessmentId, EvaluationView> latestOf(Collection<AssessmentId> ids) {
        return repository.latestOf(ids).stream()
                .collect(Collectors.toMap(EvaluationView::assessment, Function.identity()));
    }

    /** A submission. */
    public record Key(AssessmentId assessment, int number) {}

    /** Of these, those that there are; for a list that was made for the person, as {@link #latestOf}. */
    @Transactional(readOnly = true)
    public Map<Key, EvaluationView> these(Collection<Key> submissions) {
        return repository.these(submissions).stream()
                .collect(Collectors.toMap(view -> new Key(view.assessment(), view.number()), Function.identity()));
    }

    /**
     * Why submissions of these were opened again, as far as somebody said; for a list that was made
     * for the person, as {@link #latestOf}.
     */
    @Transactional(readOnly = true)
    public Map<Key, String> openingReasons(Collection<AssessmentId> ids) {
        return repository.openingReasons(ids);
    }

    /**
     * The economic analysis in the latest submission of each of these that has one, as it was
     * stored; for a list that was made for the person, as {@link #latestOf}.
     */
    @Transactional(readOnly = true)
    public Map<AssessmentId, Priced> pricedOf(Collection<AssessmentId> ids) {
        Map<AssessmentId, Priced> priced = new HashMap<>();
        for (StoredEvaluation stored : repository.latestStored(ids)) {
            Analysis analysis = StoredJson.analysis(stored.content().analysis());
            if (analysis != null) {
                priced.put(
                        stored.content().assessment(),
                        new Priced(analysis, stored.decoded().file().economics()));
            }
        }
        return priced;
    }

    /** Money as it was computed for a submission, with what was stated for it. */
    public record Priced(Analysis analysis, @Nullable EconomicInputs stated) {

        /** ISO 4217; null where none was stated. */
        public @Nullable String currency() {
            return stated == null ? null : stated.currency();
        }
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
        StoredEvaluation stored = repository.find(id, number).orElseThrow(NotFound::new);
        StoredEvaluation.Decoded decoded = stored.decoded();
        AssessmentFile file = decoded.file();
        Map<PersonId, PersonView> names = names(file, stored.content().submittedBy());
        Analysis analysis = decoded.appraisal().analysis();
        boolean older = analysis != null && !analysis.engine().equals(Simulation.ENGINE);
        Appraisal again = again(file, analysis, older);
        return new Evaluation(
                repository.view(id, number).orElseThrow(NotFound::new),
                assessment,
                name(names, stored.content().submittedBy()),
                named(file, names),
                decoded.appraisal(),
                stored.sha256(),
                stored.content().methodSha256(),
                stored.content().engine(),
                StoredJson.write(again.result()).equals(stored.content().result())
                        && (older
                                || Objects.equals(
                                        StoredJson.write(again.analysis()),
                                        stored.content().analysis())),
                older,
                stored.intact(),
                MethodHash.of(stored.content().method()).equals(stored.content().methodSha256()));
    }

    /**
     * Computed again as it was, with the same seed and number of draws.
     *
     * @param older an engine computed the money that is no longer there: its figures stand
     */
    private Appraisal again(AssessmentFile file, @Nullable Analysis before, boolean older) {
        Appraiser appraiser = before != null && older
                ? new Appraiser(file.method(), (inputs, moved, seed, draws) -> before)
                : new Appraiser(file.method(), analyses);
        return before == null
                ? appraiser.appraise(file.sheet(), file.economics())
                : appraiser.appraise(file.sheet(), file.economics(), before.seed(), before.draws());
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
                .forEach((question, entry) -> answers.put(
                        question,
                        new AssessmentFile.Entry(
                                entry.answer(),
                                entry.note(),
                                entry.links(),
                                entry.by() == null ? null : name(names, new PersonId(UUID.fromString(entry.by()))),
                                entry.at(),
                                entry.givenUnder(),
                                entry.files())));
        return new AssessmentFile(file.method(), file.initiative(), answers, file.economics());
    }
}
