package org.groundwork.meeting;

import java.time.Clock;
import java.time.Duration;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.OnBehalf;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.RecurringJob;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Ends meetings that nobody ended: a door that stands open is one that somebody comes through. */
@Component
class ForgottenMeetingsJob implements RecurringJob {

    /** Without anything done by those who lead. */
    static final Duration SILENCE = Duration.ofHours(12);

    private final MeetingRepository repository;
    private final SeatRepository seats;
    private final Meetings meetings;
    private final Assessments assessments;
    private final OnBehalf onBehalf;
    private final Clock clock;

    ForgottenMeetingsJob(
            MeetingRepository repository,
            SeatRepository seats,
            Meetings meetings,
            Assessments assessments,
            OnBehalf onBehalf,
            Clock clock) {
        this.repository = repository;
        this.seats = seats;
        this.meetings = meetings;
        this.assessments = assessments;
        this.onBehalf = onBehalf;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "meeting-forgotten";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(30);
    }

    @Override
    public void run() {
        for (MeetingView meeting : repository.silentSince(clock.instant().minus(SILENCE))) {
            seats.team(meeting.id())
                    .ifPresent(team -> meetings.endForgotten(meeting, new TeamId(team), endFile(meeting)));
        }
    }

    /** As whoever led it last may see it; null where that is nobody any more. */
    private @Nullable String endFile(MeetingView meeting) {
        try {
            ScoredAssessment scored =
                    onBehalf.read(meeting.lastAct().by(), () -> assessments.scored(meeting.assessment()));
            return MeetingFiles.write(scored);
        } catch (NotFound | Forbidden gone) {
            return null;
        }
    }
}
