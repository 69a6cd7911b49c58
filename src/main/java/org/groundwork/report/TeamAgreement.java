package org.groundwork.report;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.groundwork.meeting.Agreement;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/**
 * How far the team agrees, among what a report says of what is not known.
 *
 * @param questions on how many questions at least two people took a side before they heard each other
 * @param agreed on how many of these each agrees with each other
 * @param splits the others, those first on which the fewest pairs agree
 * @param left titles of the questions whose answer is that the team disagrees, in the method's order
 */
public record TeamAgreement(int questions, int agreed, List<Split> splits, List<String> left) {

    public TeamAgreement {
        splits = List.copyOf(splits);
        left = List.copyOf(left);
    }

    /**
     * A question that splits the team.
     *
     * @param levels "2 Anecdotes (2), 4 Measured (1)"; empty where they differ in something else than levels
     */
    public record Split(String question, String title, String levels) {}

    /** Null where there is nothing to say. */
    static @Nullable TeamAgreement of(AnswerSheet sheet, Agreement agreement) {
        Method method = sheet.method();
        var hidden = Scorer.hidden(sheet);
        List<Agreement.OfQuestion> asked = agreement.questions().stream()
                .filter(one -> method.hasQuestion(one.question()))
                .toList();
        Agreement known = new Agreement(asked);
        List<String> left = sheet.answers().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Answer.Spread && !hidden.contains(entry.getKey()))
                .map(entry -> method.question(entry.getKey()).title())
                .toList();
        return known.isEmpty() && left.isEmpty()
                ? null
                : new TeamAgreement(
                        asked.size(),
                        known.agreed(),
                        known.split().stream()
                                .sorted(Comparator.comparingDouble(Agreement.OfQuestion::share)
                                        .thenComparingInt(one -> method.index(one.question())))
                                .map(one -> split(method.question(one.question()), one))
                                .toList(),
                        left);
    }

    private static Split split(Question question, Agreement.OfQuestion one) {
        SortedMap<Integer, Integer> counts = new TreeMap<>();
        one.levels().forEach(level -> counts.merge(level, 1, Integer::sum));
        String levels = question instanceof Question.Levelled levelled
                ? String.join(
                        ", ",
                        counts.entrySet().stream()
                                .map(level -> ReportTexts.get(
                                        "report.agreement.level", levelled.numbered(level.getKey()), level.getValue()))
                                .toList())
                : "";
        return new Split(question.id(), question.title(), levels);
    }

    /** They agree wherever anything can be said. */
    public boolean agrees() {
        return questions > 0 && splits.isEmpty();
    }
}
