package org.groundwork.command;

import org.groundwork.document.AssessmentFile;
import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.method.Verdict;
import org.groundwork.report.Roi;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;

import java.util.List;

/** A result for a person at a terminal: plain characters, at most {@link #COLUMNS} columns. */
final class TextReport {

    static final int COLUMNS = 100;

    private static final int BAR = 36;
    private static final int MOST_HINGES = 5;

    private final StringBuilder out = new StringBuilder();
    private final AssessmentFile file;
    private final Method method;
    private final Result result;
    private final Roi money;

    private TextReport(ScoreCommand.Scored scored) {
        this.file = scored.file();
        this.method = scored.file().method();
        this.result = scored.result();
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
        return report.out.toString();
    }

    private void verdict() {
        String team = file.initiative().team();
        wrap("", file.initiative().name() + (team == null ? "" : " (" + team + ")"));
        line("");
        String id = result.verdict();
        if (id == null) {
            wrap("", Messages.get(
                            "text.too-early",
                            percent(result.answered()),
                            percent(method.tooEarly().share())));
        } else {
            Verdict verdict = method.verdict(id);
            line(
                    verdict.title()
                            + "  ["
                            + id
                            + ", "
                            + Messages.get(result.settled() ? "text.settled" : "text.provisional")
                            + "]");
            wrap("", verdict.headline());
        }
        if (!result.settled()) {
            wrap("", Messages.get("text.could-be", titles()));
        }
    }

    /** What goes with the verdict: what it hangs on, its conditions, what is assumed. */
    private void caveats() {
        Caveats caveats = result.caveats();
        if (caveats == null || result.tooEarly()) {
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
                                    "text.hinge",
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
        if (!caveats.conditions().isEmpty()) {
            heading("text.conditions");
            for (Caveats.Unmet unmet : caveats.conditions()) {
                wrap(
                        "   - ",
                        Messages.get(
                                "text.condition",
                                titleOf(unmet.question()),
                                level(unmet.question(), unmet.need()),
                                unmet.unknown()
                                        ? Messages.get("text.not-known")
                                        : level(unmet.question(), unmet.stated())));
            }
        }
        if (!caveats.assumed().isEmpty()) {
            StringBuilder titles = new StringBuilder();
            for (String question : caveats.assumed()) {
                titles.append(titles.isEmpty() ? "" : ", ").append(titleOf(question));
            }
            line("");
            wrap("", Messages.get("text.assumed", titles.toString()));
        }
    }

    private String titles() {
        StringBuilder titles = new StringBuilder();
        for (String id : result.possibleVerdicts()) {
            if (!id.equals(result.verdict())) {
                titles.append(titles.isEmpty() ? "" : "; ").append(method.verdict(id).title());
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
            line(
                    (here ? "=> " : "   ")
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
        line("");
        line(
                Messages.get(
                        "text.readiness",
                        range(readiness.band()),
                        method.section(readiness.heldBackBy()).title()));
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
                line(
                        "   "
                                + title
                                + bar(band)
                                + "  "
                                + padded(range(band), 9)
                                + "  "
                                + Messages.get("text.coverage", percent(score.coverage())));
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
                wrap(
                        "   - ",
                        method.hasQuestion(fact) ? titleOf(fact) : Messages.get("figure." + fact));
            }
            return;
        }
        wrap("", Messages.get("text.cheapest", gate, String.valueOf(change.cost())));
        for (CheapestChange.Change one : change.changes()) {
            wrap("   - ", words(one));
        }
    }

    private String words(CheapestChange.Change change) {
        String words =
                switch (change) {
                    case CheapestChange.Lift lift ->
                            Messages.get(
                                    "text.lift",
                                    titleOf(lift.question()),
                                    level(lift.question(), lift.from()),
                                    level(lift.question(), lift.to()),
                                    effort(change));
                    case CheapestChange.Test test ->
                            Messages.get(
                                    "text.test",
                                    titleOf(test.question()),
                                    hopedFor(test),
                                    effort(change));
                };
        return change.findOutFirst() ? words + Messages.get("text.find-out") : words;
    }

    private String level(String question, int level) {
        return method.question(question) instanceof Question.Levelled levelled
                ? level + " " + levelled.levels().get(level).label()
                : Integer.toString(level);
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
            line(
                    "   "
                            + padded((i + 1) + ".", 4)
                            + titleOf(questions.get(i))
                            + "  ("
                            + questions.get(i)
                            + ")");
        }
        if (!result.undecidedFigures().isEmpty()) {
            heading("text.figures-matter");
            for (EconomicMetric figure : result.undecidedFigures()) {
                line("   - " + Messages.get("figure." + figure.id()));
            }
        }
    }

    private String titleOf(String question) {
        return method.question(question).title();
    }

    private void heading(String key) {
        line("");
        line(Messages.get(key));
    }

    private void line(String text) {
        out.append(text.stripTrailing()).append('\n');
    }

    /** Breaks at blanks; following lines are indented as far as {@code start} is long. */
    private void wrap(String start, String text) {
        StringBuilder line = new StringBuilder(start);
        int width = start.length();
        boolean first = true;
        for (String word : text.strip().split("\\s+")) {
            int length = word.codePointCount(0, word.length());
            if (!first && width + 1 + length > COLUMNS) {
                line(line.toString());
                line.setLength(0);
                line.repeat(" ", start.length());
                width = start.length();
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            width += (first ? 0 : 1) + length;
            first = false;
        }
        line(line.toString());
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
