package org.groundwork.assessment;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * What an entry stands under.
 *
 * @param subject id of a question or of an economic item
 */
@Embeddable
record EntryKey(UUID assessmentId, String subject) {

    VersionKey version(int version) {
        return new VersionKey(assessmentId, subject, version);
    }
}
