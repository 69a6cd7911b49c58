package org.groundwork.report;

import java.util.List;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.method.Effort;
import org.groundwork.plan.ProposedAction;
import org.groundwork.scoring.CheapestChange;
import org.jspecify.annotations.Nullable;

/** What work takes, in words: person-days, and money at the day rate that is stated or usual. */
final class WorkTexts {

    private final EconomicInputs inputs;
    private final MoneyTexts words;

    WorkTexts(EconomicInputs inputs) {
        this.inputs = inputs;
        this.words = MoneyTexts.of(inputs);
    }

    /**
     * Person-days.
     *
     * @param from the least, without what may turn out to be there
     */
    record Days(int from, int to) {

        static Days of(List<CheapestChange.Change> changes) {
            return changes.stream().map(Days::of).reduce(new Days(0, 0), Days::plus);
        }

        static Days of(CheapestChange.Change change) {
            int steps = change instanceof CheapestChange.Lift lift ? lift.to() - lift.from() : 1;
            Effort effort = change.effort();
            return new Days(change.findOutFirst() ? 0 : steps * effort.leastDays(), steps * effort.mostDays());
        }

        static Days ofActions(List<ProposedAction> actions) {
            return actions.stream()
                    .map(action -> new Days(action.leastDays(), action.mostDays()))
                    .reduce(new Days(0, 0), Days::plus);
        }

        Days plus(Days other) {
            return new Days(from + other.from, to + other.to);
        }
    }

    /** "6 to 25 person-days of work". */
    String days(Days days) {
        return days.from() == 0
                ? ReportTexts.get("report.roi.foundations.days.most", days.to())
                : ReportTexts.get("report.roi.foundations.days", days.from(), days.to());
    }

    /** The same at the beginning of a sentence. */
    static String inFull(Days days) {
        if (days.from() == days.to()) {
            return ReportTexts.get("report.work.days.about", days.to());
        }
        return days.from() == 0
                ? ReportTexts.get("report.work.days.most", days.to())
                : ReportTexts.get("report.roi.foundations.days", days.from(), days.to());
    }

    /** The same within a table: "6–25 person-days", "up to 20 person-days". */
    static String shortDays(Days days) {
        return days.from() == 0
                ? ReportTexts.get("report.work.days.up-to", days.to())
                : ReportTexts.get(
                        "report.work.days",
                        days.from() == days.to() ? days.to() : days.from() + "–" + days.to(),
                        days.to());
    }

    /** Null where nobody said, and the currency has no usual one. */
    @Nullable
    Range dayRate() {
        Range stated = inputs.stated().get(Input.DAY_RATE);
        return stated != null || !Input.DAY_RATE.hasStandardIn(inputs.currency())
                ? stated
                : Input.DAY_RATE.standard().orElseThrow();
    }

    /** "3,600 to 20,000 EUR". */
    String cost(Days days, Range rate) {
        double from = days.from() * rate.least();
        double to = days.to() * rate.most();
        return from == 0
                ? ReportTexts.get("report.roi.foundations.most", words.money().amount(to))
                : words.money().range(from, to);
    }

    /** "3,600 to 20,000 EUR at the day rate that is stated"; or that it cannot be said, and why. */
    String costOrWhyNot(Days days) {
        Range rate = dayRate();
        if (rate != null) {
            return ReportTexts.get(
                    inputs.states(Input.DAY_RATE) ? "report.work.cost" : "report.work.cost.usual", cost(days, rate));
        }
        String currency = inputs.currency();
        return currency == null
                ? ReportTexts.get("report.work.cost.unknown")
                : ReportTexts.get("report.work.cost.unknown.in", currency);
    }
}
