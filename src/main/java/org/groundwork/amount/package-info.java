/**
 * Amounts as people write and read them: money, shares, ranges and their units. Reads what somebody
 * types, and says it again in words; everywhere in the same. Pure.
 */
@NullMarked
package org.groundwork.amount;

import org.jspecify.annotations.NullMarked;
