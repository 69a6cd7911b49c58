package org.groundwork.meeting;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DueWork;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reminds, when the date of a request for blind answers has come, those who have something left to hand in, and
 * tells who asked. A date is told of once; another one again.
 */
@Component
class BlindReminders implements DueWork {

    /** What is told of in one transaction. */
    private static final int AT_ONCE = 50;

    private final BlindRepository repository;
    private final BlindStates states;
    private final People people;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    BlindReminders(
            BlindRepository repository,
            BlindStates states,
            People people,
            Calendar calendar,
            ApplicationEventPublisher events,
            TransactionTemplate transactions) {
        this.repository = repository;
        this.states = states;
        this.people = people;
        this.calendar = calendar;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public void publishDue(Instant now) {
        Integer told;
        do {
            told = transactions.execute(status -> some(now));
        } while (told != null && told > 0);
    }

    private int some(Instant now) {
        List<BlindRepository.DueRow> due = repository.lockDue(calendar.day(now), AT_ONCE);
        due.forEach(this::tell);
        return due.size();
    }

    private void tell(BlindRepository.DueRow row) {
        repository.announced(row.id());
        BlindState state = states.of(row.assessment());
        Set<PersonId> members = people.membersOf(row.team()).stream()
                .filter(member -> member.may(Permission.ANSWER))
                .map(MemberView::id)
                .collect(Collectors.toSet());
        Set<PersonId> waiting = state.peopleOf(row.id()).stream()
                .filter(members::contains)
                .filter(person -> !state.waiting(row.id(), person).isEmpty())
                .collect(Collectors.toSet());
        publish(row, waiting, "due");
        if (!waiting.contains(row.by())) {
            publish(row, Set.of(row.by()), "over");
        }
    }

    private void publish(BlindRepository.DueRow row, Set<PersonId> concerned, String word) {
        events.publishEvent(new ActivityEvent(
                BlindActivity.BLIND_DUE,
                row.team(),
                row.assessment().value(),
                null,
                concerned,
                BlindTargets.request(row.id()),
                word + ":" + row.dueOn()));
    }
}
