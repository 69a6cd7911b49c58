package org.groundwork.portfolio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlanningLayoutTest {

    @Test
    void aDozenInitiativesHaveTheirMapAndTableOnOnePage() {
        assertThat(PlanningLayout.of(12).pages()).isEqualTo(14);
        assertThat(PlanningLayout.of(13).pages()).isEqualTo(16);
        assertThat(PlanningLayout.of(100).overviewPages()).isEqualTo(5);
    }

    @Test
    void onlyThePartThatTookTooManyPagesIsSetSmaller() {
        PlanningLayout layout = PlanningLayout.of(3);

        assertThat(layout.after(List.of(1, 2, 3, 4, 5), 5)).isNull();
        assertThat(layout.after(List.of(1, 2, 3, 4, 6), 6)).isEqualTo(new PlanningLayout(0, 0, List.of(0, 1, 0)));
        assertThat(layout.after(List.of(1, 3, 5, 6, 7), 9)).isEqualTo(new PlanningLayout(1, 1, List.of(0, 0, 1)));
        assertThat(new PlanningLayout(3, 3, List.of(3)).after(List.of(1, 3, 5), 9))
                .as("no smaller is possible")
                .isNull();
    }

    @Property
    void noPageOfTheTableHasARowAlone(
            @ForAll @IntRange(min = 13, max = 100) int size, @ForAll @IntRange(max = 3) int degree) {
        PlanningLayout layout =
                new PlanningLayout(0, degree, PlanningLayout.of(size).sheets());
        List<Integer> rows = new ArrayList<>();
        int pages = layout.overviewPages() - 1;
        for (int i = 0; i < pages; i++) {
            rows.add(size * (i + 1) / pages - size * i / pages);
        }
        assertThat(rows).allMatch(count -> count > 4 && count <= layout.rows());
        assertThat(rows.stream().mapToInt(Integer::intValue).sum()).isEqualTo(size);
    }
}
