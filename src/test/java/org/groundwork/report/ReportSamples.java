package org.groundwork.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabView;
import org.groundwork.meeting.Agreement;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** Assessments in every state that a report can have. */
public final class ReportSamples {

    public static final OffsetDateTime AT = OffsetDateTime.parse("2026-11-18T09:30:00Z");

    public static final String HEBREW = "שלום לכולם, זו בדיקה (42) של הדוח";
    public static final String ARABIC = "مرحبا بالعالم، هذا تقرير";
    public static final String GREEK = "Πρόωρη προειδοποίηση";
    public static final String CYRILLIC = "Раннее предупреждение об уходе";
    public static final String EMOJI = "Ready 🎉 to launch 🚀 with 👩‍💻 and 👍🏽";
    public static final String UNPRINTABLE = "测试报告";

    /** Nobody has decided yet. */
    static final ReviewStatus WAITING = new ReviewStatus(
            "WAITING",
            null,
            null,
            null,
            null,
            "",
            List.of(),
            null,
            false,
            0,
            ReviewStatus.Commitment.NONE,
            List.of(),
            null);

    public static final Answer LOW = new Answer.Level(1, Evidence.KNOWN);

    private static final Method METHOD = Methods.find("core@1").orElseThrow();

    private ReportSamples() {}

    /** By name. */
    public static Map<String, AssessmentFile> all() {
        Map<String, AssessmentFile> samples = new LinkedHashMap<>();
        samples.put("nothing answered", file("Churn early warning", (q, i) -> null));
        samples.put("all unknown", unknown());
        samples.put("all not applicable", notApplicable());
        samples.put("only guesses", guesses());
        samples.put("rethink", build("problem.decision", level(0)));
        samples.put("lay foundations", build("data.labels", level(0)));
        samples.put("baseline first", build("baseline.measured", level(1)));
        samples.put("keep simple", build("baseline.target", new Answer.Choice("meets")));
        samples.put("pilot", build("infra.monitoring", level(1)));
        samples.put("build", build("problem.type", new Answer.Choice("classify")));
        samples.put("hinges on a fact", build("problem.precedent", level(0)));
        samples.put("long texts", longTexts());
        samples.put("many scripts", manyScripts());
        samples.put("real case", realCase());
        samples.put("with money", withMoney());
        samples.put("weak after one answer", weak());
        samples.put("nobody knows anything", unknown("core@2"));
        samples.put("ready", ready());
        samples.put(
                "money half said",
                withEconomics(
                        build("baseline.measured", LOW),
                        new EconomicInputs(
                                "CHF",
                                null,
                                Map.of(Input.DECISIONS, new Range.Certain(1_000)),
                                null,
                                EconomicInputs.Adjustments.STANDARD)));
        return samples;
    }

    /** One of {@link #all}. */
    public static AssessmentFile named(String name) {
        return Objects.requireNonNull(all().get(name), name);
    }

    /** Everything at the top, but for one answer. */
    public static AssessmentFile build(String question, Answer answer) {
        return file("Churn early warning", (q, i) -> q.id().equals(question) ? answer : best(q));
    }

    static AssessmentFile unknown() {
        return file("Churn early warning", (q, i) -> new Answer.Unknown());
    }

    /** Everything at the top, documented. */
    public static AssessmentFile best(String method) {
        return of(method, (q, i) -> best(q));
    }

    /** Of this version of the method. */
    public static AssessmentFile unknown(String method) {
        return of(method, (q, i) -> new Answer.Unknown());
    }

    /** One answer, which decides. */
    static AssessmentFile weak() {
        return of("core@2", (q, i) -> q.id().equals("problem.action") ? level(0) : null);
    }

    /** Most of it in order, some of it only nearly, and a few things that nobody knows. */
    public static AssessmentFile ready() {
        return of(
                "core@2",
                (q, i) -> q instanceof Question.Choice || !READY.containsKey(q.id())
                        ? q instanceof Question.Choice ? best(q) : level(3)
                        : READY.get(q.id()));
    }

    private static final Map<String, Answer> READY = Map.of(
            "infra.monitoring", level(1),
            "data.representative", new Answer.Level(1, Evidence.GUESS),
            "risk.feedback", new Answer.Unknown(),
            "problem.stakeholders", level(1),
            "team.domain", new Answer.Unknown(),
            "baseline.plateau", level(0),
            "data.labels", new Answer.Level(3, Evidence.DOCUMENTED));

    private static AssessmentFile of(String method, BiFunction<Question, Integer, @Nullable Answer> answers) {
        return file(Methods.find(method).orElseThrow(), "Churn early warning", answers);
    }

    static AssessmentFile notApplicable() {
        return file(
                "Churn early warning",
                (q, i) -> q.mayBeNotApplicable()
                        ? new Answer.NotApplicable("There is one source only")
                        : new Answer.Unknown());
    }

    static AssessmentFile guesses() {
        return file(
                "Churn early warning",
                (q, i) -> q instanceof Question.Choice ? best(q) : new Answer.Level(2 + i % 2, Evidence.GUESS));
    }

    /** With these notes to its answers, in turn. */
    static AssessmentFile noted(String... notes) {
        AssessmentFile file = build("baseline.measured", LOW);
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        file.answers()
                .forEach((question, entry) -> entries.put(
                        question,
                        new AssessmentFile.Entry(
                                entry.answer(), notes[entries.size() % notes.length], List.of(), null, null)));
        return new AssessmentFile(file.method(), file.initiative(), entries);
    }

    /** Of this name. */
    public static AssessmentFile called(String name) {
        AssessmentFile file = build("baseline.measured", LOW);
        return new AssessmentFile(file.method(), new AssessmentFile.Initiative(name, null, null), file.answers());
    }

    static AssessmentFile longTexts() {
        String word = "Straßenbahnoberleitungsinstandhaltungsplanungsgruppe";
        String name = (word + " ").repeat(3).strip() + "x".repeat(40);
        String endless = "W".repeat(1_500);
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        for (Question question : METHOD.questions()) {
            String note = entries.size() == 1
                    ? ("A note that goes on and on, and on again, as notes do. ").repeat(360)
                    : entries.size() % 5 == 0 ? endless : "First line.\nSecond line.\n\nLast.";
            entries.put(
                    question.id(),
                    new AssessmentFile.Entry(
                            question.id().equals("baseline.measured") ? level(1) : best(question),
                            note,
                            List.of("https://wiki.example/" + "a".repeat(400), "http://b.example/?q=1&r=2"),
                            "Maximiliane von und zu " + word,
                            Instant.parse("2026-11-17T12:00:00Z")));
        }
        return new AssessmentFile(
                METHOD,
                new AssessmentFile.Initiative(
                        name,
                        "T".repeat(200),
                        ("A summary of some length. ").repeat(70).strip()),
                entries);
    }

    static AssessmentFile manyScripts() {
        List<String> texts = List.of(HEBREW, ARABIC, GREEK, CYRILLIC, EMOJI, "e\u0301cole & <b>");
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        for (Question question : METHOD.questions()) {
            Answer answer = question.id().equals("baseline.measured")
                    ? level(1)
                    : question.id().equals("data.joined") ? new Answer.NotApplicable(HEBREW) : best(question);
            entries.put(
                    question.id(),
                    new AssessmentFile.Entry(
                            answer,
                            texts.get(entries.size() % texts.size()),
                            List.of("https://wiki.example/" + CYRILLIC.substring(0, 6)),
                            entries.size() % 2 == 0 ? "דנה כהן" : "Łukasz Żółć",
                            null));
        }
        return new AssessmentFile(
                METHOD, new AssessmentFile.Initiative("התרעה מוקדמת 🚀 Churn", "فريق الاحتفاظ", GREEK), entries);
    }

    /** With characters that no font of the document has. */
    static AssessmentFile unprintable() {
        return new AssessmentFile(
                METHOD,
                new AssessmentFile.Initiative("Churn " + UNPRINTABLE, "Team", null),
                Map.of("problem.decision", new AssessmentFile.Entry(level(3), UNPRINTABLE, List.of(), null, null)));
    }

    static AssessmentFile realCase() {
        return read(Path.of("src/test/resources/cases/related-pins-2013.yaml"));
    }

    /** A pilot that the money favours in steps. */
    public static AssessmentFile withMoney() {
        return read(Path.of("src/main/resources/demo/search-ranking.yaml"));
    }

    public static AssessmentFile withEconomics(AssessmentFile file, EconomicInputs economics) {
        return new AssessmentFile(file.method(), file.initiative(), file.answers(), economics);
    }

    private static AssessmentFile read(Path file) {
        try {
            return AssessmentFiles.read(file.toString(), Files.readAllBytes(file), KnownMethods.installed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssessmentFile file(String name, BiFunction<Question, Integer, @Nullable Answer> answers) {
        return file(METHOD, name, answers);
    }

    private static AssessmentFile file(
            Method method, String name, BiFunction<Question, Integer, @Nullable Answer> answers) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        int i = 0;
        for (Question question : method.questions()) {
            @Nullable Answer answer = answers.apply(question, i++);
            if (answer != null) {
                entries.put(
                        question.id(),
                        new AssessmentFile.Entry(
                                answer,
                                i % 3 == 0 ? "Agreed with the head of retention in May." : null,
                                i % 4 == 0 ? List.of("https://wiki.example/churn") : List.of(),
                                i % 2 == 0 ? "Jonas Berg" : "Mira Holm",
                                Instant.parse("2026-11-16T08:00:00Z")));
            }
        }
        return new AssessmentFile(
                method,
                new AssessmentFile.Initiative(
                        name, "Retention", "Tell the call centre which subscribers to ring first."),
                entries);
    }

    private static Answer best(Question question) {
        return switch (question) {
            case Question.Levelled levelled -> new Answer.Level(Question.TOP, Evidence.DOCUMENTED);
            case Question.Choice choice ->
                new Answer.Choice(choice.id().equals("baseline.target") ? "far-short" : "classify");
        };
    }

    private static Answer level(int level) {
        return new Answer.Level(level, Evidence.KNOWN);
    }

    public static Appraisal score(AssessmentFile file) {
        return new Appraiser(file.method()).appraise(file.sheet(), file.economics());
    }

    /** A submission of which this became. */
    static ReportPage submitted(ReviewStatus reviewStatus) {
        AssessmentFile file = build("baseline.measured", LOW);
        Provenance.Seal seal = new Provenance.Seal("0".repeat(64), "1".repeat(64), "test", true, false, true);
        return ReportPage.of(file, score(file), Provenance.submitted(AT, 1, "Mira Holm", false, seal, reviewStatus));
    }

    public static ReportPage page(AssessmentFile file) {
        return ReportPage.of(file, score(file), Provenance.preview(AT));
    }

    /** The real case, with what was measured on past cases. */
    public static ReportPage withPastCases(LabResult result) {
        AssessmentFile file = realCase();
        return ReportPage.of(
                file,
                score(file),
                Provenance.preview(AT),
                ActionPlan.NONE,
                null,
                new PastCases(LabView.of(result), AT),
                Agreement.NONE);
    }

    /** With answers that people gave before they heard each other. */
    public static ReportPage withVotes(AssessmentFile file, Agreement agreement) {
        return ReportPage.of(file, score(file), Provenance.preview(AT), ActionPlan.NONE, null, null, agreement);
    }
}
