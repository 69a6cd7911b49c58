package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.groundwork.amount.Money;
import org.groundwork.chart.MapChart;
import org.groundwork.scoring.Band;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts initiatives on the map: those with money in one currency, and those without any. */
@Component
public class Maps {

    /** Signs that the drawing has; a method with more verdicts uses the last one again. */
    private static final int SIGNS = 6;

    private static final double ANY = Double.NEGATIVE_INFINITY;

    private final MessageSource messages;
    private final ReportLinks links;

    Maps(MessageSource messages, ReportLinks links) {
        this.messages = messages;
        this.links = links;
    }

    /**
     * A map with what is not on it.
     *
     * @param otherCurrency initiatives whose money is in another currency
     * @param withoutReadiness initiatives to which no section applies
     */
    public record Map(MapChart chart, @Nullable String currency, int otherCurrency, int withoutReadiness) {}

    /** Which sign stands for a verdict of this rank. */
    public static int sign(int rank) {
        return Math.min(rank, SIGNS);
    }

    /**
     * @param currency null when nobody stated money
     */
    public Map of(List<Initiative> initiatives, @Nullable String currency) {
        List<MapChart.Spot> spots = new ArrayList<>();
        int other = 0;
        int without = 0;
        double least = leastOfThoseDrawn(initiatives, currency);
        for (Initiative initiative : initiatives) {
            Initiative.Money money = initiative.money();
            Band readiness = initiative.readiness();
            if (money != null && !money.currency().equals(currency)) {
                other++;
            } else if (readiness == null) {
                without++;
            } else {
                spots.add(spot(initiative, readiness, money, least));
            }
        }
        Money amounts = new Money(currency);
        return new Map(new MapChart(spots, amounts::figure), currency, other, without);
    }

    /** Of many, only the most valuable ones are drawn by themselves and need words. */
    private static double leastOfThoseDrawn(List<Initiative> initiatives, @Nullable String currency) {
        if (initiatives.size() <= MapChart.MOST_SPOTS) {
            return ANY;
        }
        double[] means = initiatives.stream()
                .map(Initiative::money)
                .filter(money -> money != null && money.currency().equals(currency))
                .mapToDouble(money -> money == null ? 0 : money.mean())
                .sorted()
                .toArray();
        return means.length <= MapChart.MOST_SPOTS ? ANY : means[means.length - MapChart.NAMED];
    }

    private MapChart.Spot spot(Initiative initiative, Band readiness, Initiative.@Nullable Money money, double least) {
        boolean drawn = money == null ? least == ANY : money.mean() >= least;
        return new MapChart.Spot(
                initiative.name(),
                links.report(initiative),
                drawn ? about(initiative, money) : "",
                sign(initiative.rank()),
                initiative.settled(),
                readiness.low(),
                readiness.stated(),
                readiness.high(),
                money == null
                        ? null
                        : new MapChart.Value(
                                Math.min(money.p10(), money.mean()),
                                money.mean(),
                                Math.max(money.p90(), money.mean())));
    }

    private String about(Initiative initiative, Initiative.@Nullable Money money) {
        String verdict = initiative.verdictTitle();
        return text(
                "portfolio.map.about",
                initiative.name(),
                verdict == null ? text("portfolio.early") : verdict,
                String.valueOf(initiative.readinessRange()),
                money == null ? text("portfolio.map.lane") : new Money(money.currency()).words(money.mean()));
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }
}
