package org.groundwork.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Scorer;
import org.junit.jupiter.api.Test;

/**
 * What {@code core@1} makes of answers is the same for ever, to the byte: the hashes of its results
 * on random sheets, as they were before there was a {@code core@2}.
 */
class FirstCoreTest {

    private static final int SHEETS = 240;

    private static final Method CORE_1 = Methods.find("core@1").orElseThrow();

    @Test
    void makesOfAnswersWhatItAlwaysMade() {
        StringBuilder hashes = new StringBuilder();
        Scorer scorer = new Scorer(CORE_1);
        for (int i = 0; i < SHEETS; i++) {
            Random random = new Random(i);
            String json =
                    ResultJson.of(new ResultJson.Scored("sheet " + i, scorer.score(sheet(random), figures(random))));
            hashes.append(i).append(' ').append(sha256(json)).append('\n');
        }

        Golden.check("src/test/resources/cases/core-1.sha256.txt", hashes.toString());
    }

    /** From nearly empty to complete, from poor to good, from guessed to documented. */
    private static AnswerSheet sheet(Random random) {
        double answered = random.nextInt(3) > 0 ? 1 : random.nextDouble();
        double good = random.nextDouble();
        double sure = random.nextDouble();
        Map<String, Answer> answers = new LinkedHashMap<>();
        for (Question question : CORE_1.questions()) {
            if (random.nextDouble() < answered) {
                answers.put(question.id(), answer(question, random, good, sure));
            }
        }
        return AnswerSheet.of(CORE_1, answers);
    }

    private static Answer answer(Question question, Random random, double good, double sure) {
        if (question.mayBeNotApplicable() && random.nextInt(8) == 0) {
            return new Answer.NotApplicable("for this test");
        }
        if (random.nextDouble() > 0.6 + sure) {
            return new Answer.Unknown();
        }
        return switch (question) {
            case Question.Choice choice -> {
                List<Option> options = choice.options();
                yield new Answer.Choice(
                        options.get(random.nextInt(options.size())).id());
            }
            case Question.Levelled levelled -> {
                int level = random.nextDouble() < good ? 3 + random.nextInt(2) : random.nextInt(5);
                Evidence firm = random.nextBoolean() ? Evidence.KNOWN : Evidence.DOCUMENTED;
                yield new Answer.Level(level, random.nextDouble() < sure ? firm : Evidence.GUESS);
            }
        };
    }

    private static EconomicMetrics figures(Random random) {
        Map<EconomicMetric, Double> figures = new EnumMap<>(EconomicMetric.class);
        for (EconomicMetric metric : EconomicMetric.values()) {
            if (random.nextInt(3) == 0) {
                figures.put(
                        metric,
                        metric == EconomicMetric.ML_BEATS_BASELINE
                                ? random.nextInt(101) / 100.0
                                : random.nextInt(2_000_001) - 500_000.0);
            }
        }
        return EconomicMetrics.of(figures);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
