package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.groundwork.chart.ReadinessChart.Bar;
import org.groundwork.chart.ReadinessChart.Bars;
import org.groundwork.chart.ReadinessChart.DrawnBar;
import org.junit.jupiter.api.Test;

class ReadinessChartTest {

    @Test
    void roundsToWholePercentsAndShowsARangeOnlyWhereThereIsOne() {
        assertThat(new Bar("Data", 0.4549, 0.5, 0.66, 1).range()).isEqualTo("45–66");
        assertThat(new Bar("Data", 0.74, 0.74, 0.742, 1).range()).isEqualTo("74");
    }

    @Test
    void theLowestSectionsHoldBack() {
        ReadinessChart chart = ReadinessChart.of(List.of(
                new Bar("Problem", 0.6, 0.6, 0.6, 1),
                new Bar("Data", 0.2, 0.4, 0.9, 1),
                new Bar("People", 0.2, 0.3, 0.3, 1)));

        assertThat(chart.holdsBack()).extracting(Bar::label).containsExactly("Data", "People");
        assertThat(chart.wide().bars()).extracting(DrawnBar::holdsBack).containsExactly(false, true, true);
    }

    @Test
    void nothingHoldsBackWhereAllAreAlikeOrNobodyWasAsked() {
        assertThat(ReadinessChart.of(List.of(new Bar("Problem", 0.6, 0.6, 0.6, 1), new Bar("Data", 0.6, 0.7, 0.9, 1)))
                        .holdsBack())
                .isEmpty();
        assertThat(ReadinessChart.of(List.of(new Bar("Problem", 0.6, 0.6, 0.6, 1), new Bar("Data", 0, 0, 1, 0, false)))
                        .holdsBack())
                .isEmpty();
    }

    @Test
    void refusesFiguresThatAreNotInOrder() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Bar("Data", 0.5, 0.4, 0.6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bar("Data", 0.5, 0.6, 1.1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Bar("Data", Double.NaN, 0.4, 0.6, 1));
    }

    @Property
    void barsStayInsideThePicture(@ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = 0, max = 1) Double> lows) {
        ReadinessChart chart = ReadinessChart.of(lows.stream()
                .map(low -> new Bar("People and responsibilities", low, (low + 1) / 2, 1, 0.5))
                .toList());

        for (Bars bars : List.of(chart.wide(), chart.narrow())) {
            for (DrawnBar bar : bars.bars()) {
                assertThat(bar.x() + bar.solid() + bar.open()).isLessThanOrEqualTo(bar.x() + bars.full() + 0.11);
                assertThat(bar.tick()).isBetween(bar.x(), bar.x() + bars.full());
                assertThat(bar.y() + bars.thick()).isLessThan(bars.height());
            }
            assertThat(bars.bars().getFirst().x() + bars.full()).isLessThanOrEqualTo(bars.width());
        }
    }

    @Test
    void hatchesOnlyWhatIsOpen() {
        assertThat(ReadinessChart.of(List.of(new Bar("Risk", 1, 1, 1, 1)))
                        .wide()
                        .hatching())
                .isEmpty();
        assertThat(ReadinessChart.of(List.of(new Bar("Risk", 0, 0.5, 1, 1)))
                        .wide()
                        .hatching())
                .startsWith("M");
    }
}
