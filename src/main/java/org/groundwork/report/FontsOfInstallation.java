package org.groundwork.report;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads the fonts for paper that an installation adds; a directory that cannot be read stops the start. */
@Component
class FontsOfInstallation {

    private static final Logger log = LoggerFactory.getLogger(FontsOfInstallation.class);

    FontsOfInstallation(@Value("${groundwork.fonts-directory:}") String directory) {
        if (directory.isBlank()) {
            return;
        }
        try {
            ReportFiles.useFonts(Path.of(directory))
                    .forEach(refused -> log.warn("a font of groundwork.fonts-directory cannot be used: {}", refused));
        } catch (IOException e) {
            throw new IllegalStateException("groundwork.fonts-directory is no directory to be read: " + directory, e);
        }
    }
}
