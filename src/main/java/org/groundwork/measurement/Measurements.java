package org.groundwork.measurement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.lab.LabJson;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured, and what is being measured. For the person who is signed in: of somebody else's team
 * it is {@link NotFound}, as is everything where the administrator switched measuring off.
 */
@Service
@Transactional
public class Measurements {

    private static final Logger log = LoggerFactory.getLogger(Measurements.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** Of an assessment, the latest. */
    private static final int MOST = 100;

    /** Whoever has said nothing for so long is gone. */
    static final Duration SILENCE = Duration.ofMinutes(2);

    private final MeasurementRepository repository;
    private final MeasurementRecords records;
    private final CaseRuns runs;
    private final LabProperties properties;
    private final Assessments assessments;
    private final Access access;
    private final People people;
    private final Clock clock;

    Measurements(
            MeasurementRepository repository,
            MeasurementRecords records,
            CaseRuns runs,
            LabProperties properties,
            Assessments assessments,
            Access access,
            People people,
            Clock clock) {
        this.repository = repository;
        this.records = records;
        this.runs = runs;
        this.properties = properties;
        this.assessments = assessments;
        this.access = access;
        this.people = people;
        this.clock = clock;
    }

    /** A result, and when it came out. */
    public record Measured(MeasurementId id, LabResult result, Instant at) {}

    /**
     * The last result of an assessment by then, for what is shown to people who were let through to the
     * assessment or its report already; this asks nobody. A result that this version cannot read counts as
     * none.
     *
     * @param before for a submission the moment of it
     */
    @Transactional(readOnly = true)
    public Optional<Measured> latest(AssessmentId assessment, Instant before) {
        return repository
                .latest(assessment, before)
                .flatMap(row -> read(row.id(), row.result()).map(result -> new Measured(row.id(), result, row.at())));
    }

    private static Optional<LabResult> read(MeasurementId id, String json) {
        try {
            return Optional.of(LabJson.read(json));
        } catch (JacksonException unreadable) {
            log.warn("the result of measurement {} cannot be read by this version", id);
            return Optional.empty();
        }
    }

    /** Whether there is such a thing as measuring here. */
    public boolean enabled() {
        return properties.enabled();
    }

    /**
     * @throws NotFound with the reason, where the administrator switched it off
     */
    void requireEnabled() {
        if (!properties.enabled()) {
            throw new NotFound("measurement.off");
        }
    }

    /** The latest first. */
    public List<MeasurementView> of(AssessmentId id) {
        requireEnabled();
        assessments.view(id);
        loseSilent(id);
        return views(repository.of(id, MOST));
    }

    /** How many there are, and the last result. */
    public record Summary(int number, @Nullable Measured latest) {}

    @Transactional(readOnly = true)
    public Summary summary(AssessmentId id) {
        return new Summary(
                repository.of(id, MOST).size(), latest(id, clock.instant()).orElse(null));
    }

    /**
     * @throws NotFound if the assessment has no such measurement
     */
    public MeasurementView find(AssessmentId id, MeasurementId measurement) {
        requireEnabled();
        assessments.view(id);
        loseSilent(id);
        return views(List.of(row(id, measurement))).getFirst();
    }

    /** What the application that held it does not say any more of itself is lost. */
    private void loseSilent(AssessmentId id) {
        Instant now = clock.instant();
        repository.lose(id, now.minus(SILENCE), now);
    }

    private MeasurementRepository.Row row(AssessmentId id, MeasurementId measurement) {
        return repository.find(id, measurement).orElseThrow(NotFound::new);
    }

    /** Empty where there is none, or this version cannot read it. */
    @Transactional(readOnly = true)
    public Optional<LabResult> result(AssessmentId id, MeasurementId measurement) {
        requireEnabled();
        assessments.view(id);
        row(id, measurement);
        return repository.result(measurement).flatMap(json -> read(measurement, json));
    }

    /**
     * Ends it, wherever it runs.
     *
     * @throws Forbidden if the person does not answer
     */
    public void cancel(AssessmentId id, MeasurementId measurement) {
        requireEnabled();
        AssessmentView assessment = assessments.view(id);
        PersonId person =
                access.require(assessment.team().id(), Permission.ANSWER).id();
        MeasurementRepository.Row row = row(id, measurement);
        if (!row.status().pending()) {
            return;
        }
        repository.requestCancel(measurement);
        runs.uploads().find(measurement).ifPresent(upload -> {
            upload.cancel();
            if (upload.idle()) {
                records.cancelled(upload, null, person);
                runs.uploads().drop(measurement);
            }
        });
    }

    /**
     * Deletes a measurement and its result; the trail says that it was, not what it was of.
     *
     * @throws Forbidden if the person does not lead the team
     * @throws Conflict while it is under way
     */
    public void delete(AssessmentId id, MeasurementId measurement) {
        requireEnabled();
        AssessmentView assessment = assessments.view(id);
        PersonId person =
                access.require(assessment.team().id(), Permission.CREATE).id();
        MeasurementRepository.Row row = row(id, measurement);
        if (row.status().pending()) {
            throw new Conflict("measurement.delete.pending");
        }
        records.deleted(measurement, id, assessment.team().id(), person);
    }

    private List<MeasurementView> views(List<MeasurementRepository.Row> rows) {
        Set<PersonId> ids = new HashSet<>();
        for (MeasurementRepository.Row row : rows) {
            ids.add(row.createdBy());
            if (row.startedBy() != null) {
                ids.add(row.startedBy());
            }
        }
        Map<PersonId, PersonView> names = people.byId(ids);
        return rows.stream().map(row -> view(row, names)).toList();
    }

    private static MeasurementView view(MeasurementRepository.Row row, Map<PersonId, PersonView> names) {
        PersonId startedBy = row.startedBy();
        return new MeasurementView(
                row.id(),
                row.fileName(),
                row.sample(),
                row.status(),
                row.createdAt(),
                name(names, row.createdBy()),
                row.rows(),
                row.columns(),
                question(row),
                startedBy == null ? null : name(names, startedBy),
                row.step(),
                row.done(),
                row.cancelRequested(),
                row.endedAt(),
                row.fault(),
                arguments(row.faultArguments()));
    }

    private static String name(Map<PersonId, PersonView> names, PersonId id) {
        PersonView person = names.get(id);
        return person == null ? "" : person.name();
    }

    private static @Nullable LabQuestion question(MeasurementRepository.Row row) {
        try {
            return row.question() == null ? null : LabJson.readQuestion(row.question());
        } catch (JacksonException unreadable) {
            return null;
        }
    }

    private static List<Object> arguments(@Nullable String json) {
        return json == null ? List.of() : List.of(JSON.readValue(json, Object[].class));
    }
}
