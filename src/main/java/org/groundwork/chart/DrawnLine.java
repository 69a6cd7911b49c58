package org.groundwork.chart;

/**
 * One line of text in a drawing, in user units of the SVG, y downwards.
 *
 * @param x where it starts, or its middle for centred text
 * @param y its baseline
 */
public record DrawnLine(double x, double y, String text) {}
