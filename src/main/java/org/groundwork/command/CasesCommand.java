package org.groundwork.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.Json;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;
import org.groundwork.reference.Validation;
import org.groundwork.scoring.GateResult;
import org.groundwork.scoring.GateState;
import org.jspecify.annotations.Nullable;

/** Scores the reference cases again, and says how the recommendations stand to hindsight. */
final class CasesCommand {

    private static final String FORMAT = "--format";

    private CasesCommand() {}

    static int run(List<String> args, Commands.Terminal terminal) {
        Arguments arguments = Arguments.parse(args, List.of(FORMAT, "--help"));
        if (!arguments.files().isEmpty()) {
            throw new UsageException(Messages.get("usage.cases"));
        }
        boolean json = ScoreCommand.json(arguments.option(FORMAT));
        return print(Validation.of(ReferenceCases.scored()), json, terminal);
    }

    /** Ends as the command does: well only if every case comes out as its file expects. */
    static int print(Validation validation, boolean json, Commands.Terminal terminal) {
        terminal.out().print(json ? Json.text(tree(validation)) : text(validation));
        int status = Commands.FINE;
        for (ScoredCase one : validation.cases()) {
            for (String difference : differences(one)) {
                terminal.err().println(one.reference().id() + ": " + difference);
                status = Commands.NOT_ASKED_FOR;
            }
        }
        return status;
    }

    private static List<String> differences(ScoredCase one) {
        ReferenceCase.Expected expected = one.reference().expected();
        List<String> differences = new ArrayList<>();
        String verdict = verdict(one);
        if (!verdict.equals(expected.verdict())) {
            differences.add(differs("verdict", expected.verdict(), verdict));
        }
        if (!Set.copyOf(one.result().possibleVerdicts()).equals(expected.possibleVerdicts())) {
            differences.add(differs(
                    "possibleVerdicts",
                    String.join(", ", new TreeSet<>(expected.possibleVerdicts())),
                    String.join(", ", new TreeSet<>(one.result().possibleVerdicts()))));
        }
        for (GateResult gate : one.result().gates()) {
            GateState state = expected.gates().get(gate.id());
            if (gate.state() != state) {
                differences.add(differs(
                        gate.id(),
                        state == null ? Messages.get("cases.none") : state.id(),
                        gate.state().id()));
            }
        }
        return differences;
    }

    private static String differs(String what, String expected, String got) {
        return Messages.get("cases.differs", what, expected, got);
    }

    private static String verdict(ScoredCase one) {
        return Objects.requireNonNullElse(one.result().verdict(), Messages.get("score.too-early-short"));
    }

    private static String text(Validation validation) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                Messages.get("cases.year"),
                Messages.get("cases.name"),
                Messages.get("cases.hindsight"),
                Messages.get("cases.ours"),
                "",
                ""));
        for (ScoredCase one : validation.cases()) {
            rows.add(List.of(
                    Integer.toString(one.reference().year()),
                    one.reference().name(),
                    one.reference().hindsight(),
                    verdict(one),
                    Messages.get("cases.agreement." + one.agreement().id()),
                    Messages.get(one.result().settled() ? "text.settled" : "text.provisional")));
        }
        StringBuilder text = new StringBuilder();
        text.append(Messages.get("cases.title", validation.method().ref())).append("\n\n");
        table(rows, text);
        text.append('\n')
                .append(Messages.get(
                        "cases.sum",
                        Integer.toString(validation.supported()),
                        Integer.toString(validation.total()),
                        Integer.toString(validation.same()),
                        Integer.toString(validation.defensible()),
                        Integer.toString(validation.misses().size())))
                .append('\n')
                .append(Messages.get(
                        "cases.settled",
                        Integer.toString(validation.settled()),
                        Integer.toString(validation.total()),
                        Integer.toString(validation.settledWrong())))
                .append('\n')
                .append(Messages.get(
                        "cases.expected",
                        Integer.toString(validation.asExpected()),
                        Integer.toString(validation.total())))
                .append('\n');
        return text.toString();
    }

    private static void table(List<List<String>> rows, StringBuilder text) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).repeat(" ", widths[i] - row.get(i).length() + 2);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private static Map<String, Object> tree(Validation validation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("groundwork", AssessmentFile.FORMAT);
        tree.put("method", validation.method().ref());
        List<Object> cases = new ArrayList<>();
        for (ScoredCase one : validation.cases()) {
            cases.add(tree(one));
        }
        tree.put("cases", cases);
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("cases", validation.total());
        totals.put("supported", validation.supported());
        totals.put("same", validation.same());
        totals.put("defensible", validation.defensible());
        totals.put("missed", validation.misses().size());
        totals.put("settled", validation.settled());
        totals.put("settledNotSupported", validation.settledWrong());
        totals.put("supportedPossible", validation.supportedPossible());
        totals.put("asExpected", validation.asExpected());
        tree.put("totals", totals);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(ScoredCase one) {
        ReferenceCase reference = one.reference();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", reference.id());
        tree.put("name", reference.name());
        tree.put("year", reference.year());
        tree.put("domain", reference.domain().id());
        tree.put("hindsight", reference.hindsight());
        tree.put("alsoDefensible", reference.alsoDefensible());
        tree.put("verdict", one.result().verdict());
        tree.put("settled", one.result().settled());
        tree.put("possibleVerdicts", one.result().possibleVerdicts());
        tree.put("agreement", one.agreement().id());
        tree.put("asExpected", one.asExpected());
        return tree;
    }
}
