package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Texts;

/**
 * What every version of an answer and of an economic entry has: a note, who wrote the version and
 * when. The columns are the same in the live table and in its history.
 */
@MappedSuperclass
abstract class EntryContent {

    @Column
    private String note;

    @Column
    private UUID createdBy;

    @Column
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EntryContent() {}

    EntryContent(String note, PersonId by, Instant at) {
        this.note = Texts.written(note);
        this.createdBy = by.value();
        this.createdAt = at;
    }

    String note() {
        return note;
    }

    PersonId by() {
        return new PersonId(createdBy);
    }

    Instant at() {
        return createdAt;
    }
}
