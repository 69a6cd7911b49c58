package org.groundwork.scoring;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What was answered to one question; that nothing was answered is the absence of an answer. */
public sealed interface Answer {

    /** A level from 0 to 4. */
    record Level(int level, Evidence evidence) implements Answer {
        public Level {
            if (level < 0 || level > 4) {
                throw new IllegalArgumentException("level from 0 to 4 expected, not " + level);
            }
        }
    }

    /** An option of a choice. */
    record Choice(String option) implements Answer {}

    /** Asked, and not known. */
    record Unknown() implements Answer {}

    /** Does not apply, and why. */
    record NotApplicable(String reason) implements Answer {}

    /**
     * Levels that the members of a team gave, and on which they could not agree (docs/adr/0025).
     *
     * @param votes levels from 0 to 4, the lowest first; at least two different ones
     */
    record Spread(List<Integer> votes) implements Answer {

        /** How many votes there may be. */
        public static final int MOST = 200;

        public Spread {
            votes = votes.stream().sorted().toList();
            if (votes.size() > MOST) {
                throw new IllegalArgumentException("at most " + MOST + " votes expected, not " + votes.size());
            }
            votes.forEach(vote -> new Level(vote, Evidence.KNOWN));
            if (votes.stream().distinct().count() < 2) {
                throw new IllegalArgumentException("two different votes expected, not " + votes);
            }
        }

        /** The lowest vote. */
        public int low() {
            return votes.getFirst();
        }

        /** The median; of the two in the middle the lower one. */
        public int stated() {
            return votes.get((votes.size() - 1) / 2);
        }

        /** The highest vote. */
        public int high() {
            return votes.getLast();
        }

        /** How many gave each of the levels that somebody gave, the lowest first. */
        public SortedMap<Integer, Integer> counts() {
            SortedMap<Integer, Integer> counts = new TreeMap<>();
            votes.forEach(vote -> counts.merge(vote, 1, Integer::sum));
            return counts;
        }

        /**
         * "2 Anecdotes (2 votes), 4 Measured (1 vote)".
         *
         * @param words of a level and how many gave it
         */
        public String counted(BiFunction<Integer, Integer, String> words) {
            return counts().entrySet().stream()
                    .map(level -> words.apply(level.getKey(), level.getValue()))
                    .collect(Collectors.joining(", "));
        }
    }
}
