package org.groundwork.assessment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.groundwork.economics.Simulation;
import org.groundwork.scoring.Appraiser;
import org.springframework.stereotype.Component;

/**
 * Economic analyses, the latest ones remembered: one takes about a tenth of a second, and most
 * pages show what was computed before.
 */
@Component
public class Analyses implements Appraiser.Engine {

    private static final int MOST = 1_000;

    private record Question(EconomicInputs inputs, ReadinessScores readiness, long seed, int draws) {}

    private final Cache<Question, Analysis> known =
            Caffeine.newBuilder().maximumSize(MOST).build();

    @Override
    public Analysis run(EconomicInputs inputs, ReadinessScores readiness, long seed, int draws) {
        return known.get(
                new Question(inputs, readiness, seed, draws), asked -> Simulation.run(inputs, readiness, seed, draws));
    }
}
