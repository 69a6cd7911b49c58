package org.groundwork.meeting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.meeting.SeatRepository.Cast;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first rounds of meetings in which somebody voted, once they were shown. Votes that were given openly are no first votes: others were heard. */
@Component
class MeetingVotes implements FirstVotes {

    private final MeetingRepository meetings;
    private final SeatRepository seats;
    private final Room room;
    private final Assessments assessments;

    MeetingVotes(MeetingRepository meetings, SeatRepository seats, Room room, Assessments assessments) {
        this.meetings = meetings;
        this.seats = seats;
        this.room = room;
        this.assessments = assessments;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Vote> firstVotes(AssessmentId id) {
        assessments.view(id);
        List<Vote> votes = new ArrayList<>();
        for (MeetingView meeting : meetings.of(id)) {
            List<Cast> shown = seats.shown(meeting.id());
            Map<String, Integer> first =
                    shown.stream().collect(Collectors.toMap(Cast::question, Cast::round, Math::min));
            List<Cast> casts = shown.stream()
                    .filter(cast -> Integer.valueOf(cast.round()).equals(first.get(cast.question())) && !cast.openly())
                    .toList();
            Map<PersonId, PersonView> names = room.names(casts, meeting.namesShown());
            for (Cast cast : casts) {
                votes.add(new Vote(
                        cast.question(),
                        Room.voter(cast),
                        meeting.namesShown() ? Room.nameOf(cast, names) : "",
                        cast.answer(),
                        cast.why(),
                        cast.at()));
            }
        }
        return List.copyOf(votes);
    }
}
