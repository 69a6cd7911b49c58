package org.groundwork.review;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentTitles;
import org.groundwork.assessment.AssessmentTitles.AssessmentTitle;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.method.Methods;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happened after decisions, beside what was promised. For the person who is signed in: whoever
 * answers for a decision, leads or manages the team says what happened, the whole team reads it.
 */
@Service
@Transactional
public class FollowUps {

    /** Decisions on a page, at most. */
    private static final int MOST = 500;

    /** Decisions at home, at most. */
    private static final int MINE = 10;

    private final FollowUpRepository repository;
    private final Reviews reviews;
    private final Assessments assessments;
    private final AssessmentTitles titles;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final People people;
    private final Calendar calendar;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    FollowUps(
            FollowUpRepository repository,
            Reviews reviews,
            Assessments assessments,
            AssessmentTitles titles,
            Access access,
            CurrentPerson currentPerson,
            People people,
            Calendar calendar,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.reviews = reviews;
        this.assessments = assessments;
        this.titles = titles;
        this.access = access;
        this.currentPerson = currentPerson;
        this.people = people;
        this.calendar = calendar;
        this.clock = clock;
        this.events = events;
    }

    /** What was said about a decision, the latest first; that one counts. */
    @Transactional(readOnly = true)
    public List<FollowUp> of(AssessmentId id, int number) {
        assessments.view(id);
        List<FollowUp> entries = repository.of(id, number);
        Map<PersonId, PersonView> names =
                people.byId(entries.stream().map(FollowUp::byId).distinct().toList());
        return entries.stream().map(entry -> entry.named(names)).toList();
    }

    /** Whether the person may say what happened after the decision on this submission. */
    @Transactional(readOnly = true)
    public boolean mayEnter(AssessmentView assessment, VersionView version) {
        SignedIn person = currentPerson.require();
        ReviewView review = version.review();
        return review != null
                && version.decided()
                && !assessment.archived()
                && (person.may(Permission.MANAGE_ACTIONS, assessment.team().id())
                        || person.id().equals(review.commitment().owner())
                                && person.may(Permission.READ, assessment.team().id()));
    }

    /**
     * Says what happened, or says it anew; what was said before stays readable.
     *
     * @throws NotFound if nothing was decided on such a submission
     * @throws Forbidden unless the person answers for it, leads or manages the team
     * @throws Conflict in the archive
     * @throws InvalidInput if something does not fit; the second word of its key is the field
     */
    public void enter(AssessmentId id, int number, FollowUp.What what) {
        AssessmentView assessment = assessments.view(id);
        VersionView version = reviews.version(id, number);
        ReviewView review = version.review();
        if (review == null || !version.decided()) {
            throw new NotFound();
        }
        if (assessment.archived()) {
            throw new Conflict("followup.archived");
        }
        if (!mayEnter(assessment, version)) {
            throw new Forbidden();
        }
        SignedIn person = access.require(assessment.team().id(), Permission.READ);
        what.check(calendar.today());
        int entry = repository.of(id, number).stream()
                        .mapToInt(FollowUp::entry)
                        .max()
                        .orElse(0)
                + 1;
        repository.insert(
                id,
                number,
                new FollowUp(
                        entry, what, person.id(), person.name(), clock.instant().truncatedTo(ChronoUnit.MICROS)));
        Set<PersonId> concerned = people.membersOf(assessment.team().id()).stream()
                .filter(member -> member.may(Permission.MANAGE_ACTIONS))
                .map(MemberView::id)
                .collect(Collectors.toCollection(HashSet::new));
        if (review.commitment().owner() != null) {
            concerned.add(review.commitment().owner());
        }
        events.publishEvent(new ActivityEvent(
                ReviewActivity.FOLLOWED_UP,
                assessment.team().id(),
                id.value(),
                person.id(),
                concerned,
                ReviewTargets.decision(number),
                Integer.toString(number)));
    }

    /** Where a decision stands. */
    public enum Standing {
        /** Its deadline has passed, and nobody said what happened. */
        OVERDUE,
        /** Its deadline is to come. */
        COMING,
        DONE,
        PARTLY,
        NOT_DONE,
        /** Given up before anybody said what happened. */
        LOST
    }

    /**
     * A decision, what it promised and what happened.
     *
     * @param decision title; null for something that only its reason says
     * @param happened null while nobody said
     * @param over it cost more than was allowed for; null where that cannot be told
     * @param late days after the deadline, below 0 before it; null where that cannot be told
     */
    public record Line(
            AssessmentId assessment,
            int number,
            String name,
            TeamView team,
            @Nullable String decision,
            LocalDate decidedOn,
            Standing standing,
            Commitment promised,
            FollowUp.@Nullable What happened,
            @Nullable Boolean over,
            @Nullable Long late) {}

    /**
     * Decisions with a deadline, and those of which somebody said what happened.
     *
     * @param lines those that are overdue first, then those to come, then those that happened
     */
    public record TrackRecord(List<Line> lines) {

        public TrackRecord {
            lines = List.copyOf(lines);
        }

        private long count(Collection<Standing> standings) {
            return lines.stream()
                    .filter(line -> standings.contains(line.standing()))
                    .count();
        }

        public long done() {
            return count(Set.of(Standing.DONE));
        }

        /** Their day has passed, or somebody said what happened. */
        public long fellDue() {
            return count(Set.of(Standing.OVERDUE, Standing.DONE, Standing.PARTLY, Standing.NOT_DONE));
        }

        public long overdue() {
            return count(Set.of(Standing.OVERDUE));
        }

        public long overBudget() {
            return lines.stream()
                    .filter(line -> Boolean.TRUE.equals(line.over()))
                    .count();
        }

        public long late() {
            return lines.stream()
                    .filter(line -> line.late() != null && line.late() > 0)
                    .count();
        }
    }

    /**
     * The track record of the teams that the person manages.
     *
     * @param team one of them; null for all
     * @throws Forbidden if the person manages no team
     */
    @Transactional(readOnly = true)
    public TrackRecord trackRecord(@Nullable TeamId team) {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.REVIEW)) {
            throw new Forbidden();
        }
        List<TeamId> teams = person.teamsWhere(Permission.REVIEW).stream()
                .filter(one -> team == null || one.equals(team))
                .toList();
        List<FollowUpRepository.RecordRow> rows = repository.records(teams, MOST);
        Map<PersonId, PersonView> names = people.byId(rows.stream()
                .map(FollowUpRepository.RecordRow::ownerId)
                .filter(Objects::nonNull)
                .distinct()
                .map(PersonId::new)
                .toList());
        LocalDate today = calendar.today();
        List<Line> lines = rows.stream().map(row -> line(row, names, today)).toList();
        return new TrackRecord(List.of(
                        lines.stream()
                                .filter(line -> line.standing() == Standing.OVERDUE)
                                .toList()
                                .reversed(),
                        lines.stream()
                                .filter(line -> line.standing() == Standing.COMING)
                                .toList()
                                .reversed(),
                        lines.stream()
                                .filter(line ->
                                        line.standing() != Standing.OVERDUE && line.standing() != Standing.COMING)
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList());
    }

    private Line line(FollowUpRepository.RecordRow row, Map<PersonId, PersonView> names, LocalDate today) {
        Commitment promised = row.promised().named(names);
        FollowUp.What happened = row.happened();
        String verdict = row.verdict();
        return new Line(
                new AssessmentId(row.assessmentId()),
                row.number(),
                row.name(),
                new TeamView(new TeamId(row.teamId()), row.teamName()),
                verdict == null
                        ? null
                        : Methods.find(row.method())
                                .map(method -> method.verdict(verdict).title())
                                .orElse(verdict),
                calendar.day(row.createdAt().toInstant()),
                standing(row, happened, today),
                promised,
                happened,
                happened == null ? null : FollowUp.overBudget(promised, happened),
                happened == null ? null : FollowUp.daysLate(promised, happened));
    }

    private static Standing standing(
            FollowUpRepository.RecordRow row, FollowUp.@Nullable What happened, LocalDate today) {
        if (happened != null) {
            return switch (happened.result()) {
                case DONE -> Standing.DONE;
                case PARTLY -> Standing.PARTLY;
                case NOT_DONE -> Standing.NOT_DONE;
            };
        }
        if (!row.holds() || row.archived()) {
            return Standing.LOST;
        }
        return row.dueOn() != null && row.dueOn().isAfter(today) ? Standing.COMING : Standing.OVERDUE;
    }

    /** A decision whose deadline has come and for which the person answers. */
    public record Mine(AssessmentId assessment, String name, int number, LocalDate deadline) {}

    /** Of the person who is signed in, the longest due first. */
    @Transactional(readOnly = true)
    public List<Mine> mine() {
        SignedIn person = currentPerson.require();
        List<FollowUpRepository.DueRow> due =
                repository.ownDue(person.id(), person.teamsWhere(Permission.READ), calendar.today(), MINE);
        Map<UUID, AssessmentTitle> known = titles.byId(
                due.stream().map(FollowUpRepository.DueRow::assessmentId).toList());
        return due.stream()
                .map(row -> new Mine(
                        new AssessmentId(row.assessmentId()),
                        Objects.requireNonNull(known.get(row.assessmentId())).name(),
                        row.number(),
                        row.dueOn()))
                .toList();
    }
}
