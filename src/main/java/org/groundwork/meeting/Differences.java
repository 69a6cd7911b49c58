package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.meeting.FirstVotes.Vote;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/**
 * Where those who voted differ, and where they agree. A pure function of the votes and of what still matters.
 *
 * <p>Where they differ, what comes first is worth talking about most: how far apart they are
 * ({@link Agreement#distance}, in levels), twice as much where the question can still change the
 * recommendation; at the same worth in the method's order.
 *
 * @param differ not all agree
 * @param agree all who take a side agree, and at least two do; or at least two, and nobody knows. In the method's order
 * @param few questions on which only one person said something, in the method's order
 */
public record Differences(List<On> differ, List<On> agree, List<On> few) {

    private static final int STILL_MATTERS = 2;

    public Differences {
        differ = List.copyOf(differ);
        agree = List.copyOf(agree);
        few = List.copyOf(few);
    }

    /**
     * One question.
     *
     * @param votes one of each voter, the lowest level first, and in no order that tells whose they are
     * @param matters it can still change the recommendation
     */
    public record On(String question, List<Vote> votes, boolean matters) {

        public On {
            votes = votes.stream()
                    .sorted(Comparator.comparingInt((Vote vote) -> rank(vote.answer()))
                            .thenComparing(vote -> vote.answer().toString())
                            .thenComparing(Vote::why)
                            .thenComparing(Vote::name)
                            .thenComparing(Vote::voter))
                    .toList();
        }

        private static int rank(Answer answer) {
            return switch (answer) {
                case Answer.Level level -> level.level();
                case Answer.Choice choice -> Question.TOP + 1;
                case Answer.NotApplicable reason -> Question.TOP + 2;
                case Answer.Spread spread -> Question.TOP + 2;
                case Answer.Unknown unknown -> Question.TOP + 3;
            };
        }

        /** In levels. */
        public double distance() {
            return Agreement.distance(votes);
        }

        /** What its place in the list follows from. */
        public double worth() {
            return distance() * (matters ? STILL_MATTERS : 1);
        }

        /** Which votes these are, so that nobody acts on others than were seen. */
        public String seen() {
            return Integer.toHexString(votes.stream()
                    .map(vote -> vote.voter() + vote.answer() + vote.why())
                    .sorted()
                    .toList()
                    .hashCode());
        }

        /** The levels as an answer; empty where there are no two different ones. */
        public Optional<Answer.Spread> spread() {
            List<Integer> levels = levels();
            return levels.stream().distinct().count() < 2 || levels.size() > Answer.Spread.MOST
                    ? Optional.empty()
                    : Optional.of(new Answer.Spread(levels));
        }

        /** The lowest first. */
        private List<Integer> levels() {
            return votes.stream()
                    .filter(vote -> vote.answer() instanceof Answer.Level)
                    .map(vote -> ((Answer.Level) vote.answer()).level())
                    .sorted()
                    .toList();
        }

        /**
         * What stands for all of them where they agree: the median of the levels, of the two in the middle the
         * lower, as sure as the least sure who gave it; the option that they chose; or else what they say.
         */
        public Answer offered() {
            List<Integer> levels = levels();
            if (!levels.isEmpty()) {
                int level = levels.get((levels.size() - 1) / 2);
                return new Answer.Level(level, leastSure(level));
            }
            return votes.stream()
                    .map(Vote::answer)
                    .filter(answer -> !(answer instanceof Answer.Unknown))
                    .findFirst()
                    .orElseGet(Answer.Unknown::new);
        }

        private Evidence leastSure(int level) {
            return votes.stream()
                    .flatMap(vote ->
                            vote.answer() instanceof Answer.Level(int given, Evidence evidence) && given == level
                                    ? Stream.of(evidence)
                                    : Stream.empty())
                    .max(Comparator.naturalOrder())
                    .orElse(Evidence.GUESS);
        }
    }

    /**
     * @param votes on questions of the method
     * @param matters ids of the questions that can still change the recommendation
     */
    public static Differences of(Method method, Collection<Vote> votes, Set<String> matters) {
        Agreement agreement = Agreement.of(votes);
        Set<String> split = new HashSet<>();
        agreement.split().forEach(question -> split.add(question.question()));
        List<On> differ = new ArrayList<>();
        List<On> agree = new ArrayList<>();
        List<On> few = new ArrayList<>();
        Agreement.byQuestion(votes).entrySet().stream()
                .filter(entry -> method.hasQuestion(entry.getKey()))
                .sorted(Comparator.comparingInt(entry -> method.index(entry.getKey())))
                .map(entry -> new On(entry.getKey(), entry.getValue(), matters.contains(entry.getKey())))
                .forEach(on -> (split.contains(on.question()) ? differ : sameSaid(on) ? agree : few).add(on));
        differ.sort(Comparator.comparingDouble(On::worth).reversed()); // stable: the method's order stays
        return new Differences(differ, agree, few);
    }

    /** At least two took a side, or at least two said something and nobody knows. */
    private static boolean sameSaid(On on) {
        long unknown = on.votes().stream()
                .filter(vote -> vote.answer() instanceof Answer.Unknown)
                .count();
        long sides = on.votes().size() - unknown;
        return sides > 1 || (sides == 0 && unknown > 1);
    }

    public boolean isEmpty() {
        return differ.isEmpty() && agree.isEmpty() && few.isEmpty();
    }

    /** The question among all of them. */
    public Optional<On> on(String question) {
        return Stream.of(differ, agree, few)
                .flatMap(List::stream)
                .filter(on -> on.question().equals(question))
                .findFirst();
    }
}
