package org.groundwork.portfolio.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.groundwork.platform.WebAddress;
import org.groundwork.portfolio.Portfolio;
import org.groundwork.portfolio.PortfolioExports;
import org.groundwork.portfolio.PortfolioFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The table as a file, in the filter and order of the address. */
@Controller
class FileController {

    private final PortfolioExports exports;
    private final Portfolio portfolio;
    private final WebAddress webAddress;

    FileController(PortfolioExports exports, Portfolio portfolio, WebAddress webAddress) {
        this.exports = exports;
        this.portfolio = portfolio;
        this.webAddress = webAddress;
    }

    @GetMapping("/portfolio.csv")
    void csv(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) throws IOException {
        PortfolioFilter filter = checked(parameters);
        head(response, "text/csv;charset=UTF-8", "portfolio.csv");
        exports.csv(filter, webAddress.link(""), response.getOutputStream());
    }

    @GetMapping("/portfolio.xlsx")
    void xlsx(@RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response) throws IOException {
        PortfolioFilter filter = checked(parameters);
        head(response, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "portfolio.xlsx");
        exports.xlsx(filter, webAddress.link(""), response.getOutputStream());
    }

    /** Refuses before the first byte is sent. */
    private PortfolioFilter checked(MultiValueMap<String, String> parameters) {
        PortfolioFilter filter = PortfolioFilter.of(parameters);
        portfolio.check(filter);
        return filter;
    }

    private static void head(HttpServletResponse response, String type, String name) throws IOException {
        response.setContentType(type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.flushBuffer(); // the session is written now: what follows may outgrow the buffer, and only reads
    }
}
