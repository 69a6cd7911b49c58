package org.groundwork.assessment;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/**
 * A version of what stands under something.
 *
 * @param subject id of a question or of an economic item
 */
@Embeddable
record VersionKey(UUID assessmentId, String subject, int version) {}
