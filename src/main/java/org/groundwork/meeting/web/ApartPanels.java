package org.groundwork.meeting.web;

import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.PagePanels;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.Agreement;
import org.groundwork.meeting.Agreements;
import org.groundwork.meeting.BlindAnswers;
import org.groundwork.meeting.BlindRequest;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.Calendar;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages of the module of assessments show of answers given apart (docs/adr/0067). */
@Component
@Order(0)
@Transactional(readOnly = true)
class ApartPanels implements PagePanels {

    private final BlindAnswers blind;
    private final Agreements agreements;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final Calendar calendar;

    ApartPanels(
            BlindAnswers blind,
            Agreements agreements,
            Assessments assessments,
            CurrentPerson currentPerson,
            Calendar calendar) {
        this.blind = blind;
        this.agreements = agreements;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.calendar = calendar;
    }

    @Override
    public String template() {
        return "apart/parts";
    }

    /** A request that waits for the person. */
    public record Line(BlindAnswers.Waiting request, boolean late) {}

    @Override
    public List<Line> home() {
        return blind.waiting().stream()
                .map(waiting -> new Line(waiting, waiting.due().isBefore(calendar.today())))
                .toList();
    }

    /**
     * On the overview.
     *
     * @param asks whether the person may ask
     * @param open requests that have not ended
     * @param mine of these, those that wait for the person
     * @param questions on how many questions at least two took a side
     * @param agreed on how many of these all agree
     * @param split titles of the others
     * @param any whether there ever was a request
     */
    public record Panel(
            boolean asks,
            List<BlindRequest> open,
            List<BlindRequest> mine,
            int questions,
            int agreed,
            List<String> split,
            boolean any) {

        /** Whether there is anything to show. */
        public boolean shown() {
            return asks || any || questions > 0;
        }
    }

    @Override
    public Panel overview(AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        Method method = Methods.find(assessment.method()).orElseThrow();
        List<BlindRequest> all = blind.of(id);
        List<BlindRequest> open = all.stream().filter(BlindRequest::open).toList();
        Agreement agreement = agreements.of(id);
        var me = currentPerson.require();
        return new Panel(
                assessment.open() && me.may(Permission.ASSIGN, assessment.team().id()),
                open,
                open.stream()
                        .filter(request -> request.people().stream()
                                .anyMatch(asked -> asked.person().equals(me.id()) && !asked.done()))
                        .toList(),
                agreement.questions().size(),
                agreement.agreed(),
                agreement.split().stream()
                        .map(question -> method.question(question.question()).title())
                        .toList(),
                !all.isEmpty());
    }
}
