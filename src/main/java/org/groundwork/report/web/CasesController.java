package org.groundwork.report.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.platform.NotFound;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;
import org.groundwork.report.Reports;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Real initiatives whose outcome is known, for everybody who is signed in. Stores nothing. */
@Controller
@RequestMapping("/cases")
class CasesController {

    private static final String PAGE = "page";

    private final Reports reports;

    CasesController(Reports reports) {
        this.reports = reports;
    }

    /** Where a report of a case is. */
    record Place(ReferenceCase one, String address) {}

    @GetMapping
    String all(@ModelAttribute("filter") CaseFilter filter, Model model) {
        model.addAttribute(PAGE, CasesPage.of(filter));
        return "report/cases";
    }

    @GetMapping("/validation")
    String validation(Model model) {
        model.addAttribute(PAGE, ValidationPage.of());
        return "report/validation";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        ReferenceCase one = found(id);
        model.addAttribute("one", one);
        model.addAttribute("view", CaseView.of(scored(one)));
        model.addAttribute(PAGE, reports.reference(one).page());
        return "report/case";
    }

    @GetMapping("/{id}/report")
    String report(
            @PathVariable String id,
            @RequestParam Map<String, String> parameters,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model) {
        ReferenceCase one = found(id);
        Reports.Made report = reports.reference(one);
        TryOutForm form = TryOutForm.of(parameters);
        model.addAttribute(PAGE, report.page());
        model.addAttribute("place", new Place(one, "/cases/" + one.id() + "/report"));
        model.addAttribute("tryOut", report.tryOut(form.tried(), form.added()));
        return htmx == null ? "report/case-report" : "report/try-out :: tryOut";
    }

    @GetMapping("/{id}.yaml")
    ResponseEntity<byte[]> file(@PathVariable String id) {
        ReferenceCase one = found(id);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/yaml"))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(one.id() + ".yaml")
                                .build()
                                .toString())
                .body(AssessmentFiles.writeYaml(one.file()).getBytes(StandardCharsets.UTF_8));
    }

    private static ReferenceCase found(String id) {
        return ReferenceCases.shipped().find(id).orElseThrow(NotFound::new);
    }

    private static ScoredCase scored(ReferenceCase one) {
        return ReferenceCases.scored().stream()
                .filter(scored -> scored.reference().id().equals(one.id()))
                .findFirst()
                .orElseThrow();
    }
}
