package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlacesTest {

    private static List<UUID> list(int size) {
        return IntStream.range(0, size).mapToObj(i -> new UUID(0, i)).toList();
    }

    /** What a list would send in which these places stand now. */
    private static List<PlanningChoice.TypedPlace> typed(List<UUID> all, List<Integer> places) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> new PlanningChoice.TypedPlace(
                        all.get(i), i + 1, i < places.size() && places.get(i) > 0 ? places.get(i) : i + 1))
                .toList();
    }

    @Test
    void oneForTheLastPutsItFirst() {
        List<UUID> all = list(3);

        assertThat(Places.of(all, typed(all, List.of(1, 2, 1)), List.of()))
                .containsExactly(all.get(2), all.get(0), all.get(1));
    }

    @Property
    void whateverIsTypedForOneItStandsExactlyThereAndTheOthersKeepTheirOrder(
            @ForAll @IntRange(min = 1, max = 30) int size,
            @ForAll @IntRange(max = 29) int which,
            @ForAll @IntRange(min = 1, max = 40) int place) {
        List<UUID> all = list(size);
        UUID moved = all.get(which % size);
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, size).boxed().toList());
        places.set(which % size, place);

        List<UUID> ordered = Places.of(all, typed(all, places), List.of());

        assertThat(ordered.indexOf(moved)).isEqualTo(Math.min(place, size) - 1);
        List<UUID> others = new ArrayList<>(all);
        others.remove(moved);
        assertThat(ordered).filteredOn(id -> !id.equals(moved)).isEqualTo(others);
    }

    @Provide
    Arbitrary<List<Integer>> places() {
        return Arbitraries.integers().between(0, 14).list().ofMinSize(1).ofMaxSize(12);
    }

    @Property
    void nothingIsLostAndOfTheSamePlaceWhatWasTypedLastHasIt(
            @ForAll("places") List<Integer> places, @ForAll List<@IntRange(max = 11) Integer> typing) {
        List<UUID> all = list(places.size());
        List<UUID> order =
                typing.stream().filter(i -> i < all.size()).map(all::get).toList();
        List<PlanningChoice.TypedPlace> typed = typed(all, places);

        List<UUID> ordered = Places.of(all, typed, order);

        assertThat(ordered).containsExactlyInAnyOrderElementsOf(all);
        List<PlanningChoice.TypedPlace> moved =
                typed.stream().filter(one -> one.place() != one.shown()).toList();
        for (int place = 1; place <= all.size(); place++) {
            int wanted = place;
            List<UUID> rivals = moved.stream()
                    .filter(one -> Math.min(one.place(), all.size()) == wanted)
                    .map(PlanningChoice.TypedPlace::id)
                    .toList();
            if (!rivals.isEmpty()) {
                UUID last = rivals.stream()
                        .reduce((a, b) -> later(order, a, b, all) ? a : b)
                        .orElseThrow();
                assertThat(ordered.indexOf(last)).isEqualTo(place - 1);
            }
        }
        Set<UUID> still = new LinkedHashSet<>(all);
        moved.forEach(one -> still.remove(one.id()));
        assertThat(ordered).filteredOn(still::contains).containsExactlyElementsOf(still);
    }

    private static boolean later(List<UUID> typing, UUID one, UUID other, List<UUID> all) {
        int a = typing.lastIndexOf(one);
        int b = typing.lastIndexOf(other);
        return a != b ? a > b : all.indexOf(one) > all.indexOf(other);
    }

    @Property
    void differentPlacesAreAllTakenExactly(@ForAll @IntRange(min = 1, max = 20) int size, @ForAll long seed) {
        List<UUID> all = list(size);
        List<Integer> places =
                new ArrayList<>(IntStream.rangeClosed(1, size).boxed().toList());
        java.util.Collections.shuffle(places, new java.util.Random(seed));

        List<UUID> ordered = Places.of(all, typed(all, places), List.of());

        for (int i = 0; i < size; i++) {
            assertThat(ordered.indexOf(all.get(i))).isEqualTo(places.get(i) - 1);
        }
    }

    @Test
    void whatIsNotThereAnyMoreCountsForNothingAndWhatCameSinceStays() {
        List<UUID> all = list(3);
        PlanningChoice.TypedPlace gone = new PlanningChoice.TypedPlace(new UUID(7, 7), 1, 3);

        assertThat(Places.of(all, List.of(gone, new PlanningChoice.TypedPlace(all.get(2), 2, 1)), List.of(gone.id())))
                .containsExactly(all.get(2), all.get(0), all.get(1));
        assertThat(Places.of(List.of(), List.of(gone), List.of())).isEmpty();
    }
}
