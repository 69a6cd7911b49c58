package org.groundwork.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.document.ResultJson;
import org.groundwork.document.Samples;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.Scorer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long it takes to score a sheet and to read and write its file. {@code docs/benchmarks.md}
 * says how to run it.
 */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Benchmark)
public class ScoringBenchmark {

    private final Scorer scorer = new Scorer(Methods.find("core@1").orElseThrow());
    private final AssessmentFile file = Samples.read("/cases/retinopathy-clinics-2018.yaml");
    private final AnswerSheet sheet = file.sheet();
    private final AnswerSheet baselineFirst =
            Samples.read("/cases/related-pins-2013.yaml").sheet();
    private final AnswerSheet unknown = allUnknown();
    private final AnswerSheet empty = AnswerSheet.empty(Methods.find("core@1").orElseThrow());
    private final Result result = scorer.score(sheet, EconomicMetrics.NONE);
    private final byte[] yaml = AssessmentFiles.writeYaml(file).getBytes(StandardCharsets.UTF_8);
    private final byte[] json = AssessmentFiles.writeJson(file).getBytes(StandardCharsets.UTF_8);

    private static AnswerSheet allUnknown() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : Methods.find("core@1").orElseThrow().questions()) {
            answers.put(question.id(), new Answer.Unknown());
        }
        return AnswerSheet.of(Methods.find("core@1").orElseThrow(), answers);
    }

    @Benchmark
    public Result scoreASheet() {
        return scorer.score(sheet, EconomicMetrics.NONE);
    }

    @Benchmark
    public Result scoreASheetWithoutABaseline() {
        return scorer.score(baselineFirst, EconomicMetrics.NONE);
    }

    @Benchmark
    public Result scoreASheetOfUnknowns() {
        return scorer.score(unknown, EconomicMetrics.NONE);
    }

    @Benchmark
    public Result scoreAnEmptySheet() {
        return scorer.score(empty, EconomicMetrics.NONE);
    }

    @Benchmark
    public AssessmentFile readYaml() {
        return AssessmentFiles.read("f.yaml", yaml, KnownMethods.installed());
    }

    @Benchmark
    public AssessmentFile readJson() {
        return AssessmentFiles.read("f.json", json, KnownMethods.installed());
    }

    @Benchmark
    public String writeYaml() {
        return AssessmentFiles.writeYaml(file);
    }

    @Benchmark
    public String writeResult() {
        return ResultJson.of(new ResultJson.Scored("x", result));
    }

    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .shouldFailOnError(true)
                        .build())
                .run();
    }
}
