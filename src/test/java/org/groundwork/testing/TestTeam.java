package org.groundwork.testing;

import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.NewAssessment;
import org.groundwork.document.AssessmentFile;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;

/**
 * A team with one person in each role: Mira Holm leads it, Jonas Berg contributes, and Ada Wolff is
 * its manager. What it does here, its lead does; whoever was the current one before is it again
 * afterwards. From {@link TestPeople#retention}.
 */
public final class TestTeam {

    private final TestPeople people;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final TeamId id;
    private final PersonId lead;
    private final PersonId contributor;
    private final PersonId manager;

    TestTeam(
            TestPeople people,
            Assessments assessments,
            Evaluations evaluations,
            TeamId id,
            PersonId lead,
            PersonId contributor,
            PersonId manager) {
        this.people = people;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.id = id;
        this.lead = lead;
        this.contributor = contributor;
        this.manager = manager;
    }

    public TeamId id() {
        return id;
    }

    /** Mira Holm. */
    public PersonId lead() {
        return lead;
    }

    /** Jonas Berg. */
    public PersonId contributor() {
        return contributor;
    }

    /** Ada Wolff. */
    public PersonId manager() {
        return manager;
    }

    /** Starts "Churn early warning", with nothing answered. */
    public AssessmentId start() {
        return start("Churn early warning", "");
    }

    public AssessmentId start(String name, String summary) {
        return people.as(lead, () -> assessments.create(new NewAssessment(id, name, summary)));
    }

    /** Starts one with the answers of the file. */
    public AssessmentId importFile(AssessmentFile file) {
        return people.as(lead, () -> assessments.importFile(id, file, null));
    }

    /** Submits what {@link #start} or {@link #importFile} started. */
    public AssessmentId submit(AssessmentId assessment) {
        people.as(lead, () -> evaluations.submit(assessment));
        return assessment;
    }

    /** Starts one with the answers of the file, and submits it. */
    public AssessmentId submit(AssessmentFile file) {
        return submit(importFile(file));
    }
}
