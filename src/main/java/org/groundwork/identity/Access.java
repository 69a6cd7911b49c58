package org.groundwork.identity;

import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Component;

/** Lets the current person through to a team's assessments, or does not. */
@Component
public class Access {

    private final CurrentPerson currentPerson;

    Access(CurrentPerson currentPerson) {
        this.currentPerson = currentPerson;
    }

    /**
     * Checks that the current person may do this in this team.
     *
     * @return who it is
     * @throws NotFound when the person does not belong to the team
     * @throws Forbidden when the person's role there does not include the act
     * @throws Conflict when the team is put away
     */
    public SignedIn require(TeamId team, Permission permission) {
        SignedIn person = currentPerson.require();
        if (!person.belongsTo(team)) {
            throw new NotFound();
        }
        if (!person.may(permission, team)) {
            if (person.allows(permission, team)) {
                throw new Conflict("identity.team.put-away");
            }
            throw new Forbidden();
        }
        return person;
    }

    /**
     * Checks that the current person administers the installation.
     *
     * @throws NotFound when not: to others these pages do not exist
     */
    public SignedIn requireAdministrator() {
        SignedIn person = currentPerson.require();
        if (!person.administrator()) {
            throw new NotFound();
        }
        return person;
    }
}
