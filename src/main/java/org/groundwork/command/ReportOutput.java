package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Properties;
import org.groundwork.report.PaperSize;
import org.groundwork.report.ReportFiles;
import org.jspecify.annotations.Nullable;

/**
 * Writes the report of a scored file. It needs the libraries that print, which the other commands
 * do without.
 */
final class ReportOutput {

    private static final String BUILD = "/META-INF/build-info.properties";

    private ReportOutput() {}

    /**
     * @param pdf name of a file, or null for none
     * @param html name of a file, or null for none
     * @throws UsageException if a file cannot be written
     */
    static void write(ScoreCommand.Scored scored, @Nullable String pdf, @Nullable String html, Clock clock) {
        ReportFiles reports = ReportFiles.of(version());
        OffsetDateTime now = OffsetDateTime.now(clock);
        if (pdf != null) {
            write(pdf, reports.pdf(scored.file(), scored.appraisal(), now, PaperSize.A4));
        }
        if (html != null) {
            write(html, reports.html(scored.file(), scored.appraisal(), now));
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
