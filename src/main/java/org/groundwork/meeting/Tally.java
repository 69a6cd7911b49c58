package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** The votes of one round, counted. Their order says nothing about who voted first. */
public record Tally(List<Ballot> ballots) {

    /**
     * A vote as everybody may see it.
     *
     * @param voter id of who gave it, for counting
     * @param name as it was at the vote; empty where names are not shown
     */
    public record Ballot(String voter, String name, Answer answer, String why) {}

    public Tally {
        ballots = ballots.stream()
                .sorted(Comparator.comparing(Tally::place)
                        .thenComparing(Ballot::name)
                        .thenComparing(Ballot::why)
                        .thenComparing(Ballot::voter))
                .toList();
    }

    private static String place(Ballot ballot) {
        return switch (ballot.answer()) {
            case Answer.Level(int level, Evidence evidence) -> "0" + level;
            case Answer.Choice(String option) -> "1" + option;
            case Answer.Unknown unknown -> "2";
            case Answer.NotApplicable reason -> "3";
            case Answer.Spread spread -> throw new IllegalArgumentException("nobody votes a spread");
        };
    }

    public int size() {
        return ballots.size();
    }

    /** Levels that were voted, the lowest first. */
    public List<Integer> levels() {
        List<Integer> levels = new ArrayList<>();
        for (Ballot ballot : ballots) {
            if (ballot.answer() instanceof Answer.Level(int level, Evidence evidence)) {
                levels.add(level);
            }
        }
        return levels;
    }

    /** How many voted for it; {@code evidence} makes no difference. */
    public List<Ballot> forLevel(int level) {
        return ballots.stream()
                .filter(ballot ->
                        ballot.answer() instanceof Answer.Level(int given, Evidence evidence) && given == level)
                .toList();
    }

    public List<Ballot> forOption(String option) {
        return ballots.stream()
                .filter(ballot -> ballot.answer().equals(new Answer.Choice(option)))
                .toList();
    }

    public List<Ballot> unknown() {
        return ballots.stream()
                .filter(ballot -> ballot.answer() instanceof Answer.Unknown)
                .toList();
    }

    public List<Ballot> notApplicable() {
        return ballots.stream()
                .filter(ballot -> ballot.answer() instanceof Answer.NotApplicable)
                .toList();
    }

    /** What the room could leave open; null where fewer than two different levels were voted. */
    public Answer.@Nullable Spread spread() {
        List<Integer> levels = levels();
        return levels.stream().distinct().count() < 2 ? null : new Answer.Spread(levels);
    }

    /**
     * What is offered to be recorded: of levels the median (of the two in the middle the lower one), as sure as
     * most were (the less sure where two say as much); of options the one with the most votes. Null where
     * there is no such answer.
     */
    public @Nullable Answer middle(Question question) {
        return switch (question) {
            case Question.Levelled levelled -> {
                List<Integer> levels = levels();
                yield levels.isEmpty() ? onlyUnknown() : new Answer.Level(levels.get((levels.size() - 1) / 2), sure());
            }
            case Question.Choice choice -> {
                String most = mostVoted();
                yield most == null ? onlyUnknown() : new Answer.Choice(most);
            }
        };
    }

    private @Nullable Answer onlyUnknown() {
        return !ballots.isEmpty() && unknown().size() == ballots.size() ? new Answer.Unknown() : null;
    }

    private Evidence sure() {
        Map<Evidence, Integer> counts = new EnumMap<>(Evidence.class);
        for (Ballot ballot : ballots) {
            if (ballot.answer() instanceof Answer.Level(int level, Evidence evidence)) {
                counts.merge(evidence, 1, Integer::sum);
            }
        }
        Evidence most = Evidence.KNOWN;
        int count = 0;
        for (Map.Entry<Evidence, Integer> entry : counts.entrySet()) { // the surest first
            if (entry.getValue() >= count) {
                most = entry.getKey();
                count = entry.getValue();
            }
        }
        return most;
    }

    /** Null where two have as many, or none has any. */
    private @Nullable String mostVoted() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Ballot ballot : ballots) {
            if (ballot.answer() instanceof Answer.Choice(String option)) {
                counts.merge(option, 1, Integer::sum);
            }
        }
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> those = counts.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .toList();
        return those.size() == 1 ? those.getFirst() : null;
    }
}
