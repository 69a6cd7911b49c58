package org.groundwork.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.Per;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.groundwork.markup.Nearest;
import org.jspecify.annotations.Nullable;

/** Makes a question of options and of what the file looks like, and says what was assumed. */
final class LabQuestions {

    static final String OUTCOME = "--outcome";
    static final String TIME = "--time";
    static final String ID = "--id";
    static final String ACT_ON = "--act-on";
    static final String YES = "--yes";
    static final String TODAY = "--today";
    static final String LEAVE_OUT = "--leave-out";
    static final String WORTH = "--worth";
    static final String CURRENCY = "--currency";
    static final String ERROR = "--error";
    static final String SORTED = "--sorted";
    static final String GROUP = "--group";
    static final String DELAY = "--delay";
    static final String SMALLEST_GAIN = "--smallest-gain";
    static final String TARGET = "--target";
    static final String FORECAST = "--forecast";
    static final String AHEAD = "--ahead";
    static final String SERIES = "--series";
    static final String SUM = "--sum";

    static final List<String> OPTIONS = List.of(
            OUTCOME,
            TIME,
            ID,
            ACT_ON,
            YES,
            TODAY,
            LEAVE_OUT,
            WORTH,
            CURRENCY,
            ERROR,
            SORTED,
            GROUP,
            DELAY,
            SMALLEST_GAIN,
            TARGET,
            FORECAST,
            AHEAD,
            SERIES);

    /** Instead of a column that would be assumed. */
    private static final String NONE = "none";

    private static final int MOST_CLASSES = 20;
    private static final int MOST_DAYS = 3_650;
    private static final int MOST_AHEAD = 104;
    private static final double MOST = 1e15;

    /**
     * @param assumed sentences, each about something that nobody said
     */
    record Asked(LabQuestion question, List<String> assumed) {}

    private final Arguments arguments;
    private final FileProfile profile;
    private final Proposal proposal;
    private final List<String> assumed = new ArrayList<>();

    private LabQuestions(Arguments arguments, FileProfile profile, Proposal proposal) {
        this.arguments = arguments;
        this.profile = profile;
        this.proposal = proposal;
    }

    /**
     * @throws UsageException if it cannot be told what is asked
     */
    static Asked of(Arguments arguments, FileProfile profile, Proposal proposal) {
        LabQuestions questions = new LabQuestions(arguments, profile, proposal);
        return new Asked(questions.question(), List.copyOf(questions.assumed));
    }

    /** Before the file is read: what excludes each other. */
    static void check(Arguments arguments) {
        alone(arguments, ACT_ON, WORTH, ERROR, SORTED);
        alone(arguments, FORECAST, ACT_ON, WORTH, SORTED);
        needs(arguments, CURRENCY, WORTH);
        needs(arguments, AHEAD, FORECAST);
        needs(arguments, SERIES, FORECAST);
        if (arguments.has(SUM) && arguments.option(FORECAST) == null) {
            throw new UsageException(Messages.get("usage.lab.only-with", SUM, FORECAST));
        }
    }

    private static void alone(Arguments arguments, String... options) {
        List<String> given = Arrays.stream(options)
                .filter(option -> arguments.option(option) != null)
                .toList();
        if (given.size() > 1) {
            throw new UsageException(Messages.get("usage.lab.exclude", given.get(0), given.get(1)));
        }
    }

    private static void needs(Arguments arguments, String option, String other) {
        if (arguments.option(option) != null && arguments.option(other) == null) {
            throw new UsageException(Messages.get("usage.lab.only-with", option, other));
        }
    }

    private LabQuestion question() {
        String outcome = outcome();
        LabQuestion.Forecast forecast = forecast();
        Task task = task(outcome, forecast);
        String time = assumed(TIME, proposal.time(), outcome, "time");
        String thing = assumed(ID, proposal.thing(), outcome, "id");
        String today = assumed(TODAY, outcome.equals(proposal.outcome()) ? proposal.today() : null, outcome, "today");
        String yes = task == Task.YES_NO ? yes(outcome) : null;
        Worth worth = worth(task, time);
        if (forecast != null && time == null) {
            throw new UsageException(Messages.get("usage.lab.forecast-time"));
        }
        String group = arguments.option(GROUP) == null ? null : column(GROUP);
        Set<String> leftOut = leftOut(outcome, time, thing, today, group);
        int delay = (int) arguments.whole(DELAY, 0, MOST_DAYS, 0);
        if (delay > 0 && time == null) {
            throw new UsageException(Messages.get("usage.lab.only-with", DELAY, TIME));
        }
        return new LabQuestion(
                task,
                outcome,
                yes,
                time,
                thing,
                today,
                leftOut,
                group,
                worth,
                delay,
                arguments.option(SMALLEST_GAIN) == null ? null : number(SMALLEST_GAIN, 0),
                arguments.option(TARGET) == null ? null : number(TARGET, Double.NEGATIVE_INFINITY),
                forecast);
    }

    private String outcome() {
        if (arguments.option(OUTCOME) != null) {
            return column(OUTCOME);
        }
        String likely = proposal.outcome();
        throw new UsageException(
                likely == null
                        ? Messages.get("usage.lab.outcome")
                        : Messages.get("usage.lab.outcome-perhaps", LabTexts.shortened(likely)));
    }

    private String column(String option) {
        return column(option, String.valueOf(arguments.option(option)));
    }

    private String column(String option, String name) {
        if (profile.column(name).isPresent()) {
            return name;
        }
        String nearest = Nearest.of(
                name, profile.columns().stream().map(ColumnProfile::name).toList());
        throw new UsageException(
                nearest == null
                        ? Messages.get("usage.lab.column", option, LabTexts.shortened(name))
                        : Messages.get(
                                "usage.lab.column-nearest",
                                option,
                                LabTexts.shortened(name),
                                LabTexts.shortened(nearest)));
    }

    /** The column of an option; else the one that the file suggests, which is said; {@link #NONE} for none. */
    private @Nullable String assumed(String option, @Nullable String proposed, String outcome, String what) {
        String given = arguments.option(option);
        if (given != null) {
            return given.equals(NONE) && profile.column(NONE).isEmpty() ? null : column(option);
        }
        if (proposed == null || proposed.equals(outcome) || isNamed(proposed)) {
            return null;
        }
        assumed.add(Messages.get("assumed." + what, LabTexts.shortened(proposed), option));
        return proposed;
    }

    /** For another use. */
    private boolean isNamed(String column) {
        return List.of(TIME, ID, TODAY, GROUP, SERIES).stream()
                        .anyMatch(option -> column.equals(arguments.option(option)))
                || listed().contains(column);
    }

    private List<String> listed() {
        String given = arguments.option(LEAVE_OUT);
        if (given == null || given.equals(NONE)) {
            return List.of();
        }
        return profile.column(given).isPresent()
                ? List.of(given)
                : Arrays.stream(given.split(",")).map(String::strip).toList();
    }

    private Set<String> leftOut(String outcome, @Nullable String... used) {
        Set<String> leftOut = new LinkedHashSet<>();
        for (String name : listed()) {
            leftOut.add(column(LEAVE_OUT, name));
        }
        if (arguments.option(LEAVE_OUT) == null) {
            Set<String> proposed = new LinkedHashSet<>(proposal.leftOut());
            proposed.remove(outcome);
            Arrays.asList(used).forEach(proposed::remove);
            proposed.removeIf(this::isNamed);
            if (!proposed.isEmpty()) {
                assumed.add(Messages.get(
                        "assumed.leave-out",
                        String.join(
                                ", ", proposed.stream().map(LabTexts::shortened).toList()),
                        LEAVE_OUT));
            }
            leftOut.addAll(proposed);
        }
        return leftOut;
    }

    private Task task(String outcome, LabQuestion.@Nullable Forecast forecast) {
        if (forecast != null) {
            return Task.FORECAST;
        }
        if (arguments.option(ACT_ON) != null || arguments.option(WORTH) != null || arguments.option(YES) != null) {
            return Task.YES_NO;
        }
        if (arguments.option(SORTED) != null) {
            return Task.CLASSES;
        }
        if (arguments.option(ERROR) != null) {
            return Task.NUMBER;
        }
        Task proposed = outcome.equals(proposal.outcome()) ? proposal.task() : null;
        Task task = proposed != null && proposed != Task.FORECAST ? proposed : looksLike(outcome);
        assumed.add(Messages.get("assumed.task." + task.id(), LabTexts.shortened(outcome)));
        return task;
    }

    private Task looksLike(String outcome) {
        ColumnProfile column = profile.column(outcome).orElseThrow();
        if (column.distinct() == 2) {
            return Task.YES_NO;
        }
        if (column.kind() == ColumnKind.NUMBER) {
            return Task.NUMBER;
        }
        if (column.kind() == ColumnKind.CATEGORY && column.distinct() <= MOST_CLASSES) {
            return Task.CLASSES;
        }
        throw new UsageException(Messages.get("usage.lab.task", LabTexts.shortened(outcome)));
    }

    private String yes(String outcome) {
        String given = arguments.option(YES);
        if (given != null) {
            return given;
        }
        String proposed = outcome.equals(proposal.outcome()) ? proposal.yes() : null;
        if (proposed == null) {
            ColumnProfile column = profile.column(outcome).orElseThrow();
            if (column.distinct() == 2 && column.common().size() == 2) {
                proposed = column.common().getLast().value();
            } else if (column.distinct() == 2 && column.kind() == ColumnKind.NUMBER && column.most() != null) {
                proposed = column.most();
            } else {
                throw new UsageException(Messages.get("usage.lab.yes", LabTexts.shortened(outcome)));
            }
        }
        assumed.add(Messages.get("assumed.yes", LabTexts.shortened(proposed), YES));
        return proposed;
    }

    private Worth worth(Task task, @Nullable String time) {
        return switch (task) {
            case YES_NO -> yesNo(time);
            case CLASSES -> {
                String sorted = arguments.option(SORTED);
                if (sorted == null) {
                    assumed.add(Messages.get("assumed.sorted", SORTED));
                } else if (!sorted.equals("case") && !sorted.equals("class")) {
                    throw new UsageException(Messages.get("usage.lab.sorted", sorted));
                }
                yield new Worth.Sorted("class".equals(sorted));
            }
            case NUMBER, FORECAST -> {
                if (arguments.option(ERROR) == null) {
                    assumed.add(Messages.get("assumed.error", ERROR));
                    yield new Worth.Error(1, 1);
                }
                double[] costs = pair(ERROR);
                if (costs[1] <= 0 || costs[0] <= 0) {
                    throw new UsageException(Messages.get(
                            "usage.lab.pair." + ERROR.substring(2), String.valueOf(arguments.option(ERROR))));
                }
                yield new Worth.Error(costs[0], costs[1]);
            }
        };
    }

    private Worth yesNo(@Nullable String time) {
        if (arguments.option(WORTH) != null) {
            double[] worth = pair(WORTH);
            String currency = arguments.option(CURRENCY);
            if (currency != null && !currency.matches("[A-Za-z]{3}")) {
                throw new UsageException(Messages.get("usage.lab.currency", currency));
            }
            return new Worth.Values(worth[0], worth[1], currency == null ? null : currency.toUpperCase(Locale.ROOT));
        }
        String given = arguments.option(ACT_ON);
        if (given == null) {
            throw new UsageException(Messages.get("usage.lab.what-counts"));
        }
        int slash = given.indexOf('/');
        String of = given.endsWith("%")
                ? Per.HUNDRED.id()
                : slash < 0 ? "" : given.substring(slash + 1).strip();
        Per per = Arrays.stream(Per.values())
                .filter(one -> one.id().equals(of))
                .findFirst()
                .orElseThrow(() -> new UsageException(Messages.get("usage.lab.act-on", given)));
        double cases = read(given.endsWith("%") ? given.substring(0, given.length() - 1) : given.substring(0, slash));
        if (!(cases > 0) || per == Per.HUNDRED && cases > 100) {
            throw new UsageException(Messages.get("usage.lab.act-on", given));
        }
        if (per != Per.HUNDRED && time == null) {
            throw new UsageException(Messages.get("usage.lab.act-on-time", given));
        }
        return new Worth.Capacity(cases, per);
    }

    /** Two numbers, the first above 0, with a slash between. */
    private double[] pair(String option) {
        String given = String.valueOf(arguments.option(option));
        String[] parts = given.split("/", -1);
        double first = parts.length == 2 ? read(parts[0]) : Double.NaN;
        double second = parts.length == 2 ? read(parts[1]) : Double.NaN;
        if (!(first > 0) || !(second >= 0)) {
            throw new UsageException(Messages.get("usage.lab.pair." + option.substring(2), given));
        }
        return new double[] {first, second};
    }

    private LabQuestion.@Nullable Forecast forecast() {
        String given = arguments.option(FORECAST);
        if (given == null) {
            return null;
        }
        Per period = Arrays.stream(Per.values())
                .filter(one -> one != Per.HUNDRED && one.id().equals(given))
                .findFirst()
                .orElseThrow(() -> new UsageException(Messages.get("usage.lab.forecast", given)));
        int ahead = (int) arguments.whole(AHEAD, 1, MOST_AHEAD, 1);
        if (arguments.option(AHEAD) == null) {
            assumed.add(Messages.get("assumed.ahead", AHEAD));
        }
        return new LabQuestion.Forecast(
                period, ahead, arguments.option(SERIES) == null ? null : column(SERIES), arguments.has(SUM));
    }

    private double number(String option, double least) {
        String given = String.valueOf(arguments.option(option));
        double number = read(given);
        if (!(number >= least)) {
            throw new UsageException(Messages.get("usage.lab.number", option, given));
        }
        return number;
    }

    /** NaN where it is none. */
    private static double read(String text) {
        return LocalNumbers.ENGLISH.read(text, MOST) instanceof LocalNumbers.Number(BigDecimal value)
                        && Math.abs(value.doubleValue()) <= MOST
                ? value.doubleValue()
                : Double.NaN;
    }
}
