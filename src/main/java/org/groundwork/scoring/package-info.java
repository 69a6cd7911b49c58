/** Turns an answer sheet into readings, scores, gates, a verdict and what would change it. Pure. */
@NullMarked
package org.groundwork.scoring;

import org.jspecify.annotations.NullMarked;
