package org.groundwork.portfolio.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.groundwork.amount.Money;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Methods;
import org.groundwork.platform.DateTimes;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.portfolio.SavedViews;
import org.groundwork.portfolio.web.PortfolioPage.Tab;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Gathers what the portfolio’s pages show. */
@Component
class PortfolioPages {

    static final String TABLE = "portfolio/table";

    /** Rows of the table that stands beside a drawing; the table itself has them all. */
    static final int MOST_ROWS = 60;

    private final Portfolio portfolio;
    private final SavedViews views;
    private final MessageSource messages;
    private final DateTimes dates;

    PortfolioPages(Portfolio portfolio, SavedViews views, MessageSource messages, DateTimes dates) {
        this.portfolio = portfolio;
        this.views = views;
        this.messages = messages;
        this.dates = dates;
    }

    /**
     * The name that somebody gives a view, and the id of the team that it is shared with.
     */
    record ViewForm(String name, @Nullable String shared) {}

    PortfolioPage of(Tab tab, PortfolioFilter filter, Portfolio.Overview overview, Model model) {
        List<TeamView> teams = portfolio.teams();
        PortfolioPage page = new PortfolioPage(tab, filter, teams, views.mine(), overview, "", said(filter, teams));
        model.addAttribute("page", page);
        model.addAttribute("monies", new Monies());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ViewForm("", ""));
        }
        return page;
    }

    /** What the filter asks for, in words, in the order of its fields. */
    private List<String> said(PortfolioFilter filter, List<TeamView> teams) {
        List<String> said = new ArrayList<>();
        if (!filter.text().isEmpty()) {
            said.add(text("portfolio.said.text", filter.text()));
        }
        teams.stream()
                .filter(team -> team.id().equals(filter.team()))
                .forEach(team -> said.add(text("portfolio.said.team", team.name())));
        if (filter.status() != null) {
            said.add(text("portfolio.status." + filter.status().name()));
        }
        if (filter.from() != null) {
            said.add(text("portfolio.said.from", dates.date(filter.from())));
        }
        if (filter.to() != null) {
            said.add(text("portfolio.said.to", dates.date(filter.to())));
        }
        Methods.verdicts().stream()
                .map(Methods.Ranked::verdict)
                .filter(verdict -> filter.verdicts().contains(verdict.id()))
                .forEach(verdict -> said.add(verdict.title()));
        if (filter.verdicts().contains(PortfolioFilter.EARLY)) {
            said.add(text("portfolio.early"));
        }
        if (filter.archived()) {
            said.add(text("portfolio.said.archived"));
        }
        return List.copyOf(said);
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    void table(PortfolioFilter filter, Model model) {
        Portfolio.Listing listing = portfolio.list(filter);
        of(Tab.TABLE, filter, listing.overview(), model);
        model.addAttribute("listing", listing);
    }

    /** Writers of money, by currency. */
    static final class Monies {

        private final Map<String, Money> known = new ConcurrentHashMap<>();

        public Money in(@Nullable String currency) {
            return known.computeIfAbsent(currency == null ? "" : currency, c -> new Money(c.isEmpty() ? null : c));
        }
    }
}
