package org.groundwork.assessment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.amount.Currencies;
import org.groundwork.document.Allowed;
import org.groundwork.economics.DataKind;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.economics.RangeFault;
import org.groundwork.economics.Unit;
import org.jspecify.annotations.Nullable;

/** One thing that is asked about the economics of an initiative. */
public sealed interface EconomicItem {

    /** As the assessment file names it, where the file knows it: {@code ml.closesGap}. */
    String id();

    /** What its number counts; empty where it is a word. */
    default Optional<Unit> unit() {
        return EconomicInputs.unit(id());
    }

    /** What is wrong with a value; empty where it can be stated. */
    Optional<EconomicDraft.Problem> problem(EconomicValue value);

    /** A quantity of the analysis, stated as a number or a range. */
    record Quantity(Input input) implements EconomicItem {

        @Override
        public String id() {
            return input.id();
        }

        @Override
        public Optional<EconomicDraft.Problem> problem(EconomicValue value) {
            return switch (value) {
                case EconomicValue.Amount(Range range) ->
                    RangeFault.of(input, range).map(EconomicDraft.Problem::of);
                case EconomicValue.Word word -> Optional.of(EconomicDraft.Problem.DOES_NOT_FIT);
            };
        }
    }

    /** What frames the analysis: one number, or one of a list of words. */
    enum Setting implements EconomicItem {
        /** ISO 4217. */
        CURRENCY("currency"),
        /** A number of years. */
        HORIZON("horizonYears"),
        /** A {@link DataKind}. */
        DATA_KIND("ml.dataKind"),
        /** A factor. */
        OVERCONFIDENCE("adjust.overconfidence"),
        /** {@link #YES} or {@link #NO}. */
        READINESS("adjust.readiness"),
        SUCCESS_CORRELATION("adjust.successCorrelation"),
        UPLIFT_CORRELATION("adjust.upliftCorrelation"),
        /** {@link #YES} or {@link #NO}. */
        OVERRUN_DELAYS("adjust.overrunDelays"),
        /** {@link #YES} or {@link #NO}. */
        BASELINE_EXISTS("baseline.exists"),
        /** {@link #WHOLE} or {@link #PARTS}: how what is at stake is stated. Not in the file. */
        VALUE_WAY("value.way"),
        /** {@link #WHOLE} or {@link #PARTS}: how labelling is stated. Not in the file. */
        LABELLING_WAY("ml.labelling.way");

        public static final String YES = "yes";
        public static final String NO = "no";
        public static final String WHOLE = "whole";
        public static final String PARTS = "parts";

        private static final Map<String, Setting> BY_ID =
                Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Setting::id, Function.identity()));

        private final String id;

        Setting(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        /** What can be chosen; empty for a number, and for currencies. */
        public List<String> words() {
            return switch (this) {
                case DATA_KIND ->
                    Arrays.stream(DataKind.values()).map(DataKind::id).toList();
                case READINESS, OVERRUN_DELAYS, BASELINE_EXISTS -> List.of(YES, NO);
                case VALUE_WAY, LABELLING_WAY -> List.of(WHOLE, PARTS);
                case CURRENCY, HORIZON, OVERCONFIDENCE, SUCCESS_CORRELATION, UPLIFT_CORRELATION -> List.of();
            };
        }

        /** It is a number, not a word. */
        public boolean numeric() {
            return unit().isPresent();
        }

        @Override
        public Optional<EconomicDraft.Problem> problem(EconomicValue value) {
            return switch (value) {
                case EconomicValue.Word(String word) ->
                    words().contains(word) || this == CURRENCY && Currencies.isUsed(word)
                            ? Optional.empty()
                            : Optional.of(EconomicDraft.Problem.DOES_NOT_FIT);
                case EconomicValue.Amount(Range range) ->
                    range instanceof Range.Certain(double number) && numeric()
                            ? number(number)
                            : Optional.of(EconomicDraft.Problem.DOES_NOT_FIT);
            };
        }

        private Optional<EconomicDraft.Problem> number(double number) {
            EconomicDraft.@Nullable Problem problem = switch (this) {
                case HORIZON -> EconomicInputs.isHorizon(number) ? null : EconomicDraft.Problem.NO_HORIZON;
                case OVERCONFIDENCE ->
                    number >= Allowed.LEAST_FACTOR && number <= Allowed.MOST_FACTOR
                            ? null
                            : EconomicDraft.Problem.NO_FACTOR;
                case SUCCESS_CORRELATION, UPLIFT_CORRELATION ->
                    Math.abs(number) <= Allowed.MOST_CORRELATION ? null : EconomicDraft.Problem.NO_CORRELATION;
                case CURRENCY, DATA_KIND, READINESS, OVERRUN_DELAYS, BASELINE_EXISTS, VALUE_WAY, LABELLING_WAY ->
                    EconomicDraft.Problem.DOES_NOT_FIT;
            };
            return Optional.ofNullable(problem);
        }
    }

    /** The item with this id. */
    static Optional<EconomicItem> find(String id) {
        Setting setting = Setting.BY_ID.get(id);
        return setting == null ? Input.find(id).map(Quantity::new) : Optional.of(setting);
    }
}
