package org.groundwork.review;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.MailWriter;
import org.groundwork.identity.OnBehalf;
import org.groundwork.identity.OutgoingMails;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.DueWork;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A mail on Monday morning, in the zone of the installation, to those who want it: what waits for them, what is overdue,
 * what is due this week. Where there is nothing to say, none is sent.
 */
@Service
@Transactional
public class Digests implements DueWork, MailWriter {

    private static final String KIND = "digest";
    private static final LocalTime MORNING = LocalTime.of(6, 0);
    private static final int WEEK = 7;

    private final CalendarRepository repository;
    private final CalendarFeeds feeds;
    private final ReviewInbox inbox;
    private final OutgoingMails mails;
    private final Mailer mailer;
    private final NoticeLinks links;
    private final CurrentPerson currentPerson;
    private final OnBehalf onBehalf;
    private final Calendar calendar;
    private final MessageSource messages;
    private final DateTimes dateTimes;

    Digests(
            CalendarRepository repository,
            CalendarFeeds feeds,
            ReviewInbox inbox,
            OutgoingMails mails,
            Mailer mailer,
            NoticeLinks links,
            CurrentPerson currentPerson,
            OnBehalf onBehalf,
            Calendar calendar,
            MessageSource messages,
            DateTimes dateTimes) {
        this.repository = repository;
        this.feeds = feeds;
        this.inbox = inbox;
        this.mails = mails;
        this.mailer = mailer;
        this.links = links;
        this.currentPerson = currentPerson;
        this.onBehalf = onBehalf;
        this.calendar = calendar;
        this.messages = messages;
        this.dateTimes = dateTimes;
    }

    /** Whether the person who is signed in wants it. */
    @Transactional(readOnly = true)
    public boolean wanted() {
        return repository.wantsDigest(currentPerson.require().id());
    }

    /** Keeps what the person chose. */
    public void choose(boolean wanted) {
        SignedIn person = currentPerson.require();
        if (wanted) {
            repository.wantDigest(person.id(), calendar.today());
        } else {
            repository.leaveDigest(person.id());
        }
    }

    /** Asks for those of this Monday, once, also when several instances do. */
    @Override
    public void publishDue(Instant now) {
        ZonedDateTime here = now.atZone(calendar.zone());
        if (here.getDayOfWeek() == DayOfWeek.MONDAY && !here.toLocalTime().isBefore(MORNING) && mails.on()) {
            LocalDate monday = here.toLocalDate();
            repository.askDigests(monday).forEach(person -> mails.queue(KIND, monday.toString(), person));
        }
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Mail> write(UUID id, String subject, @Nullable SignedIn recipient) {
        if (recipient == null) {
            return Optional.empty();
        }
        LocalDate monday = LocalDate.parse(subject);
        Digest digest = onBehalf.read(recipient.id(), () -> of(recipient, monday));
        return digest.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mail(
                        id,
                        recipient.email(),
                        text("digest.subject", dateTimes.date(monday)),
                        text(
                                "digest.text",
                                recipient.name(),
                                digest.text(this::text, dateTimes::date),
                                mailer.link(links.home()),
                                mailer.link(links.settings()))));
    }

    /** Of actions and deadlines those that are the person’s or nobody’s; of plans to look again all of the person’s teams. */
    Digest of(SignedIn person, LocalDate monday) {
        List<String> waiting = List.of();
        long waitingInAll = 0;
        if (person.mayAnywhere(Permission.REVIEW)) {
            ReviewInbox.Inbox page = inbox.page(1);
            waiting =
                    page.waiting().stream().map(one -> one.assessment().name()).toList();
            waitingInAll = page.total();
        }
        List<Digest.Item> items = feeds.entries(LocalDate.EPOCH, monday.plusDays(WEEK - 1L)).stream()
                .filter(CalendarFeeds.Entry::own)
                .map(entry -> new Digest.Item(entry.kind(), entry.name(), entry.title(), entry.on()))
                .sorted(Comparator.comparing(Digest.Item::on).thenComparing(Digest.Item::name))
                .toList();
        return new Digest(
                waiting,
                waitingInAll,
                items.stream().filter(item -> item.on().isBefore(monday)).toList(),
                items.stream().filter(item -> !item.on().isBefore(monday)).toList());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
