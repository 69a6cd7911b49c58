package org.groundwork.economics;

import java.util.Locale;

/** What a model would learn from; sets the default of what ML closes of the gap. */
public enum DataKind {
    /** Christodoulou 2019, Hand 2006: strong sources. */
    TABULAR(new Range.Interval(0.02, 0.30), new Range.Interval(0.10, 0.60)),
    TEXT(new Range.Interval(0.05, 0.60), new Range.Interval(0.10, 0.60)),
    IMAGE(new Range.Interval(0.20, 0.70), new Range.Interval(0.02, 0.15));

    private final Range closesGap;
    private final Range captures;

    DataKind(Range closesGap, Range captures) {
        this.closesGap = closesGap;
        this.captures = captures;
    }

    /** Share of the remaining gap. */
    public Range closesGap() {
        return closesGap;
    }

    /** Share of what is at stake that a simple solution captures. */
    public Range captures() {
        return captures;
    }

    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
