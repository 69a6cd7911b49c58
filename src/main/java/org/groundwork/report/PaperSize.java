package org.groundwork.report;

import java.util.Locale;

/** What a report is printed on. */
public enum PaperSize {
    /** 210 mm by 297 mm. */
    A4("A4"),
    /** 8.5 in by 11 in. */
    LETTER("letter");

    private final String css;

    PaperSize(String css) {
        this.css = css;
    }

    /** As a style sheet names it. */
    public String css() {
        return css;
    }

    /** Reads {@code a4} or {@code letter}, in any case; anything else is A4. */
    public static PaperSize of(String text) {
        return text.toLowerCase(Locale.ROOT).equals("letter") ? LETTER : A4;
    }
}
