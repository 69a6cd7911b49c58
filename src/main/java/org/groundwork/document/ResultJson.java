package org.groundwork.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.economics.Analysis;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Caveats;
import org.groundwork.scoring.CheapestChange;
import org.groundwork.scoring.ConditionResult;
import org.groundwork.scoring.EconomicMetrics;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.PyramidScore;
import org.groundwork.scoring.Readiness;
import org.groundwork.scoring.Result;
import org.groundwork.scoring.SectionScore;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * The result of scoring as JSON: a stable contract to which keys are only ever added. What cannot
 * be said is absent, never zero; {@code verdict} alone is null, while too little is answered. Where
 * enough was answered and hardly anything is known, {@code nobodyKnows} is true: then it is too early
 * to name the verdict, which is what the gates say until somebody finds out. Figures carry full
 * precision.
 */
public final class ResultJson {

    /**
     * What a file made.
     *
     * @param initiative its name
     * @param nobodyKnows it is too early to name the verdict, because hardly anything is known
     * @param analysis null where no economics were stated
     * @param similar cases whose outcome is known, nearest first; null where nobody asked for them
     */
    public record Scored(
            String initiative,
            Result result,
            boolean nobodyKnows,
            @Nullable Analysis analysis,
            @Nullable List<Similar> similar) {

        /**
         * Of a file and what its method makes of it.
         *
         * @param similar null where nobody asked for them
         */
        public static Scored of(AssessmentFile file, Appraisal appraisal, @Nullable List<Similar> similar) {
            return new Scored(
                    file.initiative().name(),
                    appraisal.result(),
                    // results of methods that know no expectations stay as they are, to the byte
                    file.method().expects()
                            && VerdictBasis.of(file.sheet(), appraisal.result()).nobodyKnows(),
                    appraisal.analysis(),
                    similar);
        }

        /** Where enough is known, and nobody asked for similar cases. */
        public Scored(String initiative, Result result, @Nullable Analysis analysis) {
            this(initiative, result, false, analysis, null);
        }

        /** Without economics. */
        public Scored(String initiative, Result result) {
            this(initiative, result, null);
        }
    }

    /**
     * A case that is like this one.
     *
     * @param shared how many answers were compared
     */
    public record Similar(String id, double distance, int shared) {}

    private ResultJson() {}

    /** One object; ends with a line end. */
    public static String of(Scored scored) {
        return Json.text(tree(scored));
    }

    /** An array in the order of the list; ends with a line end. */
    public static String of(List<Scored> scored) {
        List<Object> trees = new ArrayList<>();
        for (Scored one : scored) {
            trees.add(tree(one));
        }
        return Json.text(trees);
    }

    private static Map<String, @Nullable Object> tree(Scored scored) {
        Result result = scored.result();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("groundwork", AssessmentFile.FORMAT);
        tree.put("method", result.method());
        tree.put("initiative", scored.initiative());
        tree.put("verdict", result.verdict());
        if (scored.nobodyKnows()) {
            tree.put("nobodyKnows", true);
        }
        tree.put("settled", result.settled());
        tree.put("possibleVerdicts", result.possibleVerdicts());
        Readiness readiness = result.readiness();
        if (readiness != null) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("low", readiness.band().low());
            figures.put("stated", readiness.band().stated());
            figures.put("high", readiness.band().high());
            figures.put("heldBackBy", readiness.heldBackBy());
            tree.put("readiness", figures);
        }
        tree.put("sections", list(result.sections(), ResultJson::section));
        tree.put("pyramid", list(result.pyramid(), ResultJson::pyramid));
        Caveats caveats = result.caveats();
        tree.put("gates", list(result.gates(), gate -> gate(gate, caveats != null)));
        if (result.cheapestChange() != null) {
            tree.put("cheapestChange", cheapestChange(result.cheapestChange()));
        }
        tree.put("stillMatters", result.stillMatters());
        if (caveats != null) {
            tree.put("conditions", list(caveats.conditions(), ResultJson::unmet));
            tree.put("assumed", caveats.assumed());
            tree.put("firm", caveats.firm());
            tree.put("hangsOn", list(caveats.hangsOn(), ResultJson::hinge));
        }
        if (scored.similar() != null) {
            tree.put("similar", list(scored.similar(), ResultJson::similar));
        }
        if (scored.analysis() != null) {
            tree.put("economics", AnalysisJson.tree(scored.analysis()));
        }
        return tree;
    }

    private static <T> List<Object> list(List<T> items, java.util.function.Function<T, Map<String, Object>> tree) {
        List<Object> trees = new ArrayList<>();
        for (T item : items) {
            trees.add(tree.apply(item));
        }
        return trees;
    }

    private static Map<String, Object> section(SectionScore score) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", score.id());
        if (score.band() != null) {
            tree.put("low", score.band().low());
            tree.put("stated", score.band().stated());
            tree.put("high", score.band().high());
        }
        if (score.coverage() != null) {
            tree.put("coverage", score.coverage());
        }
        return tree;
    }

    private static Map<String, Object> pyramid(PyramidScore score) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", score.id());
        tree.put("state", score.state().id());
        if (score.band() != null) {
            tree.put("low", score.band().low());
            tree.put("high", score.band().high());
        }
        return tree;
    }

    private static Map<String, Object> unmet(Caveats.Unmet unmet) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", unmet.gate());
        tree.put("question", unmet.question());
        tree.put("need", unmet.need());
        tree.put("stated", unmet.stated());
        if (unmet.unknown()) {
            tree.put("unknown", true);
        }
        return tree;
    }

    private static Map<String, Object> similar(Similar similar) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("case", similar.id());
        tree.put("distance", similar.distance());
        tree.put("shared", similar.shared());
        return tree;
    }

    private static Map<String, Object> hinge(Caveats.Hinge hinge) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("question", hinge.question());
        tree.put("to", hinge.to());
        tree.put("verdict", hinge.verdict());
        return tree;
    }

    /**
     * @param wide whether the method's gates expect things: then figures say how wide they are as
     *     well
     */
    private static Map<String, Object> gate(GateResult gate, boolean wide) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", gate.id());
        tree.put("state", gate.state().id());
        tree.put("verdictIfNotPassed", gate.verdictIfNotPassed());
        tree.put("leaves", leaves(gate.condition(), wide));
        if (wide) {
            List<Object> expects = new ArrayList<>();
            gate.expects().forEach(leaf -> collect(leaf, expects, true));
            tree.put("expects", expects);
        }
        return tree;
    }

    /**
     * In the order of the method; a figure that could not be computed carries the leaves that stand
     * in for it.
     */
    private static List<Object> leaves(ConditionResult condition, boolean wide) {
        List<Object> leaves = new ArrayList<>();
        collect(condition, leaves, wide);
        return leaves;
    }

    private static void collect(ConditionResult condition, List<Object> leaves, boolean wide) {
        switch (condition) {
            case ConditionResult.Group group -> group.members().forEach(member -> collect(member, leaves, wide));
            case ConditionResult.GateLeaf gate -> collect(gate.condition(), leaves, wide);
            case ConditionResult.LevelLeaf leaf -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("question", leaf.question());
                tree.put("need", leaf.need());
                if (leaf.state() != null) {
                    tree.put("low", leaf.low());
                    tree.put("stated", leaf.stated());
                    tree.put("high", leaf.high());
                }
                leaves.add(withState(assuming(tree, leaf.assumes()), leaf));
            }
            case ConditionResult.OptionLeaf leaf -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("question", leaf.question());
                tree.put("oneOf", leaf.oneOf());
                if (leaf.stated() != null) {
                    tree.put("stated", leaf.stated());
                }
                leaves.add(withState(assuming(tree, leaf.assumes()), leaf));
            }
            case ConditionResult.FigureLeaf leaf -> {
                Map<String, Object> tree = new LinkedHashMap<>();
                tree.put("economics", leaf.figure().id());
                tree.put("need", leaf.need());
                EconomicMetrics.Reading reading = leaf.reading();
                if (reading != null) {
                    tree.put("value", reading.stated());
                    if (wide) {
                        tree.put("low", reading.low());
                        tree.put("stated", reading.stated());
                        tree.put("high", reading.high());
                    }
                }
                withState(tree, leaf);
                if (leaf.otherwise() != null) {
                    tree.put("otherwise", leaves(leaf.otherwise(), wide));
                }
                leaves.add(tree);
            }
            case ConditionResult.Always always -> {}
            case ConditionResult.Assumed assumed -> {}
        }
    }

    /** It is taken to hold, as stated, until somebody knows. */
    private static Map<String, Object> assuming(Map<String, Object> tree, boolean assumes) {
        if (assumes) {
            tree.put("unknown", "assumed");
        }
        return tree;
    }

    /** A leaf that is not applicable has no state. */
    private static Map<String, Object> withState(Map<String, Object> tree, ConditionResult leaf) {
        if (leaf.state() != null) {
            tree.put("state", leaf.state().id());
        }
        return tree;
    }

    private static Map<String, Object> cheapestChange(CheapestChange change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("gate", change.gate());
        tree.put("reachable", change.reachable());
        if (!change.reachable()) {
            tree.put("facts", change.facts());
            return tree;
        }
        if (change.cost() != null) {
            tree.put("cost", change.cost());
        }
        tree.put("changes", list(change.changes(), ResultJson::change));
        return tree;
    }

    private static Map<String, Object> change(CheapestChange.Change change) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("question", change.question());
        switch (change) {
            case CheapestChange.Lift lift -> {
                tree.put("from", lift.from());
                tree.put("to", lift.to());
            }
            case CheapestChange.Test test -> {
                tree.put("from", test.from() == null ? "unknown" : "not-tested");
                tree.put("to", "tested");
            }
        }
        tree.put("effort", change.effort().id());
        tree.put("findOutFirst", change.findOutFirst());
        return tree;
    }
}
