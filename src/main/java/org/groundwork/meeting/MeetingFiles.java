package org.groundwork.meeting;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;

/**
 * The assessment at the start and at the end of a meeting, to be compared: its answers and what is stated of economics.
 * Who answered and what was noted stays where it is: names change, and are forgotten.
 */
final class MeetingFiles {

    private MeetingFiles() {}

    static AssessmentFile of(ScoredAssessment scored) {
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        scored.sheet().answers().forEach((question, answer) -> answers.put(question, AssessmentFile.Entry.of(answer)));
        return new AssessmentFile(
                scored.method(),
                new AssessmentFile.Initiative(scored.assessment().name(), null, null),
                answers,
                scored.economics());
    }

    static String write(ScoredAssessment scored) {
        return AssessmentFiles.writeJson(of(scored));
    }

    static AssessmentFile read(String text) {
        return AssessmentFiles.readStored("meeting", text.getBytes(StandardCharsets.UTF_8), KnownMethods.installed());
    }
}
