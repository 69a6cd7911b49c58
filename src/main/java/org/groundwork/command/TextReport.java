package org.groundwork.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Plan;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.Verdict;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.SimilarCase;
import org.groundwork.report.Roi;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.Evidence;
import org.groundwork.scoring.Findings;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/** A result for a person at a terminal: plain characters, at most {@link #COLUMNS} columns. */
final class TextReport {

    static final int COLUMNS = TextPage.COLUMNS;

    private static final int BAR = 36;
    private static final int MOST_HINGES = 5;

    private final TextPage out = new TextPage();
    private final AssessmentFile file;
    private final Method method;
    private final Result result;
    private final VerdictBasis basis;
    private final Findings findings;
    private final Roi money;

    private TextReport(ScoreCommand.Scored scored) {
        this.file = scored.file();
        this.method = scored.file().method();
        this.result = scored.result();
        this.basis = VerdictBasis.of(file.sheet(), result);
        this.findings = Findings.of(file.sheet(), result);
        this.money = Roi.of(file, scored.appraisal());
    }

    /**
     * @param withName whether the file's name stands at the top
     */
    static String of(ScoreCommand.Scored scored, boolean withName) {
        TextReport report = new TextReport(scored);
        if (withName) {
            report.line(scored.name());
        }
        report.verdict();
        report.caveats();
        report.staircase();
        report.readiness();
        new TextEconomics(scored, report::line, report::wrap).print();
        report.agreement();
        report.cheapestChange();
        report.stillMatters();
        report.risks();
        report.low();
        report.similar(scored.similar());
        return report.out.toString();
    }

    private void verdict() {
        String team = file.initiative().team();
        wrap("", file.initiative().name() + (team == null ? "" : " (" + team + ")"));
        line("");
        String id = result.verdict();
        if (id == null) {
            wrap(
                    "",
                    Messages.get(
                            "text.too-early",
                            result.answeredPercent() + " %",
                            percent(method.tooEarly().share())));
        } else {
            Verdict verdict = method.verdict(id);
            if (basis.tooEarly()) {
                wrap("", Messages.get("text.nobody-knows", titles(basis.findOut())));
                line("");
            }
            line(verdict.title()
                    + "  ["
                    + id
                    + ", "
                    + Messages.get(result.settled() ? "text.settled" : "text.provisional")
                    + "]");
            wrap("", verdict.headline());
            if (basis.state() == VerdictBasis.State.NOT_SHOWN
                    && !basis.findOut().isEmpty()) {
                wrap("", Messages.get("text.not-shown", titles(basis.findOut())));
            }
        }
        if (!result.settled()) {
            wrap("", Messages.get("text.could-be", titles()));
        }
    }

    /** What goes with the verdict: what it hangs on, its conditions, what is assumed. */
    private void caveats() {
        Caveats caveats = result.caveats();
        if (caveats == null || basis.tooEarly()) {
            return;
        }
        if (caveats.firm()) {
            wrap("", Messages.get("text.firm"));
        } else if (!caveats.hangsOn().isEmpty()) {
            heading("text.hangs-on");
            int shown = 0;
            for (Caveats.Hinge hinge : caveats.hangsOn()) {
                if (shown++ < MOST_HINGES) {
                    wrap(
                            "   - ",
                            Messages.get(
                                    hinge.to() < stated(hinge.question()) ? "text.hinge.lower" : "text.hinge.higher",
                                    titleOf(hinge.question()),
                                    level(hinge.question(), hinge.to()),
                                    method.verdict(hinge.verdict()).title()));
                }
            }
            int more = caveats.hangsOn().size() - MOST_HINGES;
            if (more > 0) {
                line(Messages.get("text.more", String.valueOf(more)));
            }
        }
        if (caveats.conditions().stream().anyMatch(unmet -> asked(unmet.question()))) {
            heading(goesAhead() ? "text.conditions" : "text.conditions-other");
            for (Caveats.Unmet unmet : caveats.conditions().stream()
                    .filter(c -> asked(c.question()))
                    .toList()) {
                wrap(
                        "   - ",
                        Messages.get(
                                "text.condition",
                                titleOf(unmet.question()),
                                level(unmet.question(), unmet.need()),
                                now(unmet),
                                method.gate(unmet.gate()).title()));
                remedies(unmet).forEach(remedy -> wrap("     ", remedy));
            }
        }
        notAsked(
                "text.conditions-not-asked",
                caveats.conditions().stream()
                        .map(Caveats.Unmet::question)
                        .distinct()
                        .toList());
        List<String> unknown = caveats.assumed().stream().filter(this::asked).toList();
        if (!unknown.isEmpty()) {
            heading("text.assumed");
            for (String question : unknown) {
                wrap("   - ", titleOf(question) + ": " + find(question));
            }
        }
        notAsked("text.assumed-not-asked", caveats.assumed());
    }

    private boolean asked(String question) {
        return file.sheet().answer(question) != null;
    }

    /** Machine learning goes ahead, on conditions. */
    private boolean goesAhead() {
        String verdict = result.verdict();
        Plan plan = verdict == null ? Plan.NONE : method.verdict(verdict).plan();
        return plan == Plan.PILOT || plan == Plan.BUILD;
    }

    private void notAsked(String key, List<String> questions) {
        List<String> open =
                questions.stream().filter(question -> !asked(question)).toList();
        if (!open.isEmpty()) {
            line("");
            wrap("", Messages.get(key, titles(open)));
        }
    }

    private String now(Caveats.Unmet unmet) {
        return switch (file.sheet().answer(unmet.question())) {
            case null -> Messages.get("text.not-asked-yet");
            case Answer.Level(int level, Evidence evidence)
            when evidence == Evidence.GUESS -> Messages.get("text.guess", level(unmet.question(), level));
            case Answer.Level(int level, Evidence evidence) -> level(unmet.question(), level);
            case Answer.Spread spread ->
                Messages.get(
                        "text.spread", level(unmet.question(), spread.low()), level(unmet.question(), spread.high()));
            case Answer.Unknown unknown -> Messages.get("text.not-known");
            case Answer.Choice choice -> Messages.get("text.not-known");
            case Answer.NotApplicable reason -> Messages.get("text.no-score");
        };
    }

    private List<String> remedies(Caveats.Unmet unmet) {
        if (unmet.unknown() || !(method.question(unmet.question()) instanceof Question.Levelled levelled)) {
            return List.of(find(unmet.question()));
        }
        List<String> remedies = levelled.remedies(unmet.stated(), unmet.need());
        return remedies.isEmpty() ? List.of(Messages.get("text.check")) : remedies;
    }

    /** What to do about a question to which nobody knows the answer, or that was not asked. */
    private String find(String question) {
        return Messages.get(
                file.sheet().answer(question) == null ? "text.answer" : "text.find",
                method.question(question).text());
    }

    /** The level answered, or the middle of the votes; the lowest where it is not known. */
    private int stated(String question) {
        return switch (file.sheet().answer(question)) {
            case Answer.Level(int level, Evidence evidence) -> level;
            case Answer.Spread spread -> spread.stated();
            case null, default -> 0;
        };
    }

    private String titles(List<String> questions) {
        return String.join(", ", questions.stream().map(this::titleOf).toList());
    }

    /** Every answer about a risk that is low, a guess or unknown. */
    private void risks() {
        if (findings.risks().isEmpty()) {
            line("");
            wrap(
                    "",
                    Messages.get(
                            method.questions().stream().anyMatch(method.risks()::covers)
                                    ? "text.no-risks"
                                    : "text.no-risk-questions"));
            return;
        }
        List<Findings.Risk> risks = findings.risksToSettle();
        if (!risks.isEmpty()) {
            heading("text.risks");
            for (Findings.Risk risk : risks) {
                wrap(
                        "   - ",
                        Messages.get(
                                "text.risk." + risk.doubt().name(),
                                titleOf(risk.question()),
                                level(risk.question(), stated(risk.question()))));
            }
        }
        if (!findings.risksNotAsked().isEmpty()) {
            line("");
            wrap("", Messages.get("text.risks-not-asked", titles(findings.risksNotAsked())));
        }
    }

    /** Answers at the lowest level that nothing else names. */
    private void low() {
        if (findings.lowUnrequired().isEmpty()) {
            return;
        }
        heading("text.low");
        for (String question : findings.lowUnrequired()) {
            wrap("   - ", titleOf(question) + ": " + level(question, 0));
        }
    }

    private String titles() {
        StringBuilder titles = new StringBuilder();
        for (String id : result.possibleVerdicts()) {
            if (!id.equals(result.verdict())) {
                titles.append(titles.isEmpty() ? "" : "; ")
                        .append(method.verdict(id).title());
            }
        }
        return titles.toString();
    }

    private void staircase() {
        heading("text.staircase");
        int number = 1;
        for (GateResult state : result.gates()) {
            Gate gate = method.gate(state.id());
            boolean here = state.id().equals(result.blockingGate());
            line((here ? "=> " : "   ")
                    + padded(Integer.toString(number++), 3)
                    + padded(Messages.get("state." + state.state().id()), 9)
                    + gate.title()
                    + (here ? Messages.get("text.here") : ""));
        }
    }

    private void readiness() {
        Readiness readiness = result.readiness();
        if (readiness == null) {
            return;
        }
        HeldBack heldBack = HeldBack.of(file.sheet(), result);
        if (heldBack == null) {
            return;
        }
        String by = String.join(", ", heldBack.by().stream().map(Section::title).toList());
        boolean rest = heldBack.notAsked() > 0 && heldBack.kind() != HeldBack.Kind.NOTHING_ASKED;
        line("");
        wrap(
                "",
                Messages.get("text.readiness." + heldBack.kind().id(), range(readiness.band()), by)
                        + (rest ? Messages.get("text.readiness.rest", Integer.toString(heldBack.notAsked())) : ""));
        int width = 0;
        for (Section section : method.sections()) {
            width = Math.max(width, section.title().length());
        }
        for (SectionScore score : result.sections()) {
            Band band = score.band();
            String title = padded(method.section(score.id()).title(), width + 2);
            if (band == null || score.coverage() == null) {
                line("   " + title + Messages.get("text.no-score"));
            } else {
                line("   "
                        + title
                        + bar(band)
                        + "  "
                        + padded(range(band), 9)
                        + "  "
                        + (findings.notAsked().contains(score.id())
                                ? Messages.get("text.not-asked-yet")
                                : Messages.get("text.coverage", percent(score.coverage()))));
            }
        }
    }

    /** Solid to low, dotted to high. */
    private static String bar(Band band) {
        int low = (int) Math.round(band.low() * BAR);
        int high = Math.max(low, (int) Math.round(band.high() * BAR));
        return "[" + "#".repeat(low) + ".".repeat(high - low) + " ".repeat(BAR - high) + "]";
    }

    /** How the money stands to the steps. */
    private void agreement() {
        if (money.agreement() instanceof Roi.Agreement agreement) {
            wrap("", plain(agreement.text()));
        }
        if (money.foundations() instanceof String foundations) {
            wrap("", plain(foundations));
        }
    }

    private static String plain(String text) {
        return text.replace('\u00A0', ' ');
    }

    private void cheapestChange() {
        CheapestChange change = result.cheapestChange();
        if (change == null) {
            return;
        }
        String gate = method.gate(change.gate()).title();
        line("");
        if (!change.reachable()) {
            wrap("", Messages.get("text.facts", gate));
            for (String fact : change.facts()) {
                wrap("   - ", fact(fact));
            }
            return;
        }
        wrap("", Messages.get("text.cheapest", gate, String.valueOf(change.cost())));
        for (CheapestChange.Change one : change.changes()) {
            wrap("   - ", words(one));
        }
        if (!findings.outcomes().isEmpty()) {
            line(Messages.get("text.outcomes"));
        }
        Map<Consequence, List<String>> options = new LinkedHashMap<>();
        for (CheapestChange.Outcome outcome : findings.outcomes()) {
            options.computeIfAbsent(
                            new Consequence(outcome.question(), outcome.verdict()), consequence -> new ArrayList<>())
                    .add(option(outcome));
        }
        options.forEach((consequence, which) -> wrap(
                "   - ",
                Messages.get(
                        "text.outcome",
                        titleOf(consequence.question()),
                        String.join(" / ", which),
                        method.verdict(consequence.verdict()).title())));
    }

    private String fact(String id) {
        if (!method.hasQuestion(id)) {
            return Messages.get("figure." + id);
        }
        Answer answer = file.sheet().answer(id);
        return answer == null || answer instanceof Answer.Unknown ? titleOf(id) + ": " + find(id) : titleOf(id);
    }

    private String words(CheapestChange.Change change) {
        String words = switch (change) {
            case CheapestChange.Lift lift ->
                Messages.get(
                        "text.lift",
                        titleOf(lift.question()),
                        level(lift.question(), lift.from()),
                        level(lift.question(), lift.to()),
                        effort(change));
            case CheapestChange.Test test ->
                Messages.get("text.test", titleOf(test.question()), hopedFor(test), effort(change));
        };
        if (!change.findOutFirst()) {
            return words;
        }
        String asks = method.question(change.question()).text();
        return file.sheet().answer(change.question()) == null
                ? Messages.get("text.not-asked", titleOf(change.question()), asks, effort(change))
                : Messages.get("text.find-out", titleOf(change.question()), asks, effort(change));
    }

    private String level(String question, int level) {
        return method.question(question) instanceof Question.Levelled levelled
                ? levelled.numbered(level)
                : Integer.toString(Question.number(level));
    }

    private String hopedFor(CheapestChange.Test test) {
        StringBuilder labels = new StringBuilder();
        if (method.question(test.question()) instanceof Question.Choice choice) {
            for (Option option : choice.options()) {
                if (test.hopedFor().contains(option.id())) {
                    labels.append(labels.isEmpty() ? "" : " / ").append(option.label());
                }
            }
        }
        return labels.toString();
    }

    /** What some outcomes of a test have in common. */
    private record Consequence(String question, String verdict) {}

    private String option(CheapestChange.Outcome outcome) {
        return method.question(outcome.question()) instanceof Question.Choice choice
                ? choice.option(outcome.option()).label()
                : outcome.option();
    }

    private static String effort(CheapestChange.Change change) {
        return Messages.get("effort." + change.effort().id());
    }

    private void stillMatters() {
        if (result.settled()) {
            line("");
            wrap("", Messages.get("text.nothing-matters"));
            return;
        }
        List<String> questions = result.stillMatters();
        if (!questions.isEmpty()) {
            heading("text.still-matters");
        }
        for (int i = 0; i < questions.size(); i++) {
            line("   " + padded((i + 1) + ".", 4) + titleOf(questions.get(i)) + "  (" + questions.get(i) + ")");
        }
        if (!result.undecidedFigures().isEmpty()) {
            heading("text.figures-matter");
            for (EconomicMetric figure : result.undecidedFigures()) {
                line("   - " + Messages.get("figure." + figure.id()));
            }
        }
    }

    private void similar(@Nullable List<SimilarCase> cases) {
        if (cases == null) {
            return;
        }
        line("");
        if (cases.isEmpty()) {
            wrap("", Messages.get("like.few"));
            return;
        }
        line(Messages.get("like"));
        for (int i = 0; i < cases.size(); i++) {
            SimilarCase one = cases.get(i);
            ReferenceCase reference = one.reference();
            String start = "   " + padded((i + 1) + ".", 4);
            String indent = " ".repeat(start.length());
            wrap(
                    start,
                    Messages.get("like.case", Integer.toString(reference.year()), reference.name(), reference.id()));
            wrap(indent, Messages.get("like.distance", percent(one.distance()), Integer.toString(one.shared())));
            wrap(indent, Messages.get("like.decided", reference.decided()));
            wrap(indent, Messages.get("like.ended", reference.outcome()));
            wrap(indent, Messages.get("like.hindsight", supported(reference)));
        }
    }

    private static String supported(ReferenceCase reference) {
        StringBuilder titles = new StringBuilder();
        for (String verdict : reference.supported()) {
            titles.append(titles.isEmpty() ? "" : "; ")
                    .append(reference.method().verdict(verdict).title());
        }
        return titles.toString();
    }

    private String titleOf(String question) {
        return method.question(question).title();
    }

    private void heading(String key) {
        out.heading(Messages.get(key));
    }

    private void line(String text) {
        out.line(text);
    }

    private void wrap(String start, String text) {
        out.wrap(start, text);
    }

    private static String padded(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private static String range(Band band) {
        String low = Long.toString(Math.round(band.low() * 100));
        String high = Long.toString(Math.round(band.high() * 100));
        return (low.equals(high) ? low : low + "-" + high) + " %";
    }

    private static String percent(double share) {
        return Math.round(share * 100) + " %";
    }
}
