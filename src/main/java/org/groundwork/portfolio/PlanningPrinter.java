package org.groundwork.portfolio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.groundwork.amount.Money;
import org.groundwork.chart.StripsChart;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.evaluation.Submission;
import org.groundwork.evaluation.Submissions;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.report.PdfPrinter;
import org.groundwork.report.Provenance;
import org.groundwork.report.ReportPage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Prints planning documents: from stored submissions, without asking anybody’s permission. */
@Component
class PlanningPrinter {

    private static final String STYLE = style();

    private final Submissions submissions;
    private final InitiativeRepository rows;
    private final People people;
    private final Maps maps;
    private final MessageSource messages;
    private final PdfPrinter printer;

    PlanningPrinter(
            Submissions submissions,
            InitiativeRepository rows,
            People people,
            Maps maps,
            MessageSource messages,
            @Value("${spring.application.version:}") String version) {
        this.submissions = submissions;
        this.rows = rows;
        this.people = people;
        this.maps = maps;
        this.messages = messages;
        this.printer = PdfPrinter.of(version, "messages/portfolio");
    }

    /**
     * @param items in the order of the document
     * @param progress is told how many initiatives are ready, as far as that can be told before all are
     */
    PdfPrinter.Printed print(
            PlanningRepository.Asked asked, List<Submissions.Key> items, Instant now, IntConsumer progress) {
        int all = items.size();
        PlanningPaper paper = paper(asked, items, now, prepared -> progress.accept(prepared / 2));
        PlanningLayout layout = PlanningLayout.of(paper.sheets().size());
        int before = layout.pages() - paper.sheets().size();
        PdfPrinter.Printed printed = print(
                paper,
                asked,
                layout,
                page -> progress.accept(all / 2 + Math.clamp((page - before) / 2, 0, all - all / 2)));
        for (int i = 0; i < PlanningLayout.SMALLEST; i++) {
            PlanningLayout smaller = layout.after(parts(printed), printed.pages());
            if (smaller == null) {
                break;
            }
            layout = smaller;
            printed = print(paper, asked, layout, page -> {});
        }
        return printed;
    }

    /** Where the front page, the overview and each initiative begin: the bookmark above the initiatives leads to the first one. */
    private static List<Integer> parts(PdfPrinter.Printed printed) {
        List<Integer> parts = new ArrayList<>(printed.starts());
        if (parts.size() > 2) {
            parts.remove(2);
        }
        return parts;
    }

    private PdfPrinter.Printed print(
            PlanningPaper paper, PlanningRepository.Asked asked, PlanningLayout layout, IntConsumer page) {
        return printer.print(
                "portfolio/planning-print",
                Map.of(
                        "paper", paper,
                        "front", layout.front(),
                        "overview", layout.overview(),
                        "rows", layout.rows(),
                        "onAPage", layout.onAPage(),
                        "degrees", layout.sheets()),
                asked.document().paper(),
                STYLE,
                page);
    }

    private PlanningPaper paper(
            PlanningRepository.Asked asked, List<Submissions.Key> items, Instant now, IntConsumer progress) {
        Map<Submissions.Key, Initiative> found =
                rows.latest(items.stream().map(key -> key.assessment().value()).toList()).stream()
                        .collect(Collectors.toMap(i -> new Submissions.Key(i.id(), i.number()), Function.identity()));
        List<PlanningPaper.Sheet> sheets = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Submissions.Key key = items.get(i);
            Initiative initiative = found.get(key);
            Submission submission = submissions.find(key).orElse(null);
            if (initiative != null && submission != null) {
                sheets.add(sheet(sheets.size() + 1, initiative, submission));
            }
            progress.accept(i + 1);
        }
        List<Initiative> shown =
                sheets.stream().map(PlanningPaper.Sheet::initiative).toList();
        Integer weeks = asked.document().weeks();
        List<UUID> ids = shown.stream().map(i -> i.id().value()).toList();
        return new PlanningPaper(
                asked.document().title(),
                asked.document().meetingOn(),
                name(asked.by()),
                now.atOffset(ZoneOffset.UTC).toLocalDate(),
                (int) shown.stream().map(Initiative::team).distinct().count(),
                verdicts(shown),
                map(shown),
                sheets,
                items.size() - sheets.size(),
                PlanningPaper.Totals.of(shown),
                weeks == null ? null : Capacity.of(shown, Capacity.Question.usual(weeks, Initiative.currency(shown))),
                rows.savedOf(ids),
                overdue(shown, rows.overdue(ids)));
    }

    private Maps.@Nullable Map map(List<Initiative> shown) {
        Maps.Map map = maps.of(shown, Initiative.currency(shown));
        return map.chart().spots().isEmpty() ? null : map;
    }

    private static List<PlanningPaper.Late> overdue(
            List<Initiative> shown, List<InitiativeRepository.Overdue> actions) {
        Map<UUID, Initiative> byId = shown.stream().collect(Collectors.toMap(i -> i.id().value(), Function.identity()));
        return actions.stream()
                .map(action -> new PlanningPaper.Late(
                        Objects.requireNonNull(byId.get(action.assessment())).name(),
                        action.title(),
                        action.owner(),
                        action.due()))
                .toList();
    }

    private static List<Portfolio.VerdictCount> verdicts(List<Initiative> shown) {
        Map<String, Portfolio.VerdictCount> counts = new LinkedHashMap<>();
        shown.stream().sorted(Comparator.comparingInt(Initiative::rank)).forEach(initiative -> {
            String verdict = initiative.verdict();
            String id = verdict == null ? PortfolioFilter.EARLY : verdict;
            counts.merge(
                    id,
                    new Portfolio.VerdictCount(id, initiative.verdictTitle(), initiative.rank(), 1),
                    (a, b) -> new Portfolio.VerdictCount(id, a.title(), a.rank(), a.count() + 1));
        });
        return List.copyOf(counts.values());
    }

    private PlanningPaper.Sheet sheet(int place, Initiative initiative, Submission submission) {
        String by = name(submission.view().submittedBy());
        LocalDate on = submission.view().submittedAt().atOffset(ZoneOffset.UTC).toLocalDate();
        ReportPage report = ReportPage.of(
                submission.file(),
                submission.appraisal(),
                new Provenance(
                        Provenance.Kind.SUBMITTED,
                        submission.view().submittedAt().atOffset(ZoneOffset.UTC),
                        submission.view().number(),
                        by,
                        null,
                        null));
        Money money = new Money(initiative.currency());
        return new PlanningPaper.Sheet(
                place,
                initiative,
                report,
                on,
                by,
                money,
                strips(
                        submission.appraisal().analysis(),
                        initiative.money() != null && initiative.money().onTop(),
                        money));
    }

    private @Nullable StripsChart strips(@Nullable Analysis analysis, boolean onTop, Money money) {
        if (analysis == null || analysis.advice() == null || analysis.paths().isEmpty()) {
            return null;
        }
        Strategy advised = analysis.advice().strategy();
        List<StripsChart.Strip> strips = new ArrayList<>();
        for (Strategy strategy : Strategy.values()) {
            StrategyOutcome outcome = analysis.paths().get(strategy);
            if (outcome != null) {
                strips.add(new StripsChart.Strip(
                        text(Initiative.Money.pathKey(strategy, onTop)),
                        text("portfolio.paper.money.strips.loses", outcome.losingDots()),
                        outcome.mean(),
                        outcome.p10(),
                        outcome.p50(),
                        outcome.p90(),
                        strategy == advised));
            }
        }
        return strips.isEmpty() ? null : new StripsChart(money, strips);
    }

    private String name(PersonId person) {
        PersonView view = people.byId(List.of(person)).get(person);
        return view == null ? "" : view.name();
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.ENGLISH);
    }

    private static String style() {
        try (InputStream in = PlanningPrinter.class.getResourceAsStream("/portfolio/planning.css")) {
            return new String(Objects.requireNonNull(in, "planning.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
