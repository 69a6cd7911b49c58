package org.groundwork.demo;

import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.People;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.Teams;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Makes the demo's people and teams, and gives the people new passwords. */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class DemoPeople {

    /** Nothing that looks like something else: no 0, 1, i, l, o. */
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private final Accounts accounts;
    private final Memberships memberships;
    private final Teams teams;
    private final People people;
    private final PeopleDirectory directory;
    private final SecureRandom random = new SecureRandom();

    DemoPeople(Accounts accounts, Memberships memberships, Teams teams, People people, PeopleDirectory directory) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.teams = teams;
        this.people = people;
        this.directory = directory;
    }

    /** Whether nobody has an account yet. */
    boolean none() {
        return people.isEmpty();
    }

    /** Whether somebody has an account that the demo did not make. */
    boolean othersExist() {
        return directory.accounts().stream()
                .anyMatch(account -> DemoPerson.of(account.email()).isEmpty());
    }

    /** Makes everybody, and the teams. */
    Made make() {
        Made made = new Made(
                new EnumMap<>(DemoTeam.class), new EnumMap<>(DemoPerson.class), new EnumMap<>(DemoPerson.class));
        for (DemoTeam team : DemoTeam.values()) {
            made.teams.put(team, teams.create(team.title(), null));
        }
        for (DemoPerson person : DemoPerson.values()) {
            String password = password();
            PersonId id = accounts.createWithPassword(
                    person.email(), person.fullName(), password, person.administrator(), null);
            person.roles().forEach((team, role) -> memberships.set(id, made.id(team), role, null));
            made.passwords.put(person, password);
            made.people.put(person, id);
        }
        return made;
    }

    /** What was made. */
    record Made(Map<DemoTeam, TeamId> teams, Map<DemoPerson, PersonId> people, Map<DemoPerson, String> passwords) {

        TeamId id(DemoTeam team) {
            return Objects.requireNonNull(teams.get(team));
        }

        PersonId id(DemoPerson person) {
            return Objects.requireNonNull(people.get(person));
        }
    }

    /** Gives a new password to each who can still sign in; nobody else may be there. */
    Map<DemoPerson, String> renewPasswords() {
        Map<DemoPerson, String> passwords = new EnumMap<>(DemoPerson.class);
        for (AccountView account : directory.accounts()) {
            DemoPerson person = DemoPerson.of(account.email()).orElseThrow();
            if (account.active()) {
                String password = password();
                accounts.setPassword(account.id(), password, null);
                passwords.put(person, password);
            }
        }
        return passwords;
    }

    private String password() {
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
