package org.groundwork.assessment;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What stands under an economic item now. */
@Entity
@Table(name = "economic_entry")
@AttributeOverride(name = "key.subject", column = @Column(name = "item"))
class EconomicEntryEntity extends EntryEntity<EconomicContent> {

    @Embedded
    private EconomicContent content;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicEntryEntity() {}

    EconomicEntryEntity(EntryKey key, EconomicContent content, @Nullable UUID page) {
        super(key, page);
        this.content = content;
    }

    @Override
    void setContent(EconomicContent newContent) {
        content = newContent;
    }

    EconomicEntry entry() {
        return content.entry(key().subject(), version());
    }

    @Override
    EconomicVersionEntity history() {
        return new EconomicVersionEntity(key().version(version()), content);
    }
}
