package org.groundwork.measurement;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabJson;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.measurement.Uploads.Upload;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writes what becomes of measurements, each in a transaction that tells of it; asks nobody's rights. */
@Component
@Transactional
class MeasurementRecords {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final MeasurementRepository repository;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MeasurementRecords(MeasurementRepository repository, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.events = events;
        this.clock = clock;
    }

    void uploaded(Upload upload, String fileName, @Nullable String sample, UUID instance) {
        repository.insert(
                upload.id(), upload.assessment(), fileName, sample, instance, upload.person(), clock.instant());
        tell(MeasurementActivity.CASES_UPLOADED, upload, upload.person(), Set.of());
    }

    void counted(MeasurementId id, long rows, int columns) {
        repository.counted(id, rows, columns);
    }

    /** Whether it waited for that. */
    boolean started(Upload upload, LabQuestion question, PersonId by) {
        boolean started = repository.start(upload.id(), LabJson.writeQuestion(question), by, clock.instant());
        if (started) {
            tell(MeasurementActivity.MEASUREMENT_STARTED, upload, by, Set.of());
        }
        return started;
    }

    void progress(MeasurementId id, String step, double done) {
        repository.progress(id, step, done, clock.instant());
    }

    void finished(Upload upload, LabResult result, PersonId startedBy) {
        if (repository.finish(upload.id(), LabJson.write(result), clock.instant())) {
            tell(MeasurementActivity.MEASURED, upload, null, Set.of(startedBy));
        }
    }

    /** It cannot be measured: the key and arguments say why. */
    void failed(Upload upload, String key, List<Object> arguments, PersonId concerned) {
        boolean failed = repository.end(
                upload.id(), MeasurementStatus.FAILED, key, JSON.writeValueAsString(arguments), clock.instant());
        if (failed) {
            tell(MeasurementActivity.MEASUREMENT_FAILED, upload, null, Set.of(concerned));
        }
    }

    void failed(Upload upload, LabException refusal, PersonId concerned) {
        failed(upload, "lab.fault." + refusal.key(), refusal.arguments(), concerned);
    }

    /**
     * @param fault why, where nobody ended it
     * @param by null where nobody did
     */
    void cancelled(Upload upload, @Nullable String fault, @Nullable PersonId by) {
        cancelled(upload.id(), upload.assessment(), upload.team(), fault, by);
    }

    void cancelled(
            MeasurementId id, AssessmentId assessment, TeamId team, @Nullable String fault, @Nullable PersonId by) {
        if (repository.end(id, MeasurementStatus.CANCELLED, fault, null, clock.instant())) {
            tell(MeasurementActivity.MEASUREMENT_CANCELLED, id, assessment, team, by, Set.of());
        }
    }

    void lost(MeasurementId id) {
        repository.end(id, MeasurementStatus.LOST, null, null, clock.instant());
    }

    void deleted(MeasurementId id, AssessmentId assessment, TeamId team, PersonId by) {
        repository.delete(id);
        events.publishEvent(
                ActivityEvent.of(MeasurementActivity.MEASUREMENT_DELETED, team, assessment.value(), by, null));
    }

    void taken(MeasurementId id, AssessmentId assessment, TeamId team, String offer, PersonId by) {
        repository.taken(id, offer, by, clock.instant());
        tell(MeasurementActivity.MEASUREMENT_TAKEN_OVER, id, assessment, team, by, Set.of());
    }

    /** Those whose files this application holds are alive; which of them somebody wants to end, perhaps through another one. */
    List<MeasurementId> beat(Collection<MeasurementId> held, Instant at) {
        repository.beat(held, at);
        return repository.cancelRequested(held);
    }

    private void tell(MeasurementActivity kind, Upload upload, @Nullable PersonId by, Set<PersonId> concerned) {
        tell(kind, upload.id(), upload.assessment(), upload.team(), by, concerned);
    }

    private void tell(
            MeasurementActivity kind,
            MeasurementId id,
            AssessmentId assessment,
            TeamId team,
            @Nullable PersonId by,
            Set<PersonId> concerned) {
        events.publishEvent(new ActivityEvent(
                kind, team, assessment.value(), by, concerned, MeasurementTargets.measurement(id), null));
    }
}
