package org.groundwork.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompiledMethodTest {

    private final byte[] file = core();
    private final Method method = MethodFile.readLinted("core@1.yaml", file, null);
    private final byte[] snapshot = CompiledMethod.of(method, file);

    @Test
    void holdsEverythingThatTheMethodSays() {
        assertThat(Objects.requireNonNull(CompiledMethod.read(snapshot, file)).parts())
                .isEqualTo(method.parts());
    }

    @Test
    void holdsWhatCoreDoesNotUse() {
        Method.Parts core = method.parts();
        Question first = core.sections().getFirst().questions().getFirst();
        Question.Common common = first.common();
        Question hidden = new Question.Levelled(
                new Question.Common(
                        common.id(),
                        common.section(),
                        common.title(),
                        common.text(),
                        common.why(),
                        common.how(),
                        common.evidence(),
                        3,
                        Effort.L,
                        common.role(),
                        null,
                        true,
                        new Condition.GateHolds("x"),
                        common.sources()),
                List.of(new Level("ä", "😀", 0.1, null)));
        Method other = new Method(new Method.Parts(
                "other",
                7,
                core.title(),
                "",
                new Replaces("x@1", "why", List.of(new Replaces.Changed("q", "w"))),
                new Uses("k", null, "t", null, "v", "c", new Uses.Readiness(List.of("a"), List.of("b", "c"))),
                new RiskScope(List.of("a"), List.of("b"), 2),
                new TooEarly(List.of("g"), 0.25, false),
                core.sources(),
                core.roles(),
                core.pyramid(),
                List.of(new Section("problem", "p", "p", "p", true, List.of(hidden))),
                core.flights(),
                List.of(new Verdict("V", "t", "h", "m", "g", "l", List.of("baseline"), true, Plan.PILOT, List.of("g"))),
                List.of(new Gate(
                        "g",
                        "t",
                        "s",
                        "f",
                        "V",
                        "e",
                        "r",
                        "n",
                        List.of(),
                        new Condition.Any(List.of(
                                new Condition.AtLeast("q", 2, true),
                                new Condition.OneOf("c", Set.of("a"), true),
                                new Condition.Economics(EconomicMetric.BEST_UPSIDE, 1.5, new Condition.Assumed()))),
                        List.of(new Condition.AtLeast("q", 3)))),
                core.startingConditions(),
                core.recipes()));

        Method read = CompiledMethod.read(CompiledMethod.of(other, file), file);

        assertThat(Objects.requireNonNull(read).parts()).isEqualTo(other.parts());
    }

    @Test
    void countsForNoOtherFile() {
        byte[] changed = file.clone();
        changed[changed.length - 1]++;

        assertThat(CompiledMethod.read(snapshot, changed)).isNull();
    }

    @Test
    void countsInItsOwnFormOnly() {
        byte[] newer = snapshot.clone();
        newer[3]++;

        assertThat(CompiledMethod.read(newer, file)).isNull();
    }

    private static byte[] core() {
        try (InputStream in = Methods.class.getResourceAsStream("/methods/core@1.yaml")) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
