package org.groundwork.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Access;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityKind;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.OnBehalf;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.Secret;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.report.ShareLinkRepository.Link;
import org.groundwork.report.ShareLinkView.State;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that show one submission, as it is, to people without an account. Whoever has the link has
 * the report, until it expires or is revoked, or until the person who made it may not share it any
 * more: the report is read with that person's rights (docs/adr/0072-share-links.md).
 */
@Service
public class ShareLinks {

    /** For how many days a link can be made. */
    public static final List<Integer> DAYS = List.of(7, 30, 90);

    /** Of links to one submission that work at a time. */
    static final int MOST = 20;

    private final ShareLinkRepository links;
    private final Access access;
    private final Assessments assessments;
    private final Evaluations evaluations;
    private final Reports reports;
    private final People people;
    private final OnBehalf onBehalf;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ShareLinks(
            ShareLinkRepository links,
            Access access,
            Assessments assessments,
            Evaluations evaluations,
            Reports reports,
            People people,
            OnBehalf onBehalf,
            ApplicationEventPublisher events,
            Clock clock) {
        this.links = links;
        this.access = access;
        this.assessments = assessments;
        this.evaluations = evaluations;
        this.reports = reports;
        this.people = people;
        this.onBehalf = onBehalf;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Makes a link.
     *
     * @param number of the submission
     * @param days one of {@link #DAYS}
     * @return its secret part, which cannot be had again
     * @throws NotFound if there is no such submission
     * @throws InvalidInput if that is none of the days
     * @throws Conflict if {@link #MOST} links to it work already
     */
    @Transactional
    public String make(AssessmentId id, int number, int days) {
        SignedIn person = requireSubmission(id, number);
        if (!DAYS.contains(days)) {
            throw new InvalidInput("share.days.wrong");
        }
        Instant now = clock.instant();
        if (links.open(id, number, now) >= MOST) {
            throw new Conflict("share.most", Integer.toString(MOST));
        }
        Secret secret = Secret.random();
        links.insert(secret, id, number, person.id(), now, now.plus(Duration.ofDays(days)));
        tell(ReportActivity.SHARED, id, number, person);
        return secret.value();
    }

    /** All links to a submission, those that ended too, the latest first. */
    @Transactional(readOnly = true)
    public List<ShareLinkView> of(AssessmentId id, int number) {
        requireSubmission(id, number);
        Set<PersonId> sharers = people.membersOf(assessments.view(id).team().id()).stream()
                .filter(member -> member.may(Permission.SHARE))
                .map(MemberView::id)
                .collect(Collectors.toSet());
        List<Link> rows = links.of(id, number);
        Map<PersonId, PersonView> names =
                people.byId(rows.stream().map(Link::madeBy).toList());
        return rows.stream()
                .map(row -> new ShareLinkView(
                        row.id(),
                        row.madeBy(),
                        Optional.ofNullable(names.get(row.madeBy()))
                                .map(PersonView::name)
                                .orElse(""),
                        row.madeAt(),
                        row.expiresAt(),
                        state(row, sharers),
                        row.uses(),
                        row.lastUsed()))
                .toList();
    }

    private State state(Link row, Set<PersonId> sharers) {
        if (row.revoked()) {
            return State.REVOKED;
        }
        if (!row.expiresAt().isAfter(clock.instant())) {
            return State.EXPIRED;
        }
        return sharers.contains(row.madeBy()) ? State.WORKS : State.ORPHANED;
    }

    /**
     * Ends a link for good. Nothing happens to one that was revoked before.
     *
     * @throws NotFound if there is no such link to this submission
     */
    @Transactional
    public void revoke(AssessmentId id, int number, UUID link) {
        SignedIn person = requireSubmission(id, number);
        if (links.lock(link, id, number).orElseThrow(NotFound::new).revoked()) {
            return;
        }
        links.revoke(link, person.id(), clock.instant());
        tell(ReportActivity.SHARE_REVOKED, id, number, person);
    }

    /** What a link shows. */
    public record Shared(Reports.Made report, Instant until) {}

    /**
     * Follows a link and counts it. Needs nobody to be signed in. That its maker may not share any
     * more is found out in transactions of its own, which that ends.
     *
     * @return nothing if it is unknown, expired or revoked, or its maker may not share any more
     */
    public Optional<Shared> open(String secret) {
        Instant now = clock.instant();
        return links.find(new Secret(secret), now)
                .flatMap(row -> read(row).map(report -> {
                    links.used(row.id(), now);
                    return new Shared(report, row.expiresAt());
                }));
    }

    private Optional<Reports.Made> read(Link row) {
        try {
            return Optional.of(onBehalf.read(row.madeBy(), () -> {
                AssessmentView assessment = assessments.view(row.assessment());
                access.require(assessment.team().id(), Permission.SHARE);
                return reports.submitted(row.assessment(), row.number());
            }));
        } catch (NotFound | Forbidden e) {
            return Optional.empty();
        }
    }

    private SignedIn requireSubmission(AssessmentId id, int number) {
        SignedIn person = access.require(assessments.view(id).team().id(), Permission.SHARE);
        if (evaluations.of(id).stream().noneMatch(one -> one.number() == number)) {
            throw new NotFound();
        }
        return person;
    }

    private void tell(ActivityKind kind, AssessmentId id, int number, SignedIn person) {
        events.publishEvent(ActivityEvent.of(
                kind, assessments.view(id).team().id(), id.value(), person.id(), Integer.toString(number)));
    }
}
