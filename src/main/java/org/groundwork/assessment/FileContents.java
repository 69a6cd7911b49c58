package org.groundwork.assessment;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.groundwork.evidence.EvidenceFiles;
import org.groundwork.evidence.Looked;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Texts;
import org.springframework.stereotype.Service;

/**
 * Files on their way in and out. While one comes it lies on the disk, under no name, and no transaction is open; only
 * so many at a time are in memory, for as long as they are looked into.
 */
@Service
public class FileContents {

    private static final int LONGEST_NAME = 200;
    private static final int COMING = 20;
    private static final int COMING_OF_ONE = 3;
    private static final int LOOKED_INTO = 2;
    private static final long LONGEST_WAIT_SECONDS = 30;
    private static final int BUFFER = 1 << 16;

    private final AnswerFiles files;
    private final AnswerFileRepository repository;
    private final EvidenceProperties properties;
    private final CurrentPerson currentPerson;
    private final Semaphore coming = new Semaphore(COMING);
    private final Map<PersonId, Integer> comingOf = new ConcurrentHashMap<>();
    private final Semaphore lookedInto = new Semaphore(LOOKED_INTO, true);

    FileContents(
            AnswerFiles files,
            AnswerFileRepository repository,
            EvidenceProperties properties,
            CurrentPerson currentPerson) {
        this.files = files;
        this.repository = repository;
        this.properties = properties;
        this.currentPerson = currentPerson;
    }

    /** What became of a file that somebody sent. */
    public sealed interface Outcome {

        record Attached(AnswerFile file) implements Outcome {}

        /**
         * @param name as it would have been kept
         */
        record Refused(String name, Looked.Fault fault, List<String> where) implements Outcome {}
    }

    /**
     * Takes a file as it comes, looks into it and keeps it with an answer.
     *
     * @param givenName what the sender calls it
     * @param announced bytes that are said to come; below 0 where nothing is said
     * @throws InvalidInput if it is too large, is there already, or there is no room
     * @throws IOException if it does not come
     */
    public Outcome attach(AssessmentId id, String question, String givenName, InputStream content, long announced)
            throws IOException {
        files.requireAttaching(id, question);
        String name = name(givenName);
        // what a form says around its file is small
        if (announced > properties.maxFile().toBytes() + (1 << 16)) {
            throw tooLarge(name);
        }
        PersonId person = currentPerson.require().id();
        if (comingOf.merge(person, 1, Integer::sum) > COMING_OF_ONE || !coming.tryAcquire()) {
            leave(person);
            throw new InvalidInput("evidence.busy");
        }
        try {
            return take(id, question, name, content);
        } finally {
            coming.release();
            leave(person);
        }
    }

    private void leave(PersonId person) {
        comingOf.computeIfPresent(person, (one, number) -> number == 1 ? null : number - 1);
    }

    private InvalidInput tooLarge(String name) {
        return new InvalidInput(
                "evidence.too-large", name, Long.toString(properties.maxFile().toMegabytes()));
    }

    private Outcome take(AssessmentId id, String question, String name, InputStream content) throws IOException {
        Path path = Files.createTempFile("groundwork-", ".evidence"); // mode 0600
        try (FileChannel file = FileChannel.open(
                path, Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE))) {
            OutputStream out = Channels.newOutputStream(file);
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                size += read;
                if (size > properties.maxFile().toBytes()) {
                    throw tooLarge(name);
                }
                out.write(buffer, 0, read);
            }
            return lookInto(id, question, name, file, (int) size);
        }
    }

    private Outcome lookInto(AssessmentId id, String question, String name, FileChannel file, int size)
            throws IOException {
        boolean admitted = false;
        try {
            admitted = lookedInto.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
            if (!admitted) {
                throw new InvalidInput("evidence.busy");
            }
            ByteBuffer bytes = ByteBuffer.allocate(size);
            file.position(0);
            while (bytes.hasRemaining() && file.read(bytes) >= 0) {
                // until all is there
            }
            byte[] content = bytes.array();
            return switch (EvidenceFiles.look(name, content)) {
                case Looked.Refused(Looked.Fault fault, List<String> where) -> new Outcome.Refused(name, fault, where);
                case Looked.Fine fine ->
                    new Outcome.Attached(files.attach(
                            id, question, new AnswerFiles.Taken(name, fine.kind(), content, sha256(content))));
            };
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InvalidInput("evidence.busy");
        } finally {
            if (admitted) {
                lookedInto.release();
            }
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * The last part of what the sender calls it, on one line, without what no file system takes; what is too long loses
     * its middle, so that its end still says what it is.
     */
    static String name(String given) {
        String name = Texts.name(Texts.lastPart(given).replaceAll("[<>:\"|?*]", "_"));
        String bare = name.replaceAll("^[. ]+", "");
        if (bare.isEmpty()) {
            return "file";
        }
        int length = bare.codePointCount(0, bare.length());
        if (length <= LONGEST_NAME) {
            return bare;
        }
        int dot = bare.lastIndexOf('.');
        String end = dot < 0 || bare.codePointCount(dot, bare.length()) > 10 ? "" : bare.substring(dot);
        int kept = LONGEST_NAME - end.codePointCount(0, end.length()) - 1;
        return Texts.bare(bare.substring(0, bare.offsetByCodePoints(0, kept))) + "…" + end;
    }

    /** Writes what a file holds, piece by piece; no connection to the database is held while the other side reads. */
    public void write(AnswerFiles.Download download, OutputStream to) throws IOException {
        UUID content = download.content();
        long left = download.file().size();
        for (int number = 0; left > 0; number++) {
            byte[] piece = repository
                    .piece(content, number)
                    .orElseThrow(() -> new IOException("the file was erased while it was sent"));
            to.write(piece);
            left -= piece.length;
        }
    }
}
