package org.groundwork.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.groundwork.identity.InstallationEvent;
import org.groundwork.platform.Jobs;
import org.groundwork.webhook.WebhookReply.Outcome;
import org.groundwork.webhook.WebhookRepository.Taken;
import org.groundwork.webhook.WebhookView.OffReason;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What happens in the database around a try: it belongs to one instance at a time, one after the other for each hook, and what
 * became of it is kept.
 */
@Component
@Transactional
class WebhookQueue {

    /** Longer than a try takes; after that the instance that took it counts as dead. */
    private static final Duration HELD = Duration.ofMinutes(1);

    private final WebhookRepository repository;
    private final Jobs jobs;
    private final ApplicationEventPublisher events;
    private final RandomGenerator random = RandomGenerator.getDefault();

    WebhookQueue(WebhookRepository repository, Jobs jobs, ApplicationEventPublisher events) {
        this.repository = repository;
        this.jobs = jobs;
        this.events = events;
    }

    /** Something is to be sent: soon, if the transaction at hand is committed. */
    void add(UUID webhook, String type, String content, Instant at) {
        repository.insertDelivery(UUID.randomUUID(), webhook, type, content, DeliveryView.State.WAITING, at);
        ask(webhook);
    }

    /** Has it looked whether there is something to send. Each asks for itself, so that none waits for another’s transaction. */
    void ask(UUID webhook) {
        jobs.once(WebhookJob.NAME, webhook.toString());
    }

    /** What the hook has to send now; nothing while another instance is at it, or while it waits. */
    Optional<Taken> next(UUID webhook, Instant now) {
        Instant until = until(now);
        if (!repository.take(webhook, now, until, false)) {
            return Optional.empty();
        }
        Optional<Taken> first = repository.takeFirst(webhook, now);
        if (first.isEmpty()) {
            repository.release(webhook, until);
        }
        return first;
    }

    /** A certain one, out of turn, and whether or not the hook is on; nothing while an instance is at it. */
    Optional<Taken> byHand(UUID webhook, UUID delivery, Instant now) {
        return repository.take(webhook, now, until(now), true)
                ? repository.takeOne(webhook, delivery, now)
                : Optional.empty();
    }

    /** As exactly as the database keeps it, by which whoever took the hook is known again. */
    private static Instant until(Instant now) {
        return now.plus(HELD).truncatedTo(ChronoUnit.MICROS);
    }

    private boolean release(Taken taken) {
        return repository.release(taken.webhookId(), taken.busyUntil().toInstant());
    }

    /** Of one whose turn it was; nothing, where it took so long that it is another’s turn by now. */
    void answered(Taken taken, WebhookReply reply, Clock clock) {
        UUID webhook = taken.webhookId();
        Instant now = clock.instant();
        if (!release(taken)) {
            return;
        }
        if (reply.taken()) {
            repository.answered(taken.id(), reply, DeliveryView.State.SENT);
            repository.well(webhook);
            return;
        }
        boolean gone = reply.outcome() == Outcome.GONE;
        repository.answered(taken.id(), reply, gone ? DeliveryView.State.GIVEN_UP : null);
        repository.find(webhook).ifPresent(hook -> {
            int failures = hook.failures() + 1;
            Instant since = hook.failingSince() == null ? now : hook.failingSince();
            repository.failed(webhook, failures, since, now.plus(WebhookRetries.waitAfter(failures, random)));
            repository.giveUpOlder(webhook, now.minus(WebhookRetries.GIVEN_UP_AFTER));
            if (hook.enabled() && (gone || failsForLong(taken, since, now))) {
                stop(hook, gone ? OffReason.GONE : OffReason.FAILING);
            } else if (repository.find(webhook).map(WebhookView::waiting).orElse(0) == 0) {
                repository.well(webhook); // what comes next is no continuation of this
            }
        });
    }

    /** Not at the first try of something new: the receiver may be back since. */
    private static boolean failsForLong(Taken taken, Instant since, Instant now) {
        boolean anew = taken.attempts() == 1
                && taken.createdAt().toInstant().isAfter(now.minus(WebhookRetries.GIVEN_UP_AFTER));
        return !anew && !now.isBefore(since.plus(WebhookRetries.OFF_AFTER));
    }

    private void stop(WebhookView hook, OffReason why) {
        repository.switchOff(hook.id(), why);
        events.publishEvent(new InstallationEvent(
                WebhookActivity.WEBHOOK_STOPPED, hook.team(), null, Webhooks.reference(hook.id())));
        events.publishEvent(new WebhookStopped(hook.id()));
    }

    /** Of one that somebody sent. What was taken says that the receiver is well, and the others follow. */
    void answeredByHand(Taken taken, WebhookReply reply) {
        if (!release(taken)) {
            return;
        }
        repository.answered(taken.id(), reply, reply.taken() ? DeliveryView.State.SENT : null);
        if (reply.taken()) {
            repository.well(taken.webhookId());
            ask(taken.webhookId());
        }
    }
}
