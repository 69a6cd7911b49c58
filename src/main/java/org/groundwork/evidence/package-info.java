/**
 * Looks into files that people bring as evidence: what a file is by its content, and whether anything in it could
 * act. Nothing of a file is ever run, fetched or rendered here, and all looking is bounded in memory and time. Pure.
 */
@NullMarked
package org.groundwork.evidence;

import org.jspecify.annotations.NullMarked;
