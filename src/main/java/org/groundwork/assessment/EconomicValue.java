package org.groundwork.assessment;

import org.groundwork.economics.Range;

/** What somebody states under an economic item. */
public sealed interface EconomicValue {

    /** A number or a range, in the unit of the item; shares from 0 to 1. */
    record Amount(Range range) implements EconomicValue {

        public static Amount of(double number) {
            return new Amount(new Range.Certain(number));
        }
    }

    /** One of a list: a currency, a kind of data, yes or no. */
    record Word(String text) implements EconomicValue {}
}
