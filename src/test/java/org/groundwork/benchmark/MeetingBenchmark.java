package org.groundwork.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A meeting with many voters, through HTTP: each has a stream of events open, as a phone has, and asks for the present question
 * when it is told that there is something else to see. Times how long it takes from the click of who leads to the last byte
 * of each phone’s answer, counts votes, and, where there is a second instance of the application, kills it while votes come in: its
 * phones go on at the first one, as behind a load balancer. Arguments: address, e-mail, password, how many voters, how many
 * rounds, and, for two instances, the second address and its process. See docs/benchmarks.md.
 */
public final class MeetingBenchmark {

    private static final Pattern ASSESSMENT = Pattern.compile("href=\"/assessments/([0-9a-f-]{36})\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("join-code\">([0-9A-Z]{3}) ([0-9A-Z]{3})<");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"(\\d+)\"");
    private static final Pattern SEEN = Pattern.compile("/now\\?seen=(\\d+)");
    private static final Pattern ROUND = Pattern.compile("name=\"round\" value=\"(\\d+)\"");
    private static final Pattern QUESTION = Pattern.compile("name=\"question\" value=\"([a-z.-]+)\"");
    private static final Pattern VOTED = Pattern.compile("turnout-number\"><b>(\\d+)</b>");
    private static final Pattern COUNT = Pattern.compile("level-count\">(\\d+) vote");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String first;
    private String meeting = "";
    private String address = "";

    private MeetingBenchmark(String first) {
        this.first = first;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 5) {
            System.err.println("address, e-mail, password, voters, rounds, second address, its process");
            System.exit(2);
        }
        MeetingBenchmark benchmark = new MeetingBenchmark(args[0]);
        benchmark.run(
                args[1],
                args[2],
                Integer.parseInt(args[3]),
                Integer.parseInt(args[4]),
                args.length > 6 ? args[5] : null,
                args.length > 6 ? ProcessHandle.of(Long.parseLong(args[6])).orElseThrow() : null);
        System.exit(0); // the streams are still open
    }

    private void run(
            String email,
            String password,
            int voters,
            int rounds,
            @Nullable String second,
            @Nullable ProcessHandle process)
            throws Exception {
        Browser lead = new Browser(first);
        lead.get("/sign-in");
        lead.post("/sign-in", Map.of("email", email, "password", password));
        String original = found(ASSESSMENT, lead.get("/"));
        lead.get("/assessments/" + original + "/duplicate");
        String copy = last(
                lead.post("/assessments/" + original + "/duplicate", Map.of("name", "Meeting benchmark", "summary", ""))
                        .uri());
        lead.get("/assessments/" + copy + "/meetings/new?scope=section&section=baseline");
        HttpResponse<String> started = lead.post(
                "/assessments/" + copy + "/meetings",
                Map.of(
                        "scope",
                        "section",
                        "section",
                        "baseline",
                        "question",
                        "baseline.heuristic",
                        "mode",
                        "blind",
                        "names",
                        "true"));
        meeting = last(started.uri());
        address = "/assessments/" + copy + "/meetings/" + meeting;
        Matcher code = CODE.matcher(started.body());
        if (!code.find()) {
            throw new IllegalStateException("no code on the screen");
        }
        List<Phone> phones = new ArrayList<>();
        for (int i = 0; i < voters; i++) {
            Phone phone = new Phone(second != null && i % 2 == 1 ? second : first);
            phone.join(code.group(1) + code.group(2), "Voter " + (i + 1));
            phones.add(phone);
        }
        all(phones, Phone::follow);
        System.out.printf(
                Locale.ROOT, "%d voters%s, %d rounds%n", voters, second == null ? "" : " on two instances", rounds);
        List<CountDownLatch> begun = arm(phones);
        act(lead, "forward");
        await(begun);
        List<Double> reveals = new ArrayList<>();
        List<Double> slowest = new ArrayList<>();
        int sent = 0;
        int kept = 0;
        for (int round = 1; round <= rounds; round++) {
            List<CountDownLatch> opened = arm(phones);
            act(lead, round == 1 ? "open" : "again");
            await(opened);
            boolean kill = process != null && round == rounds;
            AtomicInteger counted = new AtomicInteger();
            List<Future<?>> votes = new ArrayList<>();
            for (int i = 0; i < voters; i++) {
                Phone phone = phones.get(i);
                int level = i % 5;
                boolean late = kill && i >= voters / 3;
                votes.add(threads.submit(() -> {
                    if (late) {
                        Thread.sleep(300); // after the kill
                    }
                    counted.addAndGet(phone.vote(level) ? 1 : 0);
                    return null;
                }));
                if (kill && i == voters / 3) {
                    process.destroyForcibly();
                    System.out.println("the second instance is killed");
                }
            }
            for (Future<?> vote : votes) {
                vote.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            if (kill) {
                for (Phone phone : phones) {
                    phone.awaitConnected();
                }
            }
            String screen = lead.get(address);
            sent += counted.get();
            kept += Integer.parseInt(found(VOTED, screen));
            List<CountDownLatch> shown = arm(phones);
            String version = found(VERSION, lead.get(address));
            long click = System.nanoTime();
            lead.click(address + "/act", Map.of("act", "reveal", "version", version));
            await(shown);
            List<Double> times =
                    phones.stream().map(phone -> (phone.arrived - click) / 1e6).toList();
            if (round > 1 || rounds == 1) { // the first warms up
                reveals.addAll(times);
                slowest.add(
                        times.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
            }
            int visible = 0;
            Matcher counts = COUNT.matcher(lead.get(address));
            while (counts.find()) {
                visible += Integer.parseInt(counts.group(1));
            }
            if (visible != voters) {
                System.out.printf(Locale.ROOT, "round %d shows %d votes of %d%n", round, visible, voters);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "reveal, click to each phone: p50 %.0f ms, p95 %.0f ms; the slowest phone: median %.0f ms, worst %.0f"
                        + " ms%n",
                percentile(reveals, 0.5),
                percentile(reveals, 0.95),
                percentile(slowest, 0.5),
                percentile(slowest, 1));
        System.out.printf(Locale.ROOT, "votes: %d sent and acknowledged, %d kept, %d lost%n", sent, kept, sent - kept);
        lead.post(address + "/end", Map.of());
        lead.post("/assessments/" + copy + "/archive", Map.of());
    }

    /** Does it as who leads. */
    private void act(Browser lead, String act) throws Exception {
        String version = found(VERSION, lead.get(address));
        lead.post(address + "/act", Map.of("act", act, "version", version));
    }

    private static List<CountDownLatch> arm(List<Phone> phones) {
        return phones.stream().map(phone -> phone.next = new CountDownLatch(1)).toList();
    }

    private static void await(List<CountDownLatch> latches) throws InterruptedException {
        for (CountDownLatch latch : latches) {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("a phone was not told");
            }
        }
    }

    private interface Deed {
        void on(Phone phone) throws Exception;
    }

    private void all(List<Phone> phones, Deed deed) throws Exception {
        List<Future<?>> done = new ArrayList<>();
        for (Phone phone : phones) {
            done.add(threads.submit(() -> {
                deed.on(phone);
                return null;
            }));
        }
        for (Future<?> one : done) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** Cookies and forms of one person. */
    private static class Browser {

        private final CookieManager cookies = new CookieManager();
        private final HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .cookieHandler(cookies)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();
        String base;
        private String token = "";

        Browser(String base) {
            this.base = base;
        }

        String get(String path) throws IOException, InterruptedException {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(base + path)).build(), HttpResponse.BodyHandlers.ofString());
            return remember(response).body();
        }

        HttpResponse<String> part(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("HX-Request", "true")
                            .timeout(PATIENCE)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }

        HttpResponse<InputStream> stream(String path) throws IOException, InterruptedException {
            return client.send(
                    HttpRequest.newBuilder(URI.create(base + path))
                            .header("Accept", "text/event-stream")
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
        }

        /** As the page’s script sends it: the answer is the part of the page that changes. */
        void click(String path, Map<String, String> fields) throws IOException, InterruptedException {
            post(path, fields, true);
        }

        HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
            return post(path, fields, false);
        }

        private HttpResponse<String> post(String path, Map<String, String> fields, boolean byScript)
                throws IOException, InterruptedException {
            String body = "_csrf=" + encoded(token)
                    + fields.entrySet().stream()
                            .map(field -> "&" + field.getKey() + "=" + encoded(field.getValue()))
                            .collect(Collectors.joining());
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .timeout(PATIENCE)
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            if (byScript) {
                request.header("HX-Request", "true");
            }
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 400) {
                throw new IOException(response.statusCode() + " " + path);
            }
            return remember(response);
        }

        private HttpResponse<String> remember(HttpResponse<String> response) {
            Matcher found = TOKEN.matcher(response.body());
            if (found.find()) {
                token = found.group(1);
            }
            return response;
        }

        /** What it knows of one host, another instance behind the same address knows as well. */
        void moveTo(String other) {
            base = other;
        }

        private static String encoded(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** A guest with a phone. */
    private final class Phone extends Browser {

        volatile CountDownLatch next = new CountDownLatch(1);
        volatile long arrived;
        private volatile String shown = "";
        private volatile boolean connected;

        Phone(String base) {
            super(base);
        }

        void join(String code, String name) throws Exception {
            get("/join/" + code);
            shown = post("/join", Map.of("code", code, "name", name)).body();
        }

        /** Follows for ever; from another instance where this one is gone. */
        void follow() throws Exception {
            CountDownLatch ready = new CountDownLatch(1);
            threads.submit(() -> {
                while (true) {
                    try {
                        HttpResponse<InputStream> stream = stream("/join/" + meeting + "/live");
                        try (BufferedReader events =
                                new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                            for (String line = events.readLine(); line != null; line = events.readLine()) {
                                if (line.equals("event:again")) {
                                    connected = true;
                                    ready.countDown();
                                }
                                if (line.equals("event:changed") || line.equals("event:again")) {
                                    look();
                                }
                            }
                        }
                    } catch (IOException | UncheckedIOException gone) {
                        connected = false;
                        moveTo(first);
                        Thread.sleep(100);
                    }
                }
            });
            if (!ready.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("no stream");
            }
        }

        void awaitConnected() throws InterruptedException {
            while (!connected) {
                Thread.sleep(20);
            }
        }

        private void look() throws IOException, InterruptedException {
            Matcher seen = SEEN.matcher(shown);
            String version = seen.find() ? seen.group(1) : "-1";
            HttpResponse<String> part = part("/join/" + meeting + "/now?seen=" + version);
            if (part.statusCode() == 200) {
                shown = part.body();
                arrived = System.nanoTime();
                next.countDown();
            }
        }

        /** Votes until it is told that this counts. */
        boolean vote(int level) throws InterruptedException {
            for (int i = 0; i < 100; i++) {
                try {
                    HttpResponse<String> answer = post(
                            "/join/" + meeting + "/vote",
                            Map.of(
                                    "question",
                                    found(QUESTION, shown),
                                    "round",
                                    found(ROUND, shown),
                                    "value",
                                    "level-" + level,
                                    "evidence",
                                    "known",
                                    "why",
                                    "Seen in the data of last year."));
                    return answer.statusCode() == 200;
                } catch (IOException gone) {
                    moveTo(first);
                    Thread.sleep(50);
                }
            }
            return false;
        }
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("not on the page: " + pattern);
        }
        return matcher.group(1);
    }

    private static String last(URI uri) {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static double percentile(List<Double> values, double share) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, (int) Math.ceil(share * sorted.length) - 1)];
    }
}
