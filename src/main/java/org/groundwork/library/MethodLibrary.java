package org.groundwork.library;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.assessment.MethodTrial;
import org.groundwork.assessment.MethodTrials;
import org.groundwork.identity.Access;
import org.groundwork.identity.InstallationEvent;
import org.groundwork.identity.SignedIn;
import org.groundwork.library.MethodRepository.Read;
import org.groundwork.markup.Problem;
import org.groundwork.method.Method;
import org.groundwork.method.MethodFile;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Methods of an installation's own, for administrators: a file becomes a draft, a draft is published, what is published can
 * be retired. A file is read and linted outside of transactions: that can take a while.
 */
@Service
public class MethodLibrary {

    /** More than anybody works on at once. */
    static final int MOST_DRAFTS = 50;

    /** As long as a name of a file is kept. */
    private static final int LONGEST_FILE_NAME = 120;

    private static final int REFERENCE = 8;

    private final MethodRepository repository;
    private final MethodTrials trials;
    private final Access access;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MethodLibrary(
            MethodRepository repository,
            MethodTrials trials,
            Access access,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.trials = trials;
        this.access = access;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A method with what its file says.
     *
     * @param method null where the file cannot be read
     * @param problems what keeps a draft from being published; for what is published, what this release finds in it and
     *     an earlier one did not
     */
    public record Examined(OwnMethod own, @Nullable Method method, List<Problem> problems) {
        public Examined {
            problems = List.copyOf(problems);
        }

        /**
         * The method, which can be tried and published.
         *
         * @throws Conflict if its file cannot be read or something in it is wrong
         */
        public Method withoutFaults() {
            if (method == null || !problems.isEmpty()) {
                throw new Conflict("library.faults");
            }
            return method;
        }
    }

    /** Drafts first, the last changed first; then what was published, by name. */
    public List<OwnMethod> all() {
        access.requireAdministrator();
        return repository.all();
    }

    /** How many assessments stay with which method, by its name in files. */
    public Map<String, Long> inUse() {
        return trials.inUse();
    }

    /**
     * @throws NotFound if there is none
     */
    public OwnMethod find(UUID id) {
        access.requireAdministrator();
        return repository.find(id).orElseThrow(NotFound::new);
    }

    /**
     * Reads and lints its file.
     *
     * @throws NotFound if there is none
     */
    public Examined examine(UUID id) {
        return examine(find(id), file(id));
    }

    /** The file, byte for byte. */
    public byte[] file(UUID id) {
        access.requireAdministrator();
        return repository.content(id).orElseThrow(NotFound::new);
    }

    private Examined examine(OwnMethod own, byte[] file) {
        // the name of what is published is taken, by itself
        MethodFile.Examined read =
                own.draft() ? examine(own.fileName(), file) : MethodFile.examine(own.fileName(), file);
        return new Examined(own, read.method(), read.problems());
    }

    /** With what is wrong only here: a name that is taken. */
    private MethodFile.Examined examine(String fileName, byte[] file) {
        MethodFile.Examined read = MethodFile.examine(fileName, file);
        Method method = read.method();
        if (method == null) {
            return read;
        }
        List<Problem> problems = new ArrayList<>();
        if (Methods.shipsAny(method.id())) {
            problems.add(new Problem(
                    fileName,
                    0,
                    0,
                    "id",
                    "%s is the name of a method that comes with Groundwork; give yours an id of its own"
                            .formatted(method.id())));
        }
        int newest = repository.newestPublished(method.id());
        if (newest >= method.version()) {
            problems.add(new Problem(
                    fileName,
                    0,
                    0,
                    "version",
                    "%s@%d is published already; give this one version %d or a higher one"
                            .formatted(method.id(), newest, newest + 1)));
        }
        problems.addAll(read.problems());
        return new MethodFile.Examined(method, problems);
    }

    /**
     * Keeps a file as a draft, whatever is wrong with it.
     *
     * @throws InvalidInput if it is empty or too large
     * @throws Conflict if there are {@link #MOST_DRAFTS}
     */
    public UUID add(String fileName, byte[] file) {
        SignedIn person = access.requireAdministrator();
        requireSize(file);
        String name = fileName(fileName);
        UUID id = UUID.randomUUID();
        Read read = read(examine(name, file));
        transaction.executeWithoutResult(status -> {
            repository.lockAll();
            if (repository.drafts() >= MOST_DRAFTS) {
                throw new Conflict("library.most", Integer.toString(MOST_DRAFTS));
            }
            repository.insert(id, name, file, read, person.id(), clock.instant());
            tell(LibraryActivity.METHOD_ADDED, id, read, person);
        });
        return id;
    }

    /**
     * Puts another file in the place of a draft's.
     *
     * @throws InvalidInput if it is empty or too large
     * @throws Conflict if it is no draft any more
     */
    public void replace(UUID id, String fileName, byte[] file) {
        SignedIn person = access.requireAdministrator();
        requireSize(file);
        String name = fileName(fileName);
        Read read = read(examine(name, file));
        transaction.executeWithoutResult(status -> {
            requireDraft(id);
            repository.replace(id, name, file, read, person.id(), clock.instant());
            tell(LibraryActivity.METHOD_REPLACED, id, read, person);
        });
    }

    private static void requireSize(byte[] file) {
        if (file.length == 0) {
            throw new InvalidInput("library.file.empty");
        }
        if (file.length > MethodFile.BOUNDS.bytes()) {
            throw new InvalidInput("library.file.too-large");
        }
    }

    private OwnMethod requireDraft(UUID id) {
        OwnMethod own = repository.lock(id).orElseThrow(NotFound::new);
        if (!own.draft()) {
            throw new Conflict("library.no-draft");
        }
        return own;
    }

    private static String fileName(String given) {
        return Texts.fileName(given, LONGEST_FILE_NAME, "method.yaml");
    }

    private static Read read(MethodFile.Examined examined) {
        Method method = examined.method();
        return method == null
                ? new Read(null, null, null, Math.max(1, examined.problems().size()))
                : new Read(
                        method.id(),
                        method.version(),
                        method.title(),
                        examined.problems().size());
    }

    /**
     * Removes a draft for good.
     *
     * @throws Conflict if it is no draft any more
     */
    public void remove(UUID id) {
        SignedIn person = access.requireAdministrator();
        transaction.executeWithoutResult(status -> {
            OwnMethod own = requireDraft(id);
            repository.remove(id);
            tell(LibraryActivity.METHOD_REMOVED, own, person);
        });
    }

    /**
     * Publishes a draft: new assessments can take it from now on, and it stays as it is.
     *
     * @param seen when the file came that the person looked at
     * @throws Conflict if another file came since, something is wrong with it, another one of that name was published, or it
     *     is no draft any more
     */
    public void publish(UUID id, Instant seen) {
        SignedIn person = access.requireAdministrator();
        Examined examined = examine(id);
        transaction.executeWithoutResult(status -> {
            repository.lockAll();
            OwnMethod own = requireDraft(id);
            if (!own.changedAt().equals(seen) || !examined.own().changedAt().equals(seen)) {
                throw new Conflict("library.changed-meanwhile");
            }
            Method method = examined.withoutFaults();
            if (repository.newestPublished(method.id()) >= method.version()) {
                throw new Conflict("library.taken", method.ref());
            }
            repository.publish(
                    id, new Read(method.id(), method.version(), method.title(), 0), person.id(), clock.instant());
            repository.faultyUpTo(method.id(), method.version());
            events.publishEvent(
                    new InstallationEvent(LibraryActivity.METHOD_PUBLISHED, null, person.id(), method.ref()));
        });
    }

    /** From now on new assessments cannot take it; nothing happens to one that is retired. */
    public void retire(UUID id) {
        SignedIn person = access.requireAdministrator();
        transaction.executeWithoutResult(status -> {
            OwnMethod own = requirePublished(id);
            if (own.state() == MethodState.PUBLISHED) {
                repository.retire(id, person.id(), clock.instant());
                tell(LibraryActivity.METHOD_RETIRED, own, person);
            }
        });
    }

    /** New assessments can take it again; nothing happens to one that is offered. */
    public void offerAgain(UUID id) {
        SignedIn person = access.requireAdministrator();
        transaction.executeWithoutResult(status -> {
            OwnMethod own = requirePublished(id);
            if (own.state() == MethodState.RETIRED) {
                repository.offerAgain(id);
                tell(LibraryActivity.METHOD_OFFERED_AGAIN, own, person);
            }
        });
    }

    private OwnMethod requirePublished(UUID id) {
        OwnMethod own = repository.lock(id).orElseThrow(NotFound::new);
        if (own.draft()) {
            throw new Conflict("library.not-published");
        }
        return own;
    }

    /** What a method would make of the assessments that there are. */
    public record Tried(OwnMethod own, MethodTrial trial) {}

    /**
     * What it would make of the assessments that there are.
     *
     * @throws Conflict if its file cannot be read or is wrong
     */
    public Tried tryOut(UUID id) {
        Examined examined = examine(id);
        return new Tried(examined.own(), trials.run(examined.withoutFaults()));
    }

    private void tell(LibraryActivity what, UUID id, Read read, SignedIn person) {
        String ref = read.name() == null ? reference(id) : read.name() + "@" + read.version();
        events.publishEvent(new InstallationEvent(what, null, person.id(), ref));
    }

    private void tell(LibraryActivity what, OwnMethod own, SignedIn person) {
        String ref = own.ref();
        events.publishEvent(new InstallationEvent(what, null, person.id(), ref == null ? reference(own.id()) : ref));
    }

    /** By which the trail tells drafts without a name apart: the beginning of the id, which is in the address of its page. */
    private static String reference(UUID id) {
        return id.toString().substring(0, REFERENCE);
    }
}
