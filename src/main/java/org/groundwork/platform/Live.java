package org.groundwork.platform;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells open pages that something changed, by server-sent events, on whichever instance they are open
 * (docs/adr/0077). An event says what to look at again, never what stands there: whoever follows asks
 * for that by an ordinary request, with the rights of that moment. Events can be missed; a page that is
 * connected (again) is sent {@link #AGAIN}, and looks at everything.
 */
@Component
public class Live implements SmartLifecycle {

    /** The first event of each connection: look at everything. */
    public static final String AGAIN = "again";

    /** Somebody came or went. */
    public static final String HERE = "here";

    private static final Logger log = LoggerFactory.getLogger(Live.class);

    /** Proxies close connections on which nothing happens, often after 30 or 60 seconds. */
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);

    /** After which a page connects again, with the rights that it has then. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration FORGOTTEN = SIGN_OF_LIFE.multipliedBy(3);
    private static final int WAITING = 100;
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final String END = "";

    private final LiveLink link;
    private final LivePresence presence;
    private final Clock clock;
    private final String self = UUID.randomUUID().toString();
    private final Map<String, Set<Follower>> followers = new ConcurrentHashMap<>();
    private volatile boolean running;
    private boolean linked;

    Live(LiveLink link, LivePresence presence, Clock clock) {
        this.link = link;
        this.presence = presence;
        this.clock = clock;
    }

    /**
     * Who has a page open, and where on the topic.
     *
     * @param who an id that the module of the topic understands; at most 100 letters
     * @param place likewise, such as a section; may be empty
     */
    public record Here(String who, String place) {}

    /**
     * An answer that stays open, for a controller's method at an address that ends in {@code /live}.
     *
     * @param topic what is followed, such as {@code assessment/0f8c…}; whether the person may is checked by the caller
     */
    public SseEmitter follow(String topic, Here here) {
        Follower follower = new Follower(topic, here, clock.instant().plus(LONGEST));
        if (!running) {
            follower.emitter.complete();
            return follower.emitter;
        }
        listen();
        followers.computeIfAbsent(topic, any -> ConcurrentHashMap.newKeySet()).add(follower);
        follower.emitter.onCompletion(follower::end);
        follower.emitter.onError(problem -> follower.end());
        follower.emitter.onTimeout(follower::end);
        Thread.ofVirtual().name("live").start(follower::run);
        return follower.emitter;
    }

    /**
     * Tells those who follow, on all instances, as soon as the present transaction is committed; at
     * once where there is none.
     *
     * @param event what happened: lower-case letters, digits and hyphens
     * @param detail what to look at, such as an id; at most 100 letters, no line ends; may be empty
     */
    public void tell(String topic, String event, String detail) {
        if (!NAME.matcher(event).matches()
                || detail.length() > 100
                || detail.lines().count() > 1) {
            throw new IllegalArgumentException("no event: " + event + " " + detail);
        }
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    tellNow(topic, event, detail);
                }
            });
        } else {
            tellNow(topic, event, detail);
        }
    }

    /** Who has a page open on the topic, on any instance; each once for each place. */
    public List<Here> here(String topic) {
        return presence.here(topic, clock.instant().minus(FORGOTTEN));
    }

    private void tellNow(String topic, String event, String detail) {
        dispatch(topic, event, detail);
        link.send(String.join("\n", self, topic, event, detail));
    }

    private synchronized void listen() {
        if (!linked) {
            linked = true;
            link.receive(this::received, this::missed);
        }
    }

    private void received(String message) {
        String[] parts = message.split("\n", 4);
        if (parts.length == 4 && !parts[0].equals(self)) {
            dispatch(parts[1], parts[2], parts[3]);
        }
    }

    private void missed() {
        followers.keySet().forEach(topic -> dispatch(topic, AGAIN, ""));
    }

    private void dispatch(String topic, String event, String detail) {
        followers.getOrDefault(topic, Set.of()).forEach(follower -> follower.offer(event, detail));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for its requests to end: these would not. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }

    @Override
    public void stop() {
        running = false;
        followers.values().forEach(all -> all.forEach(Follower::end));
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private record Event(String name, String detail) {}

    /** One open page. Its events are sent by a thread of its own, so that a slow phone delays nobody. */
    private final class Follower {

        private final UUID id = UUID.randomUUID();
        private final String topic;
        private final Here here;
        private final Instant until;
        private final SseEmitter emitter = new SseEmitter(0L);
        private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(WAITING);
        private volatile boolean ended;

        Follower(String topic, Here here, Instant until) {
            this.topic = topic;
            this.here = here;
            this.until = until;
        }

        /** Who reads too slowly begins again. */
        void offer(String name, String detail) {
            if (!events.offer(new Event(name, detail))) {
                end();
            }
        }

        void end() {
            ended = true;
            events.clear();
            events.offer(new Event(END, ""));
        }

        void run() {
            try {
                arrive();
                send(new Event(AGAIN, ""));
                while (!ended && clock.instant().isBefore(until)) {
                    Event event = events.poll(SIGN_OF_LIFE.toMillis(), TimeUnit.MILLISECONDS);
                    if (event == null) {
                        emitter.send(SseEmitter.event().comment(""));
                        presence.seen(id, clock.instant());
                    } else if (!event.name.equals(END)) {
                        send(event);
                    }
                }
            } catch (IOException | IllegalStateException gone) {
                log.debug("A page was closed", gone);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                log.debug("A page cannot be told any more", failed);
            } finally {
                leave();
            }
        }

        private void send(Event event) throws IOException {
            emitter.send(SseEmitter.event().name(event.name).data(event.detail).reconnectTime(1_000));
        }

        private void arrive() {
            presence.came(id, topic, here, clock.instant());
            tellNow(topic, HERE, "");
        }

        private void leave() {
            ended = true;
            followers.computeIfPresent(topic, (any, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
            presence.went(id);
            if (running) {
                tellNow(topic, HERE, "");
            }
            emitter.complete();
        }
    }
}
