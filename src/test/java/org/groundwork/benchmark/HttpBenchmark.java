package org.groundwork.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Times what a person waits for, through HTTP against a running application: saving an answer, the
 * report's page, its PDF and its one page, one after the other; or, given a number of connections,
 * how many of each page the application answers a second while so many ask at once, what processor
 * time each takes of the threads that answer and of the whole process, and how long each takes while all kinds are asked for and saved together.
 * It signs in, works on copies of the first assessment of the home page, one for each connection, and
 * archives them. Arguments: address, e-mail, password, how many of each (100 unless given),
 * how many connections, and the id of the application's process (without one, no processor time is
 * printed). Or, after the password, {@code paced}, how many people and how many seconds: each saves an
 * answer every two seconds, and what stands there at the end is compared with what was confirmed. See
 * docs/benchmarks.md.
 */
public final class HttpBenchmark {

    private static final Pattern ASSESSMENT = Pattern.compile("href=\"/assessments/([0-9a-f-]{36})\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern VERSION =
            Pattern.compile("id=\"version-answer-infra.compute\"[^>]*value=\"([0-9]+)\"");

    private static final long PACE_NANOS = 2_000_000_000L;

    private static final Pattern SECTION =
            Pattern.compile("href=\"(/assessments/[0-9a-f-]{36}/sections/[a-z-]+)(?:/open)?\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;
    private String token = "";

    private HttpBenchmark(String base) {
        this.base = base;
    }

    public static void main(String[] args) throws Exception {
        if (args.length < 3) {
            System.err.println("address, e-mail, password, how many of each, connections, process");
            System.exit(2);
        }
        if (args.length > 5 && args[3].equals("paced")) {
            HttpBenchmark benchmark = new HttpBenchmark(args[0]);
            List<String> ids = benchmark.begin(args[1], args[2], Integer.parseInt(args[4]));
            benchmark.paced(ids, Integer.parseInt(args[5]));
            benchmark.archive(ids);
            return;
        }
        int times = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        int connections = args.length > 4 ? Integer.parseInt(args[4]) : 1;
        HttpBenchmark benchmark = new HttpBenchmark(args[0]);
        List<String> ids = benchmark.begin(args[1], args[2], connections);
        if (args.length > 4) {
            benchmark.atOnce(
                    ids,
                    times,
                    args.length > 5 ? ProcessHandle.of(Long.parseLong(args[5])).orElseThrow() : null);
        } else {
            benchmark.oneByOne(ids.getFirst(), times);
        }
        benchmark.archive(ids);
    }

    private void archive(List<String> ids) throws Exception {
        for (String id : ids) {
            post("/assessments/" + id + "/archive", Map.of());
        }
    }

    /** As people do who think between two answers: each has two seconds, and begins at another moment of them. */
    private void paced(List<String> ids, int seconds) throws Exception {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger failed = new AtomicInteger();
        long begin = System.nanoTime() + 500_000_000L;
        long end = begin + seconds * 1_000_000_000L;
        Map<String, Integer> confirmed = new ConcurrentHashMap<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < ids.size(); person++) {
                String id = ids.get(person);
                long first = begin + PACE_NANOS * person / ids.size();
                UUID page = UUID.randomUUID();
                people.submit(() -> {
                    int i = 0;
                    for (long at = first; at < end; at += PACE_NANOS) {
                        LockSupport.parkNanos(at - System.nanoTime());
                        long start = System.nanoTime();
                        try {
                            save(id, page, i++);
                            confirmed.merge(id, 1, Integer::sum);
                            if (start > begin + 5_000_000_000L) { // after warming up
                                millis.add((System.nanoTime() - start) / 1e6);
                            }
                        } catch (Exception refused) {
                            failed.incrementAndGet();
                        }
                    }
                    return null;
                });
            }
        }
        int lost = 0;
        for (String id : ids) {
            String section = text(get("/assessments/" + id + "/sections/infra"));
            int version = Integer.parseInt(found(VERSION, section, "no version of the answer"));
            lost += Math.max(0, confirmed.getOrDefault(id, 0) - (version - 1));
        }
        double[] sorted =
                millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                Locale.ROOT,
                "%d people, an answer each two seconds: %d saved, %d not confirmed, %d confirmed and lost;"
                        + " median %.1f ms, 95th percentile %.1f, 99th %.1f, longest %.1f%n",
                ids.size(),
                confirmed.values().stream().mapToInt(Integer::intValue).sum(),
                failed.get(),
                lost,
                sorted[sorted.length / 2],
                sorted[(int) Math.ceil(sorted.length * 0.95) - 1],
                sorted[(int) Math.ceil(sorted.length * 0.99) - 1],
                sorted[sorted.length - 1]);
    }

    /** Signs in and makes a copy for each connection. */
    private List<String> begin(String email, String password, int copies) throws Exception {
        remember(get("/sign-in"));
        post("/sign-in", Map.of("email", email, "password", password));
        String home = remember(get("/"));
        String original = found(ASSESSMENT, home, "no assessment on the home page");
        remember(get("/assessments/" + original + "/duplicate"));
        List<String> ids = new ArrayList<>();
        for (int i = 1; i <= copies; i++) {
            ids.add(last(
                    post("/assessments/" + original + "/duplicate", Map.of("name", "Benchmark " + i, "summary", ""))
                            .uri()));
        }
        remember(get("/assessments/" + ids.getFirst()));
        return ids;
    }

    private void oneByOne(String id, int times) throws Exception {
        System.out.printf(Locale.ROOT, "%-28s %8s %8s  (ms, %d each)%n", "", "median", "p95", times);
        UUID page = UUID.randomUUID();
        print("save an answer", times, i -> save(id, page, i));
        print("report, page", times, i -> get("/assessments/" + id + "/report"));
        print("report, PDF", times, i -> get("/assessments/" + id + "/report.pdf"));
        print("report, PDF of one page", times, i -> get("/assessments/" + id + "/report.pdf?summary"));
    }

    /** Each connection works on an assessment of its own: first each kind of page, then all kinds and saving together. */
    private void atOnce(List<String> ids, int times, @Nullable ProcessHandle server) throws Exception {
        int connections = ids.size();
        String section = last(found(SECTION, text(get("/assessments/" + ids.getFirst())), "no section"));
        System.out.printf(
                Locale.ROOT,
                "%-28s %8s %8s %8s %8s %8s  (%d connections, %d each)%n",
                "",
                "a second",
                "median",
                "p99",
                "cpu ms",
                "all cpu",
                connections,
                times);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("overview", "/assessments/{id}");
        pages.put("section", "/assessments/{id}/sections/" + section);
        pages.put("economics", "/assessments/{id}/economics");
        pages.put("report", "/assessments/{id}/report");
        UUID page = UUID.randomUUID();
        Map<String, WorkAt> works = new LinkedHashMap<>();
        pages.forEach((name, path) -> works.put(name, (i, c) -> get(path.replace("{id}", ids.get(c)))));
        works.put("save an answer", (i, c) -> save(ids.get(c), page, i));
        for (Map.Entry<String, WorkAt> one : works.entrySet()) {
            atOnce(one.getKey(), times, connections, server, one.getValue());
        }
        together(works, times, connections, server);
    }

    /** Without pause each person asks for a page, saves, asks for the next page, saves … */
    private static void together(Map<String, WorkAt> works, int times, int connections, @Nullable ProcessHandle server)
            throws Exception {
        List<String> names = new ArrayList<>();
        for (String name : works.keySet()) {
            if (!name.startsWith("save")) {
                names.add(name);
                names.add("save an answer");
            }
        }
        List<List<Double>> each = names.stream()
                .map(name -> Collections.synchronizedList(new ArrayList<Double>()))
                .toList();
        int all = times * names.size();
        WorkAt next = (i, c) -> {
            int kind = i % names.size();
            long start = System.nanoTime();
            HttpResponse<byte[]> answer =
                    Objects.requireNonNull(works.get(names.get(kind))).run(i, c);
            if (i >= all) { // after warming up
                each.get(kind).add((System.nanoTime() - start) / 1e6);
            }
            return answer;
        };
        atOnce("all of these together", all, connections, server, next);
        Map<String, List<Double>> kinds = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            kinds.computeIfAbsent(names.get(i), name -> new ArrayList<>()).addAll(each.get(i));
        }
        kinds.forEach((name, millis) -> {
            double[] sorted =
                    millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "  %-26s %8s %8.1f %8.1f%n",
                    name,
                    "",
                    sorted[sorted.length / 2],
                    sorted[(int) Math.ceil(sorted.length * 0.99) - 1]);
        });
    }

    private interface WorkAt {
        HttpResponse<byte[]> run(int i, int connection) throws Exception;
    }

    private interface Work {
        HttpResponse<byte[]> run(int i) throws Exception;
    }

    /** The first tenth warms up and is not counted. */
    private static void print(String name, int times, Work work) throws Exception {
        for (int i = 0; i < Math.max(1, times / 10); i++) {
            work.run(i);
        }
        double[] millis = new double[times];
        int bytes = 0;
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            bytes = work.run(times + i).body().length;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.1f %8.1f  %d KB%n",
                name,
                millis[times / 2],
                millis[Math.min(times - 1, (int) Math.ceil(times * 0.95) - 1)],
                bytes / 1024);
    }

    /** The first tenth warms up and is not counted; the connections take the requests in turn. */
    private static void atOnce(String name, int times, int connections, @Nullable ProcessHandle server, WorkAt work)
            throws Exception {
        all(0, Math.max(connections, times / 10), connections, work);
        Duration before = processorTime(server);
        Duration allBefore = processorTimeOfAll(server);
        long start = System.nanoTime();
        double[] millis = all(times, times, connections, work);
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = processorTime(server).minus(before);
        Duration allUsed = processorTimeOfAll(server).minus(allBefore);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.1f %8.1f %8.1f %8s %8s%n",
                name,
                times / seconds,
                millis[times / 2],
                millis[Math.min(times - 1, (int) Math.ceil(times * 0.99) - 1)],
                server == null ? "" : each(used, times),
                server == null ? "" : each(allUsed, times));
    }

    private static String each(Duration used, int times) {
        return String.format(Locale.ROOT, "%.2f", used.toNanos() / 1e6 / times);
    }

    private static double[] all(int from, int times, int connections, WorkAt work)
            throws InterruptedException, ExecutionException {
        double[] millis = new double[times];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService people = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int c = 0; c < connections; c++) {
                int connection = c;
                asked.add(people.submit(() -> {
                    for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        work.run(from + i, connection);
                        millis[i] = (System.nanoTime() - start) / 1e6;
                    }
                    return null;
                }));
            }
            for (Future<?> one : asked) {
                one.get();
            }
        }
        return millis;
    }

    /** With the compiler and the garbage collector. */
    private static Duration processorTimeOfAll(@Nullable ProcessHandle server) {
        return server == null ? Duration.ZERO : server.info().totalCpuDuration().orElseThrow();
    }

    /** Of the threads that answer requests. */
    private static Duration processorTime(@Nullable ProcessHandle server) throws IOException {
        long nanos = 0;
        if (server != null) {
            Path threads = Path.of("/proc/%d/task".formatted(server.pid()));
            try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
                for (Path thread : all) {
                    String name = Files.readString(thread.resolve("comm"));
                    if (name.startsWith("http-nio") || name.startsWith("ForkJoinPool")) {
                        String spent = Files.readString(thread.resolve("schedstat"));
                        nanos += Long.parseLong(spent.split(" ")[0]);
                    }
                }
            }
        }
        return Duration.ofNanos(nanos);
    }

    /** As the page's script does: another note each time. The page is one, so that nothing is in its own way. */
    private HttpResponse<byte[]> save(String id, UUID page, int i) throws Exception {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("value", "level:" + i % 5);
        fields.put("evidence", "known");
        fields.put("note", "note " + i);
        fields.put("version", "1");
        fields.put("page", page.toString());
        HttpRequest request = form("/assessments/" + id + "/answers/infra.compute", fields)
                .header("HX-Request", "true")
                .build();
        HttpResponse<byte[]> response = send(request);
        if (response.statusCode() == 409 && i == 0) {
            throw new IllegalStateException("the answer of the copy is not at its first version");
        }
        return checked(response);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        return checked(send(HttpRequest.newBuilder(URI.create(base + path)).build()));
    }

    private HttpResponse<byte[]> post(String path, Map<String, String> fields) throws Exception {
        return checked(send(form(path, fields).build()));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        String body = all.entrySet().stream()
                .map(e -> encoded(e.getKey()) + "=" + encoded(e.getValue()))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static HttpResponse<byte[]> checked(HttpResponse<byte[]> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.uri() + " answered " + response.statusCode());
        }
        return response;
    }

    private String remember(HttpResponse<byte[]> response) {
        String html = text(response);
        token = found(TOKEN, html, "no form on " + response.uri());
        return html;
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text, String otherwise) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException(otherwise);
        }
        return matcher.group(1);
    }

    private static String last(URI uri) {
        return last(uri.getPath());
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
