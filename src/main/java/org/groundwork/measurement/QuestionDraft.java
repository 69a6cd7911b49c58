package org.groundwork.measurement;

import java.math.BigDecimal;
import java.util.Set;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.Per;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What is to be measured as somebody typed it; {@link QuestionReader} says whether it makes sense. Empty for
 * what is not said.
 *
 * @param task id of a {@link Task}
 * @param outcome like all columns here, as {@link Columns} names it
 * @param worth of a yes or no: {@link #CAPACITY} or {@link #VALUES}
 * @param per id of a {@link Per}
 * @param alike whether every class counts the same: {@link #YES} or empty
 * @param sum whether rows of a period add up: {@link #YES} or empty
 * @param leftOut names of columns
 */
public record QuestionDraft(
        String task,
        String outcome,
        String yes,
        String time,
        String thing,
        String today,
        String group,
        String worth,
        String capacity,
        String per,
        String caught,
        String falseAlarm,
        String currency,
        String alike,
        String over,
        String under,
        String period,
        String ahead,
        String series,
        String sum,
        String delay,
        String smallest,
        String target,
        Set<String> leftOut) {

    public static final String CAPACITY = "capacity";
    public static final String VALUES = "values";
    public static final String YES = "yes";

    public QuestionDraft {
        leftOut = Set.copyOf(leftOut);
    }

    /** Columns of a file by the names that forms give them: their numbers, and what they are called. */
    public record Columns(FileProfile profile) {

        /** More are too many for a list to choose from: they are typed, with suggestions. */
        public static final int MOST_LISTED = 300;

        private static final String BETWEEN = " · ";
        private static final int LONGEST_NAME = 60;

        public boolean typed() {
            return profile.columns().size() > MOST_LISTED;
        }

        /** What a form sends for a column. */
        public String token(int number) {
            return typed() ? number + BETWEEN + label(number) : Integer.toString(number);
        }

        /** What a column is called, not too long for a list. */
        public String label(int number) {
            String name = profile.columns().get(number - 1).name();
            return name.codePointCount(0, name.length()) <= LONGEST_NAME
                    ? name
                    : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME)) + "…";
        }

        String token(@Nullable String name) {
            for (int i = 0; i < profile.columns().size(); i++) {
                if (profile.columns().get(i).name().equals(name)) {
                    return token(i + 1);
                }
            }
            return "";
        }

        /** The column that is meant; null where there is none. */
        public @Nullable String name(String token) {
            String number = token.strip().split(BETWEEN, 2)[0].strip();
            if (number.matches("[0-9]{1,6}")) {
                int at = Integer.parseInt(number);
                if (at >= 1 && at <= profile.columns().size()) {
                    return profile.columns().get(at - 1).name();
                }
            }
            return profile.columns().stream()
                    .map(column -> column.name())
                    .filter(name -> Texts.written(name).equals(token.strip()))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What a file itself proposes. */
    static QuestionDraft of(FileProfile profile, Proposal proposal, Set<String> leftOut) {
        Columns columns = new Columns(profile);
        Task task = proposal.task();
        return new QuestionDraft(
                task == null ? "" : task.id(),
                columns.token(proposal.outcome()),
                proposal.yes() == null ? "" : proposal.yes(),
                columns.token(proposal.time()),
                columns.token(proposal.thing()),
                columns.token(proposal.today()),
                "",
                CAPACITY,
                "",
                proposal.time() == null ? Per.HUNDRED.id() : Per.WEEK.id(),
                "",
                "",
                "",
                "",
                "1",
                "1",
                Per.MONTH.id(),
                "1",
                "",
                YES,
                "0",
                "",
                "",
                leftOut);
    }

    /** What a sample is to be asked. */
    static QuestionDraft of(FileProfile profile, LabQuestion question, Set<String> leftOut) {
        Columns columns = new Columns(profile);
        Worth worth = question.worth();
        LabQuestion.Forecast forecast = question.forecast();
        return new QuestionDraft(
                question.task().id(),
                columns.token(question.outcome()),
                question.yes() == null ? "" : question.yes(),
                columns.token(question.time()),
                columns.token(question.thing()),
                columns.token(question.today()),
                columns.token(question.group()),
                worth instanceof Worth.Values ? VALUES : CAPACITY,
                worth instanceof Worth.Capacity capacity ? typed(capacity.cases()) : "",
                worth instanceof Worth.Capacity capacity ? capacity.per().id() : Per.HUNDRED.id(),
                worth instanceof Worth.Values values ? typed(values.caught()) : "",
                worth instanceof Worth.Values values ? typed(values.falseAlarm()) : "",
                worth instanceof Worth.Values(double caught, double falseAlarm, String currency) && currency != null
                        ? currency
                        : "",
                worth instanceof Worth.Sorted(boolean alike) && alike ? YES : "",
                worth instanceof Worth.Error error ? typed(error.over()) : "1",
                worth instanceof Worth.Error error ? typed(error.under()) : "1",
                forecast == null ? Per.MONTH.id() : forecast.period().id(),
                forecast == null ? "1" : Integer.toString(forecast.ahead()),
                forecast == null ? "" : columns.token(forecast.series()),
                forecast == null || forecast.sum() ? YES : "",
                Integer.toString(question.delayDays()),
                question.smallestGain() == null ? "" : typed(question.smallestGain()),
                question.target() == null ? "" : typed(question.target()),
                leftOut);
    }

    private static String typed(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    QuestionDraft withLeftOut(Set<String> columns) {
        return new QuestionDraft(
                task,
                outcome,
                yes,
                time,
                thing,
                today,
                group,
                worth,
                capacity,
                per,
                caught,
                falseAlarm,
                currency,
                alike,
                over,
                under,
                period,
                ahead,
                series,
                sum,
                delay,
                smallest,
                target,
                columns);
    }
}
