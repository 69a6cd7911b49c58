package org.groundwork.economics;

/** The drawing of all futures without what is made of them, for a benchmark. */
public final class SimulationAlone {

    private SimulationAlone() {}

    /** Mean of the simple solution, so that nothing is optimised away. */
    public static double run(EconomicInputs inputs, long seed, int draws) {
        Draws futures = Simulation.futures(inputs, null, seed, draws);
        double sum = 0;
        for (int k = 0; k < draws; k++) {
            sum += futures.baseline.npv[k] + futures.ml.npv[k] + futures.gated.real[k];
        }
        return sum / draws;
    }
}
