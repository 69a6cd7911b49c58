package org.groundwork.meeting.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.meeting.AgendaItem;
import org.groundwork.meeting.MeetingChange;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.Meetings;
import org.groundwork.meeting.Room;
import org.groundwork.meeting.Tally;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what came of a meeting, in one transaction. */
@Component
@Transactional(readOnly = true)
class EndPages {

    private final Meetings meetings;
    private final Room room;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final People people;
    private final MeetingTexts texts;

    EndPages(
            Meetings meetings,
            Room room,
            Assessments assessments,
            CurrentPerson currentPerson,
            People people,
            MeetingTexts texts) {
        this.meetings = meetings;
        this.room = room;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.people = people;
        this.texts = texts;
    }

    EndPage page(AssessmentId id, MeetingId meetingId) {
        MeetingView meeting = meetings.find(id, meetingId);
        AssessmentView assessment = assessments.view(id);
        Method method = Methods.find(meeting.method()).orElseThrow(NotFound::new);
        List<AgendaItem> agenda = meetings.agenda(id, meetingId);
        Map<String, Map<Integer, Tally>> tallies = room.tallies(meeting);
        Map<PersonId, PersonView> names = people.byId(agenda.stream()
                .flatMap(item -> java.util.stream.Stream.ofNullable(item.recordedBy()))
                .distinct()
                .toList());
        Instant end = meeting.endedAt();
        return new EndPage(
                meeting,
                assessment,
                (int) tallies.values().stream()
                        .flatMap(rounds -> rounds.values().stream())
                        .flatMap(tally -> tally.ballots().stream())
                        .map(Tally.Ballot::voter)
                        .distinct()
                        .count(),
                end == null
                        ? 0
                        : Math.max(1, Duration.between(meeting.createdAt(), end).toMinutes()),
                meetings.change(id, meetingId)
                        .map(change -> change(method, change, agenda))
                        .orElse(null),
                agenda.stream()
                        .filter(item -> item.recorded() || tallies.containsKey(item.question()))
                        .map(item -> item(
                                method, item, new TreeMap<>(tallies.getOrDefault(item.question(), Map.of())), names))
                        .toList(),
                agenda.stream()
                        .filter(item -> !item.recorded() && !tallies.containsKey(item.question()))
                        .map(item -> method.question(item.question()).title())
                        .toList(),
                assessment.open()
                        && currentPerson
                                .require()
                                .may(Permission.ANSWER, assessment.team().id()));
    }

    private EndPage.Change change(Method method, MeetingChange change, List<AgendaItem> agenda) {
        return new EndPage.Change(
                texts.verdict(method, change.start().verdict()),
                texts.verdict(method, change.end().verdict()),
                texts.readiness(change.start().readiness()),
                texts.readiness(change.end().readiness()),
                change.start().settled(),
                change.end().settled(),
                change.start().stillMatters().size(),
                change.end().stillMatters().stream().map(method::question).toList(),
                sentences(method, change, agenda));
    }

    /** What may be said of it. */
    private List<String> sentences(Method method, MeetingChange change, List<AgendaItem> agenda) {
        return MeetingSentences.of(method, change, agenda).stream()
                .map(sentence -> texts.text(sentence.key(), sentence.arguments().toArray()))
                .toList();
    }

    private EndPage.Item item(
            Method method, AgendaItem item, TreeMap<Integer, Tally> rounds, Map<PersonId, PersonView> names) {
        Question question = method.question(item.question());
        Tally first = rounds.getOrDefault(1, new Tally(List.of()));
        List<ScreenPage.Said> said = new ArrayList<>();
        rounds.values()
                .forEach(tally -> tally.ballots().stream()
                        .filter(ballot -> !ballot.why().isEmpty())
                        .map(ballot -> new ScreenPage.Said(
                                texts.shortly(question, ballot.answer()), ballot.name(), ballot.why()))
                        .filter(one -> !said.contains(one))
                        .forEach(said::add));
        PersonView by = item.recordedBy() == null ? null : names.get(item.recordedBy());
        return new EndPage.Item(
                item.question(),
                question.section(),
                question.title(),
                question.text(),
                item.outcome() == null ? "nothing" : item.outcome().name().toLowerCase(java.util.Locale.ROOT),
                item.recorded() ? oneLine(question, item.before()) : "",
                item.recorded() ? oneLine(question, item.after()) : "",
                by == null ? null : by.name(),
                first.size() == 0 ? List.of() : rows(question, first),
                rounds.size(),
                rounds.size() < 2
                        ? null
                        : MeetingTexts.numbers(rounds.lastEntry().getValue().levels()),
                said);
    }

    private String oneLine(Question question, @Nullable Answer answer) {
        MeetingTexts.Words words = texts.words(question, answer);
        return words.detail().isEmpty() ? words.label() : words.label() + " (" + words.detail() + ")";
    }

    private List<EndPage.Row> rows(Question question, Tally tally) {
        List<EndPage.Row> rows = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (int i = 0; i < levelled.levels().size(); i++) {
                    rows.add(new EndPage.Row(
                            Integer.toString(Question.number(i)),
                            levelled.levels().get(i).label(),
                            tally.forLevel(i)));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    rows.add(new EndPage.Row("", option.label(), tally.forOption(option.id())));
                }
            }
        }
        if (!tally.unknown().isEmpty()) {
            rows.add(new EndPage.Row("", texts.text("assessment.answer.unknown"), tally.unknown()));
        }
        if (!tally.notApplicable().isEmpty()) {
            rows.add(new EndPage.Row("", texts.text("assessment.answer.not-applicable"), tally.notApplicable()));
        }
        return rows;
    }
}
