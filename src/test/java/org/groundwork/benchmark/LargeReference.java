package org.groundwork.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Objects;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.ReferenceModel;
import org.groundwork.economics.Simulation;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;

/**
 * The whole analysis of the reference model R1 with 240,000 to 600,000 decisions a year, once, in a
 * fresh process: time, memory and means for {@code compare-squiggle.sh}.
 */
public final class LargeReference {

    private LargeReference() {}

    public static void main(String[] args) throws IOException {
        int draws = Integer.parseInt(args[0]);
        EconomicInputs inputs = ReferenceModel.large();
        long start = System.nanoTime();
        Analysis analysis = Simulation.run(inputs, null, 1, draws);
        double seconds = (System.nanoTime() - start) / 1e9;
        StrategyOutcome baseline = Objects.requireNonNull(analysis.paths().get(Strategy.BASELINE));
        StrategyOutcome ml = Objects.requireNonNull(analysis.paths().get(Strategy.ML));
        // what ML adds without a gate, as the other program has it
        Analysis.OpenDecision open = Objects.requireNonNull(analysis.openDecision());
        System.out.printf(
                Locale.ROOT,
                "groundwork\t%d\t%.2f s\t%s\t%s\t%.0f ± %.0f\t%.0f ± %.0f\t%.0f ± %.0f%n",
                draws,
                seconds,
                processorTime(),
                peakMemory(),
                baseline.mean(),
                baseline.standardError(),
                ml.mean(),
                ml.standardError(),
                open.mean(),
                open.standardError());
    }

    /** Of the whole process, with its start and the compiler. */
    private static String processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(time -> String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3))
                .orElse("–");
    }

    /** Where the operating system tells it. */
    private static String peakMemory() throws IOException {
        java.nio.file.Path status = java.nio.file.Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return "–";
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024 + " MB")
                .findFirst()
                .orElse("–");
    }
}
