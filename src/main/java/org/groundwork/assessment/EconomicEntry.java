package org.groundwork.assessment;

import java.time.Instant;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What stands under an economic item.
 *
 * @param value null while there is only a note, or where it was cleared again
 * @param note empty when there is none
 * @param by who changed it last
 * @param version counts its changes from 1
 */
public record EconomicEntry(
        EconomicItem item, @Nullable EconomicValue value, String note, PersonId by, Instant at, int version) {}
