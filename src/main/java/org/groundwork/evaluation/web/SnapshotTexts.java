package org.groundwork.evaluation.web;

import java.util.List;
import org.groundwork.amount.AmountTexts;
import org.groundwork.amount.Money;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Link;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.evaluation.Snapshot;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Band;
import org.groundwork.scoring.HeldBack;
import org.groundwork.scoring.Readiness;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What snapshots hold, in words. */
@Component
class SnapshotTexts {

    private final MessageSource messages;

    SnapshotTexts(MessageSource messages) {
        this.messages = messages;
    }

    String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    /** "now" for the present answers, otherwise the number. */
    static String key(Snapshot snapshot) {
        return snapshot.draft() ? "now" : Integer.toString(snapshot.number());
    }

    String name(Snapshot snapshot) {
        return snapshot.draft() ? text("history.now") : text("history.report", Integer.toString(snapshot.number()));
    }

    /** Title of what is recommended; null where it is too early to say. */
    static @Nullable String verdict(Snapshot snapshot) {
        String id = snapshot.verdict();
        return id == null ? null : snapshot.file().method().verdict(id).title();
    }

    /** The step before which the team stands. */
    String blockingStep(Snapshot snapshot) {
        String id = snapshot.result().blockingGate();
        Method method = snapshot.file().method();
        if (snapshot.verdict() == null) {
            return text("history.early");
        }
        return id == null
                ? text("history.standing.top")
                : text("history.standing", number(method, id), method.gate(id).title());
    }

    static int number(Method method, String gate) {
        for (int i = 0; i < method.gates().size(); i++) {
            if (method.gates().get(i).id().equals(gate)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** "28–40 %, held back by Simple solutions"; a dash without one. */
    String readiness(Snapshot snapshot) {
        Readiness readiness = snapshot.result().readiness();
        HeldBack heldBack = HeldBack.of(snapshot.file().sheet(), snapshot.result());
        if (readiness == null || heldBack == null) {
            return text("history.none");
        }
        Section first = heldBack.first();
        return text(
                "layout.readiness." + heldBack.kind().id(),
                range(readiness.band()),
                first == null ? "" : first.shortTitle(),
                heldBack.others(),
                heldBack.notAsked());
    }

    /** "28–40 %". */
    String range(@Nullable Band band) {
        if (band == null) {
            return text("history.none");
        }
        long low = Math.round(band.low() * 100);
        long high = Math.round(band.high() * 100);
        return text("layout.chart.percent", low == high ? Long.toString(low) : low + "–" + high);
    }

    /** "34 % as stated (28–40 %)". */
    String score(@Nullable Band band) {
        return band == null
                ? text("history.none")
                : text("history.score", Long.toString(Math.round(band.stated() * 100)), range(band));
    }

    ComparisonPage.Given given(@Nullable Question question, AssessmentFile.@Nullable Entry entry) {
        ComparisonPage.Given said = said(question, entry);
        return entry == null
                ? said
                : said.with(entry.files().stream()
                        .map(AssessmentFile.NamedFile::name)
                        .toList());
    }

    private ComparisonPage.Given said(@Nullable Question question, AssessmentFile.@Nullable Entry entry) {
        if (question == null) {
            return new ComparisonPage.Given(false, text("history.not-asked"), "", "", "", List.of());
        }
        if (entry == null) {
            return new ComparisonPage.Given(false, text("history.not-answered"), "", "", "", List.of());
        }
        String note = entry.note() == null ? "" : entry.note();
        return switch (entry.answer()) {
            case Answer.Level(int level, var evidence) ->
                new ComparisonPage.Given(
                        true,
                        ((Question.Levelled) question).numbered(level),
                        text("history.evidence." + evidence.id()),
                        "",
                        note,
                        Link.of(entry.links()));
            case Answer.Spread spread ->
                new ComparisonPage.Given(
                        true,
                        text("history.spread", counted((Question.Levelled) question, spread)),
                        "",
                        "",
                        note,
                        Link.of(entry.links()));
            case Answer.Choice(String option) ->
                new ComparisonPage.Given(
                        true,
                        ((Question.Choice) question).option(option).label(),
                        "",
                        "",
                        note,
                        Link.of(entry.links()));
            case Answer.Unknown unknown ->
                new ComparisonPage.Given(true, text("history.unknown"), "", "", note, Link.of(entry.links()));
            case Answer.NotApplicable(String reason) ->
                new ComparisonPage.Given(
                        true, text("history.not-applicable"), "", reason, note, Link.of(entry.links()));
        };
    }

    /** "2 Anecdotes (2 votes), 4 Measured (1 vote)". */
    private String counted(Question.Levelled question, Answer.Spread spread) {
        return spread.counted((level, votes) -> text("history.spread.level", question.numbered(level), votes));
    }

    String input(Input input) {
        return text("economics." + input.id());
    }

    /** A number or a word that frames the analysis: "3 years", "Tables". */
    String setting(String id, @Nullable String value) {
        if (value == null) {
            return text("history.none");
        }
        String word = value.equals("true") ? "yes" : value.equals("false") ? "no" : value;
        return EconomicInputs.unit(id)
                .map(unit -> AmountTexts.english(null).amount(unit, Double.parseDouble(value)))
                .orElseGet(() -> messages.getMessage(
                        "economics." + id + "." + word, null, value, LocaleContextHolder.getLocale()));
    }

    /** A range as it was stated. */
    String range(Input input, @Nullable Range range, @Nullable String currency) {
        return range == null
                ? text("history.none")
                : AmountTexts.english(currency).range(input.unit(), range);
    }

    /**
     * @param there in the words for a simple solution that is there already
     */
    String strategy(@Nullable Strategy strategy, boolean there) {
        if (strategy == null) {
            return text("history.none");
        }
        boolean onTop = there && strategy != Strategy.BASELINE && strategy != Strategy.CONTINUE;
        return text("history.path." + strategy.id() + (onTop ? ".there" : ""));
    }

    /** A simple solution is there already, as the economics say. */
    static boolean there(Snapshot snapshot) {
        EconomicInputs economics = snapshot.file().economics();
        return economics != null && economics.hasBaseline();
    }

    ComparisonPage.Worth worth(@Nullable StrategyOutcome outcome, @Nullable String currency) {
        if (outcome == null) {
            return new ComparisonPage.Worth("", "", "");
        }
        Money money = new Money(currency);
        return new ComparisonPage.Worth(
                money.amount(outcome.mean()), money.amount(outcome.p10()), money.amount(outcome.p90()));
    }
}
