package org.groundwork.portfolio;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Which initiatives to show, and in what order: what stands in the address. What an address says
 * and cannot be read counts as not said.
 *
 * @param team null for every team that the person manages
 * @param verdicts ids, and {@link #EARLY}; empty for all
 * @param status null for any
 * @param from first day on which it may have been submitted, UTC
 * @param to last day
 * @param text to look for in name and summary; empty for none
 * @param archived archived ones instead of the others
 * @param currency to weigh money in; null for the one that most are stated in
 * @param columns of the table; never empty
 * @param page from 1
 */
public record PortfolioFilter(
        @Nullable TeamId team,
        Set<String> verdicts,
        @Nullable Status status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String text,
        boolean archived,
        @Nullable String currency,
        Sort sort,
        boolean descending,
        Set<Column> columns,
        int page) {

    /** Stands for the verdict where it is too early to say. */
    public static final String EARLY = "EARLY";

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_VERDICTS = 200;

    /** Where an initiative stands between its team and those who decide. */
    public enum Status {
        /** Submitted, and waiting for a decision. */
        WAITING,
        /** Decided as the method recommends. */
        ACCEPTED,
        /** Decided otherwise. */
        OTHERWISE,
        /** Given back to the team. */
        RETURNED,
        /** Opened again for a next submission. */
        OPEN
    }

    /** What a column is sorted by; the one named first comes first in an ascending order. */
    public enum Sort {
        NAME(false),
        TEAM(false),
        VERDICT(false),
        READINESS(true),
        VALUE(true),
        LOSS(false),
        EFFORT(false),
        LEARNING(true),
        SUBMITTED(true),
        STATUS(false),
        DECIDED(false),
        /** How long it has waited for a decision. */
        WAITING(true),
        /** Whose the next action is. */
        OWNER(false),
        /** When the next action is due. */
        DUE(false);

        private final boolean descendingFirst;

        Sort(boolean descendingFirst) {
            this.descendingFirst = descendingFirst;
        }

        /** The greatest first is what somebody wants who chooses this column. */
        public boolean descendingFirst() {
            return descendingFirst;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the table can show beside the name of an initiative. */
    public enum Column {
        TEAM(true),
        VERDICT(true),
        READINESS(true),
        VALUE(true),
        LOSS(true),
        EFFORT(false),
        LEARNING(false),
        SUBMITTED(false),
        STATUS(true),
        DECIDED(false),
        WAITING(true),
        ACTION(true),
        OWNER(true),
        DUE(true);

        /** Those that are shown unless somebody chooses others. */
        public static final Set<Column> USUAL = Collections.unmodifiableSet(
                EnumSet.copyOf(Arrays.stream(values()).filter(c -> c.usual).toList()));

        private final boolean usual;

        Column(boolean usual) {
            this.usual = usual;
        }

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PortfolioFilter {
        verdicts = Set.copyOf(verdicts);
        columns = columns.isEmpty() ? Column.USUAL : Collections.unmodifiableSet(EnumSet.copyOf(columns));
        page = Math.max(1, page);
    }

    /** Everything, the last submitted first. */
    public static PortfolioFilter all() {
        return new PortfolioFilter(
                null, Set.of(), null, null, null, "", false, null, Sort.SUBMITTED, true, Column.USUAL, 1);
    }

    /** What an address says. */
    public static PortfolioFilter of(MultiValueMap<String, String> parameters) {
        Sort sort = chosen(Sort.values(), parameters.getFirst("sort")).orElse(Sort.SUBMITTED);
        String order = parameters.getFirst("order");
        return new PortfolioFilter(
                team(parameters.getFirst("team")),
                verdicts(parameters.getOrDefault("verdict", List.of())),
                chosen(Status.values(), parameters.getFirst("status")).orElse(null),
                date(parameters.getFirst("from")),
                date(parameters.getFirst("to")),
                text(parameters.getFirst("q")),
                "true".equals(parameters.getFirst("archived")),
                currency(parameters.getFirst("currency")),
                sort,
                order == null ? sort.descendingFirst() : order.equals("desc"),
                columns(parameters.getOrDefault("column", List.of())),
                number(parameters.getFirst("page")));
    }

    /** What {@link #query} wrote, its parameters not yet decoded. */
    public static PortfolioFilter decoded(MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> plain = new LinkedMultiValueMap<>();
        parameters.forEach((name, values) -> values.forEach(
                value -> plain.add(name, value == null ? "" : URLDecoder.decode(value, StandardCharsets.UTF_8))));
        return of(plain);
    }

    private static @Nullable TeamId team(@Nullable String text) {
        try {
            return text == null || text.isEmpty() ? null : new TeamId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Set<String> verdicts(List<@Nullable String> given) {
        Set<String> verdicts = new LinkedHashSet<>();
        for (String verdict : given) {
            if (verdict != null && verdict.matches("[A-Z][A-Z0-9_]{0,79}") && verdicts.size() < MOST_VERDICTS) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private static Set<Column> columns(List<@Nullable String> given) {
        Set<Column> columns = EnumSet.noneOf(Column.class);
        given.forEach(name -> chosen(Column.values(), name).ifPresent(columns::add));
        return columns;
    }

    private static <E extends Enum<E>> Optional<E> chosen(E[] values, @Nullable String name) {
        return Arrays.stream(values)
                .filter(v -> v.name().equalsIgnoreCase(name))
                .findFirst();
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            LocalDate date = text == null || text.isEmpty() ? null : LocalDate.parse(text);
            return date == null || date.getYear() < 1 || date.getYear() > 9999 ? null : date;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String text(@Nullable String text) {
        String plain = text == null ? "" : Texts.name(text);
        return plain.substring(0, Math.min(plain.length(), LONGEST_TEXT));
    }

    private static @Nullable String currency(@Nullable String text) {
        return text != null && text.matches("[A-Z]{3}") ? text : null;
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 1;
    }

    /** As in the address, without the page: what a saved view keeps. Empty when nothing is said. */
    public String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "q", text);
        add(parts, "team", team == null ? "" : team.toString());
        verdicts.stream().sorted().forEach(verdict -> add(parts, "verdict", verdict));
        add(parts, "status", status == null ? "" : status.name().toLowerCase(Locale.ROOT));
        add(parts, "from", from == null ? "" : from.toString());
        add(parts, "to", to == null ? "" : to.toString());
        add(parts, "archived", archived ? "true" : "");
        add(parts, "currency", currency == null ? "" : currency);
        if (sort != Sort.SUBMITTED || descending != sort.descendingFirst()) {
            add(parts, "sort", sort.id());
            add(parts, "order", descending == sort.descendingFirst() ? "" : order());
        }
        if (!columns.equals(Column.USUAL)) {
            columns.forEach(column -> add(parts, "column", column.id()));
        }
        return String.join("&", parts);
    }

    private String order() {
        return descending ? "desc" : "asc";
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
    }

    /** Sorted by this column; by the one that it is sorted by already, the other way round. */
    public PortfolioFilter sortedBy(Sort column) {
        boolean turned = column == sort ? !descending : column.descendingFirst();
        return new PortfolioFilter(
                team, verdicts, status, from, to, text, archived, currency, column, turned, columns, 1);
    }

    /** On another page. */
    public PortfolioFilter onPage(int number) {
        return new PortfolioFilter(
                team, verdicts, status, from, to, text, archived, currency, sort, descending, columns, number);
    }

    /** The table has this column. */
    public boolean shows(Column column) {
        return columns.contains(column);
    }

    /** With money in this currency. */
    public PortfolioFilter in(@Nullable String other) {
        return new PortfolioFilter(
                team, verdicts, status, from, to, text, archived, other, sort, descending, columns, page);
    }

    /** Something is left out. */
    public boolean narrowed() {
        return team != null || !verdicts.isEmpty() || status != null || from != null || to != null || !text.isEmpty();
    }

    /** For LIKE, in lower case, with the escape character !. */
    String pattern() {
        return "%"
                + text.toLowerCase(Locale.ROOT)
                        .replace("!", "!!")
                        .replace("%", "!%")
                        .replace("_", "!_")
                + "%";
    }
}
