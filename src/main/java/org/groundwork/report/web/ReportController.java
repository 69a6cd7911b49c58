package org.groundwork.report.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Exports;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.report.PaperSize;
import org.groundwork.report.Reports;
import org.groundwork.review.Reviews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports of an assessment: of its present answers, and of each submission; as page and as PDF. */
@Controller
@RequestMapping("/assessments/{id}")
class ReportController {

    private final Reports reports;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reviews reviews;
    private final ReportPlaces places;
    private final Exports exports;

    ReportController(
            Reports reports,
            Assessments assessments,
            Evaluations evaluations,
            Reviews reviews,
            ReportPlaces places,
            Exports exports) {
        this.reports = reports;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.places = places;
        this.exports = exports;
    }

    /** While it is in review or decided the present answers are those of the latest submission. */
    @GetMapping("/report")
    String present(
            @PathVariable AssessmentId id,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        AssessmentView assessment = assessments.view(id);
        Optional<EvaluationView> latest = evaluations.latest(id);
        if (!assessment.status().answerable() && latest.isPresent()) {
            return "redirect:/assessments/%s/reports/%d"
                    .formatted(id, latest.get().number());
        }
        return show(reports.preview(id), places.present(assessment, latest.isPresent()), parameters, htmx, model);
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}")
    String submitted(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        return show(
                reports.submitted(id, number), places.submitted(assessments.view(id), number), parameters, htmx, model);
    }

    private static String show(
            Reports.Made report,
            ReportPlaces.Place place,
            Map<String, String> parameters,
            @Nullable String htmx,
            Model model) {
        TryOutForm form = TryOutForm.of(parameters);
        model.addAttribute("page", report.page());
        model.addAttribute("place", place);
        model.addAttribute("tryOut", report.tryOut(form.tried(), form.added()));
        return htmx == null ? "report/page" : "report/try-out :: tryOut";
    }

    /** Every submission, the latest first. */
    @GetMapping("/reports")
    String all(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("page", new ReportPlaces.Submissions(assessments.view(id), reviews.versions(id)));
        return "report/list";
    }

    @GetMapping("/report.pdf")
    ResponseEntity<byte[]> presentPdf(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "a4") String paper,
            @RequestParam(required = false) @Nullable String summary) {
        return pdf(id, reports.preview(id), paper, summary);
    }

    @GetMapping("/reports/{number:[0-9]{1,9}}.pdf")
    ResponseEntity<byte[]> submittedPdf(
            @PathVariable AssessmentId id,
            @PathVariable int number,
            @RequestParam(defaultValue = "a4") String paper,
            @RequestParam(required = false) @Nullable String summary) {
        return pdf(id, reports.submitted(id, number), paper, summary);
    }

    private ResponseEntity<byte[]> pdf(AssessmentId id, Reports.Made report, String paper, @Nullable String summary) {
        PaperSize size = PaperSize.of(paper);
        byte[] bytes = summary == null ? reports.pdf(report.page(), size) : reports.summary(report.page(), size);
        exports.taken(id, "pdf");
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(report.page().fileName() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(bytes);
    }
}
