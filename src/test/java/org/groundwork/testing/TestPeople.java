package org.groundwork.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.SignedInAuthentication;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/**
 * Makes people and teams, most often the team of three that {@link #retention} gives, and signs
 * people in: {@code mvc.perform(get("/").with(people.signedIn(team.lead())))} for a request, {@link
 * #actAs} for calling a service. Import it, or use {@link GroundworkTest}.
 */
@TestComponent
public class TestPeople {

    /** The password of everybody made here. */
    public static final String PASSWORD = "correct horse battery";

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private final Accounts accounts;
    private final Memberships memberships;
    private final Teams teams;
    private final Assessments assessments;
    private final Evaluations evaluations;

    public TestPeople(
            Accounts accounts, Memberships memberships, Teams teams, Assessments assessments, Evaluations evaluations) {
        this.accounts = accounts;
        this.memberships = memberships;
        this.teams = teams;
        this.assessments = assessments;
        this.evaluations = evaluations;
    }

    /** A new team "Retention" of three, with which most tests begin. */
    public TestTeam retention() {
        TeamId team = team("Retention");
        return new TestTeam(
                this,
                assessments,
                evaluations,
                team,
                member("Mira Holm", team, TeamRole.LEAD),
                member("Jonas Berg", team, TeamRole.CONTRIBUTOR),
                member("Ada Wolff", team, TeamRole.MANAGER));
    }

    /** A team with a name that no other team has. */
    public TeamId team(String name) {
        return teams.create(name + " " + NUMBER.incrementAndGet(), null);
    }

    /** A person who belongs to no team. */
    public PersonId person(String name) {
        return create(name, false);
    }

    public PersonId administrator(String name) {
        return create(name, true);
    }

    /** A new person with this role in the team. */
    public PersonId member(String name, TeamId team, TeamRole role) {
        PersonId person = person(name);
        memberships.set(person, team, role, null);
        return person;
    }

    /** Signs the person in for one request, with the roles that the person has by then. */
    public RequestPostProcessor signedIn(PersonId person) {
        return request ->
                authentication(new SignedInAuthentication(load(person))).postProcessRequest(request);
    }

    /**
     * Makes the person the current one on this thread, for calling services. Undo with {@link
     * #nobody}.
     */
    public SignedIn actAs(PersonId person) {
        SignedIn signedIn = load(person);
        SecurityContextHolder.getContext().setAuthentication(new SignedInAuthentication(signedIn));
        return signedIn;
    }

    public void nobody() {
        SecurityContextHolder.clearContext();
    }

    /** Does it as this person; whoever was the current one before is it again afterwards. */
    public <T> T as(PersonId person, Supplier<T> deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContextHolder.setContext(SecurityContextHolder.createEmptyContext());
        try {
            actAs(person);
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** The same, where nothing comes of it. */
    public void doAs(PersonId person, Runnable deed) {
        as(person, () -> {
            deed.run();
            return true;
        });
    }

    /** The person with the roles of this moment. */
    public SignedIn load(PersonId person) {
        return accounts.signedIn(person).orElseThrow();
    }

    /** What the person signs in with. */
    public String email(PersonId person) {
        return load(person).email();
    }

    private PersonId create(String name, boolean administrator) {
        return accounts.createWithPassword(
                "person" + NUMBER.incrementAndGet() + "@example.org", name, PASSWORD, administrator, null);
    }
}
