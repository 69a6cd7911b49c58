package org.groundwork.report.office;

/**
 * A drawing as a picture of points.
 *
 * @param png the file
 * @param width in points; there are two dots and more for each
 */
record Picture(byte[] png, double width, double height) {}
