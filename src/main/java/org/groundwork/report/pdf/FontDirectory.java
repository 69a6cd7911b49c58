package org.groundwork.report.pdf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fonts that an installation adds for scripts that the shipped ones do not have. */
public final class FontDirectory {

    private static final Logger log = LoggerFactory.getLogger(FontDirectory.class);

    private FontDirectory() {}

    /**
     * Uses the fonts of a directory in all documents of this program from now on: files that end in {@code .ttf},
     * {@code .otf} or {@code .ttc}, in the order of their names, without those of directories below.
     *
     * @return files that cannot be used, with the reason
     * @throws IOException if it is no directory that can be read
     */
    public static List<String> use(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(FontDirectory::font).sorted().toList();
        }
        List<PrintFont> fonts = new ArrayList<>();
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                fonts.addAll(PrintFont.of(file));
            } catch (IOException | RuntimeException e) {
                log.debug("font {} cannot be used", file, e);
                refused.add(file.getFileName() + ": " + e.getMessage());
            }
        }
        PrintFonts.add(fonts);
        return refused;
    }

    /** Only the shipped ones again. */
    static void forget() {
        PrintFonts.add(List.of());
    }

    private static boolean font(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".ttf") || name.endsWith(".otf") || name.endsWith(".ttc");
    }
}
