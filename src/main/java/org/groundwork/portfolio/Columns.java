package org.groundwork.portfolio;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/** The columns of an export, each with what it holds for an initiative. */
final class Columns {

    private final MessageSource messages;
    private final ReportLinks links;

    Columns(MessageSource messages, ReportLinks links) {
        this.messages = messages;
        this.links = links;
    }

    /** What a cell holds, and how a spreadsheet shows it. */
    sealed interface Cell {

        record Text(String text) implements Cell {}

        record Number(double value) implements Cell {}

        record Count(long count) implements Cell {}

        /** 0 to 1. */
        record Percent(double share) implements Cell {}

        record Amount(double money) implements Cell {}

        record Day(LocalDate day) implements Cell {}

        record Nothing() implements Cell {}
    }

    /**
     * @param key of its heading: portfolio.column.KEY
     * @param width in characters
     */
    record Column(String key, int width) {}

    static final List<Column> ALL = List.of(
            new Column("name", 42),
            new Column("team", 24),
            new Column("verdict", 24),
            new Column("settled", 12),
            new Column("could-become", 36),
            new Column("step", 34),
            new Column("readiness-low", 14),
            new Column("readiness", 14),
            new Column("readiness-high", 14),
            new Column("held-back", 24),
            new Column("coverage", 12),
            new Column("currency", 10),
            new Column("path", 22),
            new Column("value", 16),
            new Column("value-p10", 16),
            new Column("value-p90", 16),
            new Column("loss", 14),
            new Column("path-weeks", 18),
            new Column("path-up-front", 18),
            new Column("ml-cost", 16),
            new Column("learning", 18),
            new Column("effort", 18),
            new Column("effort-roles", 36),
            new Column("submitted", 14),
            new Column("status", 20),
            new Column("waiting", 12),
            new Column("decided", 24),
            new Column("reason", 40),
            new Column("next-action", 40),
            new Column("owner", 24),
            new Column("due", 14),
            new Column("report", 44));

    String heading(Column column) {
        return text("portfolio.column." + column.key());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    /**
     * @param base address of the application, without a slash at its end
     */
    List<Cell> row(Initiative initiative, String base) {
        var readiness = initiative.readiness();
        var money = initiative.money();
        String gate = initiative.gateTitle();
        Initiative.NextAction next = initiative.next();
        Integer waiting = initiative.waiting();
        return List.of(
                new Cell.Text(initiative.name()),
                new Cell.Text(initiative.team().name()),
                textOr(initiative.verdictTitle(), text("portfolio.early")),
                initiative.verdict() == null
                        ? new Cell.Nothing()
                        : new Cell.Text(text(initiative.settled() ? "portfolio.settled" : "portfolio.provisional")),
                new Cell.Text(initiative.settled() ? "" : String.join(", ", initiative.couldBecome())),
                initiative.verdict() == null
                        ? new Cell.Nothing()
                        : new Cell.Text(
                                gate == null ? text("portfolio.step.all") : initiative.gateNumber() + ". " + gate),
                percent(readiness == null ? null : readiness.low()),
                percent(readiness == null ? null : readiness.stated()),
                percent(readiness == null ? null : readiness.high()),
                textOr(initiative.heldBackTitle(), ""),
                percent(initiative.coverage()),
                textOr(initiative.currency(), ""),
                money == null ? new Cell.Nothing() : new Cell.Text(text(money.pathKey())),
                amount(money == null ? null : money.mean()),
                amount(money == null ? null : money.p10()),
                amount(money == null ? null : money.p90()),
                percent(money == null || !money.doesSomething() ? null : money.loss()),
                number(money == null ? null : tenths(money.path().weeks())),
                amount(money == null ? null : money.path().upFront()),
                amount(money == null ? null : money.mlCost()),
                amount(money == null ? null : money.learning()),
                number(initiative.personWeeks()),
                new Cell.Text(initiative.step().roles().stream()
                        .map(role -> text(
                                "portfolio.role-weeks",
                                initiative.roleTitle(role.role()),
                                Conversion.STANDARD.personWeeks(role.days(), role.weeks(), role.months())))
                        .collect(Collectors.joining(", "))),
                new Cell.Day(initiative.submittedAt().atOffset(ZoneOffset.UTC).toLocalDate()),
                new Cell.Text(text(
                        "portfolio.status." + initiative.decision().status().name())),
                waiting == null ? new Cell.Nothing() : new Cell.Count(waiting),
                textOr(initiative.decidedTitle(), ""),
                new Cell.Text(initiative.decision().reason()),
                textOr(next == null ? null : next.title(), ""),
                textOr(next == null ? null : next.owner(), ""),
                day(next == null ? null : next.due()),
                new Cell.Text(base + links.report(initiative)));
    }

    private static double tenths(double weeks) {
        return Math.round(weeks * 10) / 10.0;
    }

    private static Cell textOr(@Nullable String text, String otherwise) {
        return new Cell.Text(text == null ? otherwise : text);
    }

    private static Cell day(@Nullable LocalDate day) {
        return day == null ? new Cell.Nothing() : new Cell.Day(day);
    }

    private static Cell percent(@Nullable Double share) {
        return share == null ? new Cell.Nothing() : new Cell.Percent(share);
    }

    private static Cell amount(@Nullable Double money) {
        return money == null ? new Cell.Nothing() : new Cell.Amount(money);
    }

    private static Cell number(@Nullable Double value) {
        return value == null ? new Cell.Nothing() : new Cell.Number(value);
    }
}
