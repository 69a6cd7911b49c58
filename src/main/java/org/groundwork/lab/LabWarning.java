package org.groundwork.lab;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What may make a result worthless, or what was done about it.
 *
 * @param columns that it is about
 * @param figures for its words, in the order of the kind's description
 * @param value a category that it is about; null for none
 */
public record LabWarning(
        Kind kind,
        List<String> columns,
        List<Double> figures,
        @Nullable String value) {

    public LabWarning {
        columns = List.copyOf(columns);
        figures = List.copyOf(figures);
    }

    /** What is warned of. */
    public enum Kind {
        /**
         * A column nearly gives the outcome away. Figures: how well it alone tells the outcome, 0 chance to 1 always. Value: where it is
         * one category that does so, that one.
         */
        LEAK(true),
        /** A column's name speaks of the outcome as of something that has happened, such as the reason for it. No figures. */
        LEAK_BY_NAME(true),
        /** A column is only filled, or only known, after the outcome: missing tells it. Figures: as LEAK. */
        LEAK_BY_MISSING(true),
        /** A time column lies after the decision. Figures: share of rows in which it does. */
        AFTER_DECISION(true),
        /** Rows that are the same in all columns. Figures: how many. */
        DUPLICATES(false),
        /** Outcome differs much between earlier and later cases. Figures: its mean or share in the first and in the last quarter. */
        DRIFT(false),
        /** A column whose values differ much between earlier and later cases. Figures: 0 same to 1 without overlap. */
        COLUMN_DRIFT(false),
        /** From some time on nothing was recorded: outcome missing or constant in the last rows. Figures: rows. Value: from when, ISO 8601. */
        NOT_YET_KNOWN(true),
        /** Outcome missing. Figures: rows. */
        NO_OUTCOME(false),
        /** Fewer than 50 of the rarest outcome. Figures: how many. */
        FEW(true),
        /** Too few to measure anything. Figures: how many, how many at least. */
        TOO_FEW(true),
        /** The outcome is the same in all rows. */
        ONE_OUTCOME(true),
        /** The outcome is as good as random given everything else. */
        NOTHING_TELLS(false),
        /** A text column, left out. */
        TEXT(false),
        /** A column of one value, left out. */
        CONSTANT(false),
        /** A column in which every row has a value of its own (a number of the case), left out. */
        IDENTIFIER(false),
        /** Only a part of the rows was learned from or tested on. Figures: used, all. */
        SAMPLED(false),
        /** Fewer than ten weeks or things to draw the interval from. Figures: how many. */
        FEW_CLUSTERS(false),
        /** The same thing stood on both sides of the split; rows were taken from the past part. Figures: rows. */
        SAME_ON_BOTH_SIDES(false),
        /** No time is given: whether it holds later is not measured. */
        NO_TIME(false),
        /** The strong model could not be loaded on this machine. */
        NO_STRONG_MODEL(false);

        private final boolean serious;

        Kind(boolean serious) {
            this.serious = serious;
        }

        /** As in JSON and message keys. */
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** Whether its column may tell the outcome as it was not known at the decision. */
        public boolean isLeak() {
            return this == LEAK || this == LEAK_BY_NAME || this == LEAK_BY_MISSING || this == AFTER_DECISION;
        }

        /** Whether a result with it should not be relied on before somebody has looked. */
        public boolean isSerious() {
            return serious;
        }
    }
}
