package org.groundwork.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Problem;

/** Files for tests. */
public final class Samples {

    private Samples() {}

    public static byte[] resource(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    public static AssessmentFile read(String resource) {
        return AssessmentFiles.read(resource, resource(resource), KnownMethods.installed());
    }

    static AssessmentFile parse(String text) {
        return AssessmentFiles.read("f.yaml", text.getBytes(StandardCharsets.UTF_8), KnownMethods.installed());
    }

    /** What is wrong with a file, a line each; empty when it is fine. */
    static List<String> problems(byte[] bytes) {
        try {
            AssessmentFiles.read("f.yaml", bytes, KnownMethods.installed());
            return List.of();
        } catch (MarkupException e) {
            return e.problems().stream().map(Problem::toString).toList();
        }
    }

    static List<String> problems(String text) {
        return problems(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file with these lines below {@code answers:}, which stand in line 5 and after. */
    static String answers(String... lines) {
        return """
            groundwork: 1
            method: core@1
            initiative: { name: Churn }
            answers:
            """ + "  " + String.join("\n  ", lines) + "\n";
    }
}
