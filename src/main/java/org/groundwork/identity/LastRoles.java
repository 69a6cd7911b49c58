package org.groundwork.identity;

import java.util.List;
import org.groundwork.platform.Conflict;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a team would be without a lead or a manager. It may be, for a while; whoever takes the
 * last one away has to know what follows.
 */
@Service
public class LastRoles {

    /** Key of the refusal that asks whether one knows. */
    public static final String KEY = "identity.last-role";

    private final DirectoryRepository directory;

    LastRoles(DirectoryRepository directory) {
        this.directory = directory;
    }

    /** That nobody else has this role in the team: a lead or a manager. */
    public record Loss(String team, TeamRole role) {}

    /**
     * What the team, or every team of the person, would be without.
     *
     * @param team null for all
     */
    @Transactional(readOnly = true)
    public List<Loss> of(PersonId person, @Nullable TeamId team) {
        return directory.lastRoles(person, team);
    }

    /**
     * Refuses to take away a last one from somebody who does not know that it is. Nobody else
     * changes roles in these teams until the end of the transaction.
     *
     * @param team null for all of the person's
     * @param becomes the role that the person gets instead; null for none
     * @throws Conflict with {@link #KEY}
     */
    void require(PersonId person, @Nullable TeamId team, @Nullable TeamRole becomes, boolean known) {
        directory.holdRoles(person, team);
        if (!known && of(person, team).stream().anyMatch(loss -> loss.role() != becomes)) {
            throw new Conflict(KEY);
        }
    }
}
