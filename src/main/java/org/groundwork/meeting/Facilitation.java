package org.groundwork.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.meeting.AgendaItem.Outcome;
import org.groundwork.meeting.MeetingView.LastAct;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * What those who lead a meeting do: anybody who may answer. Each act names the version of the meeting that the person saw; where
 * somebody did something since, it is refused and says what that was, so that two who lead do not undo each other unseen.
 */
@Service
@Transactional
public class Facilitation {

    /** Words for what is done, as the meeting keeps the last of them. */
    static final String WENT = "went";

    static final String MODE = "mode";
    static final String RECORDED = "recorded";
    static final String ADDED = "added";

    private final MeetingRepository repository;
    private final SeatRepository seats;
    private final Meetings meetings;
    private final Assessments assessments;
    private final Answers answers;
    private final Access access;
    private final Live live;
    private final Clock clock;

    Facilitation(
            MeetingRepository repository,
            SeatRepository seats,
            Meetings meetings,
            Assessments assessments,
            Answers answers,
            Access access,
            Live live,
            Clock clock) {
        this.repository = repository;
        this.seats = seats;
        this.meetings = meetings;
        this.assessments = assessments;
        this.answers = answers;
        this.access = access;
        this.live = live;
        this.clock = clock;
    }

    /** Which meeting, as the person saw it. */
    public record Seen(AssessmentId assessment, MeetingId meeting, int version) {}

    private record Led(MeetingView meeting, AssessmentView assessment, SignedIn person) {}

    private Led led(Seen seen) {
        return led(seen.assessment(), seen.meeting());
    }

    private Led led(AssessmentId id, MeetingId meeting) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.ANSWER);
        MeetingView view = repository
                .find(meeting)
                .filter(found -> found.assessment().equals(id))
                .orElseThrow(NotFound::new);
        return new Led(view, assessment, person);
    }

    /** Opens a vote, shows its votes, or opens another round; on the present question. */
    public ActOutcome poll(Seen seen, Poll.Act act) {
        Led led = led(seen);
        String word = act.name().toLowerCase(Locale.ROOT);
        return advance(
                seen,
                led,
                word,
                () -> present(led.meeting()).filter(item -> item.poll().allows(act)),
                item -> {
                    repository.poll(seen.meeting(), item.place(), item.poll().after(act));
                    if (act == Poll.Act.REVEAL) {
                        meetings.tell(
                                MeetingActivity.MEETING_REVEALED,
                                led.assessment().team().id(),
                                seen.assessment(),
                                led.person().id(),
                                item.question());
                    }
                });
    }

    /** From now on the present question is answered in this way. */
    public ActOutcome mode(Seen seen, Poll.Mode mode) {
        Led led = led(seen);
        return advance(
                seen,
                led,
                MODE,
                () -> present(led.meeting()).filter(item -> item.poll().mayChangeMode()),
                item -> repository.poll(
                        seen.meeting(), item.place(), item.poll().with(mode)));
    }

    /**
     * To another place of the agenda.
     *
     * @param place {@link MeetingView#LOBBY} for before the first; the number of questions for after the last
     */
    public ActOutcome go(Seen seen, int place) {
        Led led = led(seen);
        int last = repository.agenda(seen.meeting()).size();
        if (place < MeetingView.LOBBY || place > last) {
            throw new NotFound();
        }
        return advance(seen, led, WENT, () -> Optional.of(place), to -> repository.place(seen.meeting(), to));
    }

    /** To the next question that is asked; past those that other answers hide. */
    public ActOutcome forward(Seen seen) {
        Led led = led(seen);
        Set<String> hidden = Scorer.hidden(assessments.scored(seen.assessment()).sheet());
        List<AgendaItem> agenda = repository.agenda(seen.meeting());
        int place = led.meeting().place() + 1;
        while (place < agenda.size() && hidden.contains(agenda.get(place).question())) {
            place++;
        }
        int to = Math.min(place, agenda.size());
        return advance(seen, led, WENT, () -> Optional.of(to), at -> repository.place(seen.meeting(), at));
    }

    /** Puts what still matters, is not answered and is not on it yet at the end of the agenda. */
    public ActOutcome add(Seen seen) {
        Led led = led(seen);
        List<AgendaItem> agenda = repository.agenda(seen.meeting());
        List<String> more = notYet(assessments.scored(seen.assessment()), agenda);
        Poll.Mode mode =
                agenda.isEmpty() ? Poll.Mode.BLIND : agenda.getLast().poll().mode();
        return advance(seen, led, ADDED, () -> Optional.of(more).filter(list -> !list.isEmpty()), list -> {
            for (int i = 0; i < list.size(); i++) {
                repository.insertItem(seen.meeting(), agenda.size() + i, list.get(i), Poll.of(mode));
            }
            if (led.meeting().place() > agenda.size()) {
                repository.place(seen.meeting(), agenda.size());
            }
        });
    }

    /** Questions that still matter, have no answer, and are not on the agenda; in the order in which to ask. */
    public static List<String> notYet(ScoredAssessment scored, List<AgendaItem> agenda) {
        List<String> more = new ArrayList<>(scored.progress().toAnswer());
        agenda.forEach(item -> more.remove(item.question()));
        return more;
    }

    /**
     * What is to be recorded under the present question.
     *
     * @param basedOn version of the entry that the person saw; 0 for none
     * @param page a mark of the form, see {@link AnswerDraft}
     * @param answer null for the spread of the latest votes
     */
    public record Recording(
            String question,
            int basedOn,
            @Nullable UUID page,
            @Nullable Answer answer,
            String note) {}

    /**
     * Saves the answer like any other (docs/adr/0021): where a colleague changed it at the desk meanwhile, nothing is overwritten
     * unseen.
     */
    public ActOutcome record(Seen seen, Recording given) {
        Led led = led(seen);
        AgendaItem item = repository.agenda(seen.meeting()).stream()
                .filter(one -> one.question().equals(given.question()))
                .findFirst()
                .orElseThrow(NotFound::new);
        Answer answer = given.answer() != null ? given.answer() : spread(seen.meeting(), item);
        if (answer == null) {
            return new ActOutcome.Impossible();
        }
        if (led.meeting().ended()) {
            return new ActOutcome.Ended();
        }
        if (led.meeting().version() != seen.version()) {
            return refused(seen, RECORDED, led.person().id());
        }
        Entry current = assessments.scored(seen.assessment()).entry(given.question());
        // the assessment is held first and the meeting second, as whoever submits it does
        SaveOutcome saved = answers.save(
                seen.assessment(),
                new AnswerDraft(
                        given.question(),
                        given.basedOn(),
                        given.page(),
                        answer,
                        given.note(),
                        current == null ? List.of() : current.links()));
        if (!(saved instanceof SaveOutcome.Saved)) {
            return new ActOutcome.NotSaved(saved);
        }
        ActOutcome outcome = advance(
                seen,
                led,
                RECORDED,
                () -> Optional.of(item)
                        .filter(one -> one.place() == led.meeting().place()),
                one -> repository.recorded(
                        seen.meeting(),
                        one.place(),
                        answer instanceof Answer.Spread ? Outcome.SPREAD : Outcome.AGREED,
                        current == null ? null : current.answer(),
                        answer,
                        led.person().id(),
                        clock.instant()));
        if (!(outcome instanceof ActOutcome.Done)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return outcome;
    }

    private @Nullable Answer spread(MeetingId meeting, AgendaItem item) {
        int round = item.poll().round();
        if (item.poll().phase() != Poll.Phase.REVEALED) {
            return null;
        }
        List<Integer> levels = new ArrayList<>();
        for (SeatRepository.Cast cast : seats.shown(meeting, item.question(), round)) {
            if (cast.answer() instanceof Answer.Level level) {
                levels.add(level.level());
            }
        }
        return levels.stream().distinct().count() < 2 ? null : new Answer.Spread(levels);
    }

    private Optional<AgendaItem> present(MeetingView meeting) {
        return repository.agenda(meeting.id()).stream()
                .filter(item -> item.place() == meeting.place())
                .findFirst();
    }

    /**
     * Does it, unless somebody did something else since. What it is done to is read again once the meeting is held.
     *
     * @param target what is done to, empty where it cannot be done
     */
    private <T> ActOutcome advance(Seen seen, Led led, String word, Supplier<Optional<T>> target, Consumer<T> deed) {
        if (led.meeting().ended()) {
            return new ActOutcome.Ended();
        }
        PersonId person = led.person().id();
        Instant now = clock.instant();
        if (led.meeting().version() == seen.version() && target.get().isEmpty()) {
            return new ActOutcome.Impossible();
        }
        if (!repository.advance(seen.meeting(), seen.version(), new LastAct(word, person, now))) {
            return refused(seen, word, person);
        }
        target.get().ifPresent(deed);
        meetings.tellChanged(seen.meeting());
        return new ActOutcome.Done();
    }

    private ActOutcome refused(Seen seen, String word, PersonId person) {
        MeetingView now = repository.find(seen.meeting()).orElseThrow(NotFound::new);
        if (now.ended()) {
            return new ActOutcome.Ended();
        }
        LastAct last = now.lastAct();
        int acts = now.version() - seen.version();
        if (acts < 1) {
            throw new NotFound(); // a version that never was
        }
        return acts == 1 && last.what().equals(word) && last.by().equals(person)
                ? new ActOutcome.Done()
                : new ActOutcome.Stale(acts, last.what(), last.by());
    }

    /** Lets nobody else in, or does again. */
    public void door(AssessmentId id, MeetingId meeting, boolean locked) {
        led(id, meeting);
        repository.lock(meeting, locked);
        live.tell(meeting.screenTopic(), Meetings.PEOPLE, "");
    }

    /** Shows the recommendation on the screen, or hides it. */
    public void recommendation(AssessmentId id, MeetingId meeting, boolean shown) {
        led(id, meeting);
        repository.showRecommendation(meeting, shown);
        live.tell(meeting.screenTopic(), Meetings.CHANGED, "");
    }

    /** Takes a guest out. Nothing happens where there is no such guest. */
    public void remove(AssessmentId id, MeetingId meeting, UUID guest) {
        Led led = led(id, meeting);
        if (seats.removeGuest(meeting, guest, clock.instant())) {
            meetings.tell(
                    MeetingActivity.MEETING_GUEST_REMOVED,
                    led.assessment().team().id(),
                    id,
                    led.person().id(),
                    null);
            live.tell(meeting.topic(), Meetings.CHANGED, "");
            live.tell(meeting.screenTopic(), Meetings.PEOPLE, "");
        }
    }
}
