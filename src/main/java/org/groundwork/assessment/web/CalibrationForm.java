package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.Calibrations.Interval;
import org.groundwork.assessment.Calibrations.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * Ten intervals as they were typed.
 *
 * @param intervals all ten, where nothing is wrong
 * @param problems by the quantity's id; the key of a message
 */
record CalibrationForm(List<Interval> intervals, Map<String, String> problems) {

    private static final String MISSING = "MISSING";

    static CalibrationForm of(Map<String, String> sent, LocalNumbers numbers) {
        List<Interval> intervals = new ArrayList<>();
        Map<String, String> problems = new LinkedHashMap<>();
        for (Quantity quantity : Quantity.values()) {
            String id = id(quantity);
            LocalNumbers.Read low = numbers.read(sent.getOrDefault(id + ".low", ""), Double.MAX_VALUE);
            LocalNumbers.Read high = numbers.read(sent.getOrDefault(id + ".high", ""), Double.MAX_VALUE);
            String problem = problem(low);
            if (problem == null) {
                problem = problem(high);
            }
            if (problem != null) {
                problems.put(id, problem);
            } else if (low instanceof LocalNumbers.Number(var from) && high instanceof LocalNumbers.Number(var to)) {
                if (from.compareTo(to) >= 0) {
                    problems.put(id, "ORDER");
                } else {
                    intervals.add(new Interval(from.doubleValue(), to.doubleValue()));
                }
            }
        }
        return new CalibrationForm(intervals, problems);
    }

    static String id(Quantity quantity) {
        return quantity.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static @Nullable String problem(LocalNumbers.Read read) {
        return switch (read) {
            case LocalNumbers.Nothing nothing -> MISSING;
            case LocalNumbers.NoNumber none -> "NO_NUMBER";
            case LocalNumbers.Unclear unclear -> "UNCLEAR";
            case LocalNumbers.Number number -> null;
        };
    }
}
