package org.groundwork.meeting;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A request for blind answers as everybody in the team may know it: who is asked for what, and who has handed in
 * how much; never what.
 *
 * @param questions in the method's order; those that it no longer asks are left out
 * @param people by name
 * @param overdue its date has passed, and it is open
 * @param endedAt null while it is open
 * @param byItself it ended because the last of those asked had handed in
 */
public record BlindRequest(
        BlindId id,
        PersonId by,
        String byName,
        Instant at,
        LocalDate due,
        boolean overdue,
        String note,
        List<String> questions,
        List<Asked> people,
        @Nullable Instant endedAt,
        boolean byItself,
        boolean withdrawn) {

    public BlindRequest {
        questions = List.copyOf(questions);
        people = List.copyOf(people);
    }

    /**
     * Somebody who is asked.
     *
     * @param here whether the person still answers in the team
     * @param handedIn how many of the questions
     * @param of how many there are
     */
    public record Asked(PersonId person, String name, boolean here, int handedIn, int of) {

        public boolean done() {
            return handedIn == of;
        }
    }

    public boolean open() {
        return endedAt == null;
    }

    /** How many have handed in everything. */
    public int done() {
        return (int) people.stream().filter(Asked::done).count();
    }

    /** Nobody who could still hand in has something left to hand in. */
    public boolean complete() {
        return people.stream().allMatch(asked -> asked.done() || !asked.here());
    }

    public boolean asks(PersonId person) {
        return people.stream().anyMatch(asked -> asked.person().equals(person));
    }
}
