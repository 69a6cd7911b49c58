package org.groundwork.scoring;

import java.util.List;
import java.util.Objects;
import org.groundwork.method.Method;
import org.jspecify.annotations.Nullable;

/**
 * What a recommendation rests on, and so how much may be said about the case. Whoever names the
 * recommendation of a sheet asks here which it is, so that every page, list and file says the same.
 *
 * @param verdict id of the one that may be named; null while it is too early, whether few were
 *     asked or nobody knew
 * @param findOut ids of the questions that keep the gate from being reached and to which nobody
 *     knows the answer, in the order of the gate; empty where that decides nothing
 */
public record VerdictBasis(@Nullable String verdict, State state, List<String> findOut) {

    /** From nothing to something. */
    public enum State {
        /** Too few answers: no verdict is named. */
        TOO_FEW_ANSWERS,
        /**
         * Hardly anything is known: nothing but what nobody knows keeps the gate from being reached,
         * and little is known of the first gates.
         */
        NOBODY_KNOWS,
        /** The gate is open: not shown, and nothing that is known rules it out. */
        NOT_SHOWN,
        /** The gate failed, every gate is reached, or nothing else is possible. */
        SHOWN
    }

    public VerdictBasis {
        findOut = List.copyOf(findOut);
    }

    /**
     * @param result of this sheet
     */
    public static VerdictBasis of(AnswerSheet sheet, Result result) {
        String blockingGate = result.blockingGate();
        State known = result.tooEarly() ? State.TOO_FEW_ANSWERS : State.SHOWN;
        if (blockingGate == null || result.settled()) {
            return new VerdictBasis(result.verdict(), known, List.of());
        }
        GateResult gate = result.gate(blockingGate);
        if (gate.state() == GateState.FAILED) {
            return new VerdictBasis(result.verdict(), known, List.of());
        }
        List<ConditionResult> lacking = Findings.lackingLeaves(gate.condition());
        List<String> findOut = lacking.stream()
                .filter(ConditionResult::nobodyKnows)
                .map(ConditionResult::question)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (result.tooEarly()) {
            return new VerdictBasis(null, State.TOO_FEW_ANSWERS, findOut);
        }
        return lacking.stream().allMatch(ConditionResult::nobodyKnows) && littleKnown(sheet)
                ? new VerdictBasis(null, State.NOBODY_KNOWS, findOut)
                : new VerdictBasis(result.verdict(), State.NOT_SHOWN, findOut);
    }

    /**
     * Id of the verdict that may be named; null while it is too early.
     *
     * @param result of this sheet
     */
    public static @Nullable String named(AnswerSheet sheet, Result result) {
        return of(sheet, result).verdict();
    }

    private static boolean littleKnown(AnswerSheet sheet) {
        Method method = sheet.method();
        return new Scorer(method).known(sheet) < method.tooEarly().share();
    }

    /** It is too early for a recommendation, whether few were asked or nobody knew. */
    public boolean tooEarly() {
        return verdict == null;
    }

    /** Enough was asked, and hardly anything is known. */
    public boolean nobodyKnows() {
        return state == State.NOBODY_KNOWS;
    }

    /** What a verdict claims about the case is true of it. */
    public boolean shown() {
        return state == State.SHOWN;
    }
}
