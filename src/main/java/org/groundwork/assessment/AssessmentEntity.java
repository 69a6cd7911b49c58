package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.hibernate.annotations.OptimisticLock;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "assessment")
class AssessmentEntity {

    @Id
    private UUID id;

    @Column(updatable = false)
    private UUID teamId;

    @Column
    private String name;

    @Column
    private String summary;

    /** Moving it to another version must not count as a change of name or summary. */
    @OptimisticLock(excluded = true)
    private String method;

    @Enumerated(EnumType.STRING)
    private AssessmentStatus status;

    @Column(updatable = false)
    private Instant createdAt;

    @Column(updatable = false)
    private UUID createdBy;

    /** Every saved answer sets it; that must not count as a change of name or summary. */
    @OptimisticLock(excluded = true)
    private Instant changedAt;

    @Column
    private @Nullable Instant archivedAt;

    @Column
    private @Nullable UUID archivedBy;

    @Version
    private @Nullable Long version;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AssessmentEntity() {}

    AssessmentEntity(
            AssessmentId id, TeamId team, String name, String summary, String method, PersonId by, Instant at) {
        this.id = id.value();
        this.teamId = team.value();
        this.name = name;
        this.summary = summary;
        this.method = method;
        this.status = AssessmentStatus.OPEN;
        this.createdBy = by.value();
        this.createdAt = at;
        this.changedAt = at;
    }

    AssessmentId id() {
        return new AssessmentId(id);
    }

    TeamId team() {
        return new TeamId(teamId);
    }

    String name() {
        return name;
    }

    String summary() {
        return summary;
    }

    String method() {
        return method;
    }

    AssessmentStatus status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean archived() {
        return archivedAt != null;
    }

    boolean open() {
        return status.answerable() && archivedAt == null;
    }

    long version() {
        return version == null ? 0 : version;
    }

    void edit(String newName, String newSummary, Instant at) {
        name = newName;
        summary = newSummary;
        changedAt = at;
    }

    void touch(Instant at) {
        changedAt = at;
    }

    void moveTo(String newMethod, Instant at) {
        method = newMethod;
        changedAt = at;
    }

    void archive(PersonId by, Instant at) {
        archivedAt = at;
        archivedBy = by.value();
        changedAt = at;
    }

    void restore(Instant at) {
        archivedAt = null;
        archivedBy = null;
        changedAt = at;
    }

    void become(AssessmentStatus newStatus, Instant at) {
        status = newStatus;
        changedAt = at;
    }

    AssessmentView view(TeamView team) {
        return new AssessmentView(
                id(),
                team,
                name,
                summary,
                method,
                status,
                archivedAt,
                new PersonId(createdBy),
                createdAt,
                changedAt,
                version());
    }
}
