package org.groundwork.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.assessment.AssessmentTitles.AssessmentTitle;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Actions of all assessments that the person who is signed in may read and that are not archived, the
 * last made first: an order in which nothing moves.
 */
@Service
@Transactional(readOnly = true)
public class ActionLists {

    private final ActionRepository repository;
    private final ActionReader reader;
    private final Assessments assessments;
    private final AssessmentTitles titles;
    private final CurrentPerson currentPerson;
    private final Calendar calendar;

    ActionLists(
            ActionRepository repository,
            ActionReader reader,
            Assessments assessments,
            AssessmentTitles titles,
            CurrentPerson currentPerson,
            Calendar calendar) {
        this.repository = repository;
        this.reader = reader;
        this.assessments = assessments;
        this.titles = titles;
        this.currentPerson = currentPerson;
        this.calendar = calendar;
    }

    /**
     * Which ones; null does not matter.
     *
     * @param open neither done nor dropped
     * @param overdue open, and its day has passed
     */
    public record Wanted(
            @Nullable TeamId team,
            @Nullable PersonId owner,
            @Nullable Boolean open,
            @Nullable Boolean overdue) {}

    /** An action with its place in the list, and what its assessment is called. */
    public record Listed(ActionView action, String assessmentName, Instant createdAt) {}

    /**
     * So many at most, from the beginning or after one of them.
     *
     * @param after when that one was made; null for the beginning
     * @param id of that one
     */
    public List<Listed> list(Wanted wanted, @Nullable Instant after, @Nullable UUID id, int most) {
        List<UUID> teams = currentPerson.require().teamsWhere(Permission.READ).stream()
                .filter(team -> wanted.team() == null || team.equals(wanted.team()))
                .map(TeamId::value)
                .toList();
        List<ActionRepository.Row> rows = repository.listed(teams, wanted, calendar.today(), after, id, most);
        return listed(rows);
    }

    /**
     * One of them, archived or not.
     *
     * @throws NotFound if there is none, or it is of somebody else's team
     */
    public Listed find(ActionId id) {
        ActionRepository.Row row = repository.find(id).orElseThrow(NotFound::new);
        assessments.view(row.assessment());
        return listed(List.of(row)).getFirst();
    }

    private List<Listed> listed(List<ActionRepository.Row> rows) {
        Map<UUID, AssessmentTitle> known = titles.byId(
                rows.stream().map(row -> row.assessment().value()).distinct().toList());
        List<ActionView> views = reader.views(rows);
        List<Listed> listed = new java.util.ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ActionRepository.Row row = rows.get(i);
            listed.add(new Listed(
                    views.get(i),
                    Objects.requireNonNull(known.get(row.assessment().value())).name(),
                    row.createdAt()));
        }
        return listed;
    }
}
