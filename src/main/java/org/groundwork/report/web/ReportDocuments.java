package org.groundwork.report.web;

import java.nio.charset.StandardCharsets;
import org.groundwork.report.ReportKind;
import org.groundwork.report.ReportPage;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Sends documents under a name that says what they are. */
final class ReportDocuments {

    private ReportDocuments() {}

    /** A browser shows a PDF; what can be edited is saved. */
    static ResponseEntity<byte[]> response(ReportPage page, ReportKind kind, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(page, kind))
                .body(bytes);
    }

    /** Names in other scripts are encoded by RFC 5987. */
    private static String disposition(ReportPage page, ReportKind kind) {
        String name = page.fileName(kind) + "." + kind.extension();
        ContentDisposition.Builder disposition =
                kind.extension().equals("pdf") ? ContentDisposition.inline() : ContentDisposition.attachment();
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return (plain ? disposition.filename(name) : disposition.filename(name, StandardCharsets.UTF_8))
                .build()
                .toString();
    }
}
