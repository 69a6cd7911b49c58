package org.groundwork.meeting.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.PagePanels;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.Meetings;
import org.groundwork.meeting.Room;
import org.groundwork.meeting.Tally;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages of the module of assessments show of meetings (docs/adr/0067). */
@Component
@Order(0)
@Transactional(readOnly = true)
class MeetingPanels implements PagePanels {

    private final Meetings meetings;
    private final Room room;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final MeetingTexts texts;

    MeetingPanels(
            Meetings meetings, Room room, Assessments assessments, CurrentPerson currentPerson, MeetingTexts texts) {
        this.meetings = meetings;
        this.room = room;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.texts = texts;
    }

    /**
     * What a panel shows.
     *
     * @param shown whether it shows anything
     * @param starts whether the person may start one
     * @param open id of the one that is open; null where none is
     * @param number how many there were
     * @param latest id of the last that has ended; null where none has
     * @param section id; null on the overview
     * @param voted what was voted on the questions of the section
     */
    public record Panel(
            boolean shown,
            boolean starts,
            @Nullable String open,
            int number,
            @Nullable String latest,
            @Nullable Instant at,
            @Nullable String section,
            List<Voted> voted) {}

    /** Votes on a question: "1, 1, 3". */
    public record Voted(String question, String title, String votes, String meeting, Instant at) {}

    @Override
    public String template() {
        return "meeting/parts";
    }

    @Override
    public Object home() {
        return "";
    }

    @Override
    public Panel overview(AssessmentId id) {
        return panel(id, null, List.of());
    }

    private Panel panel(AssessmentId id, @Nullable String section, List<Voted> voted) {
        AssessmentView assessment = assessments.view(id);
        boolean starts = assessment.open()
                && currentPerson
                        .require()
                        .may(Permission.ANSWER, assessment.team().id());
        List<MeetingView> all =
                meetings.of(id).stream().map(Meetings.Line::meeting).toList();
        MeetingView open = all.stream().filter(one -> !one.ended()).findFirst().orElse(null);
        MeetingView latest = all.stream().filter(MeetingView::ended).findFirst().orElse(null);
        return new Panel(
                starts || !all.isEmpty(),
                starts,
                open == null ? null : open.id().toString(),
                all.size(),
                latest == null ? null : latest.id().toString(),
                latest == null ? null : latest.createdAt(),
                section,
                voted);
    }

    @Override
    public @Nullable Panel section(AssessmentId id, Section section) {
        Panel panel = panel(
                id,
                section.id(),
                voted(id, section.questions().stream().map(Question::id).toList()));
        return panel.open() != null || panel.starts() || !panel.voted().isEmpty() ? panel : null;
    }

    @Override
    public @Nullable Object question(AssessmentId id, String question) {
        List<Voted> voted = voted(id, List.of(question));
        return voted.isEmpty() ? null : voted;
    }

    /** The latest first round of each question; of meetings whose votes were shown. */
    private List<Voted> voted(AssessmentId id, List<String> questions) {
        Map<String, List<MeetingId>> about = meetings.about(id);
        Map<MeetingId, MeetingView> views = new HashMap<>();
        Map<MeetingId, Map<String, Map<Integer, Tally>>> tallies = new HashMap<>();
        List<Voted> voted = new ArrayList<>();
        for (String question : questions) {
            for (MeetingId meeting : about.getOrDefault(question, List.of())) {
                MeetingView view = views.computeIfAbsent(meeting, one -> meetings.find(id, one));
                Tally first = tallies.computeIfAbsent(meeting, one -> room.tallies(view))
                        .getOrDefault(question, Map.of())
                        .get(1);
                if (first != null) {
                    voted.add(voted(view, question, first));
                    if (questions.size() > 1) {
                        break;
                    }
                }
            }
        }
        voted.sort(Comparator.comparing(one -> questions.indexOf(one.question())));
        return voted;
    }

    private Voted voted(MeetingView meeting, String id, Tally first) {
        Question question = Methods.find(meeting.method())
                .filter(method -> method.hasQuestion(id))
                .map(method -> method.question(id))
                .orElse(null);
        return new Voted(
                id,
                question == null ? id : question.title(),
                votes(question, first),
                meeting.id().toString(),
                meeting.createdAt());
    }

    /** "1, 1, 3, We don’t know". */
    private String votes(@Nullable Question question, Tally tally) {
        return String.join(
                ", ",
                tally.ballots().stream()
                        .map(ballot -> ballot.answer() instanceof org.groundwork.scoring.Answer.Level level
                                ? Integer.toString(Question.number(level.level()))
                                : question == null
                                        ? ""
                                        : texts.words(question, ballot.answer()).label())
                        .toList());
    }
}
