package org.groundwork.lab;

import java.util.List;

/** A column in memory. */
public sealed interface CaseColumn {

    String name();

    /**
     * @param values NaN where missing
     */
    record Numbers(String name, double[] values) implements CaseColumn {}

    /**
     * @param codes places in {@code categories}; -1 where missing
     */
    record Categories(String name, int[] codes, List<String> categories) implements CaseColumn {}

    /**
     * @param seconds epoch seconds, UTC; {@link #MISSING} where missing
     */
    record Times(String name, long[] seconds) implements CaseColumn {
        public static final long MISSING = Long.MIN_VALUE;
    }
}
