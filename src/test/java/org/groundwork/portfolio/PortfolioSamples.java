package org.groundwork.portfolio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.TeamId;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** Initiatives for tests and benchmarks of the portfolio. */
public final class PortfolioSamples {

    private static final Method METHOD = Methods.find("core@1").orElseThrow();

    /** Sections in which most teams have something to show, so that verdicts vary. */
    private static final Set<String> LIKELY_MET = Set.of("problem", "risk");

    private static final EconomicInputs R1 = economics();

    private PortfolioSamples() {}

    private static EconomicInputs economics() {
        Path file = Path.of("src/test/resources/cases/economics-r1.yaml");
        try {
            return Objects.requireNonNull(
                    AssessmentFiles.read(file.toString(), Files.readAllBytes(file), KnownMethods.installed())
                            .economics());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything at the top but for one answer; no economics. */
    public static AssessmentFile allBut(String name, String question, int level) {
        return file(name, null, q -> q.id().equals(question) ? new Answer.Level(level, Evidence.KNOWN) : best(q));
    }

    /** Answers as chance has them, the same for the same seed. */
    public static AssessmentFile random(String name, long seed, @Nullable EconomicInputs money) {
        Random random = new Random(seed);
        int around = 1 + random.nextInt(3);
        return file(name, money, q -> {
            if (q instanceof Question.Choice choice) {
                return new Answer.Choice(choice.options()
                        .get(random.nextInt(choice.options().size()))
                        .id());
            }
            int kind = random.nextInt(10);
            if (kind == 0 && !LIKELY_MET.contains(q.section())) {
                return new Answer.Unknown();
            }
            int least = LIKELY_MET.contains(q.section()) ? 2 : 0;
            int level = Math.clamp(around + random.nextInt(4) - 1L, least, 4);
            return new Answer.Level(level, kind < 2 ? Evidence.GUESS : Evidence.DOCUMENTED);
        });
    }

    /** The economics of R1 with other stakes. */
    public static EconomicInputs stakes(String currency, double times) {
        Map<Input, Range> stated = new EnumMap<>(Input.class);
        stated.putAll(R1.stated());
        Range decisions = stated.get(Input.DECISIONS);
        if (decisions instanceof Range.Interval(double low, double high)) {
            stated.put(Input.DECISIONS, new Range.Interval(low * times, high * times));
        }
        return new EconomicInputs(currency, R1.horizonYears(), stated, R1.dataKind(), R1.adjust());
    }

    /** Imports and submits it for the person at hand, a lead of the team. */
    public static AssessmentId submit(
            AssessmentFile file, TeamId team, Assessments assessments, Evaluations evaluations) {
        AssessmentId id = assessments.importFile(team, file, "sample.yaml");
        evaluations.submit(id);
        return id;
    }

    private static Answer best(Question question) {
        return question instanceof Question.Choice choice
                ? new Answer.Choice(
                        choice.hasOption("far-short")
                                ? "far-short"
                                : choice.options().getFirst().id())
                : new Answer.Level(4, Evidence.DOCUMENTED);
    }

    private static AssessmentFile file(
            String name, @Nullable EconomicInputs money, Function<Question, @Nullable Answer> answers) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        for (Question question : METHOD.questions()) {
            Answer answer = answers.apply(question);
            if (answer != null) {
                entries.put(question.id(), AssessmentFile.Entry.of(answer));
            }
        }
        return new AssessmentFile(
                METHOD,
                new AssessmentFile.Initiative(name, null, "What it would do for the customers of the shop."),
                entries,
                money);
    }
}
