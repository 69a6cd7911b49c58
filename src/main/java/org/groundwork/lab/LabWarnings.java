package org.groundwork.lab;

import static org.groundwork.lab.LabTexts.get;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Warnings in words: what was found, what it means, what to do. */
public final class LabWarnings {

    private static final double HUNDRED = 100;
    private static final double PERCENT_FROM = 0;

    private LabWarnings() {}

    /** Before anything was measured. */
    public static LabView.Warning view(LabWarning warning) {
        return view(warning, Set.copyOf(warning.columns()));
    }

    /**
     * @param used columns that were learned from: what a column that was left out gives away does no harm
     */
    static LabView.Warning view(LabWarning warning, Set<String> used) {
        LabWarning.Kind kind = warning.kind();
        String start = "lab.warning." + kind.id();
        boolean harmless = aboutColumn(kind)
                && !warning.columns().isEmpty()
                && warning.columns().stream().noneMatch(used::contains);
        String[] values = values(warning);
        String first = values[1];
        String title = kind == LabWarning.Kind.LEAK && warning.value() != null
                ? start + ".by-value"
                : first.equals("1") && LabTexts.has(start + ".one") ? start + ".one" : start;
        return new LabView.Warning(
                kind,
                kind.isSerious() && !harmless,
                get(title, values),
                harmless ? get("lab.warning.harmless") : get(start + ".meaning", values),
                harmless ? get("lab.warning.harmless.remedy") : get(start + ".remedy", values));
    }

    private static boolean aboutColumn(LabWarning.Kind kind) {
        return kind == LabWarning.Kind.LEAK
                || kind == LabWarning.Kind.LEAK_BY_MISSING
                || kind == LabWarning.Kind.LEAK_BY_NAME
                || kind == LabWarning.Kind.AFTER_DECISION;
    }

    /** Columns, then two figures, then the value. */
    private static String[] values(LabWarning warning) {
        List<String> values = new ArrayList<>();
        values.add(warning.columns().isEmpty() ? get("lab.warning.a-column") : LabTexts.names(warning.columns()));
        values.add(figure(warning, 0));
        values.add(figure(warning, 1));
        values.add(warning.value() == null ? get("lab.warning.some-time") : LabTexts.shortened(warning.value()));
        return values.toArray(String[]::new);
    }

    private static String figure(LabWarning warning, int at) {
        if (at >= warning.figures().size()) {
            return get("lab.warning.some");
        }
        double figure = warning.figures().get(at);
        return switch (warning.kind()) {
            case LEAK, LEAK_BY_MISSING, AFTER_DECISION, COLUMN_DRIFT ->
                Figures.WHOLE.of(Math.max(PERCENT_FROM, figure) * HUNDRED);
            case DRIFT -> Figures.of(0, Math.abs(figure)).of(figure);
            default -> Figures.WHOLE.of(figure);
        };
    }
}
