package org.groundwork.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.groundwork.meeting.Poll.Act;
import org.groundwork.meeting.Poll.Mode;
import org.groundwork.meeting.Poll.Phase;
import org.junit.jupiter.api.Test;

class PollTest {

    /** What happens to a poll, one after the other. */
    enum Step {
        OPEN,
        REVEAL,
        AGAIN,
        VOTE,
        TO_BLIND,
        TO_OPEN,
        TO_NONE
    }

    /** What was promised to each voter at the vote: whether it was blind. */
    private static final class Room {

        private Poll poll;
        private final Map<Integer, Boolean> blind = new TreeMap<>();
        private final List<Integer> revealed = new ArrayList<>();

        Room(Mode mode) {
            poll = Poll.of(mode);
        }

        void step(Step step) {
            switch (step) {
                case OPEN, REVEAL, AGAIN -> act(Act.valueOf(step.name()));
                case VOTE -> {
                    if (poll.takes(poll.round())) {
                        blind.put(poll.round(), poll.mode() != Mode.OPEN);
                    }
                }
                case TO_BLIND -> mode(Mode.BLIND);
                case TO_OPEN -> mode(Mode.OPEN);
                case TO_NONE -> mode(Mode.NONE);
            }
        }

        private void act(Act act) {
            if (!poll.allows(act)) {
                Poll stays = poll;
                assertThatThrownBy(() -> stays.after(act)).isInstanceOf(IllegalStateException.class);
                return;
            }
            poll = poll.after(act);
            if (act == Act.REVEAL) {
                revealed.add(poll.round());
            }
        }

        private void mode(Mode mode) {
            if (poll.mayChangeMode()) {
                poll = poll.with(mode);
            }
        }
    }

    @Property
    void aBlindVoteIsNeverSeenBeforeItsRoundIsRevealed(@ForAll Mode mode, @ForAll @Size(max = 40) List<Step> steps) {
        Room room = new Room(mode);
        for (Step step : steps) {
            room.step(step);
            room.blind.forEach((round, blind) -> {
                if (blind && !room.revealed.contains(round)) {
                    assertThat(room.poll.shows(round))
                            .as("round %d of %s", round, room.poll)
                            .isFalse();
                }
            });
        }
    }

    @Property
    void whatWasRevealedStaysSo(@ForAll Mode mode, @ForAll @Size(max = 40) List<Step> steps) {
        Room room = new Room(mode);
        for (Step step : steps) {
            room.step(step);
            assertThat(room.revealed).allMatch(room.poll::shows);
        }
    }

    @Property
    void noVoteIsTakenInARoundThatIsNotOpen(@ForAll Mode mode, @ForAll @Size(max = 40) List<Step> steps) {
        Room room = new Room(mode);
        for (Step step : steps) {
            room.step(step);
            for (int round = 0; round <= room.poll.round() + 1; round++) {
                boolean takes = room.poll.takes(round);
                assertThat(takes).isEqualTo(room.poll.phase() == Phase.VOTING && round == room.poll.round());
                assertThat(takes && room.revealed.contains(round)).isFalse();
            }
        }
    }

    @Property
    void roundsFollowOneAnother(@ForAll Mode mode, @ForAll @Size(max = 40) List<Step> steps) {
        Room room = new Room(mode);
        for (Step step : steps) {
            int before = room.poll.round();
            room.step(step);
            assertThat(room.poll.round()).isBetween(before, before + 1);
        }
    }

    @Test
    void votesThatAreSeenAsTheyComeAreSeen() {
        Poll open = Poll.of(Mode.OPEN).after(Act.OPEN);

        assertThat(open.shows(1)).isTrue();
        assertThat(open.shows(2)).isFalse();
        assertThat(open.mayChangeMode()).as("what was given openly stays so").isFalse();
    }

    @Test
    void withoutVotesThereIsNothingToOpen() {
        assertThat(Poll.of(Mode.NONE).allows(Act.OPEN)).isFalse();
    }
}
