/** Submitting an assessment, and opening it again. */
@NullMarked
package org.groundwork.evaluation.web;

import org.jspecify.annotations.NullMarked;
