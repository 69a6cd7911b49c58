package org.groundwork.lab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.groundwork.economics.Range;
import org.jspecify.annotations.Nullable;

/**
 * What a result speaks for, by fixed rules. A result that should not be relied on before somebody has
 * looked speaks only for having looked at the data.
 */
public final class Offers {

    /** Measured on past cases. */
    private static final int MEASURED = 3;

    /** Of the possible gain, what is called noticeable where nobody said. */
    private static final double NOTICEABLE = 0.02;

    private static final double LEAST_SHARE = 0.01;
    private static final double MOST_SHARE = 0.99;

    /** From so many cases on the next level of how much data there is. */
    private static final int[] VOLUMES = {50, 500, 5_000, 100_000};

    private static final Set<LabWarning.Kind> CHANGES =
            EnumSet.of(LabWarning.Kind.DRIFT, LabWarning.Kind.COLUMN_DRIFT, LabWarning.Kind.NOT_YET_KNOWN);

    private final LabResult result;
    private final List<Offer> offers = new ArrayList<>();

    private Offers(LabResult result) {
        this.result = result;
    }

    /** In the order in which they are shown; keys are unique. */
    public static List<Offer> of(LabResult result) {
        return new Offers(result).all();
    }

    /** Whether a column that was learned from may give the outcome away, or the last outcomes are not known yet. */
    public static boolean isDoubtful(LabResult result) {
        return result.warnings().stream()
                .anyMatch(warning -> warning.kind() == LabWarning.Kind.NOT_YET_KNOWN
                        || warning.kind().isLeak()
                                && warning.columns().stream().anyMatch(result.usedColumns()::contains));
    }

    /** The least difference that anyone would notice: as said, else two of a hundred of what is possible. */
    static double noticeable(LabResult result) {
        Double said = result.question().smallestGain();
        return said != null ? said : NOTICEABLE * Math.abs(result.possible());
    }

    private List<Offer> all() {
        if (!isDoubtful(result)) {
            baselines();
            data();
            shares();
        }
        level("quality", 2);
        return offers;
    }

    private void baselines() {
        if (ran(Contender.RULE)) {
            level("heuristic", MEASURED);
        }
        if (ran(Contender.LINEAR) || ran(Contender.TREE)) {
            level("simple-model", MEASURED);
        }
        String target = target();
        offers.add(new Offer("target", null, target, null));
        Integer versus = versus();
        if (versus != null) {
            level("versus-ml", versus);
        }
        Integer plateau = plateau();
        if (plateau != null) {
            level("plateau", plateau);
        }
    }

    private boolean ran(Contender contender) {
        return result.of(contender).isPresent();
    }

    private void level(String key, int level) {
        offers.add(new Offer(key, level, null, null));
    }

    /** Of the way from today (or from doing nothing) to the target. */
    private String target() {
        Double target = result.question().target();
        if (target == null) {
            return "no-target";
        }
        double from = result.of(result.reference())
                .map(LabResult.Measured::gain)
                .map(Estimate::value)
                .orElse(0.0);
        double reached = result.of(result.bestSimple()).orElseThrow().gain().value();
        if (from >= target) {
            // a bar that today's way clears is none
            return "no-target";
        }
        double share = (reached - from) / (target - from);
        return share >= 1 ? "meets" : share >= 0.8 ? "nearly" : share >= 0.2 ? "falls-short" : "far-short";
    }

    /** Null where the strong model did not run. */
    private @Nullable Integer versus() {
        Estimate over = result.strongOverSimple();
        if (over == null) {
            return null;
        }
        Double smallest = result.question().smallestGain();
        if (smallest == null) {
            return over.high() <= 0 ? 0 : 1;
        }
        return over.high() < smallest ? 0 : over.low() > smallest ? MEASURED : 1;
    }

    /** Null where too little was learned from to tell. */
    private @Nullable Integer plateau() {
        Estimate last = result.lastDoubling();
        List<LabResult.CurvePoint> curve = result.curve();
        if (last == null || curve.size() < 3) {
            return null;
        }
        double noticeable = noticeable(result);
        double best = Objects.requireNonNull(
                result.of(result.bestSimple()).orElseThrow().tuned());
        double second = result.contenders().stream()
                .filter(measured -> measured.contender().isSimple() && measured.contender() != result.bestSimple())
                .map(LabResult.Measured::tuned)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        if (last.high() < noticeable && best - second < noticeable) {
            return MEASURED;
        }
        Double before = curve.get(curve.size() - 3).simple();
        Double between = curve.get(curve.size() - 2).simple();
        return before != null && between != null && last.value() < between - before ? 2 : 1;
    }

    private void data() {
        int volume = 0;
        for (int least : VOLUMES) {
            volume += independent() >= least ? 1 : 0;
        }
        level("volume", volume);
        if (result.question().time() == null) {
            return;
        }
        if (result.warnings().stream().map(LabWarning::kind).noneMatch(CHANGES::contains)) {
            level("representative", 2);
        }
        level("at-decision", 2);
    }

    /** Independent cases in the file, of the rarest outcome. */
    private double independent() {
        LabResult.Cases cases = result.cases();
        int used = cases.past() + cases.tested();
        double rarest = cases.rarest() == null ? used : cases.rarest();
        double alone = result.question().thing() == null ? 1 : (double) cases.independent() / cases.tested();
        return cases.all() * rarest / used * alone;
    }

    private void shares() {
        Estimate captured =
                result.of(result.bestSimple()).map(LabResult.Measured::captured).orElse(null);
        share("captures", captured);
        share("closes-gap", result.closesGap());
    }

    /** Of percent that are whole. */
    private static double whole(double percent) {
        return Math.rint(percent) / 100;
    }

    /** Widened to whole percent: nobody states more digits than an interval knows. */
    private void share(String key, @Nullable Estimate share) {
        if (share == null || share.high() <= LEAST_SHARE) {
            return;
        }
        double low = Math.clamp(whole(Math.floor(100 * share.low())), LEAST_SHARE, MOST_SHARE - LEAST_SHARE);
        double high = Math.clamp(whole(Math.ceil(100 * share.high())), whole(100 * low + 1), MOST_SHARE);
        offers.add(new Offer(key, null, null, new Range.Interval(low, high)));
    }
}
