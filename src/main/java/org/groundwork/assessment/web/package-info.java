/** The pages on which assessments are found, filled in, checked and looked after. */
@NullMarked
package org.groundwork.assessment.web;

import org.jspecify.annotations.NullMarked;
