package org.groundwork.evaluation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.identity.PersonId;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * A submission as it lies in the database.
 *
 * @param sha256 of the content, hexadecimal
 */
record StoredEvaluation(Content content, String sha256) {

    /**
     * What the seal is on.
     *
     * @param number within its assessment, from 1
     * @param submittedAt to the microsecond
     * @param method the version of the questionnaire: core@1
     * @param answers the assessment file as canonical JSON
     * @param result the result with its trace as canonical JSON
     * @param analysis of the economics, as canonical JSON; null where none were stated
     */
    record Content(
            AssessmentId assessment,
            int number,
            Instant submittedAt,
            PersonId submittedBy,
            String method,
            String methodSha256,
            String engine,
            String answers,
            String result,
            @Nullable String analysis) {

        /** Each of them on lines of its own, in this order. */
        private byte[] bytes() {
            String text = String.join(
                    "\n",
                    "groundwork evaluation 1",
                    assessment.value().toString(),
                    Integer.toString(number),
                    submittedAt.toString(),
                    submittedBy.value().toString(),
                    method,
                    methodSha256,
                    engine,
                    answers,
                    result);
            return (analysis == null ? text : text + "\n" + analysis).getBytes(StandardCharsets.UTF_8);
        }
    }

    static StoredEvaluation sealed(Content content) {
        return new StoredEvaluation(content, Sha256.of(content.bytes()));
    }

    /** What was stored, decoded. */
    record Decoded(AssessmentFile file, Appraisal appraisal) {}

    /** Who answered stands in the file by id. */
    Decoded decoded() {
        return new Decoded(
                file(content.answers()),
                new Appraisal(StoredJson.result(content.result()), StoredJson.analysis(content.analysis())));
    }

    /**
     * Id of the verdict that may be named of what was stored; null while it is too early.
     *
     * @param answers the assessment file as canonical JSON
     * @param result as canonical JSON
     */
    static @Nullable String named(String answers, String result) {
        return VerdictBasis.named(file(answers).sheet(), StoredJson.result(result));
    }

    private static AssessmentFile file(String answers) {
        return AssessmentFiles.readStored(
                "evaluation", answers.getBytes(StandardCharsets.UTF_8), KnownMethods.installed());
    }

    /** The seal fits. */
    boolean intact() {
        return Sha256.of(content.bytes()).equals(sha256);
    }
}
