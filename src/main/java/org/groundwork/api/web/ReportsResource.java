package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.groundwork.api.web.Schemas.Recommendation;
import org.groundwork.api.web.Schemas.Review;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Exports;
import org.groundwork.document.ResultJson;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.TokenScope;
import org.groundwork.report.PaperSize;
import org.groundwork.report.Provenance;
import org.groundwork.report.ReportKind;
import org.groundwork.report.ReportPage;
import org.groundwork.report.Reports;
import org.groundwork.report.ReviewStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Reports, for programs and for people. */
@RestController
@RequestMapping(Paths.ASSESSMENTS + "/{id}")
@Tag(name = "Reports")
class ReportsResource {

    /** Says of what a report is, whatever its form. */
    static final String OF = "Groundwork-Report";

    private static final String LATEST = "latest";
    private static final String PRESENT = "present";
    private static final int COST = 6;

    private final Reports reports;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Exports exports;
    private final Views views;
    private final JsonMapper json;

    ReportsResource(
            Reports reports,
            Assessments assessments,
            Evaluations evaluations,
            Exports exports,
            Views views,
            JsonMapper json) {
        this.reports = reports;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.exports = exports;
        this.views = views;
        this.json = json;
    }

    @GetMapping(
            path = "/report",
            produces = {Types.JSON, Types.PDF, Types.HTML})
    @ApiCall(
            scope = TokenScope.ASSESSMENTS_READ,
            cost = COST,
            problems = {ProblemType.NOT_FOUND, ProblemType.WRONG_PARAMETER})
    @Operation(
            operationId = "getReport",
            summary = "Read the report",
            description =
                    "As JSON, as PDF, or as a page that needs nothing beside it. Of the latest submission that was not"
                            + " taken back; where there is none, of the present answers. The header `Groundwork-Report`"
                            + " says which. Counts as six requests.")
    @ApiResponse(
            responseCode = "200",
            description = "The report.",
            content = {
                @Content(mediaType = Types.JSON, schema = @Schema(implementation = Schemas.Report.class)),
                @Content(mediaType = Types.PDF, schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = Types.HTML, schema = @Schema(type = "string"))
            })
    ResponseEntity<byte[]> report(
            HttpServletRequest request,
            @Parameter(description = "Of the assessment.") @PathVariable AssessmentId id,
            @Parameter(
                            description = "`latest`, `present` for the present answers, or the number of a submission.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            pattern = "^(latest|present|[1-9][0-9]{0,8})$",
                                            defaultValue = LATEST))
                    @RequestParam(defaultValue = LATEST)
                    String of,
            @Parameter(
                            description = "Of a PDF: what it holds.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"report", "answers", "record", "page"},
                                            defaultValue = "report"))
                    @RequestParam(defaultValue = "report")
                    String kind,
            @Parameter(
                            description = "Of a PDF: its size.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"a4", "letter"},
                                            defaultValue = "a4"))
                    @RequestParam(defaultValue = "a4")
                    String paper) {
        ReportKind pdf = ReportKind.pdf(kind).orElseThrow(() -> oneOf("kind", "answers, page, record, report"));
        PaperSize size = Views.constant(PaperSize.class, "paper", paper);
        Reports.Made made = made(id, of);
        ReportPage page = made.page();
        Provenance provenance = page.provenance();
        String of1 = provenance.number() == 0 ? PRESENT : "submission " + provenance.number();
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().header(OF, of1);
        switch (Types.chosen(request, Types.JSON, Types.PDF, Types.HTML)) {
            case Types.PDF -> {
                byte[] bytes = reports.document(page, size, pdf);
                exports.taken(id, "pdf");
                return answer.contentType(MediaType.APPLICATION_PDF)
                        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(page.fileName(pdf) + ".pdf"))
                        .body(bytes);
            }
            case Types.HTML -> {
                exports.taken(id, "html");
                return answer.contentType(MediaType.parseMediaType("text/html;charset=UTF-8"))
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                disposition(page.fileName(ReportKind.REPORT) + ".html"))
                        .body(reports.html(page).getBytes(StandardCharsets.UTF_8));
            }
            default -> {
                exports.taken(id, "json");
                return answer.contentType(MediaType.APPLICATION_JSON).body(json.writeValueAsBytes(view(id, made)));
            }
        }
    }

    private static ProblemException oneOf(String parameter, String words) {
        return ProblemException.parameter(
                ProblemType.WRONG_PARAMETER, parameter, "api.detail.parameter.one-of", parameter, words);
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }

    private Reports.Made made(AssessmentId id, String of) {
        if (of.equals(PRESENT)) {
            return reports.preview(id);
        }
        if (of.equals(LATEST)) {
            Optional<EvaluationView> latest = evaluations.of(id).stream()
                    .filter(submission -> !submission.withdrawn())
                    .findFirst();
            return latest.isPresent() ? reports.submitted(id, latest.get().number()) : reports.preview(id);
        }
        if (!of.matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.parameter(ProblemType.WRONG_PARAMETER, "of", "api.detail.of");
        }
        return reports.submitted(id, Integer.parseInt(of));
    }

    private Schemas.Report view(AssessmentId id, Reports.Made made) {
        Provenance provenance = made.page().provenance();
        boolean submitted = provenance.number() > 0;
        return new Schemas.Report(
                views.assessment(assessments.view(id)),
                submitted ? "submission" : PRESENT,
                submitted ? provenance.number() : null,
                submitted ? provenance.at().toInstant() : null,
                provenance.by(),
                review(provenance.reviewStatus()),
                recommendation(made.page().recommendation()),
                ResultJson.of(ResultJson.Scored.of(made.file(), made.appraisal(), null)));
    }

    private static @Nullable Review review(@Nullable ReviewStatus status) {
        return status == null
                ? null
                : new Review(
                        status.state().toLowerCase(Locale.ROOT),
                        status.decision(),
                        status.by(),
                        status.at() == null ? null : status.at().toInstant(),
                        Views.orNone(status.reason()));
    }

    private static Recommendation recommendation(ReportPage.Recommendation said) {
        ReportPage.VerdictView verdict = said.tooEarly() ? null : said.verdict();
        return new Recommendation(
                verdict == null ? null : verdict.id(),
                verdict == null ? null : verdict.title(),
                verdict == null ? null : verdict.headline(),
                said.tooEarly(),
                said.settled());
    }
}
