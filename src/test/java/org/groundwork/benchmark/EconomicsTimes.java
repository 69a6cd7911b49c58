package org.groundwork.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.ReferenceModel;
import org.groundwork.economics.Simulation;
import org.groundwork.economics.SimulationAlone;

/**
 * What {@link EconomicsBenchmark} measures, as processor time of the thread instead of time on the
 * clock: for a machine on which other work runs. The least of many runs.
 */
public final class EconomicsTimes {

    private static final int RUNS = 30;
    private static final int RUNS_OF_A_MILLION = 6;

    private EconomicsTimes() {}

    public static void main(String[] args) {
        EconomicInputs inputs = ReferenceModel.r1();
        System.out.println("                      draws     least ms     draws/s   bytes/draw");
        for (int draws : new int[] {1_000, 10_000, 100_000, 1_000_000}) {
            measure("analysis", draws, seed -> Simulation.run(inputs, null, seed, draws));
            measure("mostLeftOut", draws, seed -> Simulation.run(ReferenceModel.leftOut(), null, seed, draws));
            measure("simulationAlone", draws, seed -> SimulationAlone.run(inputs, seed, draws));
            measure("plainLoop", draws, seed -> new ScalarLoop(seed).run(draws, false));
            measure("plainLoopByMonth", draws, seed -> new ScalarLoop(seed).run(draws, true));
        }
    }

    private static void measure(String name, int draws, LongConsumer run) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        long bytes = 0;
        int runs = draws >= 1_000_000 ? RUNS_OF_A_MILLION : RUNS;
        for (int seed = 0; seed < runs; seed++) {
            long allocated = thread.getCurrentThreadAllocatedBytes();
            long start = thread.getCurrentThreadCpuTime();
            run.accept(seed);
            least = Math.min(least, thread.getCurrentThreadCpuTime() - start);
            bytes = thread.getCurrentThreadAllocatedBytes() - allocated;
        }
        System.out.printf(
                Locale.ROOT,
                "%-18s %8d %12.2f %11.0f %12d%n",
                name,
                draws,
                least / 1e6,
                draws / (least / 1e9),
                bytes / draws);
    }
}
