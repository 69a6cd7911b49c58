package org.groundwork.report.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.util.Optional;
import org.groundwork.identity.Guesses;
import org.groundwork.report.PaperSize;
import org.groundwork.report.ReportKind;
import org.groundwork.report.ReportPage;
import org.groundwork.report.Reports;
import org.groundwork.report.ShareLinks;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * A report for somebody who was given a link. A link that is unknown, has expired or was revoked
 * gets the same answer; nothing leads from here into the application.
 */
@Controller
@RequestMapping("/shared/{secret}")
class SharedController {

    private final ShareLinks links;
    private final Reports reports;
    private final Guesses guesses;

    SharedController(ShareLinks links, Reports reports, Guesses guesses) {
        this.links = links;
        this.reports = reports;
        this.guesses = guesses;
    }

    @GetMapping
    ModelAndView page(@PathVariable String secret, HttpServletRequest request, HttpServletResponse response) {
        keepToItself(response);
        return links.open(secret)
                .map(shared -> new ModelAndView("report/shared")
                        .addObject("page", shared.report().page())
                        .addObject("address", "/shared/" + secret + "/report")
                        .addObject("until", shared.until().atOffset(ZoneOffset.UTC)))
                .orElseGet(() -> none(request));
    }

    /**
     * @return the document, or a page that says why there is none
     */
    @GetMapping("/report.pdf")
    Object pdf(
            @PathVariable String secret,
            @RequestParam(defaultValue = "a4") String paper,
            @RequestParam(defaultValue = "") String kind,
            HttpServletRequest request,
            HttpServletResponse response) {
        PaperSize size = PaperSize.of(paper);
        keepToItself(response);
        Optional<ShareLinks.Shared> shared = links.open(secret);
        if (shared.isEmpty()) {
            return none(request);
        }
        ReportPage page = shared.get().report().page();
        ReportKind asked = ReportKind.pdf(kind).orElse(ReportKind.REPORT);
        return ReportDocuments.response(page, asked, reports.documentForGuest(page, size, asked));
    }

    /** Only a link that opens nothing counts as a guess. */
    private ModelAndView none(HttpServletRequest request) {
        boolean tooMany = !guesses.wrong(request.getRemoteAddr());
        return new ModelAndView("report/shared-not", tooMany ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND)
                .addObject("tooMany", tooMany);
    }

    /** The address is the key: no search engine, no other site and no cache is to learn it. */
    private static void keepToItself(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex, nofollow, noarchive");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
