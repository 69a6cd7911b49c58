package org.groundwork.meeting.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.meeting.ActOutcome;
import org.groundwork.meeting.AgendaItem;
import org.groundwork.meeting.Facilitation;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.MeetingView;
import org.groundwork.meeting.Meetings;
import org.groundwork.meeting.NewMeeting;
import org.groundwork.meeting.Poll;
import org.groundwork.meeting.Room;
import org.groundwork.meeting.Room.Participant;
import org.groundwork.meeting.Room.Turnout;
import org.groundwork.meeting.Tally;
import org.groundwork.meeting.web.MeetingTexts.Words;
import org.groundwork.method.Level;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.QrPicture;
import org.groundwork.platform.WebAddress;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Scorer;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the screen shows, in one transaction. */
@Component
@Transactional(readOnly = true)
class ScreenPages {

    private final Meetings meetings;
    private final Room room;
    private final Assessments assessments;
    private final CurrentPerson currentPerson;
    private final People people;
    private final MeetingTexts texts;
    private final WebAddress address;

    ScreenPages(
            Meetings meetings,
            Room room,
            Assessments assessments,
            CurrentPerson currentPerson,
            People people,
            MeetingTexts texts,
            WebAddress address) {
        this.meetings = meetings;
        this.room = room;
        this.assessments = assessments;
        this.currentPerson = currentPerson;
        this.people = people;
        this.texts = texts;
        this.address = address;
    }

    /**
     * What was sent and not done.
     *
     * @param form null where nothing was typed
     * @param outcome null where nothing was chosen
     */
    record Sent(@Nullable RecordForm form, @Nullable ActOutcome outcome) {}

    ScreenPage screen(AssessmentId id, MeetingId meetingId, @Nullable Sent sent) {
        MeetingView meeting = meetings.find(id, meetingId);
        ScoredAssessment scored = assessments.scored(id);
        List<AgendaItem> agenda = meetings.agenda(id, meetingId);
        List<Participant> participants = room.participants(meetingId);
        boolean leads = !meeting.ended()
                && scored.assessment().open()
                && currentPerson
                        .require()
                        .may(Permission.ANSWER, scored.assessment().team().id());
        AgendaItem item = agenda.stream()
                .filter(one -> one.place() == meeting.place())
                .filter(one -> scored.method().hasQuestion(one.question()))
                .findFirst()
                .orElse(null);
        ScreenPage.Asked asked = item == null ? null : asked(meeting, item, agenda.size(), scored, participants, sent);
        String stage = asked != null ? "question" : meeting.place() < 0 ? "lobby" : "closing";
        return new ScreenPage(
                meeting,
                scored.assessment(),
                leads,
                stage,
                stops(meeting, agenda, scored),
                asked,
                "closing".equals(stage) ? closing(meeting, agenda, scored) : null,
                participants,
                join(meeting),
                meeting.recommendationShown() ? recommendation(scored) : null,
                sent == null ? null : notice(sent, scored),
                seen(meeting, asked, participants));
    }

    /** Of what is shown: the same text where nothing else is to be seen. */
    private static String seen(MeetingView meeting, ScreenPage.@Nullable Asked asked, List<Participant> people) {
        Turnout turnout = asked == null ? null : asked.turnout();
        long here = people.stream().filter(Participant::here).count();
        return String.join(
                ".",
                Integer.toString(meeting.version()),
                meeting.locked() ? "1" : "0",
                meeting.recommendationShown() ? "1" : "0",
                turnout == null ? "" : turnout.voted() + "-" + turnout.of(),
                people.size() + "-" + here,
                asked == null ? "" : Integer.toString(asked.form().basedOn()),
                asked != null && asked.open()
                        ? Integer.toHexString(asked.tally().hashCode())
                        : "");
    }

    private List<ScreenPage.Stop> stops(MeetingView meeting, List<AgendaItem> agenda, ScoredAssessment scored) {
        Set<String> hidden = Scorer.hidden(scored.sheet());
        return agenda.stream()
                .map(item -> new ScreenPage.Stop(
                        item.place(),
                        item.place() + 1,
                        title(scored.method(), item.question()),
                        item.outcome() == AgendaItem.Outcome.AGREED
                                ? "agreed"
                                : item.outcome() == AgendaItem.Outcome.SPREAD
                                        ? "spread"
                                        : hidden.contains(item.question()) ? "hidden" : "todo",
                        item.place() == meeting.place()))
                .toList();
    }

    static String title(Method method, String question) {
        return method.hasQuestion(question) ? method.question(question).title() : question;
    }

    private ScreenPage.@Nullable Join join(MeetingView meeting) {
        String code = meeting.code();
        if (code == null) {
            return null;
        }
        String whole = address.link("/join");
        return new ScreenPage.Join(
                whole.replaceFirst("^https?://", ""),
                String.valueOf(meeting.readableCode()),
                QrPicture.of(address.link("/join/" + code)));
    }

    private String recommendation(ScoredAssessment scored) {
        return texts.verdict(scored.method(), VerdictBasis.named(scored.sheet(), scored.result()));
    }

    private ScreenPage.Closing closing(MeetingView meeting, List<AgendaItem> agenda, ScoredAssessment scored) {
        Set<String> hidden = Scorer.hidden(scored.sheet());
        Method method = scored.method();
        List<String> more = Facilitation.notYet(scored, agenda);
        Poll.Mode mode =
                agenda.isEmpty() ? Poll.Mode.BLIND : agenda.getLast().poll().mode();
        return new ScreenPage.Closing(
                (int) agenda.stream()
                        .filter(item -> item.outcome() == AgendaItem.Outcome.AGREED)
                        .count(),
                agenda.stream()
                        .filter(item -> item.outcome() == AgendaItem.Outcome.SPREAD)
                        .map(item -> title(method, item.question()))
                        .toList(),
                agenda.stream()
                        .filter(item -> !item.recorded() && !hidden.contains(item.question()))
                        .map(item -> title(method, item.question()))
                        .toList(),
                meeting.scope() == MeetingView.Scope.SHORT_PATH
                        ? more.stream().map(id -> title(method, id)).toList()
                        : List.of(),
                more.size() * NewMeeting.minutes(mode));
    }

    private ScreenPage.Asked asked(
            MeetingView meeting,
            AgendaItem item,
            int of,
            ScoredAssessment scored,
            List<Participant> participants,
            @Nullable Sent sent) {
        Question question = scored.method().question(item.question());
        Poll poll = item.poll();
        boolean records = poll.mode() == Poll.Mode.NONE || poll.phase() == Poll.Phase.REVEALED;
        Tally tally = poll.shows(poll.round())
                ? room.tally(meeting.id(), meeting.namesShown(), item.question(), poll.round())
                : new Tally(List.of());
        Entry entry = scored.entry(item.question());
        ScreenPage.Form form = form(item, poll, tally, question, entry, sent);
        Answer.Spread spread = spread(item, tally);
        boolean sways = poll.mode() == Poll.Mode.BLIND && poll.phase() != Poll.Phase.REVEALED;
        return new ScreenPage.Asked(
                question,
                scored.method().section(question.section()).title(),
                item.place() + 1,
                of,
                poll,
                rows(question, form, tally),
                others(question, form, tally),
                records,
                poll.phase() == Poll.Phase.WAITING ? null : room.turnout(meeting.id(), item, participants),
                tally,
                said(question, tally),
                question instanceof Question.Levelled && spread != null ? MeetingTexts.numbers(spread.votes()) : null,
                sways || entry == null || entry.answer() == null ? null : stands(question, entry),
                item.after() == null ? null : oneLine(texts.words(question, item.after())),
                form);
    }

    /** What could be left open, and is not yet. */
    private static Answer.@Nullable Spread spread(AgendaItem item, Tally tally) {
        Answer.Spread spread = item.poll().phase() == Poll.Phase.REVEALED ? tally.spread() : null;
        return spread == null || spread.equals(item.after()) ? null : spread;
    }

    private String stands(Question question, Entry entry) {
        return texts.text(
                "meeting.stands",
                oneLine(texts.words(question, entry.answer())),
                people.find(entry.by()).map(PersonView::name).orElse(""));
    }

    private static String oneLine(Words words) {
        return words.detail().isEmpty() ? words.label() : words.label() + " (" + words.detail() + ")";
    }

    private static ScreenPage.Form form(
            AgendaItem item, Poll poll, Tally tally, Question question, @Nullable Entry entry, @Nullable Sent sent) {
        int basedOn = entry == null ? 0 : entry.version();
        RecordForm typed = sent == null ? null : sent.form();
        if (typed != null && typed.asked().equals(item.question())) {
            return new ScreenPage.Form(
                    basedOn,
                    UUID.randomUUID(),
                    typed.value() == null ? "" : typed.value(),
                    typed.evidence() == null ? "known" : typed.evidence(),
                    typed.reason() == null ? "" : typed.reason(),
                    typed.written());
        }
        Answer stands = entry == null ? null : entry.answer();
        Answer begins = poll.phase() == Poll.Phase.REVEALED && !item.recorded() ? tally.middle(question) : stands;
        return new ScreenPage.Form(
                basedOn,
                UUID.randomUUID(),
                GivenAnswer.value(begins),
                GivenAnswer.evidence(begins).id(),
                GivenAnswer.reason(begins),
                entry == null ? "" : entry.note());
    }

    private static List<ScreenPage.Row> rows(Question question, ScreenPage.Form form, Tally tally) {
        List<ScreenPage.Row> rows = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (int i = 0; i < levelled.levels().size(); i++) {
                    Level level = levelled.levels().get(i);
                    rows.add(row(
                            GivenAnswer.LEVEL + i,
                            Integer.toString(Question.number(i)),
                            level.label(),
                            level.anchor(),
                            form,
                            tally.forLevel(i)));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    rows.add(row(
                            GivenAnswer.OPTION + option.id(),
                            Integer.toString(rows.size() + 1),
                            option.label(),
                            option.anchor(),
                            form,
                            tally.forOption(option.id())));
                }
            }
        }
        return rows;
    }

    private List<ScreenPage.Row> others(Question question, ScreenPage.Form form, Tally tally) {
        List<ScreenPage.Row> rows = new ArrayList<>();
        rows.add(row(GivenAnswer.UNKNOWN, "D", texts.text("assessment.answer.unknown"), "", form, tally.unknown()));
        if (question.mayBeNotApplicable()) {
            rows.add(row(
                    GivenAnswer.NOT_APPLICABLE,
                    "N",
                    texts.text("assessment.answer.not-applicable"),
                    "",
                    form,
                    tally.notApplicable()));
        }
        return rows;
    }

    private static ScreenPage.Row row(
            String value, String key, String label, String text, ScreenPage.Form form, List<Tally.Ballot> ballots) {
        return new ScreenPage.Row(value, key, label, text, value.equals(form.value()), ballots);
    }

    private List<ScreenPage.Said> said(Question question, Tally tally) {
        return tally.ballots().stream()
                .filter(ballot -> !ballot.why().isEmpty())
                .map(ballot ->
                        new ScreenPage.Said(texts.shortly(question, ballot.answer()), ballot.name(), ballot.why()))
                .toList();
    }

    private ScreenPage.@Nullable Notice notice(Sent sent, ScoredAssessment scored) {
        ActOutcome outcome = sent.outcome();
        RecordForm form = sent.form();
        return switch (outcome) {
            case null -> new ScreenPage.Notice(texts.text("meeting.record.nothing"), null, null, null);
            case ActOutcome.Done done -> null;
            case ActOutcome.Ended ended ->
                new ScreenPage.Notice(texts.text("meeting.ended.meanwhile"), null, null, null);
            case ActOutcome.Impossible impossible ->
                new ScreenPage.Notice(texts.text("meeting.impossible"), null, null, null);
            case ActOutcome.Stale(int acts, String last, PersonId by) ->
                new ScreenPage.Notice(
                        texts.text(
                                "meeting.meanwhile",
                                acts,
                                people.find(by).map(PersonView::name).orElse(""),
                                texts.text("meeting.meanwhile." + last)),
                        form == null ? null : lost(form, scored),
                        null,
                        null);
            case ActOutcome.NotSaved(SaveOutcome saved) ->
                switch (saved) {
                    case SaveOutcome.Saved ok -> null;
                    case SaveOutcome.Closed closed ->
                        new ScreenPage.Notice(
                                texts.text("meeting.not-open"), form == null ? null : lost(form, scored), null, null);
                    case SaveOutcome.Refused(List<AnswerDraft.Problem> problems) ->
                        new ScreenPage.Notice(
                                String.join(
                                        " ",
                                        problems.stream()
                                                .map(problem -> texts.text("assessment.problem." + problem))
                                                .toList()),
                                null,
                                null,
                                null);
                    case SaveOutcome.Conflict(Entry theirs) -> conflict(form, theirs, scored);
                };
        };
    }

    /** What was typed and not recorded, for whoever wants it back. */
    private @Nullable String lost(RecordForm form, ScoredAssessment scored) {
        if (!scored.method().hasQuestion(form.asked())) {
            return null;
        }
        Question question = scored.method().question(form.asked());
        String answer = oneLine(texts.words(question, form.answer()));
        return form.written().isEmpty()
                ? texts.text("meeting.not-recorded", question.title(), answer)
                : texts.text("meeting.not-recorded.note", question.title(), answer, form.written());
    }

    private ScreenPage.@Nullable Notice conflict(@Nullable RecordForm form, Entry theirs, ScoredAssessment scored) {
        if (form == null) {
            return null;
        }
        Question question = scored.method().question(theirs.question());
        return new ScreenPage.Notice(
                texts.text("meeting.conflict"),
                texts.text("meeting.conflict.text"),
                side("meeting.conflict.mine", null, question, form.answer(), form.written()),
                side(
                        "meeting.conflict.theirs",
                        people.find(theirs.by()).map(PersonView::name).orElse(null),
                        question,
                        theirs.answer(),
                        theirs.note()));
    }

    private ConflictSide side(
            String title, @Nullable String by, Question question, @Nullable Answer answer, String note) {
        return new ConflictSide(
                texts.text(title),
                by,
                List.of(
                        new ConflictSide.Line(
                                texts.text("assessment.part.answer"), oneLine(texts.words(question, answer))),
                        new ConflictSide.Line(
                                texts.text("assessment.part.note"),
                                note.isEmpty() ? texts.text("assessment.part.nothing") : note)));
    }
}
