package org.groundwork.scoring;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.EconomicInputs.ReadinessScores;
import org.groundwork.economics.MetricReading;
import org.groundwork.economics.Simulation;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.groundwork.method.Uses;
import org.jspecify.annotations.Nullable;

/**
 * Scores a sheet and computes its economics: readiness moves success probabilities that nobody
 * stated, and the figures of the analysis feed the gates. Keeps nothing.
 */
public final class Appraiser {

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
    public Appraisal appraise(AnswerSheet sheet, @Nullable EconomicInputs economics, long seed, int draws) {
        if (economics == null) {
            return new Appraisal(scorer.score(sheet, EconomicMetrics.NONE), null);
        }
        ReadinessScores readiness = readiness(scorer.method().uses().readiness(), scorer.sections(sheet));
        Analysis analysis = engine.run(economics, readiness, seed, draws);
        return new Appraisal(scorer.score(sheet, figures(analysis)), analysis);
    }

    /** A question without a level moves no chance of success, up or down. */
    private static final double SILENCE = 0.5;

    /** The stated scores that move success probabilities. */
    static ReadinessScores readiness(Uses.Readiness uses, List<SectionScore> sections) {
        return new ReadinessScores(mean(sections, uses.simple()), mean(sections, uses.ml()));
    }

    /** Null where none of these sections has a score. */
    private static @Nullable Double mean(List<SectionScore> sections, List<String> ids) {
        double sum = 0;
        int count = 0;
        for (SectionScore section : sections) {
            Double score = withoutSilence(section);
            if (score != null && ids.contains(section.id())) {
                sum += score;
                count++;
            }
        }
        return count == 0 ? null : sum / count;
    }

    /** A section's stated score where what was not answered counts as a half. */
    private static @Nullable Double withoutSilence(SectionScore section) {
        double weight = 0;
        double points = 0;
        for (SectionScore.Contribution contribution : section.contributions()) {
            weight += contribution.weight();
            points += contribution.weight()
                    * (contribution.holdsLevel() ? contribution.points().stated() : SILENCE);
        }
        return weight == 0 ? null : points / weight;
    }

    /** What of an analysis the gates ask for. */
    public static EconomicMetrics figures(@Nullable Analysis analysis) {
        Map<EconomicMetric, EconomicMetrics.Reading> readings = new EnumMap<>(EconomicMetric.class);
        if (analysis != null) {
            for (EconomicMetric figure : EconomicMetric.values()) {
                MetricReading reading = reading(figure, analysis);
                if (reading != null) {
                    readings.put(
                            figure,
                            new EconomicMetrics.Reading(
                                    reading.low(), reading.stated(), reading.high(), reading.restsOnDefaults()));
                }
            }
        }
        return new EconomicMetrics(readings);
    }

    /** Null where it cannot be computed. Older engines, whose analyses are stored, gave no ends. */
    private static @Nullable MetricReading reading(EconomicMetric figure, Analysis analysis) {
        Analysis.Metrics metrics = analysis.metrics();
        Double stated = switch (figure) {
            case BEST_UPSIDE -> analysis.bestUpside();
            case ML_INCREMENT_MEAN -> analysis.mlIncrementMean();
            case ML_BEATS_BASELINE -> analysis.mlBeatsBaseline();
        };
        if (metrics == null) {
            return stated == null ? null : new MetricReading(stated, stated, stated, false);
        }
        return switch (figure) {
            case BEST_UPSIDE -> metrics.bestUpside();
            case ML_INCREMENT_MEAN -> metrics.mlIncrementMean();
            case ML_BEATS_BASELINE -> metrics.mlBeatsBaseline();
        };
    }
}
