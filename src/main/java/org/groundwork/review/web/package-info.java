/** The pages on which managers review, and on which a team talks and plans what to do next. */
@NullMarked
package org.groundwork.review.web;

import org.jspecify.annotations.NullMarked;
