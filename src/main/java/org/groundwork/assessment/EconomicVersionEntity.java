package org.groundwork.assessment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** One version of an economic entry. Never changed, never deleted. */
@Entity
@Immutable
@Table(name = "economic_entry_history")
class EconomicVersionEntity {

    @EmbeddedId
    @AttributeOverride(name = "subject", column = @Column(name = "item"))
    private VersionKey key;

    @Embedded
    private EconomicContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicVersionEntity() {}

    EconomicVersionEntity(VersionKey key, EconomicContent content) {
        this.key = key;
        this.content = content;
    }

    EconomicEntry entry() {
        return content.entry(key.subject(), key.version());
    }
}
