package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Chooses what fits: of all sets whose costs stay within the capacity, one with the greatest sum of
 * worths, exactly. Among several it takes the one that costs least, and then the one that holds
 * what stands earlier. Pure.
 *
 * <p>Dynamic programming over whole units of cost: work is items times capacity.
 */
final class Knapsack {

    private Knapsack() {}

    /**
     * @param cost in units of the capacity, at least 1
     * @param worth whole, so that sums are exact; one of 0 or less is never chosen
     */
    record Item(int cost, long worth) {
        Item {
            if (cost < 1) {
                throw new IllegalArgumentException("a cost of at least 1 expected, not " + cost);
            }
        }
    }

    /**
     * @return indices of those chosen, ascending
     */
    static List<Integer> choose(List<Item> items, int capacity) {
        long[] best = new long[capacity + 1];
        BitSet[] taken = new BitSet[items.size()];
        for (int i = items.size() - 1; i >= 0; i--) {
            Item item = items.get(i);
            BitSet takes = new BitSet();
            if (item.worth() > 0) {
                for (int room = capacity; room >= item.cost(); room--) {
                    long with = item.worth() + best[room - item.cost()];
                    if (with >= best[room]) {
                        best[room] = with;
                        takes.set(room);
                    }
                }
            }
            taken[i] = takes;
        }
        int room = capacity;
        while (room > 0 && best[room - 1] == best[room]) {
            room--;
        }
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (taken[i].get(room)) {
                chosen.add(i);
                room -= items.get(i).cost();
            }
        }
        return chosen;
    }
}
