package org.groundwork.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.groundwork.identity.Attempts.Subject;
import org.groundwork.identity.AuditTrail.Event;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.ReadyNote;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the first administrator and the first team. It takes the code that is printed at each start
 * while nobody has an account, so that it is the person at the console who sets up and not whoever
 * reaches the port first. The code is kept in memory only.
 */
@Service
public class SetUp implements ReadyNote {

    /** No 0, O, 1, I or L. */
    private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int GROUPS = 3;
    private static final int GROUP = 4;

    private final String code = randomCode();
    private final People people;
    private final Accounts accounts;
    private final Teams teams;
    private final Memberships memberships;
    private final Attempts attempts;
    private final AuditTrail audit;
    private final DirectoryRepository directory;
    private final TransactionTemplate transaction;

    SetUp(
            People people,
            Accounts accounts,
            Teams teams,
            Memberships memberships,
            Attempts attempts,
            AuditTrail audit,
            DirectoryRepository directory,
            TransactionTemplate transaction) {
        this.people = people;
        this.accounts = accounts;
        this.teams = teams;
        this.memberships = memberships;
        this.attempts = attempts;
        this.audit = audit;
        this.directory = directory;
        this.transaction = transaction;
    }

    /** Whether nobody has an account yet. */
    public boolean isOpen() {
        return people.isEmpty();
    }

    @Override
    public String text() {
        return isOpen() ? "Open it and set it up with this code: " + code : "";
    }

    /** The code, for tests; people read it on the console. */
    String code() {
        return code;
    }

    /** All that cannot be taken as it is given, the code aside; each says which field it is about. */
    public List<InvalidInput> objections(String email, String name, String password, String teamName) {
        return Stream.<Runnable>of(
                        () -> Accounts.checkedName(name),
                        () -> Accounts.checkedEmail(email),
                        () -> Accounts.requireGoodPassword(password, email, name),
                        () -> Teams.checkedName(teamName))
                .flatMap(SetUp::objection)
                .toList();
    }

    private static Stream<InvalidInput> objection(Runnable check) {
        try {
            check.run();
            return Stream.empty();
        } catch (InvalidInput objection) {
            return Stream.of(objection);
        }
    }

    /**
     * Makes the first administrator, and the first team with that person as its lead.
     *
     * @param from network address of the visitor
     * @return the administrator
     * @throws NotFound when somebody has an account already
     * @throws InvalidInput when the code is wrong or was tried too often, or something else cannot
     *     be taken
     */
    public PersonId complete(
            String givenCode, String email, String name, String password, String teamName, String from) {
        if (!isOpen()) {
            throw new NotFound();
        }
        if (!attempts.allow(Subject.setUpFromWider(from), Subject.setUp(from))) {
            throw new InvalidInput("identity.setup.code.too-many");
        }
        if (!isRight(givenCode)) {
            throw new InvalidInput("identity.setup.code.wrong");
        }
        PersonId person =
                Objects.requireNonNull(transaction.execute(status -> makeFirst(email, name, password, teamName)));
        attempts.forget(Subject.setUp(from));
        return person;
    }

    /** Of two at the same time, one gets through. */
    private PersonId makeFirst(String email, String name, String password, String teamName) {
        directory.hold();
        if (!isOpen()) {
            throw new NotFound();
        }
        PersonId person = accounts.createWithPassword(email, name, password, true, null);
        TeamId team = teams.create(teamName, person);
        memberships.set(person, team, TeamRole.LEAD, person);
        audit.record(Event.SET_UP, person, person, team, null);
        return person;
    }

    private boolean isRight(String given) {
        return MessageDigest.isEqual(bytes(plain(given)), bytes(plain(code)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String plain(String text) {
        return text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String randomCode() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
