package org.groundwork.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.groundwork.amount.Money;
import org.junit.jupiter.api.Test;

class MoneyChartsTest {

    private static final Money EUR = new Money("EUR");
    private static final String LONG = "Straßenbahnoberleitungsinstandhaltungsplanungsgruppe zuerst, dann mehr";

    @Property
    void anAxisHoldsEveryAmountAndZeroBetweenRoundFigures(
            @ForAll @Size(min = 1, max = 9) List<@DoubleRange(min = -1e9, max = 1e9) Double> of) {
        MoneyAxis axis = MoneyAxis.of(of, EUR, 20, 300, 4);

        assertThat(axis.zero()).isBetween(20.0, 320.0);
        double unseen = (axis.max() - axis.min()) * 1e-8;
        assertThat(of).allSatisfy(amount -> assertThat(amount).isBetween(axis.min() - unseen, axis.max() + unseen));
        assertThat(axis.ticks()).hasSizeBetween(2, 7);
        for (int i = 1; i < axis.ticks().size(); i++) {
            MoneyAxis.Tick left = axis.ticks().get(i - 1);
            MoneyAxis.Tick right = axis.ticks().get(i);
            double room = right.x() - left.x();
            double words = (TextLines.width(left.text(), 13.5) + TextLines.width(right.text(), 13.5)) / 2;
            assertThat(words).as(left.text() + " beside " + right.text()).isLessThan(room);
        }
    }

    @Test
    void anAxisSaysOnceWhatItCounts() {
        MoneyAxis axis = MoneyAxis.of(List.of(-200_000d, 450_000d), EUR, 0, 100, 4);

        assertThat(axis.unit()).isEqualTo("thousand EUR");
        assertThat(axis.ticks()).extracting(MoneyAxis.Tick::text).containsExactly("−200", "0", "200", "400", "600");
        assertThat(MoneyAxis.of(List.of(0.0), EUR, 0, 100, 4).ticks()).hasSize(2);
    }

    @Property
    void stripsStayInsideThePictureAndBelowEachOther(
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double a,
            @ForAll @DoubleRange(min = 0, max = 1e7) double wide,
            @ForAll @DoubleRange(min = -1e7, max = 1e7) double mean) {
        StripsChart chart = new StripsChart(
                EUR,
                List.of(
                        strip("Do nothing", 0, 0, 0),
                        strip(LONG, a, a + wide, mean),
                        strip("ML at once", -a - wide, -a, -mean)));

        for (StripsChart.Strips drawn : List.of(chart.wide(), chart.narrow())) {
            double above = -10;
            for (StripsChart.DrawnStrip strip : drawn.strips()) {
                assertThat(strip.lossX()).isGreaterThanOrEqualTo(drawn.axis().x());
                assertThat(strip.lossX() + strip.lossWidth())
                        .isLessThanOrEqualTo(drawn.axis().zero() + 0.11);
                assertThat(strip.gainX()).isGreaterThanOrEqualTo(drawn.axis().zero() - 0.11);
                assertThat(strip.gainX() + strip.gainWidth())
                        .isLessThanOrEqualTo(drawn.axis().x() + drawn.axis().width() + 0.11);
                assertThat(strip.y()).isGreaterThan(above);
                above = strip.y() + drawn.thick();
                for (DrawnLine line : strip.label()) {
                    assertThat(TextLines.width(line.text(), drawn.size()) + line.x())
                            .isLessThan(drawn.width());
                    assertThat(line.y()).isBetween(8.0, drawn.bottom());
                }
                for (DrawnLine line : strip.words()) {
                    assertThat(TextLines.width(line.text(), drawn.size() - 1.5) + line.x())
                            .isLessThanOrEqualTo(drawn.width());
                }
            }
            assertThat(above).isLessThan(drawn.bottom());
            assertThat(drawn.bottom() + 35).isLessThanOrEqualTo(drawn.height());
        }
    }

    @Test
    void aStripThatCrossesZeroIsHatchedWhereItLoses() {
        StripsChart chart = new StripsChart(EUR, List.of(strip("A", -100, 300, 90), strip("B", 10, 20, 15)));

        StripsChart.DrawnStrip crossing = chart.wide().strips().getFirst();
        assertThat(crossing.lossWidth()).isPositive();
        assertThat(crossing.gainWidth()).isPositive();
        assertThat(crossing.lossHatching()).startsWith("M");
        assertThat(chart.wide().strips().getLast().lossHatching()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> strip("C", 2, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> strip("C", 1, 2, Double.NaN));
    }

    @Property
    void dotsNeverOverlapAndNeverCrossZero(@ForAll @Size(20) List<@DoubleRange(min = -1e6, max = 1e7) Double> futures) {
        DotsChart chart = new DotsChart(EUR, "Simple solution", futures);

        for (DotsChart.Dots drawn : List.of(chart.wide(), chart.narrow())) {
            List<DotsChart.DrawnDot> seen = new ArrayList<>();
            for (DotsChart.DrawnDot dot : drawn.dots()) {
                assertThat(dot.x()).isBetween(drawn.radius(), drawn.width() - drawn.radius());
                assertThat(dot.y()).isBetween(drawn.radius(), drawn.floor() - drawn.radius());
                if (dot.loss()) {
                    assertThat(dot.x() + drawn.radius()).isLessThan(drawn.axis().zero());
                } else {
                    assertThat(dot.x() - drawn.radius())
                            .isGreaterThan(drawn.axis().zero());
                }
                for (DotsChart.DrawnDot other : seen) {
                    assertThat(Math.hypot(dot.x() - other.x(), dot.y() - other.y()))
                            .isGreaterThan(2 * drawn.radius());
                }
                seen.add(dot);
            }
            assertThat(drawn.dots().stream().filter(DotsChart.DrawnDot::loss).count())
                    .isEqualTo(chart.losses());
        }
    }

    @Property
    void barsOfWorthAreAsLongAsWhatTheyAreWorth(
            @ForAll @Size(min = 1, max = 8) List<@DoubleRange(min = 0, max = 1e9) Double> worth) {
        WorthChart chart = new WorthChart(
                EUR,
                worth.stream()
                        .map(w -> new WorthChart.Bar(LONG, w, "A test costs about 1 EUR."))
                        .toList());

        for (WorthChart.Bars drawn : List.of(chart.wide(), chart.narrow())) {
            double above = 0;
            for (WorthChart.DrawnBar bar : drawn.bars()) {
                assertThat(bar.x() + bar.width()).isLessThanOrEqualTo(drawn.width());
                assertThat(bar.y()).isGreaterThan(above);
                above = bar.note().getLast().y();
                double figure = TextLines.width(bar.figure().text(), drawn.size() - 1);
                if (drawn.figureAnchor().equals("start")) {
                    assertThat(bar.figure().x() + figure).isLessThanOrEqualTo(drawn.width());
                } else {
                    DrawnLine first = bar.label().getFirst();
                    assertThat(TextLines.width(first.text(), drawn.size()))
                            .isLessThan(bar.figure().x() - figure);
                }
            }
            assertThat(above).isLessThan(drawn.height());
        }
    }

    @Property
    void aTornadoTurnsAroundTheMean(
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double mean,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = -1e6, max = 1e6) double high) {
        TornadoChart chart = new TornadoChart(
                EUR,
                "ML at once",
                mean,
                List.of(new TornadoChart.Bar(LONG, low, high), new TornadoChart.Bar("Day rate", high, low)));

        for (TornadoChart.Bars drawn : List.of(chart.wide(), chart.narrow())) {
            for (TornadoChart.DrawnBar bar : drawn.bars()) {
                for (TornadoChart.End end : List.of(bar.low(), bar.high())) {
                    assertThat(end.x()).isGreaterThanOrEqualTo(drawn.axis().x());
                    assertThat(end.x() + end.width())
                            .isLessThanOrEqualTo(drawn.axis().x() + drawn.axis().width() + 0.11);
                    assertThat(end.y() + end.thick()).isLessThan(drawn.bottom());
                    assertThat(drawn.mean()).isBetween(end.x() - 0.11, end.x() + end.width() + 0.11);
                }
                boolean overlap = bar.low().x() + bar.low().width() > bar.high().x() + 0.11
                        && bar.high().x() + bar.high().width() > bar.low().x() + 0.11
                        && bar.low().y() + bar.low().thick() > bar.high().y() + 0.11;
                assertThat(overlap).isFalse();
            }
            assertThat(drawn.bottom() + 35).isLessThanOrEqualTo(drawn.height());
        }
    }

    @Test
    void aPictureShowsTheLargestBarsAndLeavesOutWhatIsNothing() {
        List<MoneyPicture.InputFigures> inputs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            inputs.add(new MoneyPicture.InputFigures("Input " + i, "", i % 2 * i, 0, i));
        }
        MoneyPicture.PathFigures path =
                new MoneyPicture.PathFigures("Simple solution", "", 5, 1, 4.0, 9, List.of(1.0, 9.0), true);
        MoneyPicture picture = MoneyPicture.of(EUR, "Do nothing", "", false, List.of(path), path, inputs);

        assertThat(picture.strips().strips()).hasSize(2);
        assertThat(picture.worth()).isNotNull();
        assertThat(picture.worth().bars())
                .hasSize(MoneyPicture.MOST_BARS)
                .first()
                .extracting(WorthChart.Bar::label)
                .isEqualTo("Input 19");
        assertThat(picture.tornado()).isNotNull();
        assertThat(picture.tornado().bars()).hasSize(MoneyPicture.MOST_BARS);
        assertThat(MoneyPicture.of(EUR, "Do nothing", "", true, List.of(path), path, List.of())
                        .worth())
                .isNull();
    }

    private static StripsChart.Strip strip(String label, double low, double high, double mean) {
        return new StripsChart.Strip(label, "loses money in 3 of 20 futures", mean, low, null, high, false);
    }
}
