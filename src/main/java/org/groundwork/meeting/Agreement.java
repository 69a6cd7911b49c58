package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.groundwork.meeting.FirstVotes.Vote;
import org.groundwork.scoring.Answer;

/**
 * How far a team agrees. Of each voter the latest vote on a question counts, once. Two voters agree on a
 * question where their levels are at most one apart, where they chose the same option, or where both say that
 * it does not apply. Who does not know takes no side, and a question on which fewer than two take one says
 * nothing. A pure function of the votes, whatever their order.
 *
 * @param questions those that say something, by their ids
 */
public record Agreement(List<OfQuestion> questions) {

    public static final Agreement NONE = new Agreement(List.of());

    /** How many levels a difference counts for that is none of levels: another option, or that it does not apply. */
    private static final int OTHER = 2;

    public Agreement {
        questions = questions.stream()
                .sorted(Comparator.comparing(OfQuestion::question))
                .toList();
    }

    /**
     * One question.
     *
     * @param voters who took a side; at least two
     * @param agreeing how many pairs of them agree
     * @param levels that were given, the lowest first; fewer than the voters where some say that it does not apply
     */
    public record OfQuestion(String question, int voters, int agreeing, List<Integer> levels) {

        public OfQuestion {
            levels = levels.stream().sorted().toList();
        }

        public int pairs() {
            return voters * (voters - 1) / 2;
        }

        /** Of the pairs of voters, the share that agrees: from 0 to 1. */
        public double share() {
            return (double) agreeing / pairs();
        }

        /** Each of them agrees with each other. */
        public boolean agrees() {
            return agreeing == pairs();
        }
    }

    public static Agreement of(Collection<Vote> votes) {
        List<OfQuestion> questions = new ArrayList<>();
        byQuestion(votes).forEach((question, all) -> {
            List<Vote> sides = sides(all);
            if (sides.size() > 1) {
                questions.add(new OfQuestion(question, sides.size(), agreeing(sides), levels(sides)));
            }
        });
        return new Agreement(questions);
    }

    /** The latest vote of each voter on each question, by question, in the order of the voters. */
    public static Map<String, List<Vote>> byQuestion(Collection<Vote> votes) {
        Map<String, Map<String, Vote>> latest = new TreeMap<>();
        for (Vote vote : votes) {
            latest.computeIfAbsent(vote.question(), any -> new TreeMap<>()).merge(vote.voter(), vote, Agreement::later);
        }
        Map<String, List<Vote>> all = new LinkedHashMap<>();
        latest.forEach((question, voters) -> all.put(question, List.copyOf(voters.values())));
        return all;
    }

    /** Of two at the same moment always the same one. */
    private static Vote later(Vote one, Vote other) {
        return Comparator.comparing(Vote::at)
                                .thenComparing(vote -> vote.answer().toString())
                                .thenComparing(Vote::why)
                                .compare(one, other)
                        >= 0
                ? one
                : other;
    }

    /** Without those who do not know. */
    private static List<Vote> sides(List<Vote> votes) {
        return votes.stream()
                .filter(vote -> !(vote.answer() instanceof Answer.Unknown))
                .toList();
    }

    private static List<Integer> levels(List<Vote> votes) {
        return votes.stream()
                .filter(vote -> vote.answer() instanceof Answer.Level)
                .map(vote -> ((Answer.Level) vote.answer()).level())
                .toList();
    }

    private static int agreeing(List<Vote> sides) {
        int agreeing = 0;
        for (int i = 0; i < sides.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (apart(sides.get(i).answer(), sides.get(j).answer()) <= 1) {
                    agreeing++;
                }
            }
        }
        return agreeing;
    }

    /**
     * How far apart the voters on a question are: the mean over all pairs of those who take a side, in levels;
     * two who chose different options, or of whom one says that it does not apply, are two levels apart. 0 where
     * fewer than two take a side.
     *
     * @param votes one of each voter
     */
    public static double distance(List<Vote> votes) {
        List<Vote> sides = sides(votes);
        int pairs = 0;
        int sum = 0;
        for (int i = 0; i < sides.size(); i++) {
            for (int j = 0; j < i; j++) {
                pairs++;
                sum += apart(sides.get(i).answer(), sides.get(j).answer());
            }
        }
        return pairs == 0 ? 0 : (double) sum / pairs;
    }

    private static int apart(Answer one, Answer other) {
        if (one instanceof Answer.Level a && other instanceof Answer.Level b) {
            return Math.abs(a.level() - b.level());
        }
        if (one instanceof Answer.Choice && other instanceof Answer.Choice) {
            return one.equals(other) ? 0 : OTHER;
        }
        return one.getClass() == other.getClass() ? 0 : OTHER;
    }

    /** Nothing can be said. */
    public boolean isEmpty() {
        return questions.isEmpty();
    }

    /** Of all pairs of voters on all questions, the share that agrees: from 0 to 1; 1 where there is none. */
    public double share() {
        int pairs = questions.stream().mapToInt(OfQuestion::pairs).sum();
        return pairs == 0
                ? 1
                : (double) questions.stream().mapToInt(OfQuestion::agreeing).sum() / pairs;
    }

    /** On how many questions all agree. */
    public int agreed() {
        return (int) questions.stream().filter(OfQuestion::agrees).count();
    }

    /** The questions on which not all agree, those first on which the fewest pairs do. */
    public List<OfQuestion> split() {
        return questions.stream()
                .filter(question -> !question.agrees())
                .sorted(Comparator.comparingDouble(OfQuestion::share).thenComparing(OfQuestion::question))
                .toList();
    }
}
