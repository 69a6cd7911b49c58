package org.groundwork.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Small files of comma-separated values without quotes, in memory; and learners that learn hardly anything. */
@NullUnmarked
public final class MemoryCases implements CaseFiles {

    private final Proposal proposal;
    private final List<Path> folders = new ArrayList<>();

    public MemoryCases(Proposal proposal) {
        this.proposal = proposal;
    }

    /** Folders that were handed over, in which something was written. */
    public List<Path> folders() {
        return folders;
    }

    @Override
    public CaseFile open(Path file, Path work) {
        try {
            Files.writeString(work.resolve("spill"), "x");
            folders.add(work);
            List<String[]> rows = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                rows.add(line.split(",", -1));
            }
            if (rows.size() < 2) {
                throw new LabException("no-rows");
            }
            return new Opened(Arrays.asList(rows.removeFirst()), rows, proposal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Opened(List<String> names, List<String[]> rows, Proposal proposal) implements CaseFile {

        @Override
        public FileProfile profile() {
            List<ColumnProfile> columns = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                int at = i;
                List<String> values = rows.stream()
                        .map(row -> row[at])
                        .filter(value -> !value.isEmpty())
                        .toList();
                List<ColumnProfile.Common> common = values.stream().distinct().count() > 12
                        ? List.of()
                        : values.stream()
                                .distinct()
                                .map(value -> new ColumnProfile.Common(
                                        value,
                                        values.stream().filter(value::equals).count()))
                                .sorted(Comparator.comparing(ColumnProfile.Common::rows)
                                        .reversed())
                                .toList();
                ColumnKind kind = kind(values);
                boolean ordered = kind == ColumnKind.NUMBER || kind == ColumnKind.TIME;
                Comparator<String> order = kind == ColumnKind.NUMBER
                        ? Comparator.comparingDouble(Double::parseDouble)
                        : Comparator.naturalOrder();
                columns.add(new ColumnProfile(
                        names.get(i),
                        kind,
                        rows.size() - values.size(),
                        values.stream().distinct().count(),
                        ordered ? values.stream().min(order).orElse(null) : null,
                        ordered ? values.stream().max(order).orElse(null) : null,
                        List.of(),
                        ordered ? List.of() : common));
            }
            return new FileProfile("csv", rows.size(), 0, columns);
        }

        private static ColumnKind kind(List<String> values) {
            if (values.stream().allMatch(value -> value.matches("-?[0-9.]+"))) {
                return ColumnKind.NUMBER;
            }
            if (values.stream().allMatch(value -> value.matches("\\d{4}-\\d\\d-\\d\\d"))) {
                return ColumnKind.TIME;
            }
            return values.stream().distinct().count() <= 20 ? ColumnKind.CATEGORY : ColumnKind.TEXT;
        }

        @Override
        public Proposal proposal() {
            return proposal;
        }

        @Override
        public List<LabWarning> warnings(LabQuestion question) {
            return question.time() == null
                    ? List.of(new LabWarning(LabWarning.Kind.NO_TIME, List.of(), List.of(), null))
                    : List.of();
        }

        /** Arrays that may be null are not told apart from such of values that may be. */
        @Override
        @SuppressWarnings("NullAway")
        public CaseTable read(LabQuestion question, int most) {
            List<String[]> sorted = new ArrayList<>(rows);
            String time = question.time();
            if (time != null) {
                sorted.sort(Comparator.comparing(row -> row[names.indexOf(time)]));
            }
            int[] all = IntStream.range(0, sorted.size()).toArray();
            List<CaseColumn> columns = new ArrayList<>();
            Set<String> used = new HashSet<>(question.leftOut());
            for (String name : new String[] {question.outcome(), time, question.thing(), question.today()}) {
                used.add(String.valueOf(name));
            }
            for (String name : names) {
                if (!used.contains(name)) {
                    columns.add(new CaseColumn.Numbers(
                            name,
                            Arrays.stream(all)
                                    .mapToDouble(row -> number(sorted, row, name))
                                    .toArray()));
                }
            }
            double[] outcome = Arrays.stream(all)
                    .mapToDouble(row -> question.yes() == null
                            ? number(sorted, row, question.outcome())
                            : cell(sorted, row, question.outcome()).equals(question.yes()) ? 1 : 0)
                    .toArray();
            List<String> things = question.thing() == null
                    ? List.of()
                    : sorted.stream()
                            .map(row -> row[names.indexOf(question.thing())])
                            .distinct()
                            .toList();
            return new CaseTable(
                    sorted.size(),
                    sorted.size(),
                    columns,
                    outcome,
                    List.of(),
                    time == null
                            ? null
                            : Arrays.stream(all)
                                    .mapToLong(row -> LocalDate.parse(cell(sorted, row, time))
                                            .atStartOfDay()
                                            .toEpochSecond(ZoneOffset.UTC))
                                    .toArray(),
                    question.thing() == null
                            ? null
                            : Arrays.stream(all)
                                    .map(row -> things.indexOf(cell(sorted, row, question.thing())))
                                    .toArray(),
                    question.today() == null
                            ? null
                            : Arrays.stream(all)
                                    .mapToDouble(row -> number(sorted, row, question.today()))
                                    .toArray(),
                    null,
                    null);
        }

        private String cell(List<String[]> sorted, int row, @Nullable String name) {
            return sorted.get(row)[names.indexOf(name)];
        }

        private double number(List<String[]> sorted, int row, @Nullable String name) {
            try {
                return Double.parseDouble(cell(sorted, row, name));
            } catch (NumberFormatException e) {
                return Double.NaN;
            }
        }

        @Override
        public void close() {}
    }

    /** Says the sum of the first columns; the strong one of all. */
    public static Learner.Learners learners() {
        return new Learner.Learners() {
            @Override
            public Learner linear() {
                return new Sums(1);
            }

            @Override
            public Learner tree() {
                return new Sums(1);
            }

            @Override
            public Optional<Learner> strong() {
                return Optional.of(new Sums(2));
            }
        };
    }

    private record Sums(int most) implements Learner {
        @Override
        public Model learn(Matrix past, @Nullable Matrix tuning, int classes, long seed) {
            return new Model() {
                @Override
                public Model again(Matrix past) {
                    return this;
                }

                @Override
                public float[][] predict(Matrix cases) {
                    float[][] said = new float[cases.rows()][1];
                    for (int row = 0; row < cases.rows(); row++) {
                        double sum = 0;
                        for (int column = 0; column < Math.min(most, cases.columns()); column++) {
                            sum += cases.values()[row * cases.columns() + column];
                        }
                        said[row][0] = (float) (1 / (1 + Math.exp(-sum)));
                    }
                    return said;
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public boolean takesMissing() {
            return false;
        }

        @Override
        public int mostCases(int columns) {
            return Integer.MAX_VALUE;
        }
    }
}
