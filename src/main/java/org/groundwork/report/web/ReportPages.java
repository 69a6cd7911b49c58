package org.groundwork.report.web;

import java.util.Optional;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.EvaluationView;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.report.Reports;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what a report's page shows, and what stands around it, in one transaction. */
@Component
@Transactional(readOnly = true)
class ReportPages {

    private final Reports reports;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final ReportPlaces places;

    ReportPages(Reports reports, Assessments assessments, Evaluations evaluations, ReportPlaces places) {
        this.reports = reports;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.places = places;
    }

    /** What stands for the present answers. */
    sealed interface Present {}

    /** While they are in review or decided the present answers are those of the latest submission. */
    record Elsewhere(int number) implements Present {}

    /** A report and where it is. */
    record Shown(Reports.Made report, ReportPlaces.Place place) implements Present {}

    /** Of the present answers. */
    Present present(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        Optional<EvaluationView> latest = evaluations.latest(id);
        return !assessment.status().answerable() && latest.isPresent()
                ? new Elsewhere(latest.get().number())
                : new Shown(reports.preview(id), places.present(assessment, latest.isPresent()));
    }

    /** Of a submission. */
    Shown submitted(AssessmentId id, int number) {
        return new Shown(reports.submitted(id, number), places.submitted(assessments.view(id), number));
    }
}
