package org.groundwork.portfolio;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.groundwork.amount.Money;
import org.groundwork.chart.StripsChart;
import org.groundwork.report.ReportPage;
import org.jspecify.annotations.Nullable;

/**
 * What a planning document says, in its order.
 *
 * @param preparedBy name
 * @param teams how many teams the initiatives are of
 * @param map null where nobody’s readiness or value could be drawn
 * @param gone initiatives that were chosen and are not in it, because they were taken back since
 * @param totals of the initiatives
 * @param capacity what fits into the person-weeks that there are; null where nobody said how many
 * @param saved what was put down as not spent on ML, by currency
 * @param overdue actions whose date has passed, the longest overdue first
 */
public record PlanningPaper(
        String title,
        LocalDate meetingOn,
        String preparedBy,
        LocalDate preparedOn,
        int teams,
        List<Portfolio.VerdictCount> verdicts,
        Maps.@Nullable Map map,
        List<Sheet> sheets,
        int gone,
        Totals totals,
        @Nullable Capacity capacity,
        List<Portfolio.Saved> saved,
        List<Late> overdue) {

    /**
     * Added up.
     *
     * @param worth of the paths that the money favours, by currency, the most frequent first
     * @param steps person-weeks of the next steps that effort can take
     * @param withSteps how many initiatives have one
     */
    public record Totals(List<Worth> worth, double steps, int withSteps) {

        static Totals of(List<Initiative> initiatives) {
            Map<String, List<Initiative.Money>> byCurrency = initiatives.stream()
                    .flatMap(initiative -> Optional.ofNullable(initiative.money()).stream())
                    .collect(Collectors.groupingBy(Initiative.Money::currency));
            List<Double> steps = initiatives.stream()
                    .flatMap(initiative -> Optional.ofNullable(initiative.personWeeks()).stream())
                    .toList();
            return new Totals(
                    byCurrency.entrySet().stream()
                            .sorted(Comparator.comparingInt((Map.Entry<String, List<Initiative.Money>> one) ->
                                            -one.getValue().size())
                                    .thenComparing(Map.Entry.comparingByKey()))
                            .map(one -> Worth.of(one.getKey(), one.getValue()))
                            .toList(),
                    steps.stream().mapToDouble(Double::doubleValue).sum(),
                    steps.size());
        }
    }

    /**
     * Money in one currency.
     *
     * @param count initiatives with figures in it
     * @param mean sum of the expected values
     * @param upFront sum of what is spent up front, where that can be told
     */
    public record Worth(String currency, int count, double mean, double upFront) {

        private static Worth of(String currency, List<Initiative.Money> money) {
            return new Worth(
                    currency,
                    money.size(),
                    money.stream().mapToDouble(Initiative.Money::mean).sum(),
                    money.stream()
                            .filter(Initiative.Money::doesSomething)
                            .map(one -> one.path().upFront())
                            .filter(Objects::nonNull)
                            .mapToDouble(Double::doubleValue)
                            .sum());
        }

        /** Writes it. */
        public Money money() {
            return new Money(currency);
        }
    }

    /** An action whose date has passed, and whose it is; the owner is null while it is nobody’s. */
    public record Late(
            String initiative, String title, @Nullable String owner, LocalDate due) {}

    /** Initiatives that wait for a decision, the longest first. */
    public List<Sheet> wanted() {
        return sheets.stream()
                .filter(sheet -> sheet.initiative().waiting() != null)
                .sorted(Comparator.comparingInt((Sheet sheet) ->
                                -Objects.requireNonNull(sheet.initiative().waiting()))
                        .thenComparingInt(Sheet::place))
                .toList();
    }

    /** Of those that do not fit, those that come nearest first. */
    public List<Capacity.Weighed> tooMuch() {
        return capacity == null
                ? List.of()
                : capacity.waiting().stream()
                        .sorted(Comparator.comparingDouble(Capacity.Weighed::weeks))
                        .toList();
    }

    /** How many were not weighed. */
    public int notWeighed() {
        return capacity == null
                ? 0
                : capacity.left().values().stream().mapToInt(List::size).sum();
    }

    /** The rows of the table, page by page, so that none is left with a line alone. */
    public List<List<Sheet>> pages(int most) {
        int pages = Math.max(1, (sheets.size() + most - 1) / most);
        List<List<Sheet>> all = new ArrayList<>();
        for (int i = 0; i < pages; i++) {
            all.add(sheets.subList(sheets.size() * i / pages, sheets.size() * (i + 1) / pages));
        }
        return all;
    }

    /**
     * A page about an initiative.
     *
     * @param place in the document, from 1
     * @param submittedBy name
     * @param money writes its amounts; without a currency where none is stated
     * @param strips of the paths; null where none can be computed
     */
    public record Sheet(
            int place,
            Initiative initiative,
            ReportPage report,
            LocalDate submittedOn,
            String submittedBy,
            Money money,
            @Nullable StripsChart strips) {

        /** Which sign stands for its recommendation. */
        public int sign() {
            return Maps.sign(initiative.rank());
        }

        /** Of twenty futures, how many lose money. */
        public long losing() {
            Initiative.Money worth = initiative.money();
            return worth == null ? 0 : Math.round(worth.loss() * FUTURES);
        }
    }

    static final int FUTURES = 20;

    /** Which sign stands for a recommendation of this rank. */
    public int sign(int rank) {
        return Maps.sign(rank);
    }
}
