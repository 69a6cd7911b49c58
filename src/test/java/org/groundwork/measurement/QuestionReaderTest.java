package org.groundwork.measurement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.Per;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NullUnmarked
class QuestionReaderTest {

    private static final FileProfile FILE = new FileProfile(
            "csv",
            1_200,
            0,
            List.of(
                    column("decided_at", ColumnKind.TIME),
                    column("customer", ColumnKind.NUMBER),
                    new ColumnProfile(
                            "cancelled",
                            ColumnKind.CATEGORY,
                            0,
                            2,
                            null,
                            null,
                            List.of(),
                            List.of(new ColumnProfile.Common("no", 900), new ColumnProfile.Common("yes", 300))),
                    column("amount", ColumnKind.NUMBER),
                    column("12", ColumnKind.CATEGORY)));

    private static ColumnProfile column(String name, ColumnKind kind) {
        return new ColumnProfile(name, kind, 0, 100, null, null, List.of(), List.of());
    }

    /** A yes or no that makes sense, with these fields instead. */
    private static QuestionDraft draft(String... fieldsAndValues) {
        Map<String, String> with = new HashMap<>(Map.of(
                "task",
                "yes-no",
                "outcome",
                "3",
                "yes",
                "yes",
                "time",
                "1",
                "thing",
                "2",
                "worth",
                "capacity",
                "capacity",
                "200",
                "per",
                "week"));
        with.putAll(Map.of("delay", "30", "over", "1", "under", "1", "period", "month", "ahead", "1"));
        for (int i = 0; i < fieldsAndValues.length; i += 2) {
            with.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
        }
        return new QuestionDraft(
                with.get("task"),
                with.get("outcome"),
                with.get("yes"),
                with.get("time"),
                with.get("thing"),
                with.getOrDefault("today", ""),
                with.getOrDefault("group", ""),
                with.get("worth"),
                with.get("capacity"),
                with.get("per"),
                with.getOrDefault("caught", ""),
                with.getOrDefault("falseAlarm", ""),
                with.getOrDefault("currency", ""),
                with.getOrDefault("alike", ""),
                with.get("over"),
                with.get("under"),
                with.get("period"),
                with.get("ahead"),
                with.getOrDefault("series", ""),
                with.getOrDefault("sum", ""),
                with.get("delay"),
                with.getOrDefault("smallest", ""),
                with.getOrDefault("target", ""),
                Set.of("amount", "cancelled", "gone"));
    }

    private static LabQuestion question(String... fieldsAndValues) {
        QuestionReader.Read read = QuestionReader.read(draft(fieldsAndValues), FILE, LocalNumbers.ENGLISH);
        assertThat(read.problems()).isEmpty();
        return Objects.requireNonNull(read.question());
    }

    @Test
    void readsAYesOrNoByWhatCanBeActedOn() {
        LabQuestion question = question("smallest", "5");

        assertThat(question.task()).isEqualTo(Task.YES_NO);
        assertThat(question.outcome()).isEqualTo("cancelled");
        assertThat(question.time()).isEqualTo("decided_at");
        assertThat(question.thing()).isEqualTo("customer");
        assertThat(question.worth()).isEqualTo(new Worth.Capacity(200, Per.WEEK));
        assertThat(question.delayDays()).isEqualTo(30);
        assertThat(question.smallestGain()).isEqualTo(5);
        assertThat(question.leftOut())
                .as("what is used is not left out, and what is not there is not named")
                .containsExactly("amount");
    }

    @Test
    void readsMoneyAsTheReaderWritesIt() {
        QuestionReader.Read read = QuestionReader.read(
                draft("worth", "values", "caught", "1.200,50", "falseAlarm", "0", "currency", "eur"),
                FILE,
                LocalNumbers.of(java.util.Locale.GERMANY));

        assertThat(Objects.requireNonNull(read.question()).worth()).isEqualTo(new Worth.Values(1_200.5, 0, "EUR"));
    }

    @Test
    void readsKindsNumbersAndForecasts() {
        assertThat(question("task", "classes", "alike", "yes").worth()).isEqualTo(new Worth.Sorted(true));
        assertThat(question("task", "number", "outcome", "4", "over", "2").worth())
                .isEqualTo(new Worth.Error(2, 1));
        LabQuestion forecast = question("task", "forecast", "outcome", "4", "thing", "", "series", "2", "ahead", "3");
        assertThat(forecast.forecast()).isEqualTo(new LabQuestion.Forecast(Per.MONTH, 3, "customer", false));
        assertThat(forecast.yes()).isNull();
    }

    @Test
    void asksNothingThatBelongsToAnotherTask() {
        assertThat(question("task", "number", "outcome", "4", "capacity", "x", "per", "", "yes", "")
                        .yes())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "task, '', task, task.missing",
        "outcome, '', outcome, outcome.missing",
        "outcome, 77, outcome, column.unknown",
        "outcome, no such, outcome, column.unknown",
        "yes, '', yes, yes.missing",
        "yes, maybe, yes, yes.unknown",
        "time, 4, time, time.no-time",
        "thing, 3, thing, column.twice",
        "group, 3, group, column.twice",
        "capacity, '', capacity, capacity.missing",
        "capacity, many, capacity, number.none",
        "capacity, 0, capacity, number.above",
        "capacity, -3, capacity, number.above",
        "per, '', per, per.missing",
        "delay, -1, delay, number.at-least",
        "delay, 1.5, delay, number.whole",
        "delay, 99999, delay, number.whole",
        "smallest, 0, smallest, number.above"
    })
    void saysWhatIsWrong(String field, String value, String at, String key) {
        QuestionReader.Read read = QuestionReader.read(draft(field, value), FILE, LocalNumbers.ENGLISH);

        assertThat(read.question()).isNull();
        assertThat(read.problems())
                .extracting(problem -> problem.field() + " " + problem.key())
                .containsExactly(at + " " + key);
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        QuestionReader.Read read = QuestionReader.read(
                draft("outcome", "", "time", "", "capacity", "", "delay", "soon"), FILE, LocalNumbers.ENGLISH);

        assertThat(read.problems())
                .extracting(QuestionReader.Problem::field)
                .contains("outcome", "per", "capacity", "delay");
    }

    @Test
    void withoutATimeACapacityIsOfAHundred() {
        assertThat(question("time", "", "per", "100", "capacity", "10").worth())
                .isEqualTo(new Worth.Capacity(10, Per.HUNDRED));
        assertThat(QuestionReader.read(draft("time", "", "per", "100", "capacity", "101"), FILE, LocalNumbers.ENGLISH)
                        .problems())
                .extracting(QuestionReader.Problem::key)
                .containsExactly("capacity.too-many");
    }

    @Test
    void aForecastNeedsATimeAndNumbers() {
        QuestionReader.Read read =
                QuestionReader.read(draft("task", "forecast", "time", ""), FILE, LocalNumbers.ENGLISH);

        assertThat(read.problems())
                .extracting(QuestionReader.Problem::key)
                .contains("time.forecast", "outcome.no-number");
    }

    @Test
    void findsAColumnByItsNumberFirstAndThenByItsName() {
        QuestionDraft.Columns columns = new QuestionDraft.Columns(FILE);
        assertThat(columns.name("2")).isEqualTo("customer");
        assertThat(columns.name("customer")).isEqualTo("customer");
        assertThat(columns.name("12")).as("there is no twelfth column").isEqualTo("12");
        assertThat(columns.name("0")).isNull();
    }

    @Test
    void ofThousandsOfColumnsEachIsFoundByWhatIsSuggested() {
        FileProfile wide = new FileProfile(
                "csv",
                10,
                0,
                Stream.concat(IntStream.range(0, 1_999).mapToObj(i -> "measure_" + i), Stream.of("x".repeat(480)))
                        .map(name -> column(name, ColumnKind.NUMBER))
                        .toList());
        QuestionDraft.Columns columns = new QuestionDraft.Columns(wide);

        assertThat(columns.typed()).isTrue();
        assertThat(columns.token(2_000)).hasSizeLessThan(80);
        for (int number : new int[] {1, 2, 1_000, 2_000}) {
            assertThat(columns.name(columns.token(number)))
                    .isEqualTo(wide.columns().get(number - 1).name());
        }
    }

    @Test
    void aProposalBecomesADraftThatIsReadAsProposed() {
        Proposal proposal =
                new Proposal(Task.YES_NO, "cancelled", "yes", "decided_at", "customer", null, Set.of("amount"));
        QuestionDraft draft = QuestionDraft.of(FILE, proposal, proposal.leftOut());

        LabQuestion question = QuestionReader.columnsAlone(draft, FILE).orElseThrow();
        assertThat(question.outcome()).isEqualTo("cancelled");
        assertThat(question.leftOut()).containsExactly("amount");
        assertThat(QuestionReader.columnsAlone(
                        QuestionDraft.of(FILE, new Proposal(null, null, null, null, null, null, Set.of()), Set.of()),
                        FILE))
                .isEmpty();
    }
}
