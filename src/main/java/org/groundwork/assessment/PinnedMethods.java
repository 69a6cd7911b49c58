package org.groundwork.assessment;

import java.util.Optional;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraisal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The versions of the questionnaire that assessments stay with, and what they make of answers. */
@Component
class PinnedMethods {

    private final Analyses analyses;

    PinnedMethods(Analyses analyses) {
        this.analyses = analyses;
    }

    /** For a new assessment. */
    Method current() {
        return Methods.newest();
    }

    /**
     * @param ref as an assessment names it: core@1
     * @throws IllegalStateException if this build does not have it
     */
    Method method(String ref) {
        return Methods.find(ref).orElseThrow(() -> new IllegalStateException("no method " + ref + " in this build"));
    }

    /** The newest version after this one, to which an assessment can move. */
    Optional<Method> newer(String ref) {
        return Methods.newer(ref);
    }

    Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs economics) {
        return appraise(sheet, economics, Simulation.DRAWS);
    }

    Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs economics, int draws) {
        return analyses.appraise(sheet, economics, draws);
    }
}
