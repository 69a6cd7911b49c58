package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.groundwork.document.AssessmentFile.Entry;
import org.groundwork.document.AssessmentFile.Initiative;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import tools.jackson.databind.json.JsonMapper;

class WritingTest {

    private static final Method CORE = Methods.find("core@1").orElseThrow();

    @Property(tries = 300)
    void readsBackWhatItWroteAsYaml(@ForAll("files") AssessmentFile file) {
        assertThat(read(AssessmentFiles.writeYaml(file))).isEqualTo(file);
    }

    @Property(tries = 300)
    void readsBackWhatItWroteAsJson(@ForAll("files") AssessmentFile file) {
        String json = AssessmentFiles.writeJson(file);

        assertThat(read(json)).isEqualTo(file);
        assertThat(JsonMapper.shared().readTree(json).at("/initiative/name").asString())
                .isEqualTo(file.initiative().name());
    }

    @Property(tries = 50)
    void writesTheSameTextForTheSameValue(@ForAll("files") AssessmentFile file) {
        List<Map.Entry<String, Entry>> entries = new ArrayList<>(file.answers().entrySet());
        Collections.reverse(entries);
        Map<String, Entry> reversed = new LinkedHashMap<>();
        entries.forEach(entry -> reversed.put(entry.getKey(), entry.getValue()));
        AssessmentFile other = new AssessmentFile(file.method(), file.initiative(), reversed);

        assertThat(AssessmentFiles.writeYaml(other)).isEqualTo(AssessmentFiles.writeYaml(file));
        assertThat(AssessmentFiles.writeJson(other)).isEqualTo(AssessmentFiles.writeJson(file));
        assertThat(AssessmentFiles.writeYaml(read(AssessmentFiles.writeYaml(file))))
                .isEqualTo(AssessmentFiles.writeYaml(file));
    }

    @Example
    void writesYamlThatPeopleLikeToRead() {
        Golden.check("src/test/resources/document/written.yaml", AssessmentFiles.writeYaml(some()));
    }

    @Example
    void writesCanonicalJson() {
        Golden.check("src/test/resources/document/written.json", AssessmentFiles.writeJson(some()));
    }

    @Example
    void writesAFileWithoutAnswers() {
        AssessmentFile file = new AssessmentFile(CORE, new Initiative("x", null, null), Map.of());

        assertThat(AssessmentFiles.writeYaml(file)).isEqualTo("""
            groundwork: 1
            method: core@1
            initiative:
              name: x
            answers: {}
            """);
        assertThat(read(AssessmentFiles.writeJson(file))).isEqualTo(file);
    }

    private static AssessmentFile some() {
        Map<String, Entry> answers = new LinkedHashMap<>();
        answers.put("problem.type", Entry.of(new Answer.Choice("classify")));
        answers.put(
                "problem.decision",
                new Entry(
                        new Answer.Level(3, Evidence.DOCUMENTED),
                        "Head of retention owns the list:\n\n- agreed in March\n- 😀 “live” #1",
                        List.of("https://wiki.example/churn?a=b#c", "http://münchen.example/"),
                        "Mira Holm",
                        Instant.parse("2026-03-01T10:42:00Z")));
        answers.put("problem.metric", Entry.of(new Answer.Level(0, Evidence.GUESS)));
        answers.put("data.labels", Entry.of(new Answer.Unknown()));
        answers.put(
                "data.volume",
                new Entry(new Answer.Unknown(), "no", List.of(), null, Instant.parse("2026-03-01T10:42:00.123456Z")));
        answers.put("data.joined", Entry.of(new Answer.NotApplicable("One source: ours")));
        return new AssessmentFile(CORE, new Initiative("yes", "פיתוח", "1\n2\t3 \"quoted\" \\ back"), answers);
    }

    private static AssessmentFile read(String text) {
        return AssessmentFiles.read("f", text.getBytes(StandardCharsets.UTF_8), KnownMethods.installed());
    }

    @Provide
    Arbitrary<AssessmentFile> files() {
        return Combinators.combine(initiatives(), answers())
                .as((initiative, answers) -> new AssessmentFile(CORE, initiative, answers));
    }

    private Arbitrary<Initiative> initiatives() {
        return Combinators.combine(
                        lines(Allowed.NAME).filter(name -> !name.isBlank()),
                        lines(Allowed.TEAM).injectNull(0.3),
                        texts(Allowed.SUMMARY).injectNull(0.3))
                .as(Initiative::new);
    }

    private Arbitrary<Map<String, Entry>> answers() {
        return Arbitraries.of(CORE.questions()).set().ofMaxSize(12).flatMap(questions -> {
            List<Arbitrary<Map.Entry<String, Entry>>> entries = new ArrayList<>();
            for (Question question : questions) {
                entries.add(entries(question).map(entry -> Map.entry(question.id(), entry)));
            }
            return Combinators.combine(entries).as(this::map);
        });
    }

    private Map<String, Entry> map(List<Map.Entry<String, Entry>> entries) {
        Map<String, Entry> map = new LinkedHashMap<>();
        entries.forEach(entry -> map.put(entry.getKey(), entry.getValue()));
        return map;
    }

    private Arbitrary<Entry> entries(Question question) {
        List<Arbitrary<Answer>> kinds = new ArrayList<>();
        kinds.add(Arbitraries.just(new Answer.Unknown()));
        switch (question) {
            case Question.Levelled levelled ->
                kinds.add(Combinators.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(Evidence.values()))
                        .as(Answer.Level::new));
            case Question.Choice choice ->
                kinds.add(Arbitraries.of(choice.options()).map(Option::id).map(Answer.Choice::new));
        }
        if (question.mayBeNotApplicable()) {
            kinds.add(texts(Allowed.REASON)
                    .filter(reason -> !Allowed.saysNothing(reason))
                    .map(Answer.NotApplicable::new));
        }
        Arbitrary<List<String>> links = Arbitraries.of(
                        "https://a.example",
                        "HTTP://b.example/x?y=z&a=%20#f",
                        "https://münchen.example/ä,[]{}'\"",
                        "https://[::1]:80/",
                        "Wiki page: # https://wiki.example/x",
                        "[Minutes](https://wiki.example/m)",
                        "\\\\server\\share\\x.xlsx",
                        "C:\\reports\\x.xlsx",
                        "/srv/reports/x.pdf",
                        "file:///srv/x.pdf")
                .list()
                .ofMaxSize(3);
        Arbitrary<Instant> times =
                Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L).map(Instant::ofEpochSecond);
        return Combinators.combine(
                        Arbitraries.oneOf(kinds),
                        texts(Allowed.NOTE).injectNull(0.4),
                        links,
                        lines(Allowed.BY).injectNull(0.5),
                        times.injectNull(0.5))
                .as(Entry::new);
    }

    /** Words that YAML takes for something else, and characters that readers stumble over. */
    private Arbitrary<String> texts(int most) {
        Arbitrary<String> pieces = Arbitraries.of(
                "no",
                "Yes",
                "on",
                "null",
                "~",
                "true",
                "1",
                "0x1F",
                "1.5e3",
                ".inf",
                "2026-03-01",
                "12:30",
                "- x",
                "# c",
                " #",
                ": ",
                ":",
                "?",
                "!",
                "&a",
                "*a",
                "%",
                "@",
                "`",
                "'",
                "\"",
                "\\",
                "{",
                "}",
                "[",
                "]",
                ",",
                "|",
                ">",
                "=",
                "<<",
                "---",
                "...",
                " ",
                "  ",
                "\n",
                "\n\n",
                "\r\n",
                "\t",
                "שלום",
                "مرحبا",
                "😀",
                "👩‍👩‍👧",
                "ä",
                "中文",
                "\u2028",
                "\u2029",
                "\u00a0",
                "\ufeff",
                "\u200f",
                "\ufffd",
                "dont-know",
                "word",
                "a longer run of words.");
        Arbitrary<String> mixed = pieces.list().ofMaxSize(8).map(list -> String.join("", list));
        Arbitrary<String> any =
                Arbitraries.strings().all().ofMaxLength(30).filter(text -> Allowed.forbidden(text) == null);
        return Arbitraries.oneOf(mixed, any).filter(text -> Allowed.length(text) <= most);
    }

    private Arbitrary<String> lines(int most) {
        return texts(most).map(text -> text.replace('\n', ' ').replace('\r', ' '));
    }
}
