package org.groundwork.assessment;

import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;

import java.util.UUID;

/** One version of an economic entry. Never changed, never deleted. */
@Entity
@Immutable
@Table(name = "economic_entry_history")
class EconomicVersionEntity {

    @Embeddable
    record Key(UUID assessmentId, String item, int version) {}

    @EmbeddedId private Key key;

    @Embedded private EconomicContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicVersionEntity() {}

    EconomicVersionEntity(Key key, EconomicContent content) {
        this.key = key;
        this.content = content;
    }

    EconomicEntry entry() {
        return content.entry(key.item(), key.version());
    }
}
