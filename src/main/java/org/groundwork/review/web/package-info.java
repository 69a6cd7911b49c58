/** The pages of the review room. */
@NullMarked
package org.groundwork.review.web;

import org.jspecify.annotations.NullMarked;
