package org.groundwork.scoring;

import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.groundwork.economics.Simulation;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Scores a sheet and computes its economics: readiness moves success probabilities that nobody
 * stated, and the figures of the analysis feed the gates. Keeps nothing.
 */
public final class Appraiser {

    /** What moves the chance of the baseline, and what moves that of ML. */
    private static final String PROBLEM = "problem";

    private static final List<String> MEANS = List.of("data", "infra", "team");

    /** Seed of an analysis for which nobody asks for another one. */
    public static final long SEED = 1;

    /** Computes an analysis, or remembers it. */
    @FunctionalInterface
    public interface Engine {
        Analysis run(EconomicInputs inputs, ReadinessScores readiness, long seed, int draws);
    }

    private final Scorer scorer;
    private final Engine engine;

    /**
     * @param engine for example {@link Simulation#run}
     */
    public Appraiser(Method method, Engine engine) {
        this.scorer = new Scorer(method);
        this.engine = engine;
    }

    public Appraiser(Method method) {
        this(method, Simulation::run);
    }

    /** With the usual seed and number of draws. */
    public Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs economics) {
        return appraise(sheet, economics, SEED, Simulation.DRAWS);
    }

    /**
     * @param economics null where none were stated
     * @param draws see {@link Simulation#run}
     * @throws IllegalArgumentException if the sheet is of another method
     */
    public Appraisal appraise(
            AnswerSheet sheet, @Nullable EconomicInputs economics, long seed, int draws) {
        if (economics == null) {
            return new Appraisal(scorer.score(sheet, EconomicMetrics.NONE), null);
        }
        Analysis analysis = engine.run(economics, readiness(scorer.sections(sheet)), seed, draws);
        return new Appraisal(scorer.score(sheet, figures(analysis)), analysis);
    }

    /** The stated scores that move success probabilities. */
    static ReadinessScores readiness(List<SectionScore> sections) {
        @Nullable Double problem = null;
        double sum = 0;
        int count = 0;
        for (SectionScore section : sections) {
            Band band = section.band();
            if (band != null && section.id().equals(PROBLEM)) {
                problem = band.stated();
            } else if (band != null && MEANS.contains(section.id())) {
                sum += band.stated();
                count++;
            }
        }
        return new ReadinessScores(problem, count == 0 ? null : sum / count);
    }

    /** What of an analysis the gates ask for. */
    public static EconomicMetrics figures(@Nullable Analysis analysis) {
        Map<EconomicMetric, Double> figures = new EnumMap<>(EconomicMetric.class);
        if (analysis != null) {
            for (EconomicMetric figure : EconomicMetric.values()) {
                Double value =
                        switch (figure) {
                            case BEST_UPSIDE -> analysis.bestUpside();
                            case ML_INCREMENT_MEAN -> analysis.mlIncrementMean();
                            case ML_BEATS_BASELINE -> analysis.mlBeatsBaseline();
                        };
                if (value != null) {
                    figures.put(figure, value);
                }
            }
        }
        return new EconomicMetrics(figures);
    }
}
