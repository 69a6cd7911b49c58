package org.groundwork.assessment;

import org.groundwork.identity.Act;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What the person who is signed in finds at home. Only what is on the page is scored. */
@Service
@Transactional(readOnly = true)
public class AssessmentLists {

    /** Assessments on a page of a list. */
    static final int PAGE = 20;

    /** What waits for a person is looked for in up to this many assessments. */
    private static final int WAITING = 20;

    private final AssessmentRepository assessments;
    private final AssignmentRepository assignments;
    private final Worksheets worksheets;
    private final CurrentPerson currentPerson;

    AssessmentLists(
            AssessmentRepository assessments,
            AssignmentRepository assignments,
            Worksheets worksheets,
            CurrentPerson currentPerson) {
        this.assessments = assessments;
        this.assignments = assignments;
        this.worksheets = worksheets;
        this.currentPerson = currentPerson;
    }

    /**
     * A page of the assessments of the person's teams, the last changed first. A page after the
     * last is the last one.
     */
    public AssessmentList search(AssessmentSearch search) {
        SignedIn person = currentPerson.require();
        List<UUID> teams =
                values(person.teamsWhere(Act.READ)).stream()
                        .filter(team -> search.team() == null || team.equals(search.team().value()))
                        .toList();
        if (teams.isEmpty()) {
            return new AssessmentList(List.of(), 1, 1, 0);
        }
        Page<AssessmentEntity> found = page(teams, search, search.page());
        int pages = Math.max(1, found.getTotalPages());
        if (search.page() > pages) {
            found = page(teams, search, pages);
        }
        return new AssessmentList(
                worksheets.of(found.getContent()),
                found.getNumber() + 1,
                pages,
                found.getTotalElements());
    }

    private Page<AssessmentEntity> page(List<UUID> teams, AssessmentSearch search, int number) {
        Pageable page = PageRequest.of(number - 1, PAGE);
        return search.text().isEmpty()
                ? assessments.list(teams, search.archived(), page)
                : assessments.search(teams, search.archived(), search.pattern(), page);
    }

    /** What waits for the person, the last changed assessment first, up to a handful. */
    public Waiting waiting() {
        SignedIn person = currentPerson.require();
        return new Waiting(sectionsOf(person), submittedTo(person));
    }

    private List<Waiting.OpenSection> sectionsOf(SignedIn person) {
        List<UUID> teams = values(person.teamsWhere(Act.ANSWER));
        if (teams.isEmpty()) {
            return List.of();
        }
        List<AssessmentEntity> found =
                assessments.withSectionOf(
                        person.id().value(),
                        teams,
                        AssessmentStatus.OPEN,
                        PageRequest.of(0, WAITING));
        if (found.isEmpty()) {
            return List.of();
        }
        Set<AssignmentEntity.Key> mine = new HashSet<>();
        assignments
                .of(person.id().value(), found.stream().map(a -> a.id().value()).toList())
                .forEach(assignment -> mine.add(assignment.key()));
        List<Waiting.OpenSection> sections = new ArrayList<>();
        for (Worksheet worksheet : worksheets.of(found)) {
            UUID id = worksheet.assessment().id().value();
            for (SectionProgress section : worksheet.progress().sections()) {
                if (section.state() != SectionProgress.State.DONE
                        && mine.contains(new AssignmentEntity.Key(id, section.section().id()))) {
                    sections.add(new Waiting.OpenSection(worksheet.assessment(), section));
                }
            }
        }
        return sections;
    }

    private List<AssessmentView> submittedTo(SignedIn person) {
        List<UUID> teams = values(person.teamsWhere(Act.REVIEW));
        return teams.isEmpty()
                ? List.of()
                : worksheets.views(
                        assessments.withStatus(
                                teams, AssessmentStatus.IN_REVIEW, PageRequest.of(0, WAITING)));
    }

    private static List<UUID> values(Set<TeamId> teams) {
        return teams.stream().map(TeamId::value).toList();
    }
}
