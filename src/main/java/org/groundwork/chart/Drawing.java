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

    /** To a tenth of a unit, so that the markup stays short. */
    static double tenth(double value) {
        return Math.round(value * 10) / 10.0;
    }

    /** Rounded up: PDF renderers read a picture's size as whole numbers. */
    static int whole(double value) {
        return (int) Math.ceil(value);
    }
}
