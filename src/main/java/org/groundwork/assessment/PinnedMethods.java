package org.groundwork.assessment;

import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Figures;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.springframework.stereotype.Component;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The versions of the questionnaire that assessments stay with, and what they make of answers. */
@Component
class PinnedMethods {

    private final Map<String, Scorer> scorers = new ConcurrentHashMap<>();

    /** For a new assessment. */
    Method current() {
        return Methods.core();
    }

    /**
     * @param ref as an assessment names it: core@1
     * @throws IllegalStateException if this build does not have it
     */
    Method method(String ref) {
        return Methods.find(ref)
                .orElseThrow(
                        () -> new IllegalStateException("no method " + ref + " in this build"));
    }

    Result score(AnswerSheet sheet) {
        return scorers.computeIfAbsent(sheet.method().ref(), ref -> new Scorer(sheet.method()))
                .score(sheet, Figures.NONE);
    }
}
