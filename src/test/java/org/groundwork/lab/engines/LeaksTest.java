package org.groundwork.lab.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.LabWarning.Kind;
import org.groundwork.lab.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that give the outcome away are found, and columns that honestly tell much of it are not taken for such. */
class LeaksTest {

    @TempDir
    Path folder;

    /** Cases with an outcome that columns known beforehand tell in part. */
    private static final class Cases {
        final int rows;
        final Random random;
        final int[] customer;
        final int[] day;
        final int[] skipped;
        final double[] login;
        final String[] plan;
        final boolean[] yes;
        final double[] amount;
        final String[] kind;

        Cases(int rows, long seed, double strength) {
            this.rows = rows;
            random = new Random(seed);
            customer = new int[rows];
            day = new int[rows];
            skipped = new int[rows];
            login = new double[rows];
            plan = new String[rows];
            yes = new boolean[rows];
            amount = new double[rows];
            kind = new String[rows];
            for (int i = 0; i < rows; i++) {
                customer[i] = random.nextInt(rows / 4);
                day[i] = i * 500 / rows;
                skipped[i] = (int) Math.floor(Math.pow(random.nextDouble(), 3) * 8);
                login[i] = -20 * Math.log(1 - random.nextDouble());
                plan[i] = List.of("basic", "family", "premium").get(random.nextInt(3));
                double score = strength * (skipped[i] - 1.6)
                        + strength * (login[i] - 20) / 20
                        + (plan[i].equals("basic") ? strength / 2 : 0)
                        - 1.2;
                yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-score));
                amount[i] = 20 + 10 * skipped[i] + login[i] * strength + 15 * random.nextGaussian();
                kind[i] = score + 2 * random.nextGaussian() > 0.5
                        ? "repair"
                        : plan[i].equals("basic") ? "swap" : random.nextInt(3) == 0 ? "swap" : "none yet";
            }
        }

        String date(int days) {
            return LocalDate.of(2024, 1, 1).plusDays(days).toString();
        }

        boolean noisy(int i, double flipped) {
            return random.nextDouble() < flipped != yes[i];
        }
    }

    private interface Cell {
        String of(Cases cases, int i);
    }

    private record Plant(String what, Task task, String column, Set<Kind> kinds, Cell cell) {
        @Override
        public String toString() {
            return what + " (" + task.id() + ")";
        }
    }

    private static Plant yesNo(String what, String column, Kind kind, Cell cell) {
        return new Plant(what, Task.YES_NO, column, Set.of(kind), cell);
    }

    private static Plant number(String what, String column, Cell cell) {
        return new Plant(what, Task.NUMBER, column, Set.of(Kind.LEAK), cell);
    }

    static Stream<Plant> plants() {
        return Stream.of(
                yesNo(
                        "by name only",
                        "cancel_date",
                        Kind.LEAK_BY_NAME,
                        (c, i) -> c.date(c.random.nextInt(c.day[i] + 1))),
                yesNo(
                        "reason by name",
                        "reason_for_cancellation",
                        Kind.LEAK_BY_NAME,
                        (c, i) -> "r" + c.random.nextInt(5)),
                yesNo("a copy", "x", Kind.LEAK, (c, i) -> c.yes[i] ? "yes" : "no"),
                yesNo("a copy in other words", "state", Kind.LEAK, (c, i) -> c.yes[i] ? "gone" : "here"),
                yesNo("negated", "active", Kind.LEAK, (c, i) -> c.yes[i] ? "0" : "1"),
                yesNo("a coded copy", "code", Kind.LEAK, (c, i) -> c.yes[i] ? "17" : "42"),
                yesNo("a copy, 2 of 100 flipped", "x", Kind.LEAK, (c, i) -> c.noisy(i, 0.02) ? "a" : "b"),
                yesNo("a copy, 4 of 100 flipped", "x", Kind.LEAK, (c, i) -> c.noisy(i, 0.04) ? "1" : "0"),
                yesNo(
                        "a number about the outcome",
                        "x",
                        Kind.LEAK,
                        (c, i) -> "%.3f".formatted((c.yes[i] ? 1 : 0) + 0.2 * c.random.nextGaussian())),
                yesNo(
                        "many categories, each of one outcome",
                        "x",
                        Kind.LEAK,
                        (c, i) -> (c.yes[i] ? "a" : "b") + c.random.nextInt(30)),
                yesNo(
                        "filled only with yes",
                        "closed_by",
                        Kind.LEAK_BY_MISSING,
                        (c, i) -> c.yes[i] ? "agent " + c.random.nextInt(9) : ""),
                yesNo(
                        "filled with some yes",
                        "refund",
                        Kind.LEAK_BY_MISSING,
                        (c, i) -> c.yes[i] && c.random.nextInt(3) == 0 ? "" + c.random.nextInt(90) : ""),
                yesNo(
                        "missing only with yes",
                        "next_order",
                        Kind.LEAK_BY_MISSING,
                        (c, i) -> c.yes[i] ? "" : "" + c.random.nextInt(900)),
                yesNo(
                        "a time after the decision",
                        "updated",
                        Kind.AFTER_DECISION,
                        (c, i) -> c.date(c.day[i] + c.random.nextInt(30))),
                yesNo(
                        "a time whose distance tells",
                        "last_seen",
                        Kind.LEAK,
                        (c, i) -> c.date(c.day[i] - (c.yes[i] ? 30 + c.random.nextInt(9) : c.random.nextInt(29)))),
                yesNo(
                        "ids in the order of the outcome",
                        "case_number",
                        Kind.LEAK,
                        (c, i) -> "C" + ((c.yes[i] ? 500_000 : 100_000) + i)),
                yesNo(
                        "numbers in the order of the outcome",
                        "row",
                        Kind.LEAK,
                        (c, i) -> "" + ((c.yes[i] ? c.rows : 0) + i)),
                yesNo(
                        "a category that only comes with yes",
                        "contact",
                        Kind.LEAK,
                        (c, i) -> c.yes[i] && c.random.nextInt(3) == 0 ? "hotline" : "c" + c.random.nextInt(4)),
                yesNo(
                        "an amount that is only there with yes",
                        "fee",
                        Kind.LEAK,
                        (c, i) -> c.yes[i] && c.random.nextInt(2) == 0 ? "" + (5 + c.random.nextInt(90)) : "0"),
                yesNo("an average over the future", "rate", Kind.LEAK, (c, i) -> average(c, i)),
                yesNo(
                        "a first word of a text",
                        "note",
                        Kind.LEAK,
                        (c, i) ->
                                (c.yes[i] ? "Ended" : "Called") + " by phone, number " + i + " of the list, all well"),
                number("a copy", "x", (c, i) -> "" + c.amount[i]),
                number("scaled", "x", (c, i) -> "" + (c.amount[i] * 1.19 + 3)),
                number("negated", "x", (c, i) -> "" + -c.amount[i]),
                number("with noise", "x", (c, i) -> "" + (c.amount[i] + 0.5 * c.random.nextGaussian())),
                number("rounded", "x", (c, i) -> "" + Math.round(c.amount[i] / 5)),
                number("its logarithm", "x", (c, i) -> "" + Math.log(c.amount[i] + 200)),
                number("in classes", "x", (c, i) -> "class " + Math.round(c.amount[i] / 8)),
                new Plant(
                        "a copy",
                        Task.CLASSES,
                        "x",
                        Set.of(Kind.LEAK),
                        (c, i) -> "k" + c.kind[i].length() + c.kind[i].charAt(0)),
                new Plant(
                        "a copy, 2 of 100 other",
                        Task.CLASSES,
                        "x",
                        Set.of(Kind.LEAK),
                        (c, i) -> c.random.nextInt(50) == 0 ? "swap" : c.kind[i]),
                new Plant(
                        "one to one by more categories",
                        Task.CLASSES,
                        "x",
                        Set.of(Kind.LEAK),
                        (c, i) -> c.kind[i].charAt(0) + "-" + c.random.nextInt(6)));
    }

    private static String average(Cases cases, int i) {
        int all = 0;
        int yes = 0;
        for (int k = 0; k < cases.rows; k++) {
            if (cases.customer[k] == cases.customer[i]) {
                all++;
                yes += cases.yes[k] ? 1 : 0;
            }
        }
        return "" + yes / (double) all;
    }

    private static LabQuestion question(Task task) {
        return task == Task.YES_NO
                ? DuckDbCaseFilesTest.yesNo("cancelled", "yes", "decided_at", "customer")
                : DuckDbCaseFilesTest.other(task, task == Task.NUMBER ? "amount" : "kind", "decided_at", "customer");
    }

    private List<LabWarning> warnings(Cases cases, LabQuestion question, List<String> names, List<Cell> cells)
            throws IOException {
        StringBuilder text = new StringBuilder(
                "decided_at;customer;skipped_boxes;days_since_login;plan;noise;" + question.outcome());
        names.forEach(name -> text.append(';').append(name));
        for (int i = 0; i < cases.rows; i++) {
            text.append('\n')
                    .append(cases.date(cases.day[i]))
                    .append(";c")
                    .append(cases.customer[i])
                    .append(';')
                    .append(cases.skipped[i])
                    .append(';')
                    .append(cases.random.nextInt(20) == 0 ? "" : Math.round(cases.login[i]))
                    .append(';')
                    .append(cases.plan[i])
                    .append(';')
                    .append(cases.random.nextGaussian())
                    .append(';')
                    .append(
                            switch (question.task()) {
                                case YES_NO -> cases.yes[i] ? "yes" : "no";
                                case CLASSES -> cases.kind[i];
                                default -> "" + cases.amount[i];
                            });
            for (Cell cell : cells) {
                text.append(';').append(cell.of(cases, i));
            }
        }
        Path file = Files.writeString(folder.resolve("cases"), text);
        try (CaseFile open = new DuckDbCaseFiles().open(file, folder.resolve("work"))) {
            return open.warnings(question);
        }
    }

    @ParameterizedTest
    @MethodSource("plants")
    void findsAColumnThatGivesTheOutcomeAway(Plant plant) throws IOException {
        for (int rows : new int[] {600, 3_000}) {
            List<LabWarning> warnings = warnings(
                    new Cases(rows, 7, 0.6), question(plant.task()), List.of(plant.column()), List.of(plant.cell()));
            List<LabWarning> serious = warnings.stream()
                    .filter(warning -> warning.kind().isSerious() && warning.kind() != Kind.FEW)
                    .toList();
            assertThat(serious)
                    .as("%d rows: %s", rows, warnings)
                    .extracting(LabWarning::kind)
                    .containsAnyElementsOf(plant.kinds());
            assertThat(serious)
                    .as("%d rows", rows)
                    .allSatisfy(warning -> assertThat(warning.columns()).containsExactly(plant.column()));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void warnsSeriouslyOfNothingWhereAllIsHonest(long seed) throws IOException {
        List<String> names = List.of(
                "postcode",
                "street",
                "visits",
                "previous_cancellations",
                "average_so_far",
                "constant_ish",
                "region",
                "score_today",
                "last_order_date",
                "share");
        Cell past = (c, i) -> {
            int all = 0;
            int yes = 0;
            for (int k = 0; k < i; k++) {
                if (c.customer[k] == c.customer[i]) {
                    all++;
                    yes += c.yes[k] ? 1 : 0;
                }
            }
            return all == 0 ? "" : "" + yes / (double) all;
        };
        List<Cell> cells = List.of(
                (c, i) -> "0" + (1_000 + c.random.nextInt(700)),
                (c, i) -> "street " + c.customer[i],
                (c, i) -> "" + c.random.nextInt(4),
                (c, i) -> "" + c.random.nextInt(2),
                past,
                (c, i) -> c.random.nextInt(80) == 0 ? "b" : "a",
                (c, i) -> c.yes[i] && c.random.nextInt(3) == 0
                        ? "north"
                        : List.of("south", "west", "north").get(c.random.nextInt(3)),
                (c, i) -> "" + (c.skipped[i] + 2 * c.random.nextGaussian()),
                (c, i) -> c.date(c.day[i] - 1 - (int) (c.login[i] / 2)),
                (c, i) -> c.random.nextInt(3) == 0 ? "" : "" + (c.yes[i] ? 0.8 : 0) + c.random.nextGaussian());
        Cell honest = (c, i) -> c.random.nextInt(3) == 0 ? "" : "" + ((c.yes[i] ? 0.8 : 0) + c.random.nextGaussian());
        List<Cell> all = new ArrayList<>(cells);
        all.set(9, honest);
        for (Task task : List.of(Task.YES_NO, Task.CLASSES, Task.NUMBER)) {
            Cases cases = new Cases(seed % 2 == 0 ? 800 : 2_500, seed, 0.3 + seed * 0.12);
            assertThat(warnings(cases, question(task), names, all))
                    .as(task.id())
                    .noneMatch(warning -> warning.kind().isSerious());
        }
    }

    @Test
    void anAverageOfTheDaysToComeIsFound() throws IOException {
        Random random = new Random(3);
        int days = 700;
        double[] demand = new double[days + 8];
        for (int i = 0; i < demand.length; i++) {
            demand[i] = 100 + 20 * Math.sin(i / 58.0) + (i % 7 == 5 ? 30 : 0) + 12 * random.nextGaussian();
        }
        StringBuilder text = new StringBuilder("day,demand,smooth,yesterday,last_week\n");
        for (int i = 8; i < days; i++) {
            double ahead = 0;
            double behind = 0;
            for (int k = 1; k <= 7; k++) {
                ahead += demand[i + k] / 7;
                behind += demand[i - k] / 7;
            }
            text.append(LocalDate.of(2022, 1, 1).plusDays(i))
                    .append(',')
                    .append(demand[i])
                    .append(',')
                    .append(ahead)
                    .append(',')
                    .append(demand[i - 1])
                    .append(',')
                    .append(behind)
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("cases"), text);
        try (CaseFile open = new DuckDbCaseFiles().open(file, folder.resolve("work"))) {
            assertThat(open.warnings(DuckDbCaseFilesTest.other(Task.FORECAST, "demand", "day", null)))
                    .filteredOn(warning -> warning.kind() == Kind.LEAK)
                    .extracting(LabWarning::columns)
                    .containsExactly(List.of("smooth"));
        }
    }
}
