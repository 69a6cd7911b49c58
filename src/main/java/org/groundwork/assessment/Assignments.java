package org.groundwork.assessment;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.assessment.CheckedAssessments.Checked;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who looks after which section. Every method is for the person who is signed in, as in {@link
 * Assessments}.
 */
@Service
@Transactional
public class Assignments {

    private final AssignmentRepository assignments;
    private final CheckedAssessments checked;
    private final PinnedMethods methods;
    private final AssessmentHistory history;
    private final People people;
    private final EntityManager database;
    private final Clock clock;

    Assignments(
            AssignmentRepository assignments,
            CheckedAssessments checked,
            PinnedMethods methods,
            AssessmentHistory history,
            People people,
            EntityManager database,
            Clock clock) {
        this.assignments = assignments;
        this.checked = checked;
        this.methods = methods;
        this.history = history;
        this.people = people;
        this.database = database;
        this.clock = clock;
    }

    /** By section; a section that nobody looks after is absent. */
    @Transactional(readOnly = true)
    public Map<String, PersonId> of(AssessmentId id) {
        checked.find(id, Permission.READ);
        Map<String, PersonId> bySection = new LinkedHashMap<>();
        assignments.of(id.value()).forEach(a -> bySection.put(a.section(), a.person()));
        return bySection;
    }

    /** The members of the assessment's team who can answer, by name. */
    @Transactional(readOnly = true)
    public List<MemberView> candidates(AssessmentId id) {
        return candidates(checked.find(id, Permission.READ).assessment());
    }

    private List<MemberView> candidates(AssessmentEntity assessment) {
        return people.membersOf(assessment.team()).stream()
                .filter(member -> member.may(Permission.ANSWER))
                .toList();
    }

    /**
     * Asks members to look after sections, or with null nobody: all of them or, when one is
     * refused, none.
     *
     * @param wanted by section; the others stay as they are
     * @throws NotFound if the method has no such section
     * @throws org.groundwork.platform.Conflict if the assessment is not open
     * @throws InvalidInput if a person is no member who can answer
     */
    public void assignAll(AssessmentId id, Map<String, @Nullable PersonId> wanted) {
        Checked found = checked.lock(id, Permission.ASSIGN);
        AssessmentEntity assessment = found.assessment();
        Assessments.requireOpen(assessment);
        Map<String, AssignmentEntity> current = new HashMap<>();
        assignments.of(id.value()).forEach(given -> current.put(given.section(), given));
        Set<PersonId> candidates =
                candidates(assessment).stream().map(MemberView::id).collect(Collectors.toSet());
        wanted.forEach((section, person) -> {
            requireSection(assessment, section);
            AssignmentEntity given = current.get(section);
            if (person == null) {
                takeBack(id, given, found.person().id());
            } else if (given == null || !given.person().equals(person)) {
                if (!candidates.contains(person)) {
                    throw new InvalidInput("assessment.assign.no-member");
                }
                give(id, section, given, person, found.person().id());
            }
        });
    }

    /** {@link #assignAll} for one section. */
    public void assign(AssessmentId id, String section, @Nullable PersonId person) {
        Map<String, @Nullable PersonId> wanted = new HashMap<>();
        wanted.put(section, person);
        assignAll(id, wanted);
    }

    private void requireSection(AssessmentEntity assessment, String section) {
        if (methods.method(assessment.method()).sections().stream()
                .noneMatch(known -> known.id().equals(section))) {
            throw new NotFound();
        }
    }

    private void takeBack(AssessmentId id, @Nullable AssignmentEntity given, PersonId by) {
        if (given != null) {
            database.remove(given);
            history.happened(id, by, Activity.What.UNASSIGNED, given.section(), given.person(), null);
        }
    }

    private void give(AssessmentId id, String section, @Nullable AssignmentEntity given, PersonId person, PersonId by) {
        if (given == null) {
            database.persist(
                    new AssignmentEntity(new AssignmentEntity.Key(id.value(), section), person, by, clock.instant()));
        } else {
            given.become(person, by, clock.instant());
        }
        history.happened(id, by, Activity.What.ASSIGNED, section, person, null);
    }
}
