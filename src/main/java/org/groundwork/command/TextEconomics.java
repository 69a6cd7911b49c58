package org.groundwork.command;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.groundwork.amount.Money;
import org.groundwork.economics.Analysis;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Strategy;
import org.groundwork.economics.StrategyOutcome;
import org.groundwork.report.Amounts;
import org.jspecify.annotations.Nullable;

/** The economics of a result in a few lines; money with two significant figures, loss in counts. */
final class TextEconomics {

    private static final int WIDTH = 18;
    private static final int MOST_TO_FIND_OUT = 3;

    private final @Nullable Analysis analysis;
    private final @Nullable EconomicInputs inputs;
    private final Consumer<String> line;
    private final BiConsumer<String, String> wrap;

    /**
     * @param line prints a line
     * @param wrap prints a text in lines, the first of which begins with a start
     */
    TextEconomics(ScoreCommand.Scored scored, Consumer<String> line, BiConsumer<String, String> wrap) {
        this.analysis = scored.appraisal().analysis();
        this.inputs = scored.file().economics();
        this.line = line;
        this.wrap = wrap;
    }

    void print() {
        if (analysis == null || inputs == null) {
            return;
        }
        line.accept("");
        if (!analysis.paths().isEmpty()) {
            wrap.accept("", Messages.get("economics.heading", horizon(inputs), currency(inputs)));
            analysis.paths().values().forEach(this::path);
            advice(analysis);
            findOut(analysis);
            wrap.accept(
                    "",
                    Messages.get(
                            "economics.run",
                            grouped(analysis.draws()),
                            Long.toString(analysis.seed()),
                            Integer.toString(analysis.assumptions().size())));
        }
        if (!analysis.missing().isEmpty()) {
            List<String> ids = analysis.missing().stream()
                    .map(missing -> missing.input().id())
                    .distinct()
                    .toList();
            wrap.accept("", Messages.get("economics.missing", String.join(", ", ids)));
        }
    }

    private static String horizon(EconomicInputs inputs) {
        int months = inputs.months();
        return months % 12 == 0
                ? Messages.get("economics.years", Integer.toString(months / 12))
                : Messages.get("economics.months", Integer.toString(months));
    }

    private static String currency(EconomicInputs inputs) {
        String code = inputs.currency();
        return code == null ? "" : Messages.get("economics.currency", code);
    }

    private void path(StrategyOutcome outcome) {
        String title = Messages.get(key("path.heading." + outcome.strategy().id()));
        String start = "   " + title + " ".repeat(Math.max(1, WIDTH - title.length()));
        String payback = outcome.payback() == null
                ? Messages.get("economics.never", Long.toString(Math.round(20 * outcome.notPaidBack())))
                : Messages.get("economics.payback", time(outcome.payback()));
        Double middle = outcome.p50();
        wrap.accept(
                start,
                Messages.get(
                                "economics.path",
                                money(outcome.mean()),
                                money(outcome.p10()),
                                money(outcome.p90()),
                                middle == null ? "" : Messages.get("economics.middle", money(middle)))
                        + (outcome.isCarriedByFew() ? "; " + Messages.get("economics.few") : "")
                        + "; "
                        + Messages.get("economics.loss", Long.toString(outcome.losingDots()))
                        + "; "
                        + payback);
    }

    private static String time(double years) {
        return years < 2
                ? Messages.get("economics.months", Long.toString((long) Math.ceil(12 * years)))
                : Messages.get("economics.years", Money.rounded(years).toPlainString());
    }

    private void advice(Analysis analysis) {
        Analysis.Advice advice = Objects.requireNonNull(analysis.advice());
        String path = named(advice.strategy());
        if (advice.tossUpWith().isEmpty()) {
            wrap.accept("", Messages.get("economics.advice", path));
        } else {
            List<String> others = advice.tossUpWith().stream().map(this::named).toList();
            wrap.accept(
                    "",
                    Messages.get(
                            advice.easiestToUndo() ? "economics.toss-up" : "economics.toss-up.beaten",
                            path,
                            String.join("; ", others)));
        }
        if (advice.lookAgainAbove() != null) {
            wrap.accept("", Messages.get("economics.look-again", money(advice.lookAgainAbove())));
        }
        Double threshold = analysis.gate() == null ? null : analysis.gate().threshold();
        if (threshold != null && threshold > 0) {
            if (advice.strategy() == Strategy.STAGED) {
                wrap.accept("", Messages.get(key("economics.continue-above"), money(threshold)));
            } else if (advice.strategy() == Strategy.NOTHING && there()) {
                wrap.accept("", Messages.get("economics.look-again.there", money(threshold)));
            }
        }
        StrategyOutcome ml = analysis.paths().get(Strategy.ML);
        if (ml != null) {
            String chance = percent(ml.successProbability());
            StrategyOutcome.NextBest next = ml.nextBest();
            Double needed = next == null ? ml.breakEvenSuccess() : next.success();
            String other = named(next == null ? Strategy.NOTHING : next.strategy());
            wrap.accept(
                    "",
                    needed == null || needed > 1
                            ? Messages.get(key("economics.ml-never-pays"), chance, other)
                            : Messages.get(key("economics.ml-pays"), percent(needed), chance, other));
        }
        Analysis.OpenDecision open = analysis.openDecision();
        if (open != null && !there()) {
            wrap.accept("", increment(open));
        }
    }

    /** A simple solution is there already: what is open is ML on top of it. */
    private boolean there() {
        return inputs != null && inputs.hasBaseline();
    }

    /** Of the message in the words for what is there already, where it has some. */
    private String key(String key) {
        return there() && Messages.has(key + ".there") ? key + ".there" : key;
    }

    private String named(Strategy strategy) {
        return Messages.get(key("path." + strategy.id()));
    }

    private boolean nextToNothing(double amount) {
        return inputs != null && new Amounts(inputs).nextToNothing(amount);
    }

    private String increment(Analysis.OpenDecision open) {
        String adds = Messages.get(
                "economics.increment",
                nextToNothing(open.mean()) ? Messages.get("economics.next-to-nothing") : money(open.mean()),
                Long.toString(open.losingDots()));
        Double few = open.carriedBy();
        return few == null ? adds : adds + " " + Messages.get("economics.increment.few", percent(few));
    }

    private void findOut(Analysis analysis) {
        List<String> worth = analysis.inputs().stream()
                .filter(effect -> effect.evppi() >= 1 && !nextToNothing(effect.evppi()))
                .limit(MOST_TO_FIND_OUT)
                .map(effect ->
                        Messages.get("economics.find-out-one", effect.input().id(), money(effect.evppi())))
                .toList();
        wrap.accept(
                "",
                worth.isEmpty()
                        ? Messages.get("economics.find-out-nothing")
                        : Messages.get("economics.find-out", String.join(", ", worth)));
    }

    /** Two significant figures: 290,000; 1.1 million. In signs that every terminal shows. */
    static String money(double amount) {
        return new Money(null).figure(amount).replace('\u00A0', ' ').replace('\u2212', '-');
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        return Long.toString(Math.round(share * 100));
    }
}
