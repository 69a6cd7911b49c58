package org.groundwork.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail, for administrators. */
@Service
@Transactional(readOnly = true)
public class AuditEvents {

    private static final int BATCH = 1000;

    private final AuditRepository rows;
    private final AuditTrail trail;
    private final ObjectProvider<ActivityKinds> kinds;

    AuditEvents(AuditRepository rows, AuditTrail trail, ObjectProvider<ActivityKinds> kinds) {
        this.rows = rows;
        this.trail = trail;
        this.kinds = kinds;
    }

    /**
     * Somebody did something.
     *
     * @param id later ones have a higher one
     * @param actor null for the application itself
     * @param act name of an {@link AuditTrail.Event} or id of an {@link ActivityKind}
     * @param person whom it was done to
     */
    public record AuditEventView(
            long id,
            Instant at,
            @Nullable PersonId actor,
            String act,
            @Nullable PersonId person,
            @Nullable TeamId team,
            @Nullable UUID assessment,
            @Nullable String detail) {}

    /** What can be done to people, teams and access. */
    public static List<String> actsOnAccess() {
        return Arrays.stream(AuditTrail.Event.values()).map(Enum::name).toList();
    }

    /** What can be done to assessments. */
    public List<String> actsOnAssessments() {
        return kinds.orderedStream()
                .flatMap(module -> module.kinds().stream())
                .map(ActivityKind::id)
                .toList();
    }

    /**
     * The latest first.
     *
     * @param before only those with a lower id; null for the latest of all
     * @param most so many at most
     */
    public List<AuditEventView> find(AuditFilter filter, @Nullable Long before, int most) {
        return rows.find(filter, before, most);
    }

    /** All of them, the latest first, a batch at a time, however many there are. */
    public void forEachBatch(AuditFilter filter, Consumer<List<AuditEventView>> consumer) {
        Long before = null;
        List<AuditEventView> batch = find(filter, before, BATCH);
        while (!batch.isEmpty()) {
            consumer.accept(batch);
            before = batch.getLast().id();
            batch = batch.size() < BATCH ? List.of() : find(filter, before, BATCH);
        }
    }

    /** Writes down that the trail was taken out. */
    @Transactional
    public void exported(AuditFilter filter, PersonId by) {
        trail.record(AuditTrail.Event.AUDIT_EXPORTED, by, null, null, filter.fields());
    }

    /** Whether there is such an act. */
    public boolean isAct(String name) {
        return Stream.concat(actsOnAccess().stream(), actsOnAssessments().stream())
                .anyMatch(name::equals);
    }
}
