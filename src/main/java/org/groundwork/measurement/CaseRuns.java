package org.groundwork.measurement;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.groundwork.identity.PersonId;
import org.groundwork.lab.CaseFile;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.Lab;
import org.groundwork.lab.LabException;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Proposal;
import org.groundwork.lab.Watch;
import org.groundwork.measurement.Uploads.Seen;
import org.groundwork.measurement.Uploads.Upload;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at files and measures, a few at a time, on this machine, because the files are here
 * (docs/adr/0085). Whatever ends, its file is deleted. What goes wrong is told without what the engines
 * say of it: a value of a row may stand in that.
 */
@Component
class CaseRuns implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(CaseRuns.class);

    /** Behind the web server, which ends what is under way first. */
    private static final int PHASE = Integer.MAX_VALUE - 4_096;

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final Duration LEAVE = Duration.ofSeconds(5);
    private static final int FRAMES = 4;

    /** In which the cases lie, whatever the person calls the file. */
    static final String FILE = "cases";

    private static final String WORK = "work";

    private final LabProperties properties;
    private final LabEngines engines;
    private final MeasurementRecords records;
    private final Clock clock;
    private final UUID instance = UUID.randomUUID();
    private final Uploads uploads;
    private final LabFolder folder;

    private @Nullable ExecutorService workers;
    private @Nullable ScheduledExecutorService signs;
    private volatile boolean running;

    CaseRuns(LabProperties properties, LabEngines engines, MeasurementRecords records, Clock clock) {
        this.properties = properties;
        this.engines = engines;
        this.records = records;
        this.clock = clock;
        this.uploads = new Uploads(properties.uploads(), properties.uploadsEach());
        this.folder = new LabFolder(properties.directory(), instance);
    }

    UUID instance() {
        return instance;
    }

    Uploads uploads() {
        return uploads;
    }

    LabFolder folder() {
        return folder;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** What a crash left is deleted. */
    @Override
    public void start() {
        folder.deleteAbandoned();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        List<Upload> held = uploads.all();
        held.forEach(Upload::cancel);
        synchronized (this) {
            end(signs);
            end(workers);
            signs = null;
            workers = null;
        }
        for (Upload upload : held) {
            try {
                records.lost(upload.id());
            } catch (RuntimeException away) {
                log.warn("a measurement is not marked as lost; whoever looks for it will: {}", upload.id());
            }
            uploads.drop(upload.id());
        }
        folder.close();
    }

    private static void end(@Nullable ExecutorService threads) {
        if (threads == null) {
            return;
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LEAVE.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("a measurement is still under way; it ends with the process");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Looks at a file: for the first time, or anew with the columns that somebody chose.
     *
     * @param chosen null the first time
     */
    void look(Upload upload, @Nullable QuestionDraft chosen) {
        submit(upload, upload.person(), () -> {
            try (CaseFile file = open(upload)) {
                if (chosen == null) {
                    lookFirst(upload, file);
                } else {
                    lookAgain(upload, file, chosen);
                }
            }
        });
    }

    private void lookFirst(Upload upload, CaseFile file) {
        FileProfile profile = file.profile();
        Proposal proposal = file.proposal();
        records.counted(upload.id(), profile.rows(), profile.columns().size());
        LabSample sample = upload.sample();
        QuestionDraft draft = sample == null
                ? QuestionDraft.of(profile, proposal, proposal.leftOut())
                : QuestionDraft.of(profile, sample.question(), proposal.leftOut());
        List<LabWarning> warnings = warnings(file, draft, profile);
        Set<String> suspects = suspects(warnings);
        Set<String> leftOut = new HashSet<>(proposal.leftOut());
        leftOut.addAll(suspects);
        upload.seen(new Seen(profile, proposal, warnings, suspects), draft.withLeftOut(leftOut));
    }

    /** What is suspected for the first time is proposed to be left out; what somebody took in again stays. */
    private static void lookAgain(Upload upload, CaseFile file, QuestionDraft chosen) {
        Seen before = Objects.requireNonNull(upload.seen());
        List<LabWarning> warnings = warnings(file, chosen, before.profile());
        Set<String> fresh = suspects(warnings);
        fresh.removeAll(before.suspects());
        Set<String> leftOut = new HashSet<>(chosen.leftOut());
        leftOut.addAll(fresh);
        Set<String> known = new HashSet<>(before.suspects());
        known.addAll(fresh);
        upload.seen(new Seen(before.profile(), before.proposal(), warnings, known), chosen.withLeftOut(leftOut));
    }

    private static List<LabWarning> warnings(CaseFile file, QuestionDraft draft, FileProfile profile) {
        return QuestionReader.columnsAlone(draft.withLeftOut(Set.of()), profile)
                .map(file::warnings)
                .orElse(List.of());
    }

    private static Set<String> suspects(List<LabWarning> warnings) {
        Set<String> columns = new HashSet<>();
        warnings.stream()
                .filter(warning -> warning.kind().isLeak())
                .forEach(warning -> columns.addAll(warning.columns()));
        return columns;
    }

    /** Measures, for the person who said what. */
    void measure(Upload upload, LabQuestion question, PersonId by) {
        submit(upload, by, () -> {
            Follow follow = new Follow(upload, properties.longest());
            try (CaseFile file = open(upload)) {
                follow.at(Watch.Step.READING, 0);
                List<LabWarning> known = file.warnings(question);
                CaseTable table = file.read(question, Lab.MOST_ROWS);
                records.finished(upload, engines.run(table, question, known, follow), by);
            } catch (CancellationException ended) {
                if (!follow.overdue) {
                    throw ended;
                }
                records.failed(
                        upload,
                        "measurement.fault.too-long",
                        List.of(properties.longest().toMinutes()),
                        by);
            }
            uploads.drop(upload.id());
        });
    }

    private CaseFile open(Upload upload) {
        Path in = Objects.requireNonNull(upload.folder());
        return engines.files().open(in.resolve(FILE), in.resolve(WORK));
    }

    /** Where the file and what engines write of it lie; made when the file comes. */
    static Path work(Path folder) {
        return folder.resolve(WORK);
    }

    private void submit(Upload upload, PersonId concerned, Runnable work) {
        try {
            synchronized (this) {
                beginSigns();
                if (workers == null) {
                    workers = Executors.newFixedThreadPool(properties.runs(), threads("lab-run"));
                }
                upload.task(workers.submit(() -> guarded(upload, concerned, work)));
            }
        } catch (RejectedExecutionException stopping) {
            records.lost(upload.id());
            uploads.drop(upload.id());
        }
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform()
                .name(name + "-", 1)
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .factory();
    }

    private void guarded(Upload upload, PersonId concerned, Runnable work) {
        upload.worker(Thread.currentThread());
        try {
            if (upload.cancelled()) {
                throw new CancellationException();
            }
            work.run();
        } catch (LabException refused) {
            over(upload, () -> records.failed(upload, refused, concerned));
        } catch (RuntimeException | LinkageError | OutOfMemoryError failure) {
            over(upload, () -> {
                if (upload.cancelled()) {
                    records.cancelled(upload, null, null);
                } else {
                    log.error("measurement {} failed: {}", upload.id(), kind(failure));
                    records.failed(upload, "measurement.fault." + fault(failure), List.of(), concerned);
                }
            });
        } finally {
            upload.worker(null);
        }
    }

    /** Whether it succeeds or not, the file goes. */
    private void over(Upload upload, Runnable told) {
        upload.worker(null);
        // a thread that is interrupted gets no connection to the database
        Thread.interrupted();
        try {
            told.run();
        } catch (RuntimeException away) {
            log.error("what became of measurement {} could not be written down: {}", upload.id(), kind(away));
        } finally {
            uploads.drop(upload.id());
        }
    }

    private static String fault(Throwable failure) {
        return switch (failure) {
            case OutOfMemoryError full -> "memory";
            case LinkageError missing -> "engine";
            default -> "other";
        };
    }

    /** What it was and where, without its message. */
    static String kind(Throwable failure) {
        List<String> said = new ArrayList<>();
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < FRAMES; depth++, cause = cause.getCause()) {
            said.add(cause.getClass().getName());
        }
        StackTraceElement[] trace = failure.getStackTrace();
        for (int at = 0; at < Math.min(FRAMES, trace.length); at++) {
            said.add("at " + trace[at]);
        }
        return String.join(" ", said);
    }

    /** Follows one measurement. */
    private final class Follow implements Watch {

        private final Upload upload;
        private final long end;
        private long told = Long.MIN_VALUE;
        private @Nullable Step last;
        private boolean overdue;

        Follow(Upload upload, Duration longest) {
            this.upload = upload;
            this.end = System.nanoTime() + longest.toNanos();
        }

        @Override
        public void at(Step step, double done) {
            long now = System.nanoTime();
            if (upload.cancelled()) {
                throw new CancellationException();
            }
            if (now - end >= 0) {
                overdue = true;
                throw new CancellationException();
            }
            if (step != last || now - told >= BETWEEN_REPORTS.toNanos()) {
                last = step;
                told = now;
                records.progress(upload.id(), step.name(), Math.clamp(done, 0, 1));
            }
        }
    }

    /** From the first file on this application says that it lives, and looks after its files. */
    synchronized void beginSigns() {
        if (!running) {
            throw new RejectedExecutionException("stopping");
        }
        if (signs == null) {
            signs = Executors.newSingleThreadScheduledExecutor(threads("lab-signs"));
            signs.scheduleWithFixedDelay(
                    this::sign, SIGN_OF_LIFE.toSeconds(), SIGN_OF_LIFE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void sign() {
        try {
            sweep(clock.instant());
        } catch (RuntimeException away) {
            log.debug("no sign of life was given", away);
        }
    }

    /**
     * Says that this application lives, ends what somebody wants to end, and deletes files that nobody came
     * back to.
     *
     * @param now the moment of this call
     */
    void sweep(Instant now) {
        List<MeasurementId> held = uploads.all().stream().map(Upload::id).toList();
        if (held.isEmpty()) {
            return;
        }
        for (MeasurementId id : records.beat(held, now)) {
            uploads.find(id).ifPresent(Upload::cancel);
        }
        for (Upload upload : uploads.all()) {
            boolean forgotten = upload.folder() != null
                    && upload.idle()
                    && upload.lastUsed().isBefore(now.minus(properties.unused()));
            if (forgotten || upload.cancelled() && upload.idle()) {
                records.cancelled(upload, forgotten ? "measurement.fault.unused" : null, null);
                uploads.drop(upload.id());
            }
        }
    }
}
