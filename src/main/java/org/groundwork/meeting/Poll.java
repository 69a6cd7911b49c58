package org.groundwork.meeting;

/**
 * How far the votes on a question are, and so what may be done and who may see what. It knows no votes:
 * who reads them asks here first.
 *
 * @param round counts from 1; 0 before the first
 */
public record Poll(Mode mode, Phase phase, int round) {

    /** How a question is answered in the room. */
    public enum Mode {
        /** Everybody votes before anybody sees another's vote. */
        BLIND,
        /** Votes are seen as they come. */
        OPEN,
        /** Nobody votes; who leads the meeting records the answer. */
        NONE;

        /** As addresses and keys of texts name it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Of the present round. */
    public enum Phase {
        WAITING,
        VOTING,
        REVEALED
    }

    /** What can be done. */
    public enum Act {
        /** Open the first round. */
        OPEN,
        /** Close the round, and show its votes. */
        REVEAL,
        /** Open another round. */
        AGAIN
    }

    public Poll {
        if ((round == 0) != (phase == Phase.WAITING) || round < 0) {
            throw new IllegalArgumentException("no poll: " + phase + " in round " + round);
        }
    }

    static Poll of(Mode mode) {
        return new Poll(mode, Phase.WAITING, 0);
    }

    /** Whether that can be done as things stand. */
    public boolean allows(Act act) {
        return switch (act) {
            case OPEN -> mode != Mode.NONE && phase == Phase.WAITING;
            case REVEAL -> phase == Phase.VOTING;
            case AGAIN -> mode != Mode.NONE && phase == Phase.REVEALED;
        };
    }

    /**
     * @throws IllegalStateException unless it is {@linkplain #allows allowed}
     */
    Poll after(Act act) {
        if (!allows(act)) {
            throw new IllegalStateException(act + " of " + this);
        }
        return switch (act) {
            case OPEN, AGAIN -> new Poll(mode, Phase.VOTING, round + 1);
            case REVEAL -> new Poll(mode, Phase.REVEALED, round);
        };
    }

    /** Votes that were given blind stay so: while they come in, the way of answering is not changed. */
    public boolean mayChangeMode() {
        return phase != Phase.VOTING;
    }

    /**
     * @throws IllegalStateException while votes come in
     */
    Poll with(Mode other) {
        if (!mayChangeMode()) {
            throw new IllegalStateException("votes come in");
        }
        return new Poll(other, phase, round);
    }

    /** Whether a vote in this round is taken, a first one or another in its place. */
    public boolean takes(int inRound) {
        return phase == Phase.VOTING && inRound == round;
    }

    /** Whether anybody but the voter may see the votes of a round. */
    public boolean shows(int ofRound) {
        return ofRound >= 1 && (ofRound < round || ofRound == round && (phase == Phase.REVEALED || mode == Mode.OPEN));
    }
}
