package org.groundwork.economics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StagingGateTest {

    private static final double[] RATES = {160, 1.0 / 160, 1.17, 0.0073, 19_000};

    /** All its thresholds are scores of draws or between two, so the same draws must pass. */
    @Property(tries = 400)
    void theSameDrawsPassInAnyCurrency(@ForAll long seed) {
        Random random = new Random(seed);
        int draws = 64 + random.nextInt(400);
        double[] score = new double[draws];
        double[] gain = new double[draws];
        boolean[] open = new boolean[draws];
        double bias = random.nextGaussian();
        for (int i = 0; i < draws; i++) {
            score[i] = 1_000 * random.nextGaussian();
            open[i] = random.nextInt(10) > 0;
            gain[i] = open[i] ? score[i] + 2_000 * (random.nextGaussian() + bias) : 0;
        }
        StagingGate.Choice here = StagingGate.best(score, gain, open);
        for (double rate : RATES) {
            StagingGate.Choice there = StagingGate.best(times(score, rate), times(gain, rate), open);
            assertThat(there.passed()).as("passed at %s", rate).isEqualTo(here.passed());
            assertThat(passing(times(score, rate), there.threshold()))
                    .as("passing at %s", rate)
                    .isEqualTo(passing(score, here.threshold()));
        }
    }

    /** Where it hardly ever pays, the middle of the cuts that are as good may lie above all that can pass. */
    @Property(tries = 3_000)
    void somethingPassesWhereGoingOnPaysSomewhere(@ForAll long seed) {
        Random random = new Random(seed);
        int draws = 64 + random.nextInt(200);
        double[] score = new double[draws];
        double[] gain = new double[draws];
        boolean[] open = new boolean[draws];
        for (int i = 0; i < draws; i++) {
            score[i] = random.nextGaussian();
            open[i] = random.nextInt(4) == 0;
            gain[i] = open[i] ? score[i] - 2 + random.nextGaussian() : 0;
        }
        StagingGate.Choice choice = StagingGate.best(score, gain, open);
        assertThat(choice.passed() == 0).isEqualTo(choice.never());
        assertThat(choice.gain()).isNotNegative();
    }

    private static boolean[] passing(double[] score, double threshold) {
        boolean[] passing = new boolean[score.length];
        for (int i = 0; i < score.length; i++) {
            passing[i] = score[i] >= threshold;
        }
        return passing;
    }

    private static double[] times(double[] amounts, double rate) {
        return Arrays.stream(amounts).map(amount -> amount * rate).toArray();
    }
}
