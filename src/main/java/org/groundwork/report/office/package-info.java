/** Reports as documents that can be edited: slides and text. */
@NullMarked
package org.groundwork.report.office;

import org.jspecify.annotations.NullMarked;
