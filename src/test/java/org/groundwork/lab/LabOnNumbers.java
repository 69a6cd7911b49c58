package org.groundwork.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.groundwork.lab.engines.LoadedLearners;
import org.jspecify.annotations.NullUnmarked;

/**
 * Runs the protocol on a table of numbers and prints how the rows were divided and what each contender gained, for
 * {@code src/test/benchmark/compare-lab.py}, which computes the same with scikit-learn on the same rows.
 */
@NullUnmarked
final class LabOnNumbers {

    private LabOnNumbers() {}

    /**
     * @param args task, file with a header and numbers only (an empty cell is missing), outcome, and for yes or no the share of
     *     cases that can be acted on
     */
    public static void main(String[] args) throws IOException {
        Task task = Task.valueOf(args[0]);
        List<String> lines = Files.readAllLines(Path.of(args[1]));
        List<String> names = List.of(lines.getFirst().split(",", -1));
        double[][] values = new double[names.size()][lines.size() - 1];
        for (int row = 0; row < lines.size() - 1; row++) {
            String[] cells = lines.get(row + 1).split(",", -1);
            for (int j = 0; j < cells.length; j++) {
                values[j][row] = cells[j].isEmpty() ? Double.NaN : Double.parseDouble(cells[j]);
            }
        }
        int at = names.indexOf(args[2]);
        int classes =
                task == Task.CLASSES ? (int) Arrays.stream(values[at]).max().orElseThrow() + 1 : 0;
        List<CaseColumn> columns = new ArrayList<>();
        for (int j = 0; j < values.length; j++) {
            if (j != at) {
                columns.add(new CaseColumn.Numbers(names.get(j), values[j]));
            }
        }
        CaseTable table = new CaseTable(
                lines.size() - 1,
                lines.size() - 1L,
                columns,
                values[at],
                IntStream.range(0, classes).mapToObj(Integer::toString).toList(),
                null,
                null,
                null,
                null,
                null);
        Worth worth = switch (task) {
            case YES_NO -> new Worth.Capacity(Double.parseDouble(args[3]), Per.HUNDRED);
            case CLASSES -> new Worth.Sorted(false);
            case NUMBER, FORECAST -> new Worth.Error(1, 1);
        };
        String yes = task == Task.YES_NO ? "1" : null;
        LabQuestion question =
                new LabQuestion(task, args[2], yes, null, null, null, Set.of(), null, worth, 0, null, null, null);
        long start = System.nanoTime();
        LabResult result = Lab.run(table, question, new LoadedLearners(), List.of(), (step, done) -> {}, 1);
        System.err.printf("%s: %.1f s%n", args[1], (System.nanoTime() - start) / 1e9);
        Split split = Split.of(table, 0, 1);
        System.out.println("learn " + rows(split.learn()));
        System.out.println("tune " + rows(split.tune()));
        System.out.println("test " + rows(split.test()));
        System.out.println("possible " + result.possible());
        System.out.println("best " + result.bestSimple().id());
        result.contenders()
                .forEach(one -> System.out.println(one.contender().id() + " "
                        + (one.level() != null ? one.level() : one.gain().value()) + " "
                        + one.gain().low() + " " + one.gain().high()));
    }

    private static String rows(int[] rows) {
        return Arrays.stream(rows).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
