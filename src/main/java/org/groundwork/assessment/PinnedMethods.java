package org.groundwork.assessment;

import java.util.Optional;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.InvalidInput;
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

    /**
     * For a new assessment.
     *
     * @param chosen null where nobody chose
     * @throws InvalidInput if it is not, or no longer, offered
     */
    Method forNew(@Nullable String chosen) {
        return chosen == null
                ? Methods.newest()
                : Methods.offered().stream()
                        .filter(method -> method.ref().equals(chosen))
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("assessment.method.not-offered"));
    }

    /**
     * @param ref as an assessment names it: core@1
     * @throws IllegalStateException if it neither ships nor was published here
     */
    Method method(String ref) {
        return Methods.find(ref).orElseThrow(() -> new IllegalStateException("no method " + ref));
    }

    /** To which an assessment of this one can move. */
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
