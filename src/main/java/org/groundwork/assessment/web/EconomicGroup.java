package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Quantity;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.economics.Input;

/** The parts of the page on economics: in each what matters most, and the rest one click away. */
enum EconomicGroup {
    FRAME(List.of(Setting.CURRENCY, Setting.HORIZON), quantities(Input.DISCOUNT_RATE)),
    VALUE(
            List.of(
                    Setting.VALUE_WAY,
                    new Quantity(Input.AT_STAKE),
                    new Quantity(Input.DECISIONS),
                    new Quantity(Input.ERROR_SHARE),
                    new Quantity(Input.COST_PER_ERROR),
                    new Quantity(Input.HOURS_PER_DECISION),
                    new Quantity(Input.HOURLY_RATE),
                    new Quantity(Input.ADOPTION)),
            List.of()),
    BASELINE(
            List.of(
                    Setting.BASELINE_EXISTS,
                    new Quantity(Input.CAPTURES),
                    new Quantity(Input.BASELINE_SUCCESS),
                    new Quantity(Input.BASELINE_WEEKS),
                    new Quantity(Input.BASELINE_LIVE)),
            quantities(Input.BASELINE_ADOPTION, Input.BASELINE_MONTHS, Input.BASELINE_UPKEEP, Input.BASELINE_RUNNING)),
    ML(
            List.of(
                    Setting.DATA_KIND,
                    new Quantity(Input.CLOSES_GAP),
                    new Quantity(Input.ML_SUCCESS),
                    new Quantity(Input.ML_WEEKS),
                    new Quantity(Input.ML_LIVE),
                    Setting.LABELLING_WAY,
                    new Quantity(Input.LABELLING),
                    new Quantity(Input.LABEL_ITEMS),
                    new Quantity(Input.LABELLERS),
                    new Quantity(Input.LABEL_PRICE)),
            quantities(
                    Input.ML_ADOPTION,
                    Input.ML_SUCCESS_AFTER,
                    Input.ML_MONTHS,
                    Input.ML_UPKEEP,
                    Input.ML_RUNNING,
                    Input.DECAY,
                    Input.RETRAINS,
                    Input.RETRAIN_COST,
                    Input.YEARS_BETWEEN,
                    Input.INCIDENTS,
                    Input.INCIDENT_COST,
                    Input.REVIEW)),
    COSTS(quantities(Input.DAY_RATE), quantities(Input.OVERRUN, Input.RAMP)),
    STAGING(
            List.of(),
            quantities(
                    Input.GATE_COST,
                    Input.GATE_MONTH,
                    Input.STAGED_MONTHS,
                    Input.STAGED_LIVE,
                    Input.COST_REUSE,
                    Input.OFFLINE_NOISE)),
    ADJUST(
            List.of(Setting.OVERCONFIDENCE, Setting.READINESS),
            List.of(Setting.OVERRUN_DELAYS, Setting.SUCCESS_CORRELATION, Setting.UPLIFT_CORRELATION));

    private final List<EconomicItem> first;
    private final List<EconomicItem> more;

    EconomicGroup(List<EconomicItem> first, List<EconomicItem> more) {
        this.first = first;
        this.more = more;
    }

    private static List<EconomicItem> quantities(Input... inputs) {
        return Arrays.stream(inputs).<EconomicItem>map(Quantity::new).toList();
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What matters most, in the order in which it is asked. */
    List<EconomicItem> first() {
        return first;
    }

    List<EconomicItem> more() {
        return more;
    }

    List<EconomicItem> items() {
        return Stream.concat(first.stream(), more.stream()).toList();
    }

    /** It says how another one is stated. */
    static boolean isWay(EconomicItem item) {
        return item == Setting.VALUE_WAY || item == Setting.LABELLING_WAY;
    }

    /** All that the page asks, in its order. */
    static List<EconomicItem> all() {
        List<EconomicItem> all = new ArrayList<>();
        for (EconomicGroup group : values()) {
            all.addAll(group.items());
        }
        return List.copyOf(all);
    }
}
