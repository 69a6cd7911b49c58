/** The pages on which managers review, and on which a team talks about an assessment. */
@NullMarked
package org.groundwork.review.web;

import org.jspecify.annotations.NullMarked;
