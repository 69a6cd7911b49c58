package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.portfolio.PlanningChoice.TypedPlace;
import org.jspecify.annotations.Nullable;

/**
 * Orders by the places that somebody typed. What was given a place stands exactly there, and the others keep their order
 * around it. Of several that were given the same one, the one typed last has it, and the others follow. Pure.
 */
final class Places {

    private Places() {}

    /**
     * @param all in their order
     * @param typed in the order of the list that was shown; what is not in {@code all} counts for nothing
     * @param typing ids in the order in which their places were typed, the last one last, as far as that is known; of those
     *     that are not named, what stands further down was typed later
     */
    static List<UUID> of(List<UUID> all, List<TypedPlace> typed, List<UUID> typing) {
        Set<UUID> there = new HashSet<>(all);
        List<TypedPlace> moved = new ArrayList<>(typed.stream()
                .filter(one -> there.remove(one.id()))
                .filter(one -> one.place() != one.shown())
                .toList()
                .reversed());
        moved.sort(Comparator.comparingInt((TypedPlace one) -> typing.lastIndexOf(one.id()))
                .reversed());
        @Nullable UUID[] slots = new @Nullable UUID[all.size()];
        List<TypedPlace> late = new ArrayList<>();
        for (TypedPlace one : moved) {
            int slot = slot(one, slots);
            if (slots[slot] == null) {
                slots[slot] = one.id();
            } else {
                late.add(one);
            }
        }
        for (TypedPlace one : late) {
            slots[free(slots, slot(one, slots))] = one.id();
        }
        Set<UUID> placed = new HashSet<>(moved.stream().map(TypedPlace::id).toList());
        int next = 0;
        for (UUID id : all) {
            if (!placed.contains(id)) {
                while (slots[next] != null) {
                    next++;
                }
                slots[next] = id;
            }
        }
        List<UUID> ordered = new ArrayList<>();
        for (UUID id : slots) {
            if (id != null) {
                ordered.add(id);
            }
        }
        return List.copyOf(ordered);
    }

    private static int slot(TypedPlace one, @Nullable UUID[] slots) {
        return Math.clamp(one.place(), 1, slots.length) - 1;
    }

    /** The place, or the next free one after it, or else before it. */
    private static int free(@Nullable UUID[] slots, int place) {
        int at = place;
        while (at < slots.length && slots[at] != null) {
            at++;
        }
        if (at == slots.length) {
            at = place;
            while (slots[at] != null) {
                at--;
            }
        }
        return at;
    }
}
