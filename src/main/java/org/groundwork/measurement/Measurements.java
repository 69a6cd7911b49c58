package org.groundwork.measurement;

import java.time.Instant;
import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.lab.LabJson;
import org.groundwork.lab.LabResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;

/** What was measured. */
@Service
@Transactional(readOnly = true)
public class Measurements {

    private static final Logger log = LoggerFactory.getLogger(Measurements.class);

    private final MeasurementRepository measurements;

    Measurements(MeasurementRepository measurements) {
        this.measurements = measurements;
    }

    /**
     * A result, and when it came out.
     */
    public record Measured(MeasurementId id, LabResult result, Instant at) {}

    /**
     * The last result of an assessment by then, for what is shown to people who were let through to the
     * assessment or its report already; this asks nobody. A result that this version cannot read counts as
     * none.
     *
     * @param before for a submission the moment of it
     */
    public Optional<Measured> latest(AssessmentId assessment, Instant before) {
        return measurements
                .latest(assessment, before)
                .flatMap(row -> read(row.id(), row.result()).map(result -> new Measured(row.id(), result, row.at())));
    }

    static Optional<LabResult> read(MeasurementId id, String json) {
        try {
            return Optional.of(LabJson.read(json));
        } catch (JacksonException unreadable) {
            log.warn("the result of measurement {} cannot be read by this version", id);
            return Optional.empty();
        }
    }
}
