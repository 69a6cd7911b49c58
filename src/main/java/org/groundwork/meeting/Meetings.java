package org.groundwork.meeting;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.groundwork.assessment.Analyses;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentLocks;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.meeting.MeetingView.Because;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Live;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Meetings from their start to their end. Every method is for the person who is signed in: who may read the assessment reads
 * its meetings, who may answer starts and leads them.
 */
@Service
@Transactional
public class Meetings {

    /** Told to screens and phones: there is something else to see. */
    public static final String CHANGED = "changed";

    /** Told to screens: somebody voted. */
    public static final String VOTES = "votes";

    /** Told to screens: somebody came, left or was removed. */
    public static final String PEOPLE = "people";

    /** What is done first. */
    static final String STARTED = "started";

    private static final int TRIES = 20;

    private final MeetingRepository repository;
    private final SeatRepository seats;
    private final Assessments assessments;
    private final AssessmentLocks locks;
    private final Analyses analyses;
    private final Access access;
    private final ApplicationEventPublisher events;
    private final Live live;
    private final Clock clock;

    Meetings(
            MeetingRepository repository,
            SeatRepository seats,
            Assessments assessments,
            AssessmentLocks locks,
            Analyses analyses,
            Access access,
            ApplicationEventPublisher events,
            Live live,
            Clock clock) {
        this.repository = repository;
        this.seats = seats;
        this.assessments = assessments;
        this.locks = locks;
        this.analyses = analyses;
        this.access = access;
        this.events = events;
        this.live = live;
        this.clock = clock;
    }

    /**
     * A meeting that is open.
     *
     * @param fresh false where it was open before
     */
    public record Started(MeetingId id, boolean fresh) {}

    /**
     * Starts a meeting, or finds the one that is open: an assessment has one at a time.
     *
     * @throws Conflict if the assessment cannot be answered as it stands
     * @throws InvalidInput if the agenda is empty or too long
     * @throws NotFound if the method has no such question
     */
    public Started start(AssessmentId id, NewMeeting given) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.ANSWER);
        locks.hold(id);
        Optional<MeetingView> open = repository.open(id);
        if (open.isPresent()) {
            return new Started(open.get().id(), false);
        }
        ScoredAssessment scored = assessments.scored(id);
        if (!scored.assessment().open()) {
            throw new Conflict("meeting.not-open");
        }
        if (given.questions().isEmpty()) {
            throw new InvalidInput("meeting.agenda.empty");
        }
        if (given.questions().size() > NewMeeting.MOST_QUESTIONS) {
            throw new InvalidInput("meeting.agenda.long", Integer.toString(NewMeeting.MOST_QUESTIONS));
        }
        if (!given.questions().stream().allMatch(scored.method()::hasQuestion)) {
            throw new NotFound();
        }
        MeetingId meeting = MeetingId.random();
        String file = MeetingFiles.write(scored);
        Instant now = clock.instant();
        boolean inserted = false;
        for (int i = 0; i < TRIES && !inserted; i++) { // a code may be taken
            inserted = repository.insert(
                    meeting, id, MeetingCode.random(), scored.method().ref(), given, STARTED, file, person.id(), now);
        }
        if (!inserted) {
            throw new IllegalStateException("no code is free");
        }
        for (int i = 0; i < given.questions().size(); i++) {
            repository.insertItem(meeting, i, given.questions().get(i), Poll.of(given.mode()));
        }
        tell(MeetingActivity.MEETING_STARTED, scored.assessment().team().id(), id, person.id(), null);
        return new Started(meeting, true);
    }

    /**
     * @throws NotFound if the assessment has no such meeting
     */
    @Transactional(readOnly = true)
    public MeetingView find(AssessmentId id, MeetingId meeting) {
        assessments.view(id);
        return found(id, meeting);
    }

    private MeetingView found(AssessmentId id, MeetingId meeting) {
        return repository
                .find(meeting)
                .filter(view -> view.assessment().equals(id))
                .orElseThrow(NotFound::new);
    }

    /** The one that is open, if any. */
    @Transactional(readOnly = true)
    public Optional<MeetingView> open(AssessmentId id) {
        assessments.view(id);
        return repository.open(id);
    }

    /**
     * A line of the list.
     *
     * @param recorded how many questions of the agenda got an answer or were left open as a spread
     */
    public record Line(MeetingView meeting, int questions, int recorded) {}

    /** All of them, the latest first. */
    @Transactional(readOnly = true)
    public List<Line> of(AssessmentId id) {
        assessments.view(id);
        Map<MeetingId, MeetingRepository.Counts> counts = repository.counts(id);
        return repository.of(id).stream()
                .map(meeting -> {
                    MeetingRepository.Counts own =
                            counts.getOrDefault(meeting.id(), new MeetingRepository.Counts(0, 0));
                    return new Line(meeting, own.questions(), own.recorded());
                })
                .toList();
    }

    /** In which meetings questions were voted on or recorded, by question; the latest meeting first. */
    @Transactional(readOnly = true)
    public Map<String, List<MeetingId>> about(AssessmentId id) {
        assessments.view(id);
        return repository.about(id);
    }

    /** In its order. */
    @Transactional(readOnly = true)
    public List<AgendaItem> agenda(AssessmentId id, MeetingId meeting) {
        find(id, meeting);
        return repository.agenda(meeting);
    }

    /**
     * What the meeting changed so far, or until its end; empty where that cannot be told, because the assessment went to
     * another version of the questionnaire, or nobody was there to read it at the end.
     */
    @Transactional(readOnly = true)
    public Optional<MeetingChange> change(AssessmentId id, MeetingId meeting) {
        MeetingView view = find(id, meeting);
        MeetingRepository.Files files = repository.files(meeting);
        AssessmentFile start = MeetingFiles.read(files.startFile());
        AssessmentFile end;
        if (files.endFile() != null) {
            end = MeetingFiles.read(files.endFile());
        } else if (!view.ended()) {
            end = MeetingFiles.of(assessments.scored(id));
        } else {
            return Optional.empty();
        }
        if (!start.method().ref().equals(end.method().ref())) {
            return Optional.empty();
        }
        Map<String, Answer> recorded = new LinkedHashMap<>();
        for (AgendaItem item : repository.agenda(meeting)) {
            if (item.after() != null) {
                recorded.put(item.question(), item.after());
            }
        }
        return Optional.of(MeetingChange.of(start, end, recorded, analyses));
    }

    /** Ends it; nothing happens to one that has ended. */
    public void end(AssessmentId id, MeetingId meeting) {
        AssessmentView assessment = assessments.view(id);
        SignedIn person = access.require(assessment.team().id(), Permission.ANSWER);
        MeetingView view = found(id, meeting);
        end(view, assessment.team().id(), Because.ENDED, person.id(), MeetingFiles.write(assessments.scored(id)));
    }

    /**
     * Ends the one that is open, in the transaction of what ends it.
     *
     * @param by null for the application itself
     */
    void endOpen(AssessmentId id, TeamId team, Because because, @Nullable PersonId by) {
        repository
                .open(id)
                .ifPresent(open -> end(
                        open,
                        team,
                        because,
                        by,
                        because == Because.MOVED ? null : MeetingFiles.write(assessments.scored(id))));
    }

    private void end(
            MeetingView meeting, TeamId team, Because because, @Nullable PersonId by, @Nullable String endFile) {
        if (!repository.end(meeting.id(), because, by, endFile, clock.instant())) {
            return;
        }
        seats.forget(meeting.id());
        tell(MeetingActivity.MEETING_ENDED, team, meeting.assessment(), by, because.id());
        tellChanged(meeting.id());
    }

    /** For meetings in which nothing was done since then, outside of a request. */
    void endForgotten(MeetingView meeting, TeamId team, @Nullable String endFile) {
        end(meeting, team, Because.FORGOTTEN, null, endFile);
    }

    void tellChanged(MeetingId meeting) {
        live.tell(meeting.topic(), CHANGED, "");
        live.tell(meeting.screenTopic(), CHANGED, "");
    }

    void tell(MeetingActivity kind, TeamId team, AssessmentId id, @Nullable PersonId by, @Nullable String detail) {
        events.publishEvent(new ActivityEvent(kind, team, id.value(), by, Set.of(), null, detail));
    }
}
