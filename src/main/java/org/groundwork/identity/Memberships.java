package org.groundwork.identity;

import org.groundwork.identity.AuditTrail.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who belongs to which team, in which role: one role for each person in each team. */
@Service
@Transactional
public class Memberships {

    private final MembershipRepository memberships;
    private final LastRoles lastRoles;
    private final AuditTrail audit;

    Memberships(MembershipRepository memberships, LastRoles lastRoles, AuditTrail audit) {
        this.memberships = memberships;
        this.lastRoles = lastRoles;
        this.audit = audit;
    }

    /** Gives the person this role in the team, instead of another that the person had there. */
    public void set(PersonId person, TeamId team, TeamRole role, @Nullable PersonId by) {
        set(person, team, role, by, true);
    }

    /**
     * The same.
     *
     * @param known that the team may have no lead or no manager then
     * @throws org.groundwork.platform.Conflict with {@link LastRoles#KEY} where that is not known
     */
    public void set(PersonId person, TeamId team, TeamRole role, @Nullable PersonId by, boolean known) {
        lastRoles.require(person, team, role, known);
        memberships.put(person, team, role);
        audit.record(Event.ROLE_SET, by, person, team, role.name());
    }

    /** Takes the person out of the team. */
    public void end(PersonId person, TeamId team, PersonId by) {
        end(person, team, by, true);
    }

    /**
     * The same.
     *
     * @param known that the team may have no lead or no manager then
     * @throws org.groundwork.platform.Conflict with {@link LastRoles#KEY} where that is not known
     */
    public void end(PersonId person, TeamId team, PersonId by, boolean known) {
        lastRoles.require(person, team, null, known);
        if (memberships.remove(person, team)) {
            audit.record(Event.ROLE_REMOVED, by, person, team, null);
        }
    }
}
