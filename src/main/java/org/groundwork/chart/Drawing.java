package org.groundwork.chart;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic that the charts' drawings share; in user units of the SVG, y downwards. */
final class Drawing {

    private Drawing() {}

    /** Lines of text, one below the other; {@code y} is the first baseline. */
    static List<DrawnLine> lines(List<String> texts, double x, double y, double leading) {
        List<DrawnLine> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(new DrawnLine(tenth(x), tenth(y + i * leading), texts.get(i)));
        }
        return List.copyOf(lines);
    }

    /**
     * Slanted strokes between two edges, cut there, as SVG path data; empty where there is no room.
     * Drawn one by one because a pattern needs an id, which two charts of a page would share, and
     * because PDF renderers vary in them.
     */
    static String hatching(double left, double right, double top, double thick) {
        StringBuilder path = new StringBuilder();
        double bottom = top + thick;
        for (double foot = left - thick + 4; foot < right; foot += 6) {
            double x1 = Math.max(foot, left);
            double x2 = Math.min(foot + thick, right);
            if (x2 > x1) {
                path.append('M').append(tenth(x1)).append(' ').append(tenth(bottom - (x1 - foot)));
                path.append('L').append(tenth(x2)).append(' ').append(tenth(bottom - (x2 - foot)));
            }
        }
        return path.toString();
    }

    /** To a tenth of a unit, so that the markup stays short. */
    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Rounded up: PDF renderers read a picture's size as whole numbers. */
    static int whole(double value) {
        return (int) Math.ceil(value);
    }
}
