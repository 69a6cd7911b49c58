package org.groundwork.assessment;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.TeamId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * All assessments that the person who is signed in may read, the last begun first: an order in which
 * nothing moves, so that whoever reads page after page misses none and sees none twice.
 */
@Service
@Transactional(readOnly = true)
public class AssessmentDirectory {

    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");
    private static final UUID FIRST = new UUID(0, 0);

    private final AssessmentRepository assessments;
    private final ScoredAssessments scoredAssessments;
    private final CurrentPerson currentPerson;

    AssessmentDirectory(
            AssessmentRepository assessments, ScoredAssessments scoredAssessments, CurrentPerson currentPerson) {
        this.assessments = assessments;
        this.scoredAssessments = scoredAssessments;
        this.currentPerson = currentPerson;
    }

    /**
     * Which ones.
     *
     * @param team null for all teams of the person
     * @param statuses empty for any
     * @param archived null for both
     */
    public record Wanted(
            @Nullable TeamId team,
            Set<AssessmentStatus> statuses,
            @Nullable Boolean archived) {
        public Wanted {
            statuses = Set.copyOf(statuses);
        }
    }

    /** So many at most from the beginning. */
    public List<AssessmentView> first(Wanted wanted, int most) {
        return after(wanted, END, FIRST, most);
    }

    /**
     * Those that come after one of them.
     *
     * @param begun when that was begun
     * @param id of that
     */
    public List<AssessmentView> after(Wanted wanted, Instant begun, UUID id, int most) {
        List<UUID> teams = currentPerson.require().teamsWhere(Permission.READ).stream()
                .filter(team -> wanted.team() == null || team.equals(wanted.team()))
                .map(TeamId::value)
                .toList();
        if (teams.isEmpty()) {
            return List.of();
        }
        Collection<AssessmentStatus> statuses =
                wanted.statuses().isEmpty() ? Arrays.asList(AssessmentStatus.values()) : wanted.statuses();
        Boolean archived = wanted.archived();
        return scoredAssessments.views(assessments.begunBefore(
                teams,
                statuses,
                archived == null || archived,
                archived == null || !archived,
                begun,
                id,
                PageRequest.of(0, most)));
    }
}
