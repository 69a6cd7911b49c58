package org.groundwork.meeting.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.groundwork.meeting.MeetingId;
import org.groundwork.meeting.Poll;
import org.groundwork.meeting.Room;
import org.groundwork.meeting.Room.Seat;
import org.groundwork.meeting.Tally;
import org.groundwork.method.Level;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes what a phone shows. Fifty of them ask at once when votes are shown: what is the same for all is read once. */
@Component
class PhonePages {

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MOST = 200;

    private final Room room;
    private final MeetingTexts texts;

    /** Votes that are shown do not change: a round is over then. */
    private final Cache<Shown, Tally> shown =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    private record Shown(MeetingId meeting, String question, int round) {}

    PhonePages(Room room, MeetingTexts texts) {
        this.room = room;
        this.texts = texts;
    }

    /** What was sent and not counted, to be shown again. */
    record Sent(
            @Nullable String question,
            @Nullable String value,
            @Nullable String evidence,
            @Nullable String why,
            Room.VoteOutcome outcome) {}

    PhonePage page(Seat seat, @Nullable Sent sent) {
        Question question = seat.question();
        Poll poll = seat.poll();
        PhonePage.Asked asked = question == null || poll == null ? null : asked(seat, question, poll, sent);
        return new PhonePage(
                seat.meeting(),
                seat.name(),
                seat.guest(),
                seat.namesShown(),
                seat.version(),
                asked != null ? "question" : seat.place() < 0 ? "waiting" : "done",
                asked,
                sent == null ? null : notice(sent),
                sent != null && sent.outcome() == Room.VoteOutcome.COUNTED);
    }

    private String notice(Sent sent) {
        String why = sent.why() == null ? "" : sent.why().strip();
        return switch (sent.outcome()) {
            case COUNTED -> texts.text("meeting.vote.counted");
            case NO_VOTE ->
                sent.value() == null || sent.value().isEmpty()
                        ? texts.text("meeting.vote.nothing")
                        : texts.text("meeting.vote.refused", Room.LONGEST_WHY);
            case TOO_LATE -> why.isEmpty() ? texts.text("meeting.vote.late") : texts.text("meeting.vote.late.why", why);
            case NOBODY -> texts.text("meeting.vote.nobody");
        };
    }

    private PhonePage.Asked asked(Seat seat, Question question, Poll poll, @Nullable Sent sent) {
        boolean revealed = poll.phase() == Poll.Phase.REVEALED && poll.round() > 0;
        Tally tally = revealed
                ? Objects.requireNonNull(shown.get(
                        new Shown(seat.meeting(), question.id(), poll.round()),
                        any -> room.tally(seat.meeting(), seat.namesShown(), question.id(), poll.round())))
                : new Tally(List.of());
        String own = GivenAnswer.value(seat.vote());
        Sent again = sent != null
                        && sent.outcome() == Room.VoteOutcome.NO_VOTE
                        && question.id().equals(sent.question())
                ? sent
                : null;
        String checked = again == null ? own : Objects.requireNonNullElse(again.value(), "");
        List<PhonePage.Row> others = new ArrayList<>();
        others.add(new PhonePage.Row(
                GivenAnswer.UNKNOWN,
                "",
                texts.text("assessment.answer.unknown"),
                "",
                GivenAnswer.UNKNOWN.equals(checked),
                tally.unknown().size(),
                GivenAnswer.UNKNOWN.equals(own)));
        if (question.mayBeNotApplicable()) {
            others.add(new PhonePage.Row(
                    GivenAnswer.NOT_APPLICABLE,
                    "",
                    texts.text("assessment.answer.not-applicable"),
                    "",
                    GivenAnswer.NOT_APPLICABLE.equals(checked),
                    tally.notApplicable().size(),
                    GivenAnswer.NOT_APPLICABLE.equals(own)));
        }
        return new PhonePage.Asked(
                question.id(),
                question.text(),
                question.how(),
                question instanceof Question.Levelled,
                poll,
                state(poll),
                rows(question, tally, checked, own),
                others,
                seat.vote() != null,
                seat.recorded(),
                again == null
                        ? GivenAnswer.evidence(seat.vote()).id()
                        : Objects.requireNonNullElse(again.evidence(), "known"),
                again == null ? seat.why() : Objects.requireNonNullElse(again.why(), ""),
                tally.size(),
                tally.ballots().stream()
                        .filter(ballot -> !ballot.why().isEmpty())
                        .map(ballot -> new ScreenPage.Said(
                                texts.shortly(question, ballot.answer()), ballot.name(), ballot.why()))
                        .toList());
    }

    private static String state(Poll poll) {
        return switch (poll.phase()) {
            case VOTING -> "voting";
            case REVEALED -> "shown";
            case WAITING -> poll.mode() == Poll.Mode.NONE ? "plain" : "closed";
        };
    }

    private static List<PhonePage.Row> rows(Question question, Tally tally, String checked, String own) {
        List<PhonePage.Row> rows = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                for (int i = 0; i < levelled.levels().size(); i++) {
                    Level level = levelled.levels().get(i);
                    String value = GivenAnswer.LEVEL + i;
                    rows.add(new PhonePage.Row(
                            value,
                            Integer.toString(Question.number(i)),
                            level.label(),
                            level.anchor(),
                            value.equals(checked),
                            tally.forLevel(i).size(),
                            value.equals(own)));
                }
            }
            case Question.Choice choice -> {
                for (Option option : choice.options()) {
                    String value = GivenAnswer.OPTION + option.id();
                    rows.add(new PhonePage.Row(
                            value,
                            Integer.toString(rows.size() + 1),
                            option.label(),
                            option.anchor(),
                            value.equals(checked),
                            tally.forOption(option.id()).size(),
                            value.equals(own)));
                }
            }
        }
        return rows;
    }
}
