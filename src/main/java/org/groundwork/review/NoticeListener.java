package org.groundwork.review;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.MemberView;
import org.groundwork.identity.People;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Mailer;
import org.groundwork.review.NoticePreferences.Channels;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

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

    private final NoticeRepository notices;
    private final NoticePreferences preferences;
    private final NoticeMails mails;
    private final People people;
    private final Mailer mailer;
    private final Clock clock;

    NoticeListener(
            NoticeRepository notices,
            NoticePreferences preferences,
            NoticeMails mails,
            People people,
            Mailer mailer,
            Clock clock) {
        this.notices = notices;
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
        List<PersonId> recipients = people.membersOf(activityEvent.team()).stream()
                .filter(member -> kind.isForReviewers()
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

    private void tell(PersonId recipient, NoticeKind kind, Channels wanted, ActivityEvent activityEvent) {
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
                    notices.remove(comment);
                }
            }
            case SUBMITTED,
                    WITHDRAWN,
                    REOPENED,
                    RETURNED,
                    DECIDED,
                    CORRECTED,
                    REVOKED,
                    DEADLINE,
                    FOLLOWED_UP,
                    ACTION,
                    DUE,
                    MEASURED,
                    BLIND -> {
                // told one by one
            }
        }
        insert(recipient, kind, wanted, activityEvent);
    }

    private boolean addedToEarlierAssignment(PersonId recipient, Channels wanted, ActivityEvent activityEvent) {
        UUID earlier = earlier(recipient, NoticeKind.ASSIGNED, activityEvent, IN_A_ROW);
        if (earlier == null) {
            return false;
        }
        notices.widen(earlier, wanted.inApp(), clock.instant());
        return true;
    }

    /** An unread notice of the same doings whose mail, if any, can still say something else. */
    private @Nullable UUID earlier(PersonId recipient, NoticeKind kind, ActivityEvent activityEvent, Duration since) {
        if (activityEvent.assessment() == null || activityEvent.by() == null) {
            return null;
        }
        return notices.findOpen(
                        recipient,
                        kind,
                        activityEvent.assessment(),
                        activityEvent.by(),
                        clock.instant().minus(since))
                .orElse(null);
    }

    private void insert(PersonId recipient, NoticeKind kind, Channels wanted, ActivityEvent activityEvent) {
        boolean mail = wanted.mail() && mailer.on();
        NoticeView notice = new NoticeView(
                UUID.randomUUID(),
                recipient,
                clock.instant(),
                kind,
                activityEvent.team(),
                activityEvent.assessment(),
                activityEvent.by(),
                activityEvent.target(),
                activityEvent.detail(),
                false);
        notices.insert(notice, wanted.inApp(), mail);
        if (mail) {
            mails.queue(notice.id());
        }
    }
}
