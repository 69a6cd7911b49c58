package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.groundwork.portfolio.Knapsack.Item;
import org.junit.jupiter.api.Test;

class KnapsackTest {

    /** Few worths and costs, so that ties are frequent. */
    @Provide
    Arbitrary<List<Item>> items() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.longs().between(-2, 6))
                .as(Item::new)
                .list()
                .ofMaxSize(11);
    }

    @Property
    void choosesWhatTryingEverySetFindsBest(
            @ForAll("items") List<Item> items, @ForAll @IntRange(min = 0, max = 40) int capacity) {
        assertThat(Knapsack.choose(items, capacity)).isEqualTo(byTryingAll(items, capacity));
    }

    /** The greatest worth, then the least cost, then what stands earlier. */
    private static List<Integer> byTryingAll(List<Item> items, int capacity) {
        List<Integer> best = List.of();
        for (int set = 0; set < 1 << items.size(); set++) {
            List<Integer> chosen = new ArrayList<>();
            boolean worthwhile = true;
            for (int i = 0; i < items.size(); i++) {
                if ((set >> i & 1) == 1) {
                    chosen.add(i);
                    worthwhile &= items.get(i).worth() > 0;
                }
            }
            if (worthwhile && cost(items, chosen) <= capacity && better(items, chosen, best)) {
                best = chosen;
            }
        }
        return best;
    }

    private static boolean better(List<Item> items, List<Integer> one, List<Integer> other) {
        int byWorth = Long.compare(worth(items, one), worth(items, other));
        if (byWorth != 0) {
            return byWorth > 0;
        }
        int byCost = Integer.compare(cost(items, one), cost(items, other));
        if (byCost != 0) {
            return byCost < 0;
        }
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (!one.get(i).equals(other.get(i))) {
                return one.get(i) < other.get(i);
            }
        }
        return one.size() > other.size();
    }

    private static long worth(List<Item> items, List<Integer> chosen) {
        return chosen.stream().mapToLong(i -> items.get(i).worth()).sum();
    }

    private static int cost(List<Item> items, List<Integer> chosen) {
        return chosen.stream().mapToInt(i -> items.get(i).cost()).sum();
    }

    @Test
    void beatsTakingTheMostValuableFirst() {
        List<Item> items = List.of(new Item(6, 10), new Item(5, 8), new Item(5, 8));

        assertThat(Knapsack.choose(items, 10)).containsExactly(1, 2);
    }

    @Test
    void takesNothingThatIsWorthNothing() {
        assertThat(Knapsack.choose(List.of(new Item(1, 0), new Item(1, -5)), 10))
                .isEmpty();
    }
}
