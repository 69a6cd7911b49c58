package org.groundwork.review;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.InstallationEvent;
import org.groundwork.identity.OnBehalf;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.Secret;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is due in a person’s teams, for the person’s calendar: at a secret address, with the rights that the person has when it is
 * read. Names and dates only.
 */
@Service
@Transactional
public class CalendarFeeds {

    /** What was due earlier is no longer told. */
    private static final int DAYS_BACK = 90;

    private static final int YEARS_AHEAD = 20;

    /** Of each kind. */
    private static final int MOST = 300;

    private final CalendarRepository repository;
    private final NextLooks nextLooks;
    private final CurrentPerson currentPerson;
    private final OnBehalf onBehalf;
    private final Calendar calendar;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarFeeds(
            CalendarRepository repository,
            NextLooks nextLooks,
            CurrentPerson currentPerson,
            OnBehalf onBehalf,
            Calendar calendar,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.nextLooks = nextLooks;
        this.currentPerson = currentPerson;
        this.onBehalf = onBehalf;
        this.calendar = calendar;
        this.events = events;
        this.clock = clock;
    }

    /** That there is an address. */
    public record Link(Instant madeAt, @Nullable Instant lastUsed) {}

    /** What a day is for. */
    public enum Kind {
        NEXT_LOOK,
        ACTION,
        DEADLINE
    }

    /**
     * Something on a day.
     *
     * @param id the same as long as it is the same thing, whatever its day
     * @param name of the assessment
     * @param title of an action; empty for others
     * @param number of the submission that was decided on; 0 for others
     * @param own the person answers for it, or nobody does
     */
    public record Entry(
            Kind kind,
            String id,
            AssessmentId assessment,
            String name,
            String title,
            int number,
            LocalDate on,
            boolean own) {}

    /** The address of the person who is signed in, if there is one. */
    @Transactional(readOnly = true)
    public Optional<Link> link() {
        return repository.link(currentPerson.require().id());
    }

    /**
     * Makes an address; an earlier one leads nowhere any more.
     *
     * @return its secret part, which cannot be had again
     */
    public String make() {
        SignedIn person = currentPerson.require();
        Secret secret = Secret.random();
        repository.putLink(person.id(), secret, clock.instant());
        tell(ReviewActivity.CALENDAR_LINK_MADE, person);
        return secret.value();
    }

    /** Ends the address. Nothing happens where there is none. */
    public void revoke() {
        SignedIn person = currentPerson.require();
        if (repository.removeLink(person.id())) {
            tell(ReviewActivity.CALENDAR_LINK_REVOKED, person);
        }
    }

    private void tell(ReviewActivity what, SignedIn person) {
        events.publishEvent(new InstallationEvent(what, null, person.id(), null));
    }

    /**
     * What an address shows; needs nobody to be signed in.
     *
     * @return nothing if it is none, or its person cannot sign in any more
     */
    public Optional<List<Entry>> open(String secret) {
        return repository.owner(new Secret(secret)).flatMap(person -> {
            Optional<List<Entry>> entries = readFor(person);
            if (entries.isPresent()) {
                repository.used(person, clock.instant());
            }
            return entries;
        });
    }

    private Optional<List<Entry>> readFor(PersonId person) {
        try {
            return Optional.of(onBehalf.read(person, () -> {
                LocalDate today = calendar.today();
                return entries(today.minusDays(DAYS_BACK), today.plusYears(YEARS_AHEAD));
            }));
        } catch (NotFound e) {
            return Optional.empty();
        }
    }

    /**
     * What is due in the teams of the person who is signed in.
     *
     * @param from the first day
     * @param until the last day
     */
    List<Entry> entries(LocalDate from, LocalDate until) {
        SignedIn person = currentPerson.require();
        Set<TeamId> teams = person.teamsWhere(Permission.READ);
        List<Entry> entries = new ArrayList<>();
        nextLooks.planned(until, MOST).stream()
                .filter(look -> !look.on().isBefore(from))
                .forEach(look -> entries.add(new Entry(
                        Kind.NEXT_LOOK,
                        "next-" + look.assessment(),
                        look.assessment(),
                        look.name(),
                        "",
                        0,
                        look.on(),
                        true)));
        repository
                .actions(teams, from, until, MOST)
                .forEach(row -> entries.add(new Entry(
                        Kind.ACTION,
                        row.id().toString(),
                        new AssessmentId(row.assessmentId()),
                        row.name(),
                        row.title(),
                        0,
                        row.dueOn(),
                        row.owner() == null || row.owner().equals(person.id().value()))));
        repository
                .deadlines(teams, from, until, MOST)
                .forEach(row -> entries.add(new Entry(
                        Kind.DEADLINE,
                        "decision-" + row.assessmentId() + "-" + row.number(),
                        new AssessmentId(row.assessmentId()),
                        row.name(),
                        "",
                        row.number(),
                        row.dueOn(),
                        row.owner() == null || row.owner().equals(person.id().value()))));
        return entries;
    }
}
