package org.groundwork.amount;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.RangeFault;

/** Ranges that somebody might state, of every kind and for every input; always the same ones. */
public final class RandomRanges {

    private static final int OF_EACH = 20;

    private RandomRanges() {}

    public static void forEach(BiConsumer<Input, Range> consumer) {
        SplittableRandom random = new SplittableRandom(4);
        for (Input input : Input.values()) {
            for (int i = 0; i < OF_EACH; i++) {
                double low = figure(input, random);
                double high = figure(input, random);
                if (low > high) {
                    double swap = low;
                    low = high;
                    high = swap;
                }
                double likely = low + (high - low) / 3;
                for (Range range : List.of(
                        new Range.Certain(input.kind() == Input.Kind.MONTHS ? Math.rint(high) : high),
                        new Range.Interval(low, high),
                        new Range.Percentiles(low, likely, high),
                        new Range.Ends(low, likely, high))) {
                    if (RangeFault.of(input, range).isEmpty()) {
                        consumer.accept(input, range);
                    }
                }
            }
        }
    }

    private static double figure(Input input, SplittableRandom random) {
        double most = input.kind() == Input.Kind.SHARE || input == Input.DISCOUNT_RATE
                ? 1
                : input.unit().large() ? Math.pow(10, random.nextInt(1, 10)) : 100;
        double any = random.nextDouble(most);
        return switch (random.nextInt(4)) {
            case 0 -> any;
            case 1 -> most > 1 ? Math.rint(any) : any;
            case 2 -> Math.round(any * 100) / 100.0;
            default -> Math.round(any * 1000) / 1000.0;
        };
    }
}
