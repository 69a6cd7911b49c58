package org.groundwork.assessment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Writes what is never changed afterwards: every version of an answer and of an economic entry, and
 * what happens to an assessment.
 */
@Component
class AssessmentHistory {

    /**
     * What this module tells the others of; modules that do more with an assessment tell of that.
     */
    private static final Map<Activity.What, ActivityKind> TOLD = Map.of(
            Activity.What.CREATED, AssessmentActivity.CREATED,
            Activity.What.IMPORTED, AssessmentActivity.IMPORTED,
            Activity.What.DUPLICATED, AssessmentActivity.DUPLICATED,
            Activity.What.EDITED, AssessmentActivity.EDITED,
            Activity.What.ASSIGNED, AssessmentActivity.ASSIGNED,
            Activity.What.UNASSIGNED, AssessmentActivity.UNASSIGNED,
            Activity.What.ARCHIVED, AssessmentActivity.ARCHIVED,
            Activity.What.RESTORED, AssessmentActivity.RESTORED);

    private final EntityManager database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AssessmentHistory(EntityManager database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** Writes the first entry under a question. */
    AnswerEntity first(AssessmentId assessment, String question, AnswerContent content, @Nullable UUID page) {
        return first(new AnswerEntity(new EntryKey(assessment.value(), question), content, page));
    }

    /** Writes the first entry under an economic item. */
    EconomicEntryEntity first(
            AssessmentId assessment, EconomicItem item, EconomicContent content, @Nullable UUID page) {
        return first(new EconomicEntryEntity(new EntryKey(assessment.value(), item.id()), content, page));
    }

    private <E extends EntryEntity<?>> E first(E entry) {
        database.persist(entry);
        database.persist(entry.history());
        return entry;
    }

    /** Writes the next version of an entry. */
    <C extends EntryContent> void next(EntryEntity<C> entry, C content, @Nullable UUID page) {
        entry.become(content, page);
        database.flush();
        database.persist(entry.history());
    }

    /** Keeps what was not taken. */
    UUID notTaken(AnswerNotTakenEntity answer) {
        database.persist(answer);
        return answer.id();
    }

    /** Keeps what was not taken. */
    UUID notTaken(EconomicNotTakenEntity entry) {
        database.persist(entry);
        return entry.id();
    }

    void happened(AssessmentId assessment, PersonId by, Activity.What what) {
        happened(assessment, by, what, null, null, null);
    }

    void happened(AssessmentId assessment, PersonId by, Activity.What what, @Nullable String detail) {
        happened(assessment, by, what, null, null, detail);
    }

    void happened(
            AssessmentId assessment,
            PersonId by,
            Activity.What what,
            @Nullable String section,
            @Nullable PersonId person,
            @Nullable String detail) {
        database.persist(new AssessmentEventEntity(assessment, by, clock.instant(), what, section, person, detail));
        ActivityKind kind = TOLD.get(what);
        if (kind != null) {
            tell(new ActivityEvent(
                    kind,
                    database.find(AssessmentEntity.class, assessment.value()).team(),
                    assessment.value(),
                    by,
                    person == null ? Set.of() : Set.of(person),
                    section == null ? null : AssessmentTargets.section(section),
                    section));
        }
    }

    /** Tells the other modules, in the transaction at hand. */
    void tell(ActivityEvent event) {
        events.publishEvent(event);
    }
}
