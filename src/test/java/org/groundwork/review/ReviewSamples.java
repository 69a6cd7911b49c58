package org.groundwork.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;

/** Assessments with something left to do. */
public final class ReviewSamples {

    private ReviewSamples() {}

    /** A simple baseline comes first; its report proposes an experiment and next steps. */
    public static AssessmentFile churn() {
        AssessmentFile file = churnWithMoney();
        return new AssessmentFile(file.method(), file.initiative(), file.answers());
    }

    /** The same with its economics. */
    public static AssessmentFile churnWithMoney() {
        String path = "/demo/churn-early-warning.yaml";
        try (InputStream in = ReviewSamples.class.getResourceAsStream(path)) {
            return AssessmentFiles.read(
                    path, Objects.requireNonNull(in, path).readAllBytes(), KnownMethods.installed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
