package org.groundwork.measurement.web;

import java.time.Instant;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.PagePanels;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.lab.LabTexts;
import org.groundwork.measurement.Measurements;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages of the module of assessments show of this one (docs/adr/0067). */
@Component
@Order(1)
@Transactional(readOnly = true)
class LabPanels implements PagePanels {

    /** Which question tells the section that asks for simple solutions. */
    private static final String TRIED = "heuristic";

    private final Measurements measurements;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;

    LabPanels(Measurements measurements, Assessments assessments, CurrentPerson currentPerson) {
        this.measurements = measurements;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
    }

    /**
     * What a panel shows.
     *
     * @param shown whether it shows anything: neither where it is switched off, nor to who can only read what is not there
     * @param measures whether the person may measure
     * @param latest id of the last measurement with a result; null where there is none
     * @param at when that came out
     */
    public record Panel(
            boolean shown,
            boolean measures,
            @Nullable String latest,
            @Nullable Instant at) {}

    @Override
    public String template() {
        return "measurement/parts";
    }

    @Override
    public Object home() {
        return "";
    }

    @Override
    public Panel overview(AssessmentId id) {
        if (!measurements.enabled()) {
            return new Panel(false, false, null, null);
        }
        boolean measures = currentPerson
                .require()
                .may(Permission.ANSWER, assessments.view(id).team().id());
        Measurements.Summary summary = measurements.summary(id);
        Measurements.Measured latest = summary.latest();
        return new Panel(
                measures || summary.number() > 0,
                measures,
                latest == null ? null : latest.id().toString(),
                latest == null ? null : latest.at());
    }

    @Override
    public @Nullable Panel section(AssessmentId id, Section section) {
        String tried = LabTexts.answers(TRIED);
        return section.questions().stream().anyMatch(question -> question.id().equals(tried)) ? overview(id) : null;
    }
}
