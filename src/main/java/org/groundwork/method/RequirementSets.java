package org.groundwork.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The least sets of requirements that make a condition true: an antichain, exact. A requirement set
 * asks for a level of some questions, an option among some of other questions, and figures.
 */
public final class RequirementSets {

    /** What a leaf means for the sheet at hand. */
    public enum LeafState {
        NOT_APPLICABLE,
        HOLDS,
        /** Holds while nobody knows; once the question is answered, its answer counts. */
        ASSUMED,
        /** Does not hold; the way has to require it. */
        MISSING
    }

    /** Answers for each leaf. */
    public interface Sheet {
        LeafState state(Condition leaf);

        /** False: {@code otherwise} stands in for this figure. */
        boolean computed(EconomicMetric figure);
    }

    /** Comparisons allowed for each set that may be held. */
    private static final long COMPARISONS_PER_SET = 2_000;

    /** More than {@link RequirementSets} was allowed to hold at once, or to compare. */
    public static final class TooManyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyException(int bound) {
            super("more than " + bound + " ways");
        }
    }

    /**
     * One set of requirements.
     *
     * @param levels by question index, 0 where nothing is required
     * @param options by question index, the options that would do as bits; null where none is
     *     required
     * @param figures figures that have to reach their threshold, as bits by ordinal
     * @param levelsIfAnswered by question index, what an answer has to reach if one is required at
     *     all: what was assumed while nobody knew
     * @param optionsIfAnswered the same for options, as bits; 0 where any would do
     */
    public record RequirementSet(
            int[] levels, long[] options, int figures, int[] levelsIfAnswered, long[] optionsIfAnswered) {

        boolean covers(RequirementSet other) {
            if ((other.figures & ~figures) != 0) {
                return false;
            }
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] < other.levels[i]
                        || levelsIfAnswered[i] < other.levelsIfAnswered[i]
                        || !within(options[i], other.options[i])
                        || !within(optionsIfAnswered[i], other.optionsIfAnswered[i])) {
                    return false;
                }
            }
            return true;
        }

        private static boolean within(long options, long others) {
            return others == 0 || (options != 0 && (options & ~others) == 0);
        }

        /** With what was assumed raised to requirements; null where no option would do. */
        private @Nullable RequirementSet answered() {
            int[] raised = levels.clone();
            long[] chosen = options.clone();
            for (int i = 0; i < raised.length; i++) {
                if (raised[i] > 0) {
                    raised[i] = Math.max(raised[i], levelsIfAnswered[i]);
                }
                if (chosen[i] != 0 && optionsIfAnswered[i] != 0) {
                    chosen[i] &= optionsIfAnswered[i];
                    if (chosen[i] == 0) {
                        return null;
                    }
                }
            }
            return new RequirementSet(raised, chosen, figures, levelsIfAnswered, optionsIfAnswered);
        }

        /** Both at once, or null where no option would do for both. */
        @Nullable
        RequirementSet and(RequirementSet other) {
            int[] both = levels.clone();
            int[] ifAnswered = levelsIfAnswered.clone();
            long[] chosen = options.clone();
            long[] ifChosen = optionsIfAnswered.clone();
            for (int i = 0; i < both.length; i++) {
                both[i] = Math.max(both[i], other.levels[i]);
                ifAnswered[i] = Math.max(ifAnswered[i], other.levelsIfAnswered[i]);
                if (!narrow(chosen, i, other.options[i])) {
                    return null;
                }
                if (!narrow(ifChosen, i, other.optionsIfAnswered[i])) {
                    // no option would do for all that was assumed: it has to stay unanswered
                    ifChosen[i] = NO_OPTION;
                }
            }
            return new RequirementSet(both, chosen, figures | other.figures, ifAnswered, ifChosen);
        }

        private static boolean narrow(long[] options, int at, long others) {
            if (others == 0) {
                return true;
            }
            options[at] = options[at] == 0 ? others : options[at] & others;
            return options[at] != 0;
        }
    }

    /** A bit that stands for no option of any choice. */
    private static final long NO_OPTION = Long.MIN_VALUE;

    private final Method method;
    private final Sheet sheet;
    private final int bound;

    /** Where a way could require less of a question than was assumed of it. */
    private final boolean[] mayFallShort;

    private final RequirementSet nothing;
    private long comparisons;

    /**
     * @param bound how many sets may be held at once
     */
    public RequirementSets(Method method, Sheet sheet, int bound) {
        this.method = method;
        this.sheet = sheet;
        this.bound = bound;
        int size = method.questions().size();
        this.nothing = new RequirementSet(new int[size], new long[size], 0, new int[size], new long[size]);
        this.mayFallShort = mayFallShort(method);
    }

    /**
     * Questions that one leaf assumes to be in order and another asks for less of, without assuming
     * anything; choices that one leaf assumes and another asks for.
     */
    private static boolean[] mayFallShort(Method method) {
        int size = method.questions().size();
        int[] assumed = new int[size];
        int[] shown = new int[size];
        Arrays.fill(shown, Integer.MAX_VALUE);
        Consumer<Condition> note = leaf -> {
            switch (leaf) {
                case Condition.AtLeast(String question, int level, boolean assumes) -> {
                    int i = method.index(question);
                    if (assumes) {
                        assumed[i] = Math.max(assumed[i], level);
                    } else {
                        shown[i] = Math.min(shown[i], level);
                    }
                }
                case Condition.OneOf(String question, var options, boolean assumes) -> {
                    int i = method.index(question);
                    if (assumes) {
                        assumed[i] = 1;
                    } else {
                        shown[i] = 0;
                    }
                }
                default -> {}
            }
        };
        method.gates().forEach(gate -> gate.condition().leaves(note));
        boolean[] mayFallShort = new boolean[size];
        for (int i = 0; i < size; i++) {
            mayFallShort[i] = shown[i] < assumed[i];
        }
        return mayFallShort;
    }

    /**
     * The ways to make every gate in the list hold at once.
     *
     * @throws TooManyException at the bound
     */
    public List<RequirementSet> of(List<Gate> gates) {
        List<RequirementSet> ways = List.of(nothing);
        for (Gate gate : gates) {
            List<RequirementSet> more = ways(gate.condition());
            if (more != null) {
                ways = both(ways, more);
            }
        }
        List<RequirementSet> answered = new ArrayList<>(ways.size());
        for (RequirementSet way : ways) {
            RequirementSet raised = way.answered();
            if (raised != null) {
                answered.add(raised);
            }
        }
        return answered;
    }

    /** Null where the condition is not applicable. */
    private @Nullable List<RequirementSet> ways(Condition condition) {
        return switch (condition) {
            case Condition.All(var members) -> {
                List<List<RequirementSet>> applicable = applicable(members);
                yield applicable.isEmpty() ? null : counted(applicable.size(), applicable);
            }
            case Condition.Any(var members) -> {
                List<List<RequirementSet>> applicable = applicable(members);
                yield applicable.isEmpty() ? null : counted(1, applicable);
            }
            case Condition.Count(int needed, var members) -> {
                List<List<RequirementSet>> applicable = applicable(members);
                yield applicable.isEmpty() ? null : counted(Math.min(needed, applicable.size()), applicable);
            }
            case Condition.Economics economics when !sheet.computed(economics.figure()) -> ways(economics.otherwise());
            case Condition.GateHolds(String gate) -> ways(method.gate(gate).condition());
            case Condition.Always always -> List.of(nothing);
            case Condition.Assumed assumed -> List.of(nothing);
            case Condition.AtLeast leaf -> leaf(leaf);
            case Condition.OneOf leaf -> leaf(leaf);
            case Condition.Economics leaf -> leaf(leaf);
        };
    }

    private List<List<RequirementSet>> applicable(List<Condition> members) {
        List<List<RequirementSet>> applicable = new ArrayList<>();
        for (Condition member : members) {
            List<RequirementSet> ways = ways(member);
            if (ways != null) {
                applicable.add(ways);
            }
        }
        return applicable;
    }

    private @Nullable List<RequirementSet> leaf(Condition leaf) {
        return switch (sheet.state(leaf)) {
            case NOT_APPLICABLE -> null;
            case HOLDS -> List.of(nothing);
            case ASSUMED -> List.of(assuming(leaf));
            case MISSING -> List.of(requiring(leaf));
        };
    }

    private RequirementSet requiring(Condition leaf) {
        int[] levels = nothing.levels().clone();
        long[] options = nothing.options().clone();
        int figures = 0;
        switch (leaf) {
            case Condition.AtLeast(String question, int level, boolean assumes) ->
                levels[method.index(question)] = level;
            case Condition.OneOf(String question, var wanted, boolean assumes) ->
                options[method.index(question)] = bits(question, wanted);
            case Condition.Economics economics ->
                figures = 1 << economics.figure().ordinal();
            default -> throw new IllegalArgumentException("not a leaf: " + leaf);
        }
        return new RequirementSet(levels, options, figures, nothing.levelsIfAnswered(), nothing.optionsIfAnswered());
    }

    private RequirementSet assuming(Condition leaf) {
        int[] levels = nothing.levelsIfAnswered().clone();
        long[] options = nothing.optionsIfAnswered().clone();
        switch (leaf) {
            case Condition.AtLeast(String question, int level, boolean assumes) -> {
                int i = method.index(question);
                if (!mayFallShort[i]) {
                    return nothing;
                }
                levels[i] = level;
            }
            case Condition.OneOf(String question, var wanted, boolean assumes) -> {
                int i = method.index(question);
                if (!mayFallShort[i]) {
                    return nothing;
                }
                options[i] = bits(question, wanted);
            }
            default -> throw new IllegalArgumentException("not a leaf: " + leaf);
        }
        return new RequirementSet(nothing.levels(), nothing.options(), 0, levels, options);
    }

    private long bits(String question, Set<String> wanted) {
        BitSet bits = new BitSet();
        List<Option> options = ((Question.Choice) method.question(question)).options();
        for (int i = 0; i < options.size(); i++) {
            bits.set(i, wanted.contains(options.get(i).id()));
        }
        return bits.toLongArray()[0];
    }

    /** At least {@code needed} of the members: row by row, as for binomial coefficients. */
    private List<RequirementSet> counted(int needed, List<List<RequirementSet>> members) {
        List<List<RequirementSet>> atLeast = new ArrayList<>();
        atLeast.add(List.of(nothing));
        for (int k = 1; k <= needed; k++) {
            atLeast.add(List.of());
        }
        for (int i = 0; i < members.size(); i++) {
            int left = members.size() - i - 1;
            for (int k = needed; k >= Math.max(1, needed - left); k--) {
                List<RequirementSet> with = both(atLeast.get(k - 1), members.get(i));
                atLeast.set(k, least(atLeast.get(k), with));
            }
        }
        return atLeast.get(needed);
    }

    private List<RequirementSet> both(List<RequirementSet> left, List<RequirementSet> right) {
        List<RequirementSet> least = List.of();
        for (RequirementSet a : left) {
            List<RequirementSet> row = new ArrayList<>(right.size());
            for (RequirementSet b : right) {
                RequirementSet both = a.and(b);
                if (both != null) {
                    row.add(both);
                }
            }
            least = least(least, row);
        }
        return least;
    }

    /** Of both lists, those that cover no other; of equal ones, the first. */
    private List<RequirementSet> least(List<RequirementSet> kept, List<RequirementSet> more) {
        if (kept.isEmpty() && more.size() <= 1) {
            return more;
        }
        List<RequirementSet> least = new ArrayList<>(kept);
        for (RequirementSet way : more) {
            comparisons += least.size();
            if (!coversAny(way, least)) {
                for (int i = least.size() - 1; i >= 0; i--) {
                    if (least.get(i).covers(way)) {
                        least.remove(i);
                    }
                }
                least.add(way);
            }
            if (least.size() > bound || comparisons > bound * COMPARISONS_PER_SET) {
                throw new TooManyException(bound);
            }
        }
        return least;
    }

    private static boolean coversAny(RequirementSet way, List<RequirementSet> others) {
        for (RequirementSet other : others) {
            if (way.covers(other)) {
                return true;
            }
        }
        return false;
    }
}
