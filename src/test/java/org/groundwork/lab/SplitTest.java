package org.groundwork.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.NullUnmarked;

@NullUnmarked
class SplitTest {

    @Property(tries = 100)
    void nothingIsOnBothSidesAndNoFutureIsLearnedFrom(
            @ForAll @IntRange(min = 200, max = 2_000) int rows,
            @ForAll @IntRange(min = 20, max = 3_000) int things,
            @ForAll @IntRange(max = 40) int delay,
            @ForAll long seed) {
        CaseTable table = Past.cancellations(rows, things, seed);
        Split split = Split.of(table, delay, seed);
        assertDisjoint(split);
        Set<Integer> past = things(table, split.past());
        assertThat(things(table, split.test())).doesNotContainAnyElementsOf(past);
        long last = time(table, split.past()).max().orElse(Long.MIN_VALUE);
        long first = time(table, split.test()).min().orElse(Long.MAX_VALUE);
        assertThat(last + delay * Past.DAY).isLessThan(first + 1);
        long learned = time(table, split.learn()).max().orElse(Long.MIN_VALUE);
        long tuned = time(table, split.tune()).min().orElse(Long.MAX_VALUE);
        assertThat(learned).isLessThan(tuned);
        assertThat(split.test().length).isPositive();
    }

    @Property(tries = 50)
    void withoutATimeThingsAreDividedByLot(@ForAll @IntRange(min = 20, max = 3_000) int things, @ForAll long seed) {
        CaseTable timed = Past.cancellations(1_500, things, seed);
        CaseTable table = new CaseTable(
                timed.rows(),
                timed.all(),
                timed.columns(),
                timed.outcome(),
                List.of(),
                null,
                timed.thing(),
                null,
                null,
                null);
        Split split = Split.of(table, 0, seed);
        assertDisjoint(split);
        assertThat(things(table, split.test())).doesNotContainAnyElementsOf(things(table, split.past()));
        assertThat(things(table, split.tune())).doesNotContainAnyElementsOf(things(table, split.learn()));
    }

    @Property(tries = 30)
    void whatIsTestedWasNotSeenBeforeInACopy(@ForAll long seed) {
        CaseTable one = Past.cancellations(600, 600, seed);
        List<CaseColumn> columns = new ArrayList<>();
        for (CaseColumn column : one.columns()) {
            if (column instanceof CaseColumn.Numbers(String name, double[] values)) {
                double[] own = values.clone();
                if (name.equals("noise")) {
                    // no two cases are alike by chance
                    for (int row = 0; row < own.length; row++) {
                        own[row] = row;
                    }
                    // but the last are the first once more
                    System.arraycopy(own, 0, own, 500, 100);
                }
                columns.add(new CaseColumn.Numbers(name, own));
            }
        }
        for (CaseColumn column : columns) {
            double[] values = ((CaseColumn.Numbers) column).values();
            System.arraycopy(values, 0, values, 500, 100);
        }
        double[] outcome = one.outcome().clone();
        System.arraycopy(outcome, 0, outcome, 500, 100);
        CaseTable table = new CaseTable(600, 600, columns, outcome, List.of(), one.time(), null, null, null, null);
        Split split = Split.of(table, 0, seed);
        assertThat(split.copies()).isEqualTo(100);
        assertThat(Arrays.stream(split.past()).filter(row -> row < 100)).isEmpty();
    }

    private static void assertDisjoint(Split split) {
        long all = split.learn().length + split.tune().length + (long) split.test().length;
        long different = Arrays.stream(new int[][] {split.learn(), split.tune(), split.test()})
                .flatMapToInt(Arrays::stream)
                .distinct()
                .count();
        assertThat(different).isEqualTo(all);
    }

    private static java.util.stream.LongStream time(CaseTable table, int[] rows) {
        return Arrays.stream(rows).mapToLong(row -> table.time()[row]);
    }

    private static Set<Integer> things(CaseTable table, int[] rows) {
        return Arrays.stream(rows).mapToObj(row -> table.thing()[row]).collect(Collectors.toSet());
    }
}
