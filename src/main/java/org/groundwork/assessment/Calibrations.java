package org.groundwork.assessment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.groundwork.economics.Calibration;
import org.groundwork.identity.CurrentPerson;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The calibration exercise: ten quantities with a known value, for which a person gives 90 %
 * intervals. Each person sees the own one only; a new one takes the place of the old.
 */
@Service
@Transactional
public class Calibrations {

    /**
     * A quantity with its value. Facts that stay, from several trades, that few know by heart; the
     * words are in the messages, under its id.
     */
    public enum Quantity {
        /** Metres; Tanzania National Parks. */
        Q1(5_895),
        /** Metres; Golden Gate Bridge, Highway and Transportation District. */
        Q2(1_280),
        /** Year; Transport for London. */
        Q3(1_863),
        /** Degrees Celsius; CRC Handbook of Chemistry and Physics. */
        Q4(1_538),
        /** Kilometres, mean distance; NASA. */
        Q5(384_400),
        /** Articles; General Assembly resolution 217 A (III). */
        Q6(30),
        /** Symphonies I:1 to I:104; Hoboken catalogue. */
        Q7(104),
        /** Kilojoules a gram; Regulation (EU) No 1169/2011, Annex XIV. */
        Q8(37),
        /** Centimetres; Laws of the Game, Law 1. */
        Q9(732),
        /** Grams: 80 g/m² and, by ISO 216, a sixteenth of a square metre. */
        Q10(5);

        private final double value;

        Quantity(double value) {
            this.value = value;
        }

        public double value() {
            return value;
        }

        /** A year is written without grouping. */
        public boolean year() {
            return this == Q3;
        }
    }

    /** A 90 % interval. */
    public record Interval(double low, double high) {

        public boolean holds(double value) {
            return low <= value && value <= high;
        }
    }

    /**
     * An exercise that somebody took.
     *
     * @param intervals in the order of {@link Quantity}
     */
    public record Taken(Instant at, List<Interval> intervals) {
        public Taken {
            intervals = List.copyOf(intervals);
        }

        public Calibration result() {
            int hits = 0;
            for (Quantity quantity : Quantity.values()) {
                hits += intervals.get(quantity.ordinal()).holds(quantity.value()) ? 1 : 0;
            }
            return new Calibration(hits);
        }
    }

    private final CalibrationRepository calibrations;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Calibrations(CalibrationRepository calibrations, CurrentPerson currentPerson, Clock clock) {
        this.calibrations = calibrations;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * Keeps an exercise as the latest one of the person who is signed in.
     *
     * @param intervals one for each {@link Quantity}, in their order
     */
    public Taken take(List<Interval> intervals) {
        if (intervals.size() != Calibration.QUESTIONS) {
            throw new IllegalArgumentException(intervals.size() + " intervals");
        }
        Taken taken = new Taken(clock.instant(), intervals);
        calibrations.put(currentPerson.require().id(), taken);
        return taken;
    }

    /** The latest one of the person who is signed in. */
    @Transactional(readOnly = true)
    public Optional<Taken> mine() {
        return calibrations.find(currentPerson.require().id());
    }
}
