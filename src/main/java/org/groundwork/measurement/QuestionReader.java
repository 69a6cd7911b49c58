package org.groundwork.measurement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.amount.Currencies;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.Per;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.jspecify.annotations.Nullable;

/** Makes a question of what was typed, or says what is wrong with it. */
final class QuestionReader {

    private static final int MOST_DAYS = 3_650;
    private static final int MOST_AHEAD = 104;
    private static final double MOST = 1e15;
    private static final double HUNDRED = 100;

    private final QuestionDraft draft;
    private final FileProfile profile;
    private final QuestionDraft.Columns columns;
    private final LocalNumbers numbers;
    private final List<Problem> problems = new ArrayList<>();

    private QuestionReader(QuestionDraft draft, FileProfile profile, LocalNumbers numbers) {
        this.draft = draft;
        this.profile = profile;
        this.columns = new QuestionDraft.Columns(profile);
        this.numbers = numbers;
    }

    /**
     * Something that is wrong.
     *
     * @param field of the draft
     * @param key of the message, after {@code measurement.}
     */
    record Problem(String field, String key, List<String> arguments) {}

    /** What became of it: a question, or at least one problem. */
    record Read(@Nullable LabQuestion question, List<Problem> problems) {
        Read {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param numbers how the person writes them
     */
    static Read read(QuestionDraft draft, FileProfile profile, LocalNumbers numbers) {
        QuestionReader reader = new QuestionReader(draft, profile, numbers);
        LabQuestion question = reader.question(true);
        return new Read(reader.problems.isEmpty() ? question : null, reader.problems);
    }

    /** For warnings about columns, which do not depend on what counts; empty where columns are missing. */
    static Optional<LabQuestion> columnsAlone(QuestionDraft draft, FileProfile profile) {
        QuestionReader reader = new QuestionReader(draft, profile, LocalNumbers.ENGLISH);
        LabQuestion question = reader.question(false);
        return reader.problems.isEmpty() ? Optional.ofNullable(question) : Optional.empty();
    }

    private @Nullable LabQuestion question(boolean withWorth) {
        Task task = task();
        String outcome = required("outcome", draft.outcome());
        String time = optional("time", draft.time());
        if (time != null && kind(time) != ColumnKind.TIME) {
            wrong("time", "time.no-time", time);
        }
        String thing = optional("thing", draft.thing());
        String today = optional("today", draft.today());
        String group = optional("group", draft.group());
        String series = task == Task.FORECAST ? optional("series", draft.series()) : null;
        requireDifferent(outcome, time, thing, today, group, series);
        if (outcome != null && (task == Task.NUMBER || task == Task.FORECAST) && kind(outcome) != ColumnKind.NUMBER) {
            wrong("outcome", "outcome.no-number", outcome);
        }
        String yes = task == Task.YES_NO && outcome != null ? yes(outcome) : null;
        LabQuestion.Forecast forecast = task == Task.FORECAST ? forecast(time, series) : null;
        Worth worth = task == null ? null : withWorth ? worth(task, time) : neutral(task);
        int delay = withWorth ? delay() : 0;
        Double smallest = withWorth ? perhaps("smallest", draft.smallest()) : null;
        Double target = withWorth ? perhaps("target", draft.target()) : null;
        if (!problems.isEmpty() || task == null || outcome == null || worth == null) {
            return null;
        }
        Set<String> leftOut = new HashSet<>(draft.leftOut());
        leftOut.retainAll(profile.columns().stream().map(ColumnProfile::name).collect(Collectors.toSet()));
        Arrays.asList(outcome, time, thing, today, series).forEach(leftOut::remove);
        return new LabQuestion(
                task, outcome, yes, time, thing, today, leftOut, group, worth, delay, smallest, target, forecast);
    }

    private @Nullable Task task() {
        Optional<Task> task = Arrays.stream(Task.values())
                .filter(one -> one.id().equals(draft.task()))
                .findFirst();
        if (task.isEmpty()) {
            wrong("task", "task.missing");
        }
        return task.orElse(null);
    }

    private @Nullable String required(String field, String token) {
        if (token.isBlank()) {
            wrong(field, field + ".missing");
            return null;
        }
        return optional(field, token);
    }

    private @Nullable String optional(String field, String token) {
        if (token.isBlank()) {
            return null;
        }
        String name = columns.name(token);
        if (name == null) {
            wrong(field, "column.unknown", token.strip());
        }
        return name;
    }

    private @Nullable ColumnKind kind(String column) {
        return profile.column(column).map(ColumnProfile::kind).orElse(null);
    }

    /** The outcome is nothing else, and the time no thing; a group may be anything but the outcome. */
    private void requireDifferent(
            @Nullable String outcome,
            @Nullable String time,
            @Nullable String thing,
            @Nullable String today,
            @Nullable String group,
            @Nullable String series) {
        Set<String> taken = new HashSet<>();
        taken.add(outcome == null ? "" : outcome);
        requireNew("time", time, taken);
        requireNew("thing", thing, taken);
        requireNew("today", today, taken);
        for (String[] other : new String[][] {{"group", group}, {"series", series}}) {
            if (other[1] != null && other[1].equals(outcome)) {
                wrong(other[0], "column.twice", other[1]);
            }
        }
    }

    private void requireNew(String field, @Nullable String column, Set<String> taken) {
        if (column != null && !taken.add(column)) {
            wrong(field, "column.twice", column);
        }
    }

    private @Nullable String yes(String outcome) {
        if (draft.yes().isBlank()) {
            wrong("yes", "yes.missing");
            return null;
        }
        ColumnProfile column = profile.column(outcome).orElseThrow();
        List<String> known =
                column.common().stream().map(ColumnProfile.Common::value).toList();
        if (known.contains(draft.yes())) {
            return draft.yes();
        }
        String yes = draft.yes().strip();
        if (known.size() == column.distinct() && !known.contains(yes)) {
            wrong("yes", "yes.unknown", yes, String.join("”, “", known));
        }
        return yes;
    }

    private LabQuestion.@Nullable Forecast forecast(@Nullable String time, @Nullable String series) {
        if (time == null && draft.time().isBlank()) {
            wrong("time", "time.forecast");
        }
        Per period = per("period", draft.period());
        if (period == Per.HUNDRED) {
            wrong("period", "period.missing");
        }
        Integer ahead = whole("ahead", draft.ahead(), 1, MOST_AHEAD);
        return period == null || period == Per.HUNDRED || ahead == null
                ? null
                : new LabQuestion.Forecast(period, ahead, series, QuestionDraft.YES.equals(draft.sum()));
    }

    private @Nullable Per per(String field, String id) {
        Optional<Per> per =
                Arrays.stream(Per.values()).filter(one -> one.id().equals(id)).findFirst();
        if (per.isEmpty()) {
            wrong(field, field + ".missing");
        }
        return per.orElse(null);
    }

    private @Nullable Worth worth(Task task, @Nullable String time) {
        return switch (task) {
            case YES_NO -> QuestionDraft.VALUES.equals(draft.worth()) ? values() : capacity(time);
            case CLASSES -> new Worth.Sorted(QuestionDraft.YES.equals(draft.alike()));
            case NUMBER, FORECAST -> error();
        };
    }

    private static Worth neutral(Task task) {
        return switch (task) {
            case YES_NO -> new Worth.Capacity(10, Per.HUNDRED);
            case CLASSES -> new Worth.Sorted(false);
            case NUMBER, FORECAST -> new Worth.Error(1, 1);
        };
    }

    private @Nullable Worth capacity(@Nullable String time) {
        Double cases = above("capacity", draft.capacity());
        Per per = per("per", draft.per());
        if (per != null && per != Per.HUNDRED && time == null && draft.time().isBlank()) {
            wrong("per", "per.no-time");
            return null;
        }
        if (cases != null && per == Per.HUNDRED && cases > HUNDRED) {
            wrong("capacity", "capacity.too-many");
            return null;
        }
        return cases == null || per == null ? null : new Worth.Capacity(cases, per);
    }

    private @Nullable Worth values() {
        Double caught = above("caught", draft.caught());
        Double falseAlarm = number("falseAlarm", draft.falseAlarm(), 0, true);
        String currency = draft.currency().strip().toUpperCase(Locale.ROOT);
        if (!currency.isEmpty() && !Currencies.isKnown(currency)) {
            wrong("currency", "currency.unknown", draft.currency().strip());
        }
        return caught == null || falseAlarm == null
                ? null
                : new Worth.Values(caught, falseAlarm, currency.isEmpty() ? null : currency);
    }

    private @Nullable Worth error() {
        Double over = above("over", draft.over());
        Double under = above("under", draft.under());
        return over == null || under == null ? null : new Worth.Error(over, under);
    }

    private int delay() {
        if (draft.delay().isBlank()) {
            return 0;
        }
        Integer days = whole("delay", draft.delay(), 0, MOST_DAYS);
        return days == null ? 0 : days;
    }

    private @Nullable Double perhaps(String field, String text) {
        return text.isBlank() ? null : above(field, text);
    }

    private @Nullable Integer whole(String field, String text, int least, int most) {
        Double number = number(field, text, least, true);
        if (number == null) {
            return null;
        }
        if (number != Math.rint(number) || number > most) {
            wrong(field, "number.whole", Integer.toString(least), Integer.toString(most));
            return null;
        }
        return number.intValue();
    }

    private @Nullable Double above(String field, String text) {
        return number(field, text, 0, false);
    }

    private @Nullable Double number(String field, String text, double least, boolean itself) {
        if (text.isBlank()) {
            wrong(field, field + ".missing");
            return null;
        }
        return switch (numbers.read(text, MOST)) {
            case LocalNumbers.Number(BigDecimal value) -> {
                double number = value.doubleValue();
                if (number > MOST || (itself ? number < least : number <= least)) {
                    wrong(field, itself ? "number.at-least" : "number.above", numbers.write(BigDecimal.valueOf(least)));
                    yield null;
                }
                yield number;
            }
            case LocalNumbers.Unclear(BigDecimal small, BigDecimal large) -> {
                wrong(field, "number.unclear", small.toPlainString(), large.toPlainString());
                yield null;
            }
            case LocalNumbers.Nothing nothing -> {
                wrong(field, field + ".missing");
                yield null;
            }
            case LocalNumbers.NoNumber none -> {
                wrong(field, "number.none", text.strip());
                yield null;
            }
        };
    }

    private void wrong(String field, String key, String... arguments) {
        problems.add(new Problem(field, key, List.of(arguments)));
    }
}
