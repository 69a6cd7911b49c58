package org.groundwork.measurement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.groundwork.economics.Range;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.ColumnKind;
import org.groundwork.lab.ColumnProfile;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabSamples;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Task;
import org.groundwork.lab.Watch;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;

/**
 * Stands in for the engines: reads the header of a CSV file, and "measures" what {@link LabSamples} gives. What
 * a column is is told by its name. Nothing native is loaded.
 */
@TestComponent
@Primary
@NullUnmarked
public class TestLab implements LabEngines {

    /** Between the steps of a measurement; for holding it, or for failing. */
    private volatile Runnable meanwhile = () -> {};

    private volatile @Nullable RuntimeException refusal;
    private volatile Supplier<List<Offer>> offers = List::of;
    private final List<LabQuestion> asked = new CopyOnWriteArrayList<>();
    private final ObjectProvider<CaseRuns> runs;

    TestLab(ObjectProvider<CaseRuns> runs) {
        this.runs = runs;
    }

    public void reset() {
        meanwhile = () -> {};
        refusal = null;
        offers = List::of;
        asked.clear();
    }

    /** What happens in the middle of a measurement. */
    public void during(Runnable happens) {
        meanwhile = happens;
    }

    /** No file can be read. */
    public void refuse(RuntimeException with) {
        refusal = with;
    }

    public void offer(Offer... given) {
        offers = () -> List.of(given);
    }

    /** The offers that most tests begin with. */
    public void offerALevelAndARange() {
        offer(new Offer("heuristic", 3, null, null), new Offer("captures", null, null, new Range.Interval(0.3, 0.5)));
    }

    /** What was asked, in order. */
    public List<LabQuestion> asked() {
        return List.copyOf(asked);
    }

    /** Waits for what is being done with a file, if anything is. */
    public void await(MeasurementId id) {
        runs.getObject().uploads().find(id).ifPresent(upload -> {
            try {
                if (upload.task() != null) {
                    upload.task().get(30, TimeUnit.SECONDS);
                }
            } catch (Exception failed) {
                throw new AssertionError(failed);
            }
        });
    }

    /** Forgets all files, as if nobody had brought any. */
    public void forget() {
        Uploads uploads = runs.getObject().uploads();
        uploads.all().forEach(upload -> {
            upload.cancel();
            await(upload.id());
            uploads.drop(upload.id());
        });
    }

    /** Folders of files that are kept now. */
    public long kept() {
        return runs.getObject().uploads().all().stream()
                .filter(upload -> upload.folder() != null && Files.exists(upload.folder()))
                .count();
    }

    /** Where a file lies. */
    @Nullable
    Path folder(MeasurementId id) {
        return runs.getObject().uploads().find(id).map(Uploads.Upload::folder).orElse(null);
    }

    @Override
    public CaseFiles files() {
        return (file, work) -> {
            if (refusal != null) {
                throw refusal;
            }
            return new HeaderOnly(file, work);
        };
    }

    @Override
    public LabResult run(CaseTable table, LabQuestion question, List<LabWarning> known, Watch watch) {
        asked.add(question);
        watch.at(Watch.Step.RULES, 0.3);
        meanwhile.run();
        watch.at(Watch.Step.INTERVALS, 0.9);
        return LabSamples.cancellations();
    }

    @Override
    public List<Offer> offers(LabResult result) {
        return offers.get();
    }

    private static final class HeaderOnly implements CaseFile {

        private final List<String> names;

        HeaderOnly(Path file, Path work) {
            if (!Files.isDirectory(work)) {
                throw new IllegalStateException("no folder to work in");
            }
            try (var lines = Files.lines(file)) {
                names = Arrays.asList(lines.findFirst()
                        .orElseThrow(() -> new LabException("empty"))
                        .split(","));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public FileProfile profile() {
            return new FileProfile(
                    "csv", 1_200, 3, names.stream().map(HeaderOnly::column).toList());
        }

        private static ColumnProfile column(String name) {
            if (name.endsWith("_at")) {
                return new ColumnProfile(
                        name, ColumnKind.TIME, 0, 900, "2024-01-01", "2025-12-31", List.of(3L, 5L, 9L), List.of());
            }
            if (name.equals("cancelled") || name.equals("region")) {
                return new ColumnProfile(
                        name,
                        ColumnKind.CATEGORY,
                        12,
                        2,
                        null,
                        null,
                        List.of(1_000L, 188L),
                        List.of(new ColumnProfile.Common("no", 1_000), new ColumnProfile.Common("yes", 188)));
            }
            return new ColumnProfile(name, ColumnKind.NUMBER, 0, 40, "0", "99", List.of(1L, 0L, 7L), List.of());
        }

        private @Nullable String known(String name) {
            return names.contains(name) ? name : null;
        }

        @Override
        public Proposal proposal() {
            boolean cancels = names.contains("cancelled");
            return new Proposal(
                    cancels ? Task.YES_NO : null,
                    known("cancelled"),
                    cancels ? "yes" : null,
                    known("decided_at"),
                    known("customer"),
                    null,
                    Set.of());
        }

        @Override
        public List<LabWarning> warnings(LabQuestion question) {
            return names.contains("reason")
                    ? List.of(new LabWarning(LabWarning.Kind.LEAK, List.of("reason"), List.of(0.99), null))
                    : List.of();
        }

        @Override
        public CaseTable read(LabQuestion question, int most) {
            return new CaseTable(0, 0, List.of(), new double[0], List.of(), null, null, null, null, null);
        }

        @Override
        public void close() {
            // nothing was opened
        }
    }
}
