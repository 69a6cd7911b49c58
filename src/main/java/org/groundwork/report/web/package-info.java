/** The report's pages and documents. */
@NullMarked
package org.groundwork.report.web;

import org.jspecify.annotations.NullMarked;
