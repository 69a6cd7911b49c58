/**
 * The questionnaire as data: sections, questions, levels, gates, verdicts and recipes; its loader
 * and its lint.
 */
@NullMarked
package org.groundwork.method;

import org.jspecify.annotations.NullMarked;
