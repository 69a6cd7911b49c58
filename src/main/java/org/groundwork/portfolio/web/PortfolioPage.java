package org.groundwork.portfolio.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Methods;
import org.groundwork.method.Verdict;
import org.groundwork.portfolio.Maps;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.portfolio.SavedViews;
import org.jspecify.annotations.Nullable;

/**
 * What every page of the portfolio shows around its own part: the filter, the ways to look at what
 * it leaves, and the views that the person saved.
 *
 * @param tab which way to look
 * @param teams that the person manages, by name
 * @param extra what else stands in the address of this tab, beginning with {@code &}; empty for
 *     nothing
 * @param said what the filter asks for, in words
 */
record PortfolioPage(
        Tab tab,
        PortfolioFilter filter,
        List<TeamView> teams,
        List<SavedViews.SavedView> views,
        Portfolio.Overview overview,
        String extra,
        List<String> said) {

    /** A way to look at the portfolio. */
    enum Tab {
        TABLE(""),
        MAP("/map"),
        MISSING("/missing"),
        CAPACITY("/capacity"),
        TRENDS("/trends");

        private final String below;

        Tab(String below) {
            this.below = below;
        }

        String address() {
            return "/portfolio" + below;
        }
    }

    /** A choice of the filter. */
    record Option(String value, @Nullable String title, int sign, boolean chosen) {}

    /** Where this way of looking is, without the filter. */
    public String here() {
        return tab.address();
    }

    /** The same filter, looked at in another way. */
    public String address(Tab other) {
        return with(other.address(), filter.query(), "");
    }

    public List<Tab> tabs() {
        return List.of(Tab.values());
    }

    private static String with(String path, String query, String more) {
        String all = String.join(
                "&", Stream.of(query, more).filter(part -> !part.isEmpty()).toList());
        return all.isEmpty() ? path : path + "?" + all;
    }

    /** The table, sorted by this column. */
    public String sorted(String column) {
        return with(here(), filter.sortedBy(sort(column)).query(), "");
    }

    private static PortfolioFilter.Sort sort(String column) {
        return PortfolioFilter.Sort.valueOf(column.toUpperCase(Locale.ROOT));
    }

    /** For {@code aria-sort}; null where the table is not sorted by the column. */
    public @Nullable String order(String column) {
        return filter.sort() != sort(column) ? null : filter.descending() ? "descending" : "ascending";
    }

    /** Ends in {@code page=}. */
    public String pages() {
        String all = with(here(), filter.query(), "");
        return all + (all.contains("?") ? "&" : "?") + "page=";
    }

    /** What is on the screen as a file. */
    public String file(String extension) {
        return with("/portfolio." + extension, filter.query(), "");
    }

    /** A saved view, looked at in this way. */
    public String view(SavedViews.SavedView view) {
        return with(here(), view.query(), "");
    }

    public boolean shown(SavedViews.SavedView view) {
        return view.query().equals(filter.query());
    }

    public String query() {
        return filter.query();
    }

    /** Without any filter. */
    public String everything() {
        return here();
    }

    /** Every recommendation of the methods that there are, and that it is too early to say. */
    public List<Option> verdicts() {
        List<Option> options = new ArrayList<>();
        for (Methods.Ranked ranked : Methods.verdicts()) {
            Verdict verdict = ranked.verdict();
            options.add(new Option(
                    verdict.id(),
                    verdict.title(),
                    Maps.sign(ranked.rank()),
                    filter.verdicts().contains(verdict.id())));
        }
        options.add(new Option(PortfolioFilter.EARLY, null, 0, filter.verdicts().contains(PortfolioFilter.EARLY)));
        return options;
    }

    public List<PortfolioFilter.Status> statuses() {
        return List.of(PortfolioFilter.Status.values());
    }

    public boolean severalTeams() {
        return teams.size() > 1;
    }

    /** Nothing was ever submitted, as far as the person can see. */
    public boolean empty() {
        return overview.total() == 0 && !filter.narrowed() && !filter.archived();
    }

    /** The currency that money is weighed in: the one asked for, or the most frequent one. */
    public @Nullable String currency() {
        return chosenCurrency(filter, overview);
    }

    static @Nullable String chosenCurrency(PortfolioFilter filter, Portfolio.Overview overview) {
        String asked = filter.currency();
        return asked != null
                ? asked
                : overview.currencies().keySet().stream().findFirst().orElse(null);
    }

    public boolean isTable() {
        return tab == Tab.TABLE;
    }

    /** Columns that the table can have. */
    public List<PortfolioFilter.Column> columns() {
        return Arrays.stream(PortfolioFilter.Column.values())
                .filter(column -> column != PortfolioFilter.Column.TEAM || severalTeams())
                .toList();
    }

    /** Columns that it has. */
    public List<PortfolioFilter.Column> shown() {
        return columns().stream().filter(filter::shows).toList();
    }

    /** Those that somebody chose; none where they are the usual ones. */
    public Set<PortfolioFilter.Column> columnsChosen() {
        return filter.columns().equals(PortfolioFilter.Column.USUAL) ? Set.of() : filter.columns();
    }

    /** How a column is set. */
    public String kind(PortfolioFilter.Column column) {
        return switch (column) {
            case READINESS, VALUE, LOSS, EFFORT, LEARNING, WAITING -> "num";
            case TEAM -> "c-team";
            default -> "";
        };
    }

    /** Which sign stands for a verdict. */
    public int sign(int rank) {
        return Maps.sign(rank);
    }
}
