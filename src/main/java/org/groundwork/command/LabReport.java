package org.groundwork.command;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.chart.ContendersChart;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Unit;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.LabView;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Proposal;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/** What was measured, for a person at a terminal. */
final class LabReport {

    private static final int BAR = 40;
    private static final int MOST_VALUES = 4;
    private static final String INDENT = "   ";
    private static final String ITEM = "   - ";

    private final TextPage page = new TextPage();

    private LabReport() {}

    static String of(LabCommand.Measured measured, List<LabInto.Change> changes, @Nullable String into) {
        LabReport report = new LabReport();
        report.result(measured);
        report.offers(measured.offers());
        if (into != null) {
            report.changes(changes, into);
        }
        return report.page.toString();
    }

    private void result(LabCommand.Measured measured) {
        LabView view = LabView.of(measured.result());
        page.wrap(
                "",
                Messages.get(
                        "measured.file",
                        measured.name(),
                        count(measured.profile().rows()),
                        count(measured.profile().columns().size())));
        page.line("");
        page.wrap("", view.headline());
        if (view.doubts() != null) {
            page.line("");
            page.wrap("!  ", view.doubts());
        }
        page.line("");
        view.about().forEach(about -> page.wrap("", about));
        picture(view);
        page.heading(LabTexts.get("lab.title.addition"));
        view.addition().sentences().forEach(sentence -> page.wrap(INDENT, sentence));
        rule(view.rule());
        part(view.curve(), "lab.title.curve");
        part(view.overTime(), "lab.title.time");
        part(view.groups(), "lab.title.groups");
        if (!view.warnings().isEmpty()) {
            page.heading(LabTexts.get("lab.title.warnings"));
            for (LabView.Warning warning : view.warnings()) {
                page.wrap(
                        warning.serious() ? " ! - " : ITEM,
                        warning.title() + " " + warning.meaning() + " " + warning.remedy());
            }
        }
        page.heading(LabTexts.get("lab.title.how"));
        view.how().forEach(sentence -> page.wrap(ITEM, sentence));
        if (!measured.assumed().isEmpty()) {
            page.heading(Messages.get("measured.assumed"));
            measured.assumed().forEach(sentence -> page.wrap(ITEM, sentence));
        }
        page.heading(LabTexts.get("lab.title.not"));
        view.notMeasured().forEach(sentence -> page.wrap(ITEM, sentence));
    }

    /** A line for each: where it stands between nothing and what is possible. */
    private void picture(LabView view) {
        ContendersChart chart = view.picture();
        double least = 0;
        double most = chart.possible() == null ? 0 : chart.possible();
        for (ContendersChart.Row row : chart.rows()) {
            least = Math.min(least, row.low());
            most = Math.max(most, Math.max(row.gain(), row.high()));
        }
        page.line("");
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < chart.rows().size(); i++) {
            ContendersChart.Row row = chart.rows().get(i);
            rows.add(List.of(
                    (row.simple() || row.strong() ? "* " : "  ") + row.label(),
                    bar(row, least, most, chart.possible()),
                    row.words()));
        }
        page.table(rows, List.of());
        page.wrap(INDENT, Messages.get("measured.legend", chart.axis()));
    }

    private static String bar(ContendersChart.Row row, double least, double most, @Nullable Double possible) {
        char[] bar = " ".repeat(BAR + 1).toCharArray();
        bar[at(0, least, most)] = '|';
        if (possible != null) {
            bar[at(possible, least, most)] = '|';
        }
        for (int i = at(row.low(), least, most); i <= at(row.high(), least, most); i++) {
            bar[i] = '-';
        }
        bar[at(row.gain(), least, most)] = row.strong() ? '#' : 'o';
        return new String(bar);
    }

    private static int at(double value, double least, double most) {
        return most <= least ? 0 : (int) Math.round(Math.clamp((value - least) / (most - least), 0, 1) * BAR);
    }

    private void rule(LabView.@Nullable RuleText rule) {
        if (rule == null) {
            return;
        }
        page.heading(LabTexts.get("lab.title.rule"));
        page.wrap(INDENT, rule.sentence());
        rule.sentences().forEach(sentence -> page.wrap(INDENT, sentence));
        page.wrap(INDENT, LabTexts.get("lab.title.sql") + ":");
        // as it is, so that it can be copied
        rule.sql().lines().forEach(line -> page.line(INDENT + INDENT + line));
    }

    private void part(LabView.@Nullable Part part, String heading) {
        if (part == null) {
            return;
        }
        page.heading(LabTexts.get(heading));
        part.sentences().forEach(sentence -> page.wrap(INDENT, sentence));
        List<List<String>> rows = new ArrayList<>();
        for (LabView.Row row : part.rows()) {
            List<String> cells = new ArrayList<>(List.of(row.head()));
            for (int i = 0; i < row.cells().size(); i++) {
                cells.add(row.cells().get(i));
            }
            cells.add("");
            rows.add(cells);
        }
        List<String> heads = new ArrayList<>(part.heads());
        heads.add("");
        rows.addFirst(heads);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i < part.heads().size(); i++) {
            numbers.add(i);
        }
        page.table(rows, numbers);
    }

    private void offers(List<Offer> offers) {
        if (offers.isEmpty()) {
            return;
        }
        page.heading(Messages.get("measured.offers"));
        for (Offer offer : offers) {
            String about = LabTexts.answers(offer.key());
            String input = LabTexts.input(offer.key());
            page.wrap(
                    ITEM,
                    Messages.get(
                            "measured.offer",
                            LabTexts.offer(offer.key()).title(),
                            about != null ? about : String.valueOf(input),
                            offered(offer, about)));
            page.wrap("     ", LabTexts.offer(offer.key()).rule());
        }
    }

    private static String offered(Offer offer, @Nullable String about) {
        Range range = offer.range();
        if (range != null) {
            Unit unit = Input.find(String.valueOf(LabTexts.input(offer.key())))
                    .map(Input::unit)
                    .orElse(Unit.SHARE);
            return AmountTexts.english(null).assumed(unit, range);
        }
        Method method = Methods.newest();
        Question question = about != null && method.hasQuestion(about) ? method.question(about) : null;
        if (offer.level() != null) {
            return question instanceof Question.Levelled levelled
                    ? levelled.numbered(offer.level())
                    : Integer.toString(Question.number(offer.level()));
        }
        String option = String.valueOf(offer.option());
        return question instanceof Question.Choice choice
                ? choice.option(option).label()
                : option;
    }

    private void changes(List<LabInto.Change> changes, String into) {
        page.heading(Messages.get("into.heading", into));
        for (LabInto.Change change : changes) {
            page.wrap(
                    ITEM,
                    Messages.get(
                            "into." + change.done().id(), change.title(), change.about(), change.is(), change.was()));
        }
        if (changes.stream().anyMatch(change -> change.done() == LabInto.Done.KEPT)) {
            page.wrap(INDENT, Messages.get("into.replace"));
        }
    }

    static String profile(String name, FileProfile profile, Proposal proposal) {
        LabReport report = new LabReport();
        report.profiled(name, profile);
        report.proposed(proposal);
        return report.page.toString();
    }

    private void profiled(String name, FileProfile profile) {
        page.wrap(
                "",
                Messages.get(
                        "measured.file",
                        name,
                        count(profile.rows()),
                        count(profile.columns().size())));
        page.line(Messages.get("profile.duplicates", count(profile.duplicates())));
        page.line("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                Messages.get("profile.column"),
                Messages.get("profile.kind"),
                Messages.get("profile.missing"),
                Messages.get("profile.distinct"),
                Messages.get("profile.values")));
        for (ColumnProfile column : profile.columns()) {
            rows.add(List.of(
                    cut(LabTexts.shortened(column.name())),
                    Messages.get("kind." + column.kind().id()),
                    count(column.missing()),
                    count(column.distinct()),
                    values(column)));
        }
        page.table(rows, List.of(2, 3));
    }

    private static String cut(String name) {
        int most = 36;
        return TextPage.length(name) <= most ? name : name.substring(0, name.offsetByCodePoints(0, most - 1)) + "…";
    }

    private static String values(ColumnProfile column) {
        if (column.least() != null && column.most() != null) {
            return Messages.get("profile.range", LabTexts.shortened(column.least()), LabTexts.shortened(column.most()));
        }
        return String.join(
                ", ",
                column.common().stream()
                        .limit(MOST_VALUES)
                        .map(one -> LabTexts.shortened(one.value()) + " (" + count(one.rows()) + ")")
                        .toList());
    }

    private void proposed(Proposal proposal) {
        page.heading(Messages.get("profile.proposal"));
        if (proposal.outcome() == null) {
            page.wrap(INDENT, Messages.get("profile.no-outcome"));
        }
        option(LabQuestions.OUTCOME, shortened(proposal.outcome()));
        option(LabQuestions.YES, shortened(proposal.yes()));
        option(LabQuestions.TIME, shortened(proposal.time()));
        option(LabQuestions.ID, shortened(proposal.thing()));
        option(LabQuestions.TODAY, shortened(proposal.today()));
        if (!proposal.leftOut().isEmpty()) {
            option(
                    LabQuestions.LEAVE_OUT,
                    String.join(
                            ",",
                            proposal.leftOut().stream().map(LabTexts::shortened).toList()));
        }
    }

    private static @Nullable String shortened(@Nullable String name) {
        return name == null ? null : LabTexts.shortened(name);
    }

    private void option(String option, @Nullable String value) {
        if (value != null) {
            page.wrap(INDENT + TextPage.padded(option, 13), value);
        }
    }

    private static String count(long number) {
        return LocalNumbers.ENGLISH.write(BigDecimal.valueOf(number));
    }
}
