package org.groundwork.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What was done to an assessment lately. */
@Service
@Transactional(readOnly = true)
public class Activities {

    /** Answers that one person changes with shorter pauses are told as one. */
    private static final Duration IN_A_ROW = Duration.ofMinutes(30);

    /** How far back it looks. */
    private static final Limit CHANGES = Limit.of(500);

    private static final Limit EVENTS = Limit.of(100);

    private final AnswerRepository answers;
    private final EconomicEntryRepository economics;
    private final EventRepository events;
    private final CheckedAssessments checked;

    Activities(
            AnswerRepository answers,
            EconomicEntryRepository economics,
            EventRepository events,
            CheckedAssessments checked) {
        this.answers = answers;
        this.economics = economics;
        this.events = events;
        this.checked = checked;
    }

    /** The latest first, as far back as the latest few hundred changes go. */
    public List<Activity> of(AssessmentId id) {
        AssessmentEntity assessment = checked.find(id, Permission.READ).assessment();
        List<Activity> happened = events.latest(id.value(), EVENTS).stream()
                .<Activity>map(AssessmentEventEntity::activity)
                .toList();
        List<Instant> between = happened.stream().map(Activity::at).toList();
        List<Activity> all = new ArrayList<>(happened);
        all.addAll(
                inRows(answers.changes(id.value(), assessment.createdAt(), CHANGES), between, Activity.Answered::new));
        all.addAll(inRows(
                economics.changes(id.value(), assessment.createdAt(), CHANGES), between, Activity.Estimated::new));
        all.sort(Comparator.comparing(Activity::at).reversed());
        return all;
    }

    /** Changes of one person in a row. */
    @FunctionalInterface
    interface Told {
        Activity of(PersonId by, Instant at, List<String> ids);
    }

    /**
     * @param changes the latest first
     * @param between when something else happened (it was submitted, returned, reopened): changes
     *     before and after it are never told as one
     * @param told what several in a row are told as
     */
    static List<Activity> inRows(List<EntryRepository.Change> changes, List<Instant> between, Told told) {
        List<Activity> rows = new ArrayList<>();
        Set<String> questions = new LinkedHashSet<>();
        AnswerRepository.@Nullable Change last = null;
        AnswerRepository.@Nullable Change earliest = null;
        for (EntryRepository.Change change : changes) {
            boolean continues = earliest != null
                    && earliest.by().equals(change.by())
                    && Duration.between(change.at(), earliest.at()).compareTo(IN_A_ROW) < 0
                    && !anyBetween(between, change.at(), earliest.at());
            if (!continues) {
                if (last != null) {
                    rows.add(told.of(new PersonId(last.by()), last.at(), List.copyOf(questions)));
                }
                last = change;
                questions.clear();
            }
            earliest = change;
            questions.add(change.subject());
        }
        if (last != null) {
            rows.add(told.of(new PersonId(last.by()), last.at(), List.copyOf(questions)));
        }
        return rows;
    }

    private static boolean anyBetween(List<Instant> moments, Instant from, Instant to) {
        return moments.stream().anyMatch(moment -> moment.isAfter(from) && !moment.isAfter(to));
    }
}
