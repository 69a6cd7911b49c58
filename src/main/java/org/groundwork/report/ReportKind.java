package org.groundwork.report;

import java.util.Locale;
import java.util.Optional;

/** In which form a report is handed out. */
public enum ReportKind {
    /** What a reader needs, on seven pages at most. */
    REPORT("report", "report", "pdf"),
    /** The same, with all answers behind it. */
    ANSWERS("answers", "report-with-answers", "pdf"),
    /** Everything, nothing left out: the body whole, the answers, and how it was computed. */
    RECORD("record", "full-record", "pdf"),
    /** Its essence on one page. */
    PAGE("page", "one-page", "pdf"),
    /** The body as slides that can be edited. */
    SLIDES("slides", "slides", "pptx"),
    /** The body as a text document that can be edited. */
    TEXT("text", "report", "docx");

    private final String word;
    private final String fileWord;
    private final String extension;

    ReportKind(String word, String fileWord, String extension) {
        this.word = word;
        this.fileWord = fileWord;
        this.extension = extension;
    }

    /** As addresses and the command line name it. */
    public String word() {
        return word;
    }

    /** Its place in the name of a file. */
    public String fileWord() {
        return fileWord;
    }

    /** Of the name of a file, without a dot. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return switch (extension) {
            case "pptx" -> "application/vnd.openxmlformats-officedocument.presentationml.presentation";
            case "docx" -> "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
            default -> "application/pdf";
        };
    }

    /** All answers stand behind the body. */
    public boolean withAnswers() {
        return this == ANSWERS || this == RECORD;
    }

    /** Nothing is left out. */
    public boolean whole() {
        return this == RECORD;
    }

    /** A kind of PDF, by its word in any case; empty for any other word. */
    public static Optional<ReportKind> pdf(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (ReportKind kind : values()) {
            if (kind.extension.equals("pdf") && kind.word.equals(lower)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
