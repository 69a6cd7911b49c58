package org.groundwork.assessment.web;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Exports;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** An assessment as a file. */
@Controller
@RequestMapping("/assessments/{id}")
class ExportController {

    private final Assessments assessments;
    private final Exports exports;

    ExportController(Assessments assessments, Exports exports) {
        this.assessments = assessments;
        this.exports = exports;
    }

    @GetMapping("/export.yaml")
    ResponseEntity<byte[]> yaml(@PathVariable AssessmentId id) {
        AssessmentFile file = assessments.export(id).withNamesOfFilesOnly();
        exports.taken(id, "yaml");
        return download(file, AssessmentFiles.writeYaml(file), "yaml", MediaType.parseMediaType("application/yaml"));
    }

    @GetMapping("/export.json")
    ResponseEntity<byte[]> json(@PathVariable AssessmentId id) {
        AssessmentFile file = assessments.export(id).withNamesOfFilesOnly();
        exports.taken(id, "json");
        return download(file, AssessmentFiles.writeJson(file), "json", MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<byte[]> download(AssessmentFile file, String text, String extension, MediaType type) {
        ContentDisposition disposition = ContentDisposition.attachment()
                .filename(fileName(file.initiative().name()) + "." + extension)
                .build();
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** What every file system takes: {@code churn-early-warning}. */
    static String fileName(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-|-$", "");
        String cut = plain.length() <= 60 ? plain : plain.substring(0, 60);
        return cut.isEmpty() ? "assessment" : cut;
    }
}
