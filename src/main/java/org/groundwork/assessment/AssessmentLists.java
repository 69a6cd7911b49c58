package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the person who is signed in finds at home. Only what is on the page is scored. */
@Service
@Transactional(readOnly = true)
public class AssessmentLists {

    /** Assessments on a page of a list. */
    static final int PAGE = 20;

    /** What waits for a person is looked for in up to this many assessments. */
    private static final int WAITING = 20;

    /** What is in review is looked at in up to this many assessments. */
    private static final int IN_REVIEW = 500;

    private static final List<AssessmentStatus> ANSWERABLE = Arrays.stream(AssessmentStatus.values())
            .filter(AssessmentStatus::answerable)
            .toList();

    private final AssessmentRepository assessments;
    private final AssignmentRepository assignments;
    private final ScoredAssessments scoredAssessments;
    private final CurrentPerson currentPerson;

    AssessmentLists(
            AssessmentRepository assessments,
            AssignmentRepository assignments,
            ScoredAssessments scoredAssessments,
            CurrentPerson currentPerson) {
        this.assessments = assessments;
        this.assignments = assignments;
        this.scoredAssessments = scoredAssessments;
        this.currentPerson = currentPerson;
    }

    /**
     * A page of the assessments of the person's teams, the last changed first. A page after the
     * last is the last one. Of a team that is put away all are in the archive.
     */
    public AssessmentList search(AssessmentSearch search) {
        SignedIn person = currentPerson.require();
        List<UUID> teams = asked(person.teamsWhere(Permission.READ), search);
        List<UUID> away = search.archived() ? asked(person.teamsPutAway(), search) : List.of();
        if (teams.isEmpty() && away.isEmpty()) {
            return new AssessmentList(List.of(), 1, 1, 0);
        }
        Page<AssessmentEntity> found = page(teams, away, search, search.page());
        int pages = Math.max(1, found.getTotalPages());
        if (search.page() > pages) {
            found = page(teams, away, search, pages);
        }
        return new AssessmentList(
                scoredAssessments.of(found.getContent()), found.getNumber() + 1, pages, found.getTotalElements());
    }

    private static List<UUID> asked(Set<TeamId> teams, AssessmentSearch search) {
        return teams.stream()
                .filter(team -> search.team() == null || team.equals(search.team()))
                .map(TeamId::value)
                .toList();
    }

    /**
     * @param away the teams all of whose assessments are in the archive, with the teams
     */
    private Page<AssessmentEntity> page(List<UUID> teams, List<UUID> away, AssessmentSearch search, int number) {
        Pageable page = PageRequest.of(number - 1, PAGE);
        return search.text().isEmpty()
                ? away.isEmpty()
                        ? assessments.list(teams, search.archived(), page)
                        : assessments.listArchived(teams, away, page)
                : assessments.search(teams, away, search.archived(), search.pattern(), page);
    }

    /** What waits for the person, the last changed assessment first, up to a handful. */
    public Waiting waiting() {
        SignedIn person = currentPerson.require();
        List<AssessmentView> submitted = withStatus(person, Permission.REVIEW, AssessmentStatus.IN_REVIEW);
        return new Waiting(
                sectionsOf(person),
                submitted,
                submitted.size() < WAITING ? submitted.size() : countInReview(),
                withStatus(person, Permission.SUBMIT, AssessmentStatus.RETURNED));
    }

    private List<Waiting.OpenSection> sectionsOf(SignedIn person) {
        List<UUID> teams = values(person.teamsWhere(Permission.ANSWER));
        if (teams.isEmpty()) {
            return List.of();
        }
        List<AssessmentEntity> found =
                assessments.withSectionOf(person.id().value(), teams, ANSWERABLE, PageRequest.of(0, WAITING));
        if (found.isEmpty()) {
            return List.of();
        }
        Set<AssignmentEntity.Key> mine = new HashSet<>();
        assignments
                .of(person.id().value(), found.stream().map(a -> a.id().value()).toList())
                .forEach(assignment -> mine.add(assignment.key()));
        List<Waiting.OpenSection> sections = new ArrayList<>();
        for (ScoredAssessment scored : scoredAssessments.of(found)) {
            UUID id = scored.assessment().id().value();
            for (SectionProgress section : scored.progress().sections()) {
                if (section.state() != SectionProgress.State.DONE
                        && mine.contains(
                                new AssignmentEntity.Key(id, section.section().id()))) {
                    sections.add(new Waiting.OpenSection(scored.assessment(), section));
                }
            }
        }
        return sections;
    }

    /** What is in review in the teams where the person reviews, up to a few hundred; in no order. */
    public List<AssessmentView> inReview() {
        List<UUID> teams = values(currentPerson.require().teamsWhere(Permission.REVIEW));
        return teams.isEmpty()
                ? List.of()
                : scoredAssessments.views(
                        assessments.withStatus(teams, AssessmentStatus.IN_REVIEW, PageRequest.of(0, IN_REVIEW)));
    }

    /** How many are in review in the teams where the person reviews. */
    public long countInReview() {
        List<UUID> teams = values(currentPerson.require().teamsWhere(Permission.REVIEW));
        return teams.isEmpty() ? 0 : assessments.countWithStatus(teams, AssessmentStatus.IN_REVIEW);
    }

    /** Those with these ids that the person may read, in a few queries. */
    public Map<AssessmentId, AssessmentView> views(Collection<AssessmentId> ids) {
        List<UUID> teams = values(currentPerson.require().teamsWhere(Permission.READ));
        return ids.isEmpty() || teams.isEmpty()
                ? Map.of()
                : scoredAssessments
                        .views(assessments.withIds(
                                teams, ids.stream().map(AssessmentId::value).toList()))
                        .stream()
                        .collect(Collectors.toMap(AssessmentView::id, Function.identity()));
    }

    private List<AssessmentView> withStatus(SignedIn person, Permission permission, AssessmentStatus status) {
        List<UUID> teams = values(person.teamsWhere(permission));
        return teams.isEmpty()
                ? List.of()
                : scoredAssessments.views(assessments.withStatus(teams, status, PageRequest.of(0, WAITING)));
    }

    private static List<UUID> values(Set<TeamId> teams) {
        return teams.stream().map(TeamId::value).toList();
    }
}
