/**
 * Real initiatives whose outcome is known: what the method makes of them, and which of them are
 * like an assessment. Uses markup, document, method and scoring only; knows no framework and no
 * clock.
 */
@NullMarked
package org.groundwork.reference;

import org.jspecify.annotations.NullMarked;
