package org.groundwork.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.groundwork.economics.Simulation;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Economic analyses and appraisals, the latest ones remembered: an analysis takes about a tenth of a second, an appraisal
 * about a millisecond, and most pages show what was computed before.
 */
@Component
public class Analyses implements Appraiser.Engine {

    private static final int MOST = 1_000;
    private static final int MOST_APPRAISALS = 200;

    private record Question(EconomicInputs inputs, ReadinessScores readiness, long seed, int draws) {}

    private record Given(AnswerSheet sheet, @Nullable EconomicInputs inputs, int draws) {}

    private final Cache<Question, Analysis> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    private final Cache<Given, Appraisal> appraised =
            Caffeine.newBuilder().maximumSize(MOST_APPRAISALS).build();

    @Override
    public Analysis run(EconomicInputs inputs, ReadinessScores readiness, long seed, int draws) {
        return known.get(
                new Question(inputs, readiness, seed, draws), asked -> Simulation.run(inputs, readiness, seed, draws));
    }

    /** What the sheet's method makes of it. */
    public Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs inputs) {
        return appraise(sheet, inputs, Simulation.DRAWS);
    }

    /** From so many draws. */
    Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs inputs, int draws) {
        return appraised.get(
                new Given(sheet, inputs, draws),
                given -> new Appraiser(sheet.method(), this).appraise(sheet, inputs, Appraiser.SEED, draws));
    }
}
