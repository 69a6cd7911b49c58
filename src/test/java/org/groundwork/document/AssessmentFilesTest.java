package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.document.AssessmentFile.Entry;
import org.groundwork.document.AssessmentFile.Initiative;
import org.groundwork.method.Methods;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AssessmentFilesTest {

    @Test
    void readsEveryFormOfAnAnswer() {
        AssessmentFile file = Samples.parse("""
            groundwork: 1
            method: core@1
            initiative:
              name: Churn early warning
              team: Retention
              summary: Tell the call centre which subscribers to ring first.
            answers:
              problem.type: { option: classify, note: "two classes" }
              problem.decision:
                level: 3
                evidence: documented
                note: Head of retention owns the call list
                links: ["https://wiki.example/churn"]
                by: Mira
                at: "2026-03-01T10:42:00+01:00"
              baseline.heuristic: { level: 1 }
              baseline.manual: { level: 2, evidence: guess, at: 2026-03-01 }
              data.quality: { votes: [3, 1, 1], note: "Talked for an hour" }
              data.access: { votes: [2, 2] }
              data.labels: dont-know
              data.volume: { unknown: true, note: "Ask the call centre" }
              data.joined: { notApplicable: "one source only" }
            """);

        assertThat(file.initiative())
                .isEqualTo(new Initiative(
                        "Churn early warning", "Retention", "Tell the call centre which subscribers to ring first."));
        assertThat(file.method().ref()).isEqualTo("core@1");
        assertThat(file.answers())
                .containsOnly(
                        Map.entry(
                                "problem.type",
                                new Entry(new Answer.Choice("classify"), "two classes", List.of(), null, null)),
                        Map.entry(
                                "problem.decision",
                                new Entry(
                                        new Answer.Level(3, Evidence.DOCUMENTED),
                                        "Head of retention owns the call list",
                                        List.of("https://wiki.example/churn"),
                                        "Mira",
                                        Instant.parse("2026-03-01T09:42:00Z"))),
                        Map.entry("baseline.heuristic", Entry.of(new Answer.Level(1, Evidence.KNOWN))),
                        Map.entry(
                                "baseline.manual",
                                new Entry(
                                        new Answer.Level(2, Evidence.GUESS),
                                        null,
                                        List.of(),
                                        null,
                                        Instant.parse("2026-03-01T00:00:00Z"))),
                        Map.entry(
                                "data.quality",
                                new Entry(
                                        new Answer.Spread(List.of(1, 1, 3)),
                                        "Talked for an hour",
                                        List.of(),
                                        null,
                                        null)),
                        Map.entry("data.access", Entry.of(new Answer.Level(2, Evidence.KNOWN))),
                        Map.entry("data.labels", Entry.of(new Answer.Unknown())),
                        Map.entry(
                                "data.volume",
                                new Entry(new Answer.Unknown(), "Ask the call centre", List.of(), null, null)),
                        Map.entry("data.joined", Entry.of(new Answer.NotApplicable("one source only"))));
    }

    @Test
    void keepsAnswersInTheOrderOfTheMethod() {
        AssessmentFile file = Samples.parse(
                Samples.answers("risk.harm: dont-know", "problem.decision: dont-know", "data.labels: dont-know"));

        assertThat(file.answers().keySet()).containsExactly("problem.decision", "data.labels", "risk.harm");
        assertThat(file.sheet().answers().keySet()).containsExactly("problem.decision", "data.labels", "risk.harm");
    }

    @Test
    void takesBlankOptionalTextsForNone() {
        AssessmentFile file = Samples.parse("""
            groundwork: 1
            method: core@1
            initiative: { name: x, team: "", summary: "  " }
            answers: { problem.decision: { level: 1, note: "", links: [], by: " " } }
            """);

        assertThat(file.initiative()).isEqualTo(new Initiative("x", null, null));
        assertThat(file.answers().get("problem.decision")).isEqualTo(Entry.of(new Answer.Level(1, Evidence.KNOWN)));
    }

    @Test
    void tellsEverythingThatIsWrongAtOnceInTheOrderOfTheLines() {
        assertThat(Samples.problems("""
            groundwork: 2
            metod: core@1
            method: core@3
            initiative: { nam: Churn, team: 5 }
            answers:
              problem.decision: { level: 7, evidence: certain }
              problem.decision: { level: 1 }
              problem.metric: 3
            economics: { curency: EUR, horizonYears: three }
            """))
                .containsExactly(
                        "f.yaml:1:13: groundwork: the version of the format is the number 1, the"
                                + " one that this Groundwork reads; not the number 2",
                        "f.yaml:2:1: metod: unknown key “metod”; did you mean “method”?",
                        "f.yaml:3:9: method: unknown method “core@3”; known: core@1, core@2",
                        "f.yaml:4:13: initiative.name: missing: the initiative’s name",
                        "f.yaml:4:15: initiative.nam: unknown key “nam”; did you mean “name”?",
                        "f.yaml:4:33: initiative.team: a text is expected, not the number 5; put" + " it in quotes",
                        "f.yaml:6:30: answers.problem.decision.level: a level is a whole number"
                                + " from 0 to 4, not the number 7",
                        "f.yaml:6:43: answers.problem.decision.evidence: evidence is one of"
                                + " documented, known, guess, not the text “certain”",
                        "f.yaml:7:3: answers.problem.decision: this key stands twice; the first is" + " in line 6",
                        "f.yaml:8:19: answers.problem.metric: not an answer: the number 3; write {" + " level: 3 }",
                        "f.yaml:9:14: economics.curency: unknown key “curency”; did you mean" + " “currency”?",
                        "f.yaml:9:42: economics.horizonYears: the years to look ahead are expected"
                                + " as a number, such as 3 or 2.5: whole months, at most 30 years;"
                                + " not the text “three”");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        problem.decision: { level: 7 }            | 5:30: …level: a level is a whole number from 0 to 4, not the number 7
        problem.decision: { level: -1 }           | 5:30: …level: a level is a whole number from 0 to 4, not the number -1
        problem.decision: { level: 2.5 }          | 5:30: …level: a level is a whole number from 0 to 4, not the number 2.5
        problem.decision: { level: "3" }          | 5:30: …level: a level is a whole number from 0 to 4, without quotes: 3
        problem.decision: { level: high }         | 5:30: …level: a level is a whole number from 0 to 4, not the text “high”
        problem.decision: { level: dont-know }    | 5:30: …level: a level is a whole number from 0 to 4; where it is not known, the whole answer is dont-know
        problem.decision: { level: }              | 5:29: …level: a level is a whole number from 0 to 4, not nothing
        problem.decision: { level: [3] }          | 5:30: …level: a level is a whole number from 0 to 4, not a list
        problem.decision: { level: 99999999999999999999 } | 5:30: …level: a level is a whole number from 0 to 4, not the number 99999999999999999999
        problem.decision: { level: 3, evidence: knwon } | 5:43: …evidence: evidence is one of documented, known, guess, not the text “knwon”; did you mean “known”?
        problem.decision: { level: 3, evidence: 2 } | 5:43: …evidence: evidence is one of documented, known, guess, not the number 2
        problem.decision: { levle: 3 }            | 5:23: …levle: unknown key “levle”; did you mean “level”?
        problem.decision: { level: 3, nota: x }   | 5:33: …nota: unknown key “nota”; did you mean “note”?
        problem.decision: { note: x }             | 5:21: …: this says no answer; an answer is { level: 0 to 4 } or dont-know
        problem.decision: {}                      | 5:21: …: this says no answer; an answer is { level: 0 to 4 } or dont-know
        problem.decision: { level: 3, unknown: true } | 5:21: …: level and unknown exclude each other; keep the one that is meant
        problem.decision: { unknown: false }      | 5:32: …unknown: unknown: true is expected, not false
        problem.decision: { unknown: yes }        | 5:32: …unknown: unknown: true is expected, not the text “yes”
        problem.decision: { unknown: true, evidence: known } | 5:38: …evidence: evidence has no effect beside unknown; take it out (a note can say it)
        problem.decision: { option: classify }    | 5:31: …option: problem.decision is answered by a level from 0 to 4, not by an option
        problem.decision: { notApplicable: no }   | 5:38: …notApplicable: problem.decision always applies; an answer is { level: 0 to 4 } or dont-know
        problem.decision: 3                       | 5:21: …: not an answer: the number 3; write { level: 3 }
        problem.decision: { votes: [] }           | 5:30: …votes: votes are a list of 1 to 200 levels from 0 to 4, such as [1, 1, 3], not an empty list
        problem.decision: { votes: 3 }            | 5:30: …votes: votes are a list of 1 to 200 levels from 0 to 4, such as [1, 1, 3], not the number 3
        problem.decision: { votes: [1, 5] }       | 5:34: …votes[1]: a vote is a level, a whole number from 0 to 4, not the number 5
        problem.decision: { votes: [1, "2"] }     | 5:34: …votes[1]: a vote is a level, a whole number from 0 to 4, without quotes: 2
        problem.decision: { votes: [1, 2], level: 1 } | 5:21: …: level and votes exclude each other; keep the one that is meant
        problem.decision: { votes: [1, 2], evidence: known } | 5:38: …evidence: evidence has no effect beside votes; take it out (a note can say it)
        problem.decision: 7                       | 5:21: …: not an answer: the number 7; an answer is { level: 0 to 4 } or dont-know
        problem.decision:                         | 5:20: …: not an answer: nothing; leave the question out while it is not answered, or write dont-know
        problem.decision: null                    | 5:21: …: not an answer: nothing; leave the question out while it is not answered, or write dont-know
        problem.decision: don't know              | 5:21: …: not an answer: the text “don't know”; write dont-know
        problem.decision: unknown                 | 5:21: …: not an answer: the text “unknown”; write dont-know
        problem.decision: dnot-know               | 5:21: …: not an answer: the text “dnot-know”; write dont-know
        problem.decision: n/a                     | 5:21: …: not an answer: the text “n/a”; an answer is { level: 0 to 4 } or dont-know
        problem.decision: true                    | 5:21: …: not an answer: true; an answer is { level: 0 to 4 } or dont-know
        problem.decision: [3]                     | 5:21: …: not an answer: a list; an answer is { level: 0 to 4 } or dont-know
        """)
    void saysWhatIsWrongWithAnAnswerAndWhatWouldBeRight(String answer, String problem) {
        assertThat(Samples.problems(Samples.answers(answer)))
                .containsExactly("f.yaml:"
                        + problem.replace(": …:", ": answers.problem.decision:")
                                .replace("…", "answers.problem.decision."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        baseline.target: { level: 2 }                      | 5:29: answers.baseline.target.level: baseline.target is a choice; give an option: meets, nearly, falls-short, far-short, no-target, not-tested
        baseline.target: { votes: [1, 2] }                 | 5:29: answers.baseline.target.votes: baseline.target is a choice; give an option: meets, nearly, falls-short, far-short, no-target, not-tested
        baseline.target: { option: nerly }                 | 5:30: answers.baseline.target.option: an option is one of meets, nearly, falls-short, far-short, no-target, not-tested, not the text “nerly”; did you mean “nearly”?
        baseline.target: { option: 3 }                     | 5:30: answers.baseline.target.option: an option is one of meets, nearly, falls-short, far-short, no-target, not-tested, not the number 3
        baseline.target: { option: meets, evidence: guess } | 5:37: answers.baseline.target.evidence: evidence has no effect beside option; take it out (a note can say it)
        baseline.target: fals-short                        | 5:20: answers.baseline.target: not an answer: the text “fals-short”; write { option: falls-short }
        baseline.target: 2                                 | 5:20: answers.baseline.target: not an answer: the number 2; an answer is { option: meets, nearly, falls-short, far-short, no-target, not-tested } or dont-know
        data.joined: { notApplicable: "" }                 | 5:33: answers.data.joined.notApplicable: this is empty; a text is expected
        data.joined: { notApplicable: true }               | 5:33: answers.data.joined.notApplicable: the reason why it does not apply is expected, a text, not true
        data.joined: { notApplicable: 5 }                  | 5:33: answers.data.joined.notApplicable: a text is expected, not the number 5; put it in quotes
        data.joined: not applicable                        | 5:16: answers.data.joined: not an answer: the text “not applicable”; write { notApplicable: "the reason" }
        problem.efect: { level: 1 }                        | 5:3: answers.problem.efect: core@1 has no question “problem.efect”; did you mean “problem.effect”?
        problem.xyzzyxyzzy: { level: 1 }                   | 5:3: answers.problem.xyzzyxyzzy: core@1 has no question “problem.xyzzyxyzzy”; known here: problem.type, problem.decision, problem.metric, problem.value, problem.action, problem.effect, problem.errors, problem.precedent, problem.stability, problem.stakeholders, problem.constraints
        problem: { decision: { level: 1 } }                | 5:3: answers.problem: core@1 has no question “problem”; write the id of a question in one piece, for example problem.type
        xyzzy: { level: 1 }                                | 5:3: answers.xyzzy: core@1 has no question “xyzzy”; ids begin with problem., baseline., data., infra., team., risk.
        risk.harm: { level: 1, note: [a] }                 | 5:32: answers.risk.harm.note: a text is expected, not a list
        risk.harm: { level: 1, note: }                     | 5:31: answers.risk.harm.note: a text is expected, not nothing; leave the key out where there is none
        risk.harm: { level: 1, note: "a\\u0000b" }         | 5:32: answers.risk.harm.note: the character U+0000 is not allowed in a text
        risk.harm: { level: 1, note: "a\\u001Bb" }         | 5:32: answers.risk.harm.note: the character U+001B is not allowed in a text
        risk.harm: { level: 1, note: "a\\uD83D" }          | 5:32: answers.risk.harm.note: the character U+D83D is not allowed in a text
        risk.harm: { level: 1, links: https://a.example }  | 5:33: answers.risk.harm.links: a list of addresses is expected, ["https://…"], not the text “https://a.example”
        risk.harm: { level: 1, links: [a.example] }        | 5:34: answers.risk.harm.links[0]: an address that begins with http:// or https://, or the path of a file, is expected, not the text “a.example”
        risk.harm: { level: 1, links: ["javascript:x"] }   | 5:34: answers.risk.harm.links[0]: an address that begins with http:// or https://, or the path of a file, is expected, not the text “javascript:x”
        risk.harm: { level: 1, links: ["https:// a"] }     | 5:34: answers.risk.harm.links[0]: an address that begins with http:// or https://, or the path of a file, is expected, not the text “https:// a”
        risk.harm: { level: 1, links: [{ href: x }] }      | 5:34: answers.risk.harm.links[0]: a text is expected, not a group of keys
        risk.harm: { level: 1, by: "a\\nb" }               | 5:30: answers.risk.harm.by: one line is expected; this text has several
        risk.harm: { level: 1, at: yesterday }             | 5:30: answers.risk.harm.at: a time such as 2026-03-01T10:42:00Z, or a day such as 2026-03-01, is expected, not the text “yesterday”
        risk.harm: { level: 1, at: "2026-02-30" }          | 5:30: answers.risk.harm.at: a time such as 2026-03-01T10:42:00Z, or a day such as 2026-03-01, is expected, not the text “2026-02-30”
        risk.harm: { level: 1, at: "2026-03-01T10:42:00" } | 5:30: answers.risk.harm.at: a time such as 2026-03-01T10:42:00Z, or a day such as 2026-03-01, is expected, not the text “2026-03-01T10:42:00”
        risk.harm: { level: 1, at: 2026 }                  | 5:30: answers.risk.harm.at: a text is expected, not the number 2026; put it in quotes
        """)
    void namesThePlaceTheKeyAndWhatIsExpected(String answer, String problem) {
        assertThat(Samples.problems(Samples.answers(answer))).containsExactly("f.yaml:" + problem);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {}                                  | 1:1: groundwork: missing: the version of the format, groundwork: 1
        { groundwork: one }                 | 1:15: groundwork: the version of the format is the number 1, the one that this Groundwork reads; not the text “one”
        { groundwork: 1 }                   | 1:1: initiative: missing: what is assessed, initiative: { name: … }
        { method: 1 }                       | 1:11: method: a text is expected, not the number 1; put it in quotes
        { method: cor@1 }                   | 1:11: method: unknown method “cor@1”; known: core@1, core@2
        { initiative: Churn }               | 1:15: initiative: a group of keys is expected, { name: … }, not the text “Churn”
        { initiative: { name: "" } }        | 1:23: initiative.name: this is empty; a text is expected
        { initiative: { name: "a\\nb" } }   | 1:23: initiative.name: one line is expected; this text has several
        { initiative: { name: x, sumary: y } } | 1:26: initiative.sumary: unknown key “sumary”; did you mean “summary”?
        { answers: }                        | 1:11: answers: a group of answers by question is expected, {} where there are none yet, not nothing
        { answers: [] }                     | 1:12: answers: a group of answers by question is expected, {} where there are none yet, not a list
        { method: core@1 }                  | 1:1: answers: missing: the answers by question; answers: {} where there are none yet
        { answer: {} }                      | 1:3: answer: unknown key “answer”; did you mean “answers”?
        """)
    void saysWhatIsWrongAtTheTop(String file, String problem) {
        assertThat(Samples.problems(file)).contains("f.yaml:" + problem);
    }

    @Test
    void refusesWhatIsNoAssessmentFile() {
        assertThat(Samples.problems("- 1\n- 2\n"))
                .containsExactly("f.yaml:1:1: an assessment file is a group of keys (groundwork, method,"
                        + " initiative, answers), not a list");
        assertThat(Samples.problems("groundworkMethod: 1\nid: core\n"))
                .containsExactly("f.yaml:1:1: this is a method file, not an assessment file");
    }

    @Test
    void checksTheFormOfAnswersEvenWhereTheMethodIsNotKnown() {
        assertThat(Samples.problems("""
            groundwork: 1
            method: other@3
            initiative: { name: x }
            answers:
              a.b: { level: 9 }
              a.c: { option: 3 }
              a.d: { option: fine }
              a.e: { notApplicable: fine }
            """))
                .containsExactly(
                        "f.yaml:2:9: method: unknown method “other@3”; known: core@1, core@2",
                        "f.yaml:5:17: answers.a.b.level: a level is a whole number from 0 to 4," + " not the number 9",
                        "f.yaml:6:18: answers.a.c.option: a text is expected, not the number 3;" + " put it in quotes");
    }

    @Test
    void saysWhatIsNotWhatItLooksLike() {
        assertThat(Samples.problems(Samples.answers("d\u0430ta.labels: { level: 2 }")))
                .containsExactly("f.yaml:5:3: answers.d\u0430ta.labels: core@1 has no question"
                        + " “d\u0430ta.labels”; did you mean “data.labels”?; the letter U+0430"
                        + " (cyrillic small letter a) is not the Latin “a”, column 4");
        assertThat(Samples.problems(Samples.answers("data.access:\u00A0{ level: 2 }")))
                .singleElement(STRING)
                .endsWith("; U+00A0 (no-break space) is not a blank, column 15");
        assertThat(Samples.problems(Samples.answers("data.access: { level: 2, evidence: kn\u043Ewn }")))
                .singleElement(STRING)
                .contains("did you mean “known”?")
                .endsWith("the letter U+043E (cyrillic small letter o) is not the Latin “o”, column" + " 40");
        assertThat(Samples.problems(Samples.answers("data.access: { level: 2, evidence: known\u200B }")))
                .singleElement(STRING)
                .endsWith("the invisible character U+200B (zero width space) is in the way, column" + " 43");
        assertThat(Samples.problems(Samples.answers("data.access: { level: 2, evidence: “known” }")))
                .singleElement(STRING)
                .endsWith("U+201C (left double quotation mark) does not quote; write \" or ', column" + " 38");
        assertThat(Samples.problems(Samples.answers("baseline.target: { option: far–short }")))
                .singleElement(STRING)
                .endsWith("U+2013 (en dash) is not “-”, column 33");
        assertThat(Samples.problems(Samples.answers("data.access: { ｌevel: 2 }")))
                .first(STRING)
                .endsWith("U+FF4C (fullwidth latin small letter l) is not “l”, column 18");
    }

    @Test
    void saysWhatIsInTheWayWhereAFileCannotBeReadAtAll() {
        assertThat(Samples.problems(Samples.answers("data.labels: { level: 2, note: “see: page 3” }")))
                .singleElement(STRING)
                .startsWith("f.yaml:5:")
                .contains("not readable as YAML")
                .endsWith(
                        "; U+201C (left double quotation mark) does not quote; write \" or ', line" + " 5, column 34");
        assertThat(Samples.problems(Samples.answers("data.labels\uFF1A { level: 2, }, x")))
                .singleElement(STRING)
                .endsWith("U+FF1A (fullwidth colon) is not “:”, column 14");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ // why\n" + " \"groundwork\": 1, \"initiative\": { \"name\": \"T\" }, \"answers\": {} }",
                "{ \"groundwork\": 1, /* why */ \"initiative\": { \"name\": \"T\" }, \"answers\":" + " {} }",
                "{ \"groundwork\": 1, \"initiative\": { \"name\": \"T\" }, \"answers\": {} } //" + " end",
                "{ \"groundwork\": 1 // why\n" + ", \"initiative\": { \"name\": \"T\" }, \"answers\": {} }",
            })
    void saysThatJsonHasNoComments(String file) {
        assertThat(Samples.problems(file))
                .anySatisfy(problem -> assertThat(problem).contains("JSON has no comments"));
    }

    @Test
    void anAddressInJsonIsNoComment() {
        assertThat(Samples.problems(
                        "{\"groundwork\": 1, \"initiative\": {\"name\": \"http://x\"}," + " \"answers\": {},}}"))
                .first(STRING)
                .doesNotContain("comments");
    }

    @Test
    void prosePassesHoweverItIsWritten() {
        assertThat(Samples.problems(Samples.answers(
                        "data.labels: { level: 2, note: \"„Ja“ – voilà\u00A0:" + " данные и\u200C ответы\" }")))
                .isEmpty();
        assertThat(Samples.problems(Samples.answers("problem.деcision: dont-know")))
                .first(STRING)
                .contains("is not the Latin");
        assertThat(Samples.problems(Samples.answers("вопрос: dont-know")))
                .first(STRING)
                .doesNotContain("Latin");
    }

    @Test
    void boundsTheLengthOfEveryText() {
        String file = """
            groundwork: 1
            method: core@1
            initiative: { name: "%s", team: "%s", summary: "%s" }
            answers:
              risk.bias: { notApplicable: "%s", note: "%s", by: "%s", links: ["https://%s"] }
              risk.harm: { level: 1, links: [%s] }
            """;
        String link = "\"https://a.example\"";

        assertThat(Samples.problems(file.formatted(
                        "x".repeat(200),
                        "x".repeat(200),
                        "x".repeat(2_000),
                        "x".repeat(2_000),
                        "x".repeat(20_000),
                        "x".repeat(200),
                        "x".repeat(1_992),
                        (link + ",").repeat(49) + link)))
                .isEmpty();
        assertThat(Samples.problems(file.formatted(
                        "x".repeat(201),
                        "x".repeat(201),
                        "x".repeat(2_001),
                        "x".repeat(2_001),
                        "x".repeat(20_001),
                        "x".repeat(201),
                        "x".repeat(1_993),
                        (link + ",").repeat(50) + link)))
                .extracting(line -> line.substring(line.indexOf(": ") + 2))
                .containsExactly(
                        "initiative.name: at most 200 characters are allowed here; these are 201",
                        "initiative.team: at most 200 characters are allowed here; these are 201",
                        "initiative.summary: at most 2,000 characters are allowed here; these are" + " 2,001",
                        "answers.risk.bias.notApplicable: at most 2,000 characters are allowed"
                                + " here; these are 2,001",
                        "answers.risk.bias.note: at most 20,000 characters are allowed here; these" + " are 20,001",
                        "answers.risk.bias.by: at most 200 characters are allowed here; these are" + " 201",
                        "answers.risk.bias.links[0]: at most 2,000 characters are allowed here;" + " these are 2,001",
                        "answers.risk.harm.links: at most 50 links are allowed; these are 51");
    }

    @Test
    void refusesToHoldAnswersThatTheMethodDoesNotAllow() {
        Initiative initiative = new Initiative("x", null, null);
        Map<String, Entry> answers = new LinkedHashMap<>();
        answers.put("problem.nothing", Entry.of(new Answer.Unknown()));

        assertThatThrownBy(() -> new AssessmentFile(Methods.find("core@1").orElseThrow(), initiative, answers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("problem.nothing");
        assertThatThrownBy(() -> new AssessmentFile(
                        Methods.find("core@1").orElseThrow(),
                        initiative,
                        Map.of("problem.decision", Entry.of(new Answer.Choice("classify")))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
