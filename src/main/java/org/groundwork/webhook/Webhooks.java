package org.groundwork.webhook;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.InstallationEvent;
import org.groundwork.identity.Permission;
import org.groundwork.identity.Secret;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.groundwork.webhook.WebhookRepository.Settings;
import org.groundwork.webhook.WebhookView.OffReason;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Webhooks, for administrators, who look after all, and for those who lead a team, who look after its own. To others they do
 * not exist.
 */
@Service
public class Webhooks {

    static final int LONGEST_NAME = 100;

    /** More than anybody needs. */
    static final int MOST = 50;

    private static final int SHOWN = 50;
    private static final int REFERENCE = 8;

    private final WebhookRepository repository;
    private final WebhookContents contents;
    private final WebhookQueue queue;
    private final WebhookDispatcher dispatcher;
    private final WebhookProperties properties;
    private final CurrentPerson currentPerson;
    private final Teams teams;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Webhooks(
            WebhookRepository repository,
            WebhookContents contents,
            WebhookQueue queue,
            WebhookDispatcher dispatcher,
            WebhookProperties properties,
            CurrentPerson currentPerson,
            Teams teams,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.repository = repository;
        this.contents = contents;
        this.queue = queue;
        this.dispatcher = dispatcher;
        this.properties = properties;
        this.currentPerson = currentPerson;
        this.teams = teams;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** What somebody wants a hook to be. */
    public record Draft(
            String name, String address, @Nullable TeamId team, Set<WebhookEvent> events) {

        public Draft {
            events = Set.copyOf(events);
        }
    }

    /** A new secret, which is not shown again. */
    public record Made(UUID id, String secret) {}

    /** Whether there are webhooks in this installation. */
    public boolean on() {
        return properties.enabled();
    }

    /** The person that may look after any. */
    private SignedIn require() {
        SignedIn person = currentPerson.require();
        if (!person.administrator() && !person.mayAnywhere(Permission.WEBHOOKS)) {
            throw new NotFound();
        }
        return person;
    }

    private WebhookView require(UUID id) {
        SignedIn person = require();
        return repository
                .find(id)
                .filter(hook ->
                        person.administrator() || hook.team() != null && person.may(Permission.WEBHOOKS, hook.team()))
                .orElseThrow(NotFound::new);
    }

    /** Those that the person looks after, by name. */
    @Transactional(readOnly = true)
    public List<WebhookView> all() {
        SignedIn person = require();
        return person.administrator() ? repository.all() : repository.of(person.teamsWhere(Permission.WEBHOOKS));
    }

    /**
     * @throws NotFound if there is none that the person looks after
     */
    @Transactional(readOnly = true)
    public WebhookView find(UUID id) {
        return require(id);
    }

    /** What it told last, or is to tell, the latest first. */
    @Transactional(readOnly = true)
    public List<DeliveryView> deliveries(UUID id) {
        return repository.deliveries(require(id).id(), SHOWN);
    }

    /** How many the application switched off; for administrators. */
    @Transactional(readOnly = true)
    public int stopped() {
        return repository.stopped();
    }

    /**
     * Adds a hook, which is on at once.
     *
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     * @throws Conflict if there are {@link #MOST}
     */
    public Made add(Draft draft) {
        SignedIn person = require();
        Settings settings = checked(draft, person, null);
        UUID id = UUID.randomUUID();
        Secret secret = Secret.random();
        transaction.executeWithoutResult(status -> {
            if (repository.count() >= MOST) {
                throw new Conflict("webhook.most", Integer.toString(MOST));
            }
            repository.insert(id, settings, secret.value(), person.id(), clock.instant());
            tell(WebhookActivity.WEBHOOK_ADDED, id, settings.team(), person);
        });
        return new Made(id, secret.value());
    }

    /**
     * Changes it.
     *
     * @throws InvalidInput if it does not fit; the second word of its key is the field
     */
    public void change(UUID id, Draft draft) {
        WebhookView present = require(id);
        SignedIn person = currentPerson.require();
        Settings settings = checked(draft, person, present);
        transaction.executeWithoutResult(status -> {
            repository.update(id, settings);
            if (!Objects.equals(present.team(), settings.team())) {
                repository.removeDeliveries(id); // those who look after it now may not know of that team
                repository.well(id);
            }
            tell(WebhookActivity.WEBHOOK_CHANGED, id, settings.team(), person);
        });
    }

    /** A name is looked up, which may take a while: outside a transaction. */
    private Settings checked(Draft draft, SignedIn person, @Nullable WebhookView present) {
        String name = Texts.name(draft.name());
        if (name.isEmpty()) {
            throw new InvalidInput("webhook.name.missing");
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw new InvalidInput("webhook.name.too-long", Integer.toString(LONGEST_NAME));
        }
        WebhookTarget target = WebhookTarget.of(draft.address(), properties.allowPrivateAddresses());
        if (!properties.allowPrivateAddresses()
                && (present == null || !present.address().equals(target.uri().toString()))) {
            target.requirePublic();
        }
        if (draft.events().isEmpty()) {
            throw new InvalidInput("webhook.events.missing");
        }
        TeamId team = draft.team();
        boolean known = team == null
                ? person.administrator()
                : person.administrator() ? teams.find(team).isPresent() : person.may(Permission.WEBHOOKS, team);
        if (!known) {
            throw new InvalidInput("webhook.team.missing");
        }
        return new Settings(name, target.uri().toString(), team, draft.events());
    }

    /** Makes another secret; the one before signs nothing any more. */
    @Transactional
    public Made renewSecret(UUID id) {
        WebhookView hook = require(id);
        Secret secret = Secret.random();
        repository.renewSecret(id, secret.value());
        tell(WebhookActivity.WEBHOOK_SECRET_RENEWED, id, hook.team(), currentPerson.require());
        return new Made(id, secret.value());
    }

    /** What waited and is not too old is sent. */
    @Transactional
    public void switchOn(UUID id) {
        WebhookView hook = require(id);
        if (!hook.enabled()) {
            repository.switchOn(id);
            repository.giveUpOlder(id, clock.instant().minus(WebhookRetries.GIVEN_UP_AFTER));
            queue.ask(id);
            tell(WebhookActivity.WEBHOOK_SWITCHED_ON, id, hook.team(), currentPerson.require());
        }
    }

    /** From now on nothing is queued for it. */
    @Transactional
    public void switchOff(UUID id) {
        WebhookView hook = require(id);
        if (hook.enabled()) {
            repository.switchOff(id, OffReason.SWITCHED_OFF);
            tell(WebhookActivity.WEBHOOK_SWITCHED_OFF, id, hook.team(), currentPerson.require());
        }
    }

    @Transactional
    public void remove(UUID id) {
        WebhookView hook = require(id);
        repository.remove(id);
        tell(WebhookActivity.WEBHOOK_REMOVED, id, hook.team(), currentPerson.require());
    }

    /** Sends something that tells of nothing, at once; nothing if something is being sent to it at the moment. */
    public Optional<WebhookReply> test(UUID id) {
        requireOn();
        WebhookView hook = require(id);
        SignedIn person = currentPerson.require();
        UUID delivery = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            repository.insertDelivery(
                    delivery,
                    id,
                    "webhook.test",
                    contents.trial(hook.team()),
                    DeliveryView.State.GIVEN_UP,
                    clock.instant());
            tell(WebhookActivity.WEBHOOK_TRIED, id, hook.team(), person);
        });
        return dispatcher.sendNow(id, delivery);
    }

    /**
     * Sends it once more, now and out of turn.
     *
     * @throws NotFound if the hook has no such delivery
     */
    public Optional<WebhookReply> sendAgain(UUID id, UUID delivery) {
        requireOn();
        WebhookView hook = require(id);
        SignedIn person = currentPerson.require();
        transaction.executeWithoutResult(status -> {
            if (!repository.hasDelivery(id, delivery)) {
                throw new NotFound();
            }
            tell(WebhookActivity.WEBHOOK_SENT_AGAIN, id, hook.team(), person);
        });
        return dispatcher.sendNow(id, delivery);
    }

    private void requireOn() {
        if (!on()) {
            throw new NotFound();
        }
    }

    private void tell(WebhookActivity what, UUID id, @Nullable TeamId team, SignedIn person) {
        events.publishEvent(new InstallationEvent(what, team, person.id(), reference(id)));
    }

    /** By which the trail tells hooks apart: the beginning of the id, which is in the address of its page. */
    static String reference(UUID id) {
        return id.toString().substring(0, REFERENCE);
    }
}
