package org.groundwork.document;

import org.groundwork.scoring.Answer;

import java.util.LinkedHashMap;
import java.util.Map;

/** An assessment file as plain maps and lists, in the order in which it is written. */
final class Documents {

    private Documents() {}

    static Map<String, Object> of(AssessmentFile file) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("groundwork", AssessmentFile.FORMAT);
        document.put("method", file.method().ref());
        Map<String, Object> initiative = new LinkedHashMap<>();
        initiative.put("name", file.initiative().name());
        if (file.initiative().team() != null) {
            initiative.put("team", file.initiative().team());
        }
        if (file.initiative().summary() != null) {
            initiative.put("summary", file.initiative().summary());
        }
        document.put("initiative", initiative);
        Map<String, Object> answers = new LinkedHashMap<>();
        file.answers().forEach((question, entry) -> answers.put(question, answer(entry)));
        document.put("answers", answers);
        return document;
    }

    private static Object answer(AssessmentFile.Entry entry) {
        if (entry.equals(AssessmentFile.Entry.of(new Answer.Unknown()))) {
            return AnswerReader.DONT_KNOW;
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        switch (entry.answer()) {
            case Answer.Level(var level, var evidence) -> {
                answer.put("level", level);
                answer.put("evidence", evidence.id());
            }
            case Answer.Choice(var option) -> answer.put("option", option);
            case Answer.Unknown unknown -> answer.put("unknown", true);
            case Answer.NotApplicable(var reason) -> answer.put("notApplicable", reason);
        }
        if (entry.note() != null) {
            answer.put("note", entry.note());
        }
        if (!entry.links().isEmpty()) {
            answer.put("links", entry.links());
        }
        if (entry.by() != null) {
            answer.put("by", entry.by());
        }
        if (entry.at() != null) {
            answer.put("at", entry.at().toString());
        }
        return answer;
    }
}
