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
    private final AuditTrail audit;

    Memberships(MembershipRepository memberships, AuditTrail audit) {
        this.memberships = memberships;
        this.audit = audit;
    }

    /** Gives the person this role in the team, instead of another that the person had there. */
    public void set(PersonId person, TeamId team, TeamRole role, @Nullable PersonId by) {
        memberships.put(person, team, role);
        audit.record(Event.ROLE_SET, by, person, team, role.name());
    }

    /** Takes the person out of the team. */
    public void end(PersonId person, TeamId team, PersonId by) {
        if (memberships.remove(person, team)) {
            audit.record(Event.ROLE_REMOVED, by, person, team, null);
        }
    }
}
