package org.groundwork.review;

import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.ActivityTarget;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Mailer;
import org.groundwork.review.NoticePreferences.Channels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells people what happened, in the transaction in which it happened: members of the team who can
 * sign in, and never the one who did it.
 */
@Component
class NoticeListener {

    /** Sections assigned one after the other are told of as one. */
    private static final Duration IN_A_ROW = Duration.ofMinutes(10);

    /** A mention is in a comment, which is told of at the same moment. */
    private static final Duration SAME_MOMENT = Duration.ofMinutes(1);

    private final JdbcClient database;
    private final NoticePreferences preferences;
    private final NoticeMails mails;
    private final People people;
    private final Mailer mailer;
    private final Clock clock;

    NoticeListener(
            JdbcClient database,
            NoticePreferences preferences,
            NoticeMails mails,
            People people,
            Mailer mailer,
            Clock clock) {
        this.database = database;
        this.preferences = preferences;
        this.mails = mails;
        this.people = people;
        this.mailer = mailer;
        this.clock = clock;
    }

    @EventListener
    @Transactional
    void happened(ActivityEvent activityEvent) {
        NoticeKind.of(activityEvent.kind()).ifPresent(kind -> tell(kind, activityEvent));
    }

    private void tell(NoticeKind kind, ActivityEvent activityEvent) {
        List<PersonId> recipients =
                people.membersOf(activityEvent.team()).stream()
                        .filter(
                                member ->
                                        kind.isForReviewers()
                                                ? member.may(Permission.REVIEW)
                                                : activityEvent.concerned().contains(member.id()))
                        .map(MemberView::id)
                        .filter(person -> !person.equals(activityEvent.by()))
                        .toList();
        Map<PersonId, Channels> ways = preferences.of(recipients, kind);
        for (PersonId recipient : recipients) {
            Channels wanted = ways.getOrDefault(recipient, Channels.byDefault(kind));
            if (wanted.inApp() || wanted.mail()) {
                tell(recipient, kind, wanted, activityEvent);
            }
        }
    }

    private void tell(
            PersonId recipient, NoticeKind kind, Channels wanted, ActivityEvent activityEvent) {
        switch (kind) {
            case ASSIGNED -> {
                if (addedToEarlierAssignment(recipient, wanted, activityEvent)) {
                    return;
                }
            }
            case COMMENTED -> {
                if (earlier(recipient, NoticeKind.MENTIONED, activityEvent, SAME_MOMENT) != null) {
                    return;
                }
            }
            case MENTIONED -> {
                UUID comment = earlier(recipient, NoticeKind.COMMENTED, activityEvent, SAME_MOMENT);
                if (comment != null) {
                    database.sql("delete from notice where id = :id").param("id", comment).update();
                }
            }
            case SUBMITTED, WITHDRAWN, REOPENED, RETURNED, DECIDED, ACTION, DUE -> {
                // told one by one
            }
        }
        insert(recipient, kind, wanted, activityEvent);
    }

    private boolean addedToEarlierAssignment(
            PersonId recipient, Channels wanted, ActivityEvent activityEvent) {
        UUID earlier = earlier(recipient, NoticeKind.ASSIGNED, activityEvent, IN_A_ROW);
        if (earlier == null) {
            return false;
        }
        database.sql(
                        """
                        update notice set target = null, detail = null, created_at = :at, in_app = :inApp
                        where id = :id
                        """)
                .param("at", utc(clock.instant()))
                .param("inApp", wanted.inApp())
                .param("id", earlier)
                .update();
        return true;
    }

    /** An unread notice of the same doings whose mail, if any, can still say something else. */
    private @Nullable UUID earlier(
            PersonId recipient, NoticeKind kind, ActivityEvent activityEvent, Duration since) {
        if (activityEvent.assessment() == null || activityEvent.by() == null) {
            return null;
        }
        return database.sql(
                        """
                        select n.id from notice n
                        left join notice_mail m on m.notice_id = n.id
                        where n.recipient_person_id = :recipient and n.kind = :kind
                          and n.assessment_id = :assessment and n.created_by = :actor
                          and n.created_at > :since and n.read_at is null
                          and coalesce(m.state, 'WAITING') = 'WAITING'
                        order by n.created_at desc limit 1
                        """)
                .param("recipient", recipient.value())
                .param("kind", kind.name())
                .param("assessment", activityEvent.assessment())
                .param("actor", activityEvent.by().value())
                .param("since", utc(clock.instant().minus(since)))
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    private void insert(
            PersonId recipient, NoticeKind kind, Channels wanted, ActivityEvent activityEvent) {
        UUID id = UUID.randomUUID();
        PersonId by = activityEvent.by();
        ActivityTarget target = activityEvent.target();
        database.sql(
                        """
                        insert into notice (id, recipient_person_id, created_at, kind, team_id,
                                            assessment_id, created_by, target, detail, in_app)
                        values (:id, :recipient, :at, :kind, :team, :assessment, :actor,
                                :target, :detail, :inApp)
                        """)
                .param("id", id)
                .param("recipient", recipient.value())
                .param("at", utc(clock.instant()))
                .param("kind", kind.name())
                .param("team", activityEvent.team().value())
                .param("assessment", activityEvent.assessment(), Types.OTHER)
                .param("actor", by == null ? null : by.value(), Types.OTHER)
                .param("target", target == null ? null : target.text(), Types.VARCHAR)
                .param("detail", activityEvent.detail(), Types.VARCHAR)
                .param("inApp", wanted.inApp())
                .update();
        if (wanted.mail() && mailer.on()) {
            mails.queue(id);
        }
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
