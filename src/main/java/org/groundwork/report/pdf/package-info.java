/**
 * Prints XHTML as tagged PDF: fonts, right-to-left text, and what a font lacks. Knows nothing of
 * reports.
 */
@NamedInterface("pdf")
@NullMarked
package org.groundwork.report.pdf;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
