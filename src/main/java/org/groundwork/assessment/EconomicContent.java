package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Objects;
import org.groundwork.economics.Range;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * What an economic entry says, who said it and when: the columns that an entry and its history
 * share.
 */
@Embeddable
class EconomicContent extends EntryContent {

    /** Which kind of value it is; the columns of that kind are filled, the others are empty. */
    enum Kind {
        NONE,
        CERTAIN,
        INTERVAL,
        PERCENTILES,
        ENDS,
        WORD
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column
    private @Nullable Double low;

    @Column
    private @Nullable Double likely;

    @Column
    private @Nullable Double high;

    @Column
    private @Nullable String word;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected EconomicContent() {}

    EconomicContent(@Nullable EconomicValue value, String note, PersonId by, Instant at) {
        super(note, by, at);
        this.kind = Kind.NONE;
        switch (value) {
            case EconomicValue.Word(String text) -> {
                kind = Kind.WORD;
                word = text;
            }
            case EconomicValue.Amount(Range.Certain(double number)) -> fill(Kind.CERTAIN, number, null, null);
            case EconomicValue.Amount(Range.Interval(double from, double to)) -> fill(Kind.INTERVAL, from, null, to);
            case EconomicValue.Amount(Range.Percentiles(double from, double mode, double to)) ->
                fill(Kind.PERCENTILES, from, mode, to);
            case EconomicValue.Amount(Range.Ends(double from, double mode, double to)) ->
                fill(Kind.ENDS, from, mode, to);
            case EconomicValue.Amount(Range.Mixture mixture) ->
                throw new IllegalArgumentException("nobody states " + mixture);
            case null -> {}
        }
    }

    private void fill(Kind what, double from, @Nullable Double mode, @Nullable Double to) {
        kind = what;
        low = from;
        likely = mode;
        high = to;
    }

    private @Nullable EconomicValue value() {
        return switch (kind) {
            case NONE -> null;
            case WORD -> new EconomicValue.Word(Objects.requireNonNull(word));
            case CERTAIN -> amount(new Range.Certain(number(low)));
            case INTERVAL -> amount(new Range.Interval(number(low), number(high)));
            case PERCENTILES -> amount(new Range.Percentiles(number(low), number(likely), number(high)));
            case ENDS -> amount(new Range.Ends(number(low), number(likely), number(high)));
        };
    }

    private static EconomicValue amount(Range range) {
        return new EconomicValue.Amount(range);
    }

    private static double number(@Nullable Double column) {
        return Objects.requireNonNull(column);
    }

    EconomicEntry entry(String item, int version) {
        return new EconomicEntry(
                EconomicItem.find(item).orElseThrow(() -> new IllegalStateException("no economic item " + item)),
                value(),
                note(),
                by(),
                at(),
                version);
    }
}
