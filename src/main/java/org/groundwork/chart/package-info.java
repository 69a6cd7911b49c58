/**
 * The arithmetic of the drawings that pages and the PDF share: staircase, readiness, pyramid, what
 * the money says, timeline, map, trends, and what contenders achieve. Pure; drawn by
 * templates/fragments/charts.
 */
@NullMarked
package org.groundwork.chart;

import org.jspecify.annotations.NullMarked;
