package org.groundwork.report.web;

import java.util.Map;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Exports;
import org.groundwork.report.PaperSize;
import org.groundwork.report.ReportKind;
import org.groundwork.report.Reports;
import org.groundwork.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.ModelAndView;

/** Reports of an assessment: of its present answers, and of each submission; as page and as PDF. */
@Controller
@RequestMapping("/assessments/{id}")
class ReportController {

    /** Seconds after which a browser asks again for a document that is being made; needs no script. */
    private static final String LOOK_AGAIN = "2";

    private final Reports reports;
    private final Assessments assessments;
    private final Reviews reviews;
    private final ReportPages pages;
    private final Exports exports;

    ReportController(Reports reports, Assessments assessments, Reviews reviews, ReportPages pages, Exports exports) {
        this.reports = reports;
        this.assessments = assessments;
        this.reviews = reviews;
        this.pages = pages;
        this.exports = exports;
    }

    @GetMapping("/report")
    String present(
            @PathVariable AssessmentId id,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return switch (pages.present(id)) {
            case ReportPages.Elsewhere(int number) -> "redirect:/assessments/%s/reports/%d".formatted(id, number);
            case ReportPages.Shown shown -> show(shown, parameters, htmx, model);
        };
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}")
    String submitted(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return show(pages.submitted(id, number), parameters, htmx, model);
    }

    private static String show(
            ReportPages.Shown shown, Map<String, String> parameters, @Nullable String htmx, Model model) {
        TryOutForm form = TryOutForm.of(parameters);
        model.addAttribute("page", shown.report().page());
        model.addAttribute("place", shown.place());
        model.addAttribute("tryOut", shown.report().tryOut(form.tried(), form.added()));
        return htmx == null ? "report/page" : "report/try-out :: tryOut";
    }

    /** Every submission, the latest first. */
    @GetMapping("/reports")
    String all(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("page", new ReportPlaces.Submissions(assessments.view(id), reviews.versions(id)));
        return "report/list";
    }

    @GetMapping("/report.pdf")
    Object presentPdf(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "a4") String paper,
            @RequestParam(defaultValue = "") String kind,
            ServletWebRequest web) {
        return document(web, id, reports.preview(id), PaperSize.of(paper), pdf(kind, web));
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}.pdf")
    Object submittedPdf(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "a4") String paper,
            @RequestParam(defaultValue = "") String kind,
            ServletWebRequest web) {
        return document(web, id, reports.submitted(id, number), PaperSize.of(paper), pdf(kind, web));
    }

    @GetMapping("/report.pptx")
    Object presentSlides(@PathVariable AssessmentId id, ServletWebRequest web) {
        return document(web, id, reports.preview(id), PaperSize.A4, ReportKind.SLIDES);
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}.pptx")
    Object submittedSlides(@PathVariable AssessmentId id, @PathVariable int number, ServletWebRequest web) {
        return document(web, id, reports.submitted(id, number), PaperSize.A4, ReportKind.SLIDES);
    }

    @GetMapping("/report.docx")
    Object presentText(
            @PathVariable AssessmentId id, @RequestParam(defaultValue = "a4") String paper, ServletWebRequest web) {
        return document(web, id, reports.preview(id), PaperSize.of(paper), ReportKind.TEXT);
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}.docx")
    Object submittedText(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "a4") String paper,
            ServletWebRequest web) {
        return document(web, id, reports.submitted(id, number), PaperSize.of(paper), ReportKind.TEXT);
    }

    /** {@code summary} is how addresses that people kept ask for one page. */
    private static ReportKind pdf(String kind, ServletWebRequest web) {
        return web.getParameterMap().containsKey("summary")
                ? ReportKind.PAGE
                : ReportKind.pdf(kind).orElse(ReportKind.REPORT);
    }

    /**
     * The document; a person in front of a browser sees how far it is while it is being made.
     *
     * @param web what whoever asks can show
     */
    private Object document(
            ServletWebRequest web, AssessmentId id, Reports.Made report, PaperSize paper, ReportKind kind) {
        byte[] bytes;
        String accept = web.getHeader(HttpHeaders.ACCEPT);
        if (accept != null && accept.contains(MediaType.TEXT_HTML_VALUE)) {
            Reports.Progress progress = reports.progress(report.page(), paper, kind);
            if (progress.document() == null) {
                Objects.requireNonNull(web.getResponse()).setHeader("Refresh", LOOK_AGAIN);
                return new ModelAndView("report/printing")
                        .addObject("page", report.page())
                        .addObject("assessmentId", id)
                        .addObject("progress", progress);
            }
            bytes = progress.document();
        } else {
            bytes = reports.document(report.page(), paper, kind);
        }
        exports.taken(id, kind.extension());
        return ReportDocuments.response(report.page(), kind, bytes);
    }
}
