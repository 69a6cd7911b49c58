package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.report.PaperSize;
import org.groundwork.report.ReportFiles;
import org.groundwork.report.ReportKind;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report of a scored file. It needs the libraries that print, which the other commands
 * do without.
 *
 * @param pdf name of a file, or null for none
 * @param pdfKind word of a kind of PDF, or null for the report
 * @param html name of a file, or null for none
 * @param slides name of a file, or null for none
 * @param text name of a file, or null for none
 * @param fonts directory of fonts for paper, or null for none
 */
record ReportOutput(
        @Nullable String pdf,
        @Nullable String pdfKind,
        @Nullable String html,
        @Nullable String slides,
        @Nullable String text,
        @Nullable String fonts) {

    private static final String BUILD = "/META-INF/build-info.properties";

    /**
     * @throws UsageException if there is no such kind
     */
    ReportOutput {
        if (pdfKind != null) {
            kind(pdfKind);
            if (pdf == null) {
                throw new UsageException(Messages.get("usage.pdf-kind-alone"));
            }
        }
    }

    private static ReportKind kind(@Nullable String word) {
        if (word == null) {
            return ReportKind.REPORT;
        }
        return ReportKind.pdf(word).orElseThrow(() -> {
            String known = Stream.of(ReportKind.values())
                    .map(ReportKind::word)
                    .filter(one -> ReportKind.pdf(one).isPresent())
                    .collect(Collectors.joining(", "));
            return new UsageException(Messages.get("usage.pdf-kind", word, known));
        });
    }

    /** Some report is to be written. */
    boolean any() {
        return pdf != null || html != null || slides != null || text != null;
    }

    /**
     * @throws UsageException if a file cannot be written, or there are no fonts to be read
     */
    void write(ScoreCommand.Scored scored, Commands.Terminal terminal) {
        if (fonts != null) {
            try {
                ReportFiles.useFonts(Path.of(fonts))
                        .forEach(refused -> terminal.err().println(Messages.get("score.font", refused)));
            } catch (IOException | InvalidPathException e) {
                throw new UsageException(Messages.get("usage.fonts", fonts));
            }
        }
        ReportFiles reports = ReportFiles.of(version());
        OffsetDateTime now = OffsetDateTime.now(terminal.clock());
        if (html != null) {
            write(html, reports.html(scored.file(), scored.appraisal(), now));
        }
        write(reports, pdf, scored, now, kind(pdfKind));
        write(reports, slides, scored, now, ReportKind.SLIDES);
        write(reports, text, scored, now, ReportKind.TEXT);
    }

    private static void write(
            ReportFiles reports,
            @Nullable String file,
            ScoreCommand.Scored scored,
            OffsetDateTime now,
            ReportKind kind) {
        if (file != null) {
            write(file, reports.document(scored.file(), scored.appraisal(), now, PaperSize.A4, kind));
        }
    }

    private static void write(String file, byte[] content) {
        try {
            Files.write(Path.of(file), content);
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(Messages.get("file.unwritable", file));
        }
    }

    /** Empty in a development environment. */
    private static String version() {
        try (InputStream in = ReportOutput.class.getResourceAsStream(BUILD)) {
            Properties build = new Properties();
            if (in != null) {
                build.load(in);
            }
            return build.getProperty("build.version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
