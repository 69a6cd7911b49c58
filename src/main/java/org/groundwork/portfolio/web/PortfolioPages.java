package org.groundwork.portfolio.web;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.groundwork.amount.Money;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.portfolio.SavedViews;
import org.groundwork.portfolio.web.PortfolioPage.Tab;
import org.jspecify.annotations.Nullable;
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

    PortfolioPages(Portfolio portfolio, SavedViews views) {
        this.portfolio = portfolio;
        this.views = views;
    }

    /** The name that somebody gives a view. */
    record ViewForm(String name) {}

    PortfolioPage of(Tab tab, PortfolioFilter filter, Portfolio.Overview overview, Model model) {
        PortfolioPage page = new PortfolioPage(tab, filter, portfolio.teams(), views.mine(), overview, "");
        model.addAttribute("page", page);
        model.addAttribute("monies", new Monies());
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", new ViewForm(""));
        }
        return page;
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
