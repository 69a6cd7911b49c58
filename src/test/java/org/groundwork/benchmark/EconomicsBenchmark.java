package org.groundwork.benchmark;

import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.ReferenceModel;
import org.groundwork.economics.Simulation;
import org.groundwork.economics.SimulationAlone;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long an economic analysis takes on one core: the whole of it (five paths, threshold, values
 * of information for every input, tornado), the drawing of the futures alone, and a plain loop over
 * library samplers. {@code docs/benchmarks.md} says how to run it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "-Xmx1g"})
@State(Scope.Benchmark)
public class EconomicsBenchmark {

    @Param({"10000", "100000", "1000000"})
    private int draws;

    private final EconomicInputs inputs = ReferenceModel.r1();
    private long seed;

    @Benchmark
    public Analysis analysis() {
        return Simulation.run(inputs, null, ++seed, draws);
    }

    @Benchmark
    public double simulationAlone() {
        return SimulationAlone.run(inputs, ++seed, draws);
    }

    @Benchmark
    public double plainLoop() {
        return new ScalarLoop(++seed).run(draws, false);
    }

    @Benchmark
    public double plainLoopByMonth() {
        return new ScalarLoop(++seed).run(draws, true);
    }

    /**
     * @param args options of JMH, for example {@code -p draws=100000}
     */
    public static void main(String[] args) throws RunnerException, CommandLineOptionException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .parent(new CommandLineOptions(args))
                        .include(EconomicsBenchmark.class.getName())
                        .addProfiler(GCProfiler.class)
                        .shouldFailOnError(true)
                        .build())
                .run();
        System.out.println();
        System.out.println("benchmark            draws  least ms  draws/s at least ms  bytes/draw");
        for (RunResult result : results) {
            String name = result.getParams().getBenchmark();
            double draws = Double.parseDouble(result.getParams().getParam("draws"));
            double least = result.getPrimaryResult().getStatistics().getMin();
            double bytes = result.getSecondaryResults()
                    .get("gc.alloc.rate.norm")
                    .getStatistics()
                    .getMin();
            System.out.printf(
                    Locale.ROOT,
                    "%-16s %9.0f %9.2f %20.0f %11.0f%n",
                    name.substring(name.lastIndexOf('.') + 1),
                    draws,
                    least,
                    draws / least * 1_000,
                    bytes / draws);
        }
    }
}
