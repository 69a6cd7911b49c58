package org.groundwork.assessment;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.method.Method;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * An assessment with all that stands under its questions, at one moment.
 *
 * @param sheet the answers, for scoring
 * @param entries by question id, in the method's order; a question without answer, note and links
 *     is absent
 * @param stated all that stands under the economic items
 * @param economics what of it the analysis is made from; null where none are stated
 * @param appraisal what the method makes of the answers and the economics
 */
public record ScoredAssessment(
        AssessmentView assessment,
        AnswerSheet sheet,
        Map<String, Entry> entries,
        EconomicSheet stated,
        @Nullable EconomicInputs economics,
        Appraisal appraisal) {

    public ScoredAssessment {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** What the method makes of the answers. */
    public Result result() {
        return appraisal.result();
    }

    public Method method() {
        return sheet.method();
    }

    /** Null when nothing was said about it yet. */
    public @Nullable Entry entry(String question) {
        return entries.get(question);
    }

    /** How far the filling in has come. */
    public Progress progress() {
        return Progress.of(sheet, result());
    }

    /**
     * Ids of the questions that mean something else by now and whose answers nobody has looked at
     * again, in the method's order; without those that are not asked.
     */
    public List<String> lookAgain() {
        Set<String> hidden = Scorer.hidden(sheet);
        return entries.values().stream()
                .filter(Entry::lookAgain)
                .map(Entry::question)
                .filter(question -> !hidden.contains(question))
                .toList();
    }

    static AnswerSheet sheetOf(Method method, Map<String, Entry> entries) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        entries.forEach((question, entry) -> {
            if (entry.answer() != null) {
                answers.put(question, entry.answer());
            }
        });
        return AnswerSheet.of(method, answers);
    }
}
