/**
 * The arithmetic of the drawings that pages and the PDF share: staircase, readiness, pyramid, and
 * what the money says. Pure; drawn by templates/fragments/charts.
 */
@NullMarked
package org.groundwork.chart;

import org.jspecify.annotations.NullMarked;
