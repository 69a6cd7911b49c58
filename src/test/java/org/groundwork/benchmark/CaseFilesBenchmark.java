package org.groundwork.benchmark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.Lab;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Per;
import org.groundwork.lab.Task;
import org.groundwork.lab.Worth;
import org.groundwork.lab.engines.DuckDbCaseFiles;

/**
 * Makes a file of past cases of so many rows and columns, and measures what opening, profiling, judging and reading it take, and the
 * most memory that the process held: {@code CaseFilesBenchmark 5000000 10}.
 */
public final class CaseFilesBenchmark {

    private CaseFilesBenchmark() {}

    public static void main(String[] args) throws IOException {
        int rows = Integer.parseInt(args[0]);
        int columns = Integer.parseInt(args[1]);
        Path folder = Files.createTempDirectory("cases");
        try {
            Path file = folder.resolve("cases.csv");
            make(file, rows, columns);
            System.out.printf("%,d x %d, %,d MB, memory so far %d MB%n", rows, columns, Files.size(file) >> 20, peak());
            long start = System.nanoTime();
            worked = work();
            try (CaseFile cases = new DuckDbCaseFiles().open(file, folder.resolve("work"))) {
                start = said("open", start);
                cases.profile();
                start = said("profile", start);
                System.out.println(cases.proposal());
                start = said("proposal", start);
                LabQuestion question = new LabQuestion(
                        Task.YES_NO,
                        "cancelled",
                        "yes",
                        "decided_at",
                        "customer",
                        null,
                        Set.of(),
                        null,
                        new Worth.Capacity(10, Per.HUNDRED),
                        0,
                        null,
                        null);
                List<LabWarning> warnings = cases.warnings(question);
                start = said("warnings", start);
                CaseTable table = cases.read(question, Lab.MOST_ROWS);
                start = said("read " + table.rows() + " of " + table.all(), start);
                warnings.forEach(System.out::println);
                try (Stream<Path> left = Files.walk(folder.resolve("work"))) {
                    System.out.printf(
                            "%d MB on disk%n",
                            left.filter(Files::isRegularFile)
                                            .mapToLong(path -> path.toFile().length())
                                            .sum()
                                    >> 20);
                }
            }
            System.out.printf("peak memory of the process %d MB%n", peak());
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    /** Processor time so far. */
    private static long worked;

    private static long said(String what, long start) {
        long now = System.nanoTime();
        long work = work();
        System.out.printf(
                "%-24s %6d ms, %6d ms of processor time, peak %d MB%n",
                what, (now - start) / 1_000_000, (work - worked) / 1_000_000, peak());
        worked = work();
        return System.nanoTime();
    }

    private static long work() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static long peak() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void make(Path file, int rows, int columns) throws IOException {
        Random random = new Random(1);
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            StringBuilder line = new StringBuilder("case,decided_at,customer,cancelled");
            for (int c = 4; c < columns; c++) {
                line.append(",column_").append(c);
            }
            out.append(line).append('\n');
            double[] values = new double[columns];
            for (int r = 0; r < rows; r++) {
                double score = -2.5;
                for (int c = 4; c < columns; c++) {
                    values[c] = random.nextGaussian();
                    score += c < 8 ? values[c] : 0;
                }
                line.setLength(0);
                line.append(r)
                        .append(',')
                        .append(LocalDate.ofEpochDay(19_000 + (long) r * 700 / rows))
                        .append(",C")
                        .append(random.nextInt(rows / 5 + 1))
                        .append(random.nextDouble() < 1 / (1 + Math.exp(-score)) ? ",yes" : ",no");
                for (int c = 4; c < columns; c++) {
                    line.append(',');
                    switch (c % 4) {
                        case 0 -> line.append(Math.round(values[c] * 1_000) / 1_000.0);
                        case 1 -> line.append(Math.round(values[c] * 20));
                        case 2 -> line.append("group ").append((char) ('a' + Math.round(Math.abs(values[c]) * 4)));
                        default -> line.append(values[c] > 1.5 ? "" : "" + Math.round(values[c] * 100) / 100.0);
                    }
                }
                out.append(line).append('\n');
            }
        }
    }
}
