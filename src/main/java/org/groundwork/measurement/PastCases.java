package org.groundwork.measurement;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabWarning;
import org.groundwork.measurement.Uploads.Upload;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Files of past cases, from their arrival to the start of a measurement. For the person who is signed in, as
 * {@link Measurements}; who does not answer is {@link Forbidden}. No transaction is open while a file comes.
 */
@Service
public class PastCases {

    private static final int LONGEST_NAME = 200;
    private static final int BUFFER = 1 << 16;

    /** What stays free on the disk, for everything else. */
    private static final long RESERVE = 256L << 20;

    private final Measurements measurements;
    private final MeasurementRecords records;
    private final CaseRuns runs;
    private final LabProperties properties;
    private final Assessments assessments;
    private final Access access;
    private final Clock clock;

    PastCases(
            Measurements measurements,
            MeasurementRecords records,
            CaseRuns runs,
            LabProperties properties,
            Assessments assessments,
            Access access,
            Clock clock) {
        this.measurements = measurements;
        this.records = records;
        this.runs = runs;
        this.properties = properties;
        this.assessments = assessments;
        this.access = access;
        this.clock = clock;
    }

    /** Whether the person may bring files and start measurements. */
    public void requireMeasuring(AssessmentId id) {
        measurements.requireEnabled();
        access.require(assessments.view(id).team().id(), Permission.ANSWER);
    }

    /**
     * Takes a file as it comes, and has it looked at.
     *
     * @param givenName what the sender calls it
     * @param announced bytes that are said to come; below 0 where nothing is said
     * @throws InvalidInput if it is too large, is empty, or there is no place for it
     * @throws IOException if it does not come
     */
    public MeasurementId upload(AssessmentId id, String givenName, InputStream content, long announced)
            throws IOException {
        return take(id, name(givenName), null, content, announced);
    }

    /** Takes one of the samples that ship. */
    public MeasurementId sample(AssessmentId id, LabSample sample) throws IOException {
        try (InputStream content = sample.open()) {
            return take(id, sample.file(), sample, content, -1);
        }
    }

    /** As a sample is called in the database. */
    public static String id(LabSample sample) {
        return sample.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private MeasurementId take(
            AssessmentId id, String fileName, @Nullable LabSample sample, InputStream content, long announced)
            throws IOException {
        requireMeasuring(id);
        AssessmentView assessment = assessments.view(id);
        PersonId person =
                access.require(assessment.team().id(), Permission.ANSWER).id();
        if (announced > properties.maxUpload().toBytes()) {
            throw tooLarge();
        }
        MeasurementId measurement = MeasurementId.random();
        Optional<Uploads.Full> full =
                runs.uploads().take(measurement, id, assessment.team().id(), person, clock.instant());
        if (full.isPresent()) {
            throw switch (full.get()) {
                case PERSON -> new InvalidInput("measurement.file.yours", Integer.toString(properties.uploadsEach()));
                case SERVER -> new InvalidInput("measurement.file.full", Integer.toString(properties.uploads()));
            };
        }
        boolean taken = false;
        try {
            Upload upload = runs.uploads().find(measurement).orElseThrow();
            store(upload, content, announced);
            upload.is(sample);
            records.uploaded(upload, fileName, sample == null ? null : id(sample), runs.instance());
            upload.used(clock.instant());
            runs.look(upload, null);
            taken = true;
            return measurement;
        } finally {
            if (!taken) {
                runs.uploads().drop(measurement);
            }
        }
    }

    private InvalidInput tooLarge() {
        return new InvalidInput("measurement.file.too-large", Long.toString(properties.maxMegabytes()));
    }

    private void store(Upload upload, InputStream content, long announced) throws IOException {
        Path folder;
        try {
            folder = runs.folder().make(upload.id());
            upload.lies(folder);
            Files.createDirectory(CaseRuns.work(folder));
            if (Files.getFileStore(folder).getUsableSpace() < Math.max(0, announced) + RESERVE) {
                throw new InvalidInput("measurement.file.no-space");
            }
        } catch (IOException unusable) {
            throw new InvalidInput("measurement.file.no-space");
        }
        long bytes = copy(content, folder.resolve(CaseRuns.FILE));
        if (bytes == 0) {
            throw new InvalidInput("measurement.file.empty");
        }
    }

    /** What does not come is an {@link IOException}; what cannot be written is the disk's. */
    private long copy(InputStream content, Path file) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = 0;
        try (OutputStream out = opened(file)) {
            while (true) {
                int read = content.read(buffer);
                if (read < 0) {
                    return bytes;
                }
                bytes += read;
                if (bytes > properties.maxUpload().toBytes()) {
                    throw tooLarge();
                }
                write(out, buffer, read);
            }
        }
    }

    private static OutputStream opened(Path file) {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW);
        } catch (IOException unusable) {
            throw new InvalidInput("measurement.file.no-space");
        }
    }

    private static void write(OutputStream out, byte[] buffer, int length) {
        try {
            out.write(buffer, 0, length);
        } catch (IOException full) {
            throw new InvalidInput("measurement.file.no-space");
        }
    }

    /** The last part of what the sender calls it, on one line. */
    static String name(String given) {
        return Texts.fileName(given, LONGEST_NAME, "file");
    }

    /**
     * A file, and what its columns may be.
     *
     * @param profile null while it is looked at for the first time
     * @param draft null likewise
     * @param looking whether it is being looked at
     */
    public record Sheet(
            @Nullable FileProfile profile,
            List<LabWarning> warnings,
            @Nullable QuestionDraft draft,
            boolean looking) {}

    /**
     * A file that waits to be measured. Looking at it counts as using it.
     *
     * @return empty where another application of the installation holds it
     */
    public Optional<Sheet> sheet(AssessmentId id, MeasurementId measurement) {
        requireMeasuring(id);
        return held(id, measurement).map(upload -> {
            upload.used(clock.instant());
            Uploads.Seen seen = upload.seen();
            return seen == null
                    ? new Sheet(null, List.of(), null, true)
                    : new Sheet(seen.profile(), seen.warnings(), upload.draft(), !upload.idle());
        });
    }

    private Optional<Upload> held(AssessmentId id, MeasurementId measurement) {
        return runs.uploads()
                .find(measurement)
                .filter(upload -> upload.assessment().equals(id));
    }

    private Upload waiting(AssessmentId id, MeasurementId measurement) {
        requireMeasuring(id);
        Upload upload = held(id, measurement).orElseThrow(() -> new Conflict("measurement.elsewhere"));
        upload.used(clock.instant());
        if (upload.seen() == null || !upload.idle()) {
            throw new Conflict("measurement.looking.busy");
        }
        return upload;
    }

    /** Keeps what was typed, as it is. */
    public void keep(AssessmentId id, MeasurementId measurement, QuestionDraft draft) {
        waiting(id, measurement).draft(draft);
    }

    /** Looks at the file anew, with these columns. */
    public void look(AssessmentId id, MeasurementId measurement, QuestionDraft draft) {
        Upload upload = waiting(id, measurement);
        upload.draft(draft);
        runs.look(upload, draft);
    }

    /**
     * Something that is wrong with what was typed.
     *
     * @param field of the draft
     * @param key of the message
     */
    public record Fault(String field, String key, List<String> arguments) {}

    /**
     * Starts the measurement, unless something is wrong; what was typed is kept in any case.
     *
     * @return what is wrong; empty where it was started
     * @throws Conflict if somebody else was faster
     */
    public List<Fault> measure(AssessmentId id, MeasurementId measurement, QuestionDraft draft, LocalNumbers numbers) {
        Upload upload = waiting(id, measurement);
        upload.draft(draft);
        QuestionReader.Read read =
                QuestionReader.read(draft, Objects.requireNonNull(upload.seen()).profile(), numbers);
        LabQuestion question = read.question();
        if (question == null) {
            return read.problems().stream()
                    .map(problem -> new Fault(problem.field(), "measurement." + problem.key(), problem.arguments()))
                    .toList();
        }
        PersonId person = access.require(upload.team(), Permission.ANSWER).id();
        if (!records.started(upload, question, person)) {
            throw new Conflict("measurement.started");
        }
        runs.measure(upload, question, person);
        return List.of();
    }
}
