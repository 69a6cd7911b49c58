package org.groundwork.portfolio.web;

import java.util.List;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.portfolio.CommonLacks;
import org.groundwork.portfolio.Initiative;
import org.groundwork.portfolio.Maps;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.portfolio.Trends;
import org.groundwork.portfolio.web.PortfolioPage.Tab;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The portfolio, looked at in several ways; each in the filter that the address says. */
@Controller
@RequestMapping("/portfolio")
class PortfolioController {

    private final Portfolio portfolio;
    private final PortfolioPages pages;
    private final CommonLacks lacks;
    private final Capacities capacities;
    private final Trends trends;
    private final Maps maps;

    PortfolioController(
            Portfolio portfolio,
            PortfolioPages pages,
            CommonLacks lacks,
            Capacities capacities,
            Trends trends,
            Maps maps) {
        this.portfolio = portfolio;
        this.pages = pages;
        this.lacks = lacks;
        this.capacities = capacities;
        this.trends = trends;
        this.maps = maps;
    }

    @GetMapping
    String table(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        pages.table(PortfolioFilter.of(parameters), model);
        return PortfolioPages.TABLE;
    }

    @GetMapping("/map")
    String map(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        PortfolioFilter filter = PortfolioFilter.of(parameters);
        PortfolioPage page = pages.of(Tab.MAP, filter, portfolio.overview(filter), model);
        List<Initiative> all = portfolio.all(filter);
        model.addAttribute("map", maps.of(all, page.currency()));
        model.addAttribute("rows", all.stream().limit(PortfolioPages.MOST_ROWS).toList());
        return "portfolio/map";
    }

    @GetMapping("/missing")
    String missing(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        PortfolioFilter filter = PortfolioFilter.of(parameters);
        pages.of(Tab.MISSING, filter, portfolio.overview(filter), model);
        model.addAttribute("lacks", lacks.of(filter));
        return "portfolio/missing";
    }

    @GetMapping("/capacity")
    String capacity(@RequestParam MultiValueMap<String, String> parameters, WrittenNumbers written, Model model) {
        PortfolioFilter filter = PortfolioFilter.of(parameters);
        PortfolioPage page = pages.of(Tab.CAPACITY, filter, portfolio.overview(filter), model);
        Capacities.Weeks weeks = capacities.weeks(parameters, LocalNumbers.of(written.locale()));
        model.addAttribute("weeks", weeks);
        List<Capacities.Days> days = capacities.days(parameters);
        model.addAttribute("days", days);
        model.addAttribute("capacity", capacities.of(filter, page.currency(), parameters, weeks.weeks(), days));
        return "portfolio/capacity";
    }

    @GetMapping("/trends")
    String trends(@RequestParam MultiValueMap<String, String> parameters, Model model) {
        PortfolioFilter filter = PortfolioFilter.of(parameters);
        pages.of(Tab.TRENDS, filter, portfolio.overview(filter), model);
        Trends.Trend trend = trends.of(filter);
        model.addAttribute("trend", trend);
        model.addAttribute("chart", TrendCharts.of(trend));
        return "portfolio/trends";
    }
}
