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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Times what a person waits for, through HTTP against a running application: saving an answer, the
 * report's page, its PDF and its one page, one after the other; or, given a number of connections,
 * how many of each page the application answers a second while so many ask at once, and what
 * processor time each takes. It signs in, works on a copy of the first assessment of the home page,
 * and archives the copy. Arguments: address, e-mail, password, how many of each (100 unless given),
 * how many connections, and the id of the application's process (without one, no processor time is
 * printed). See docs/benchmarks.md.
 */
public final class HttpBenchmark {

    private static final Pattern ASSESSMENT = Pattern.compile("href=\"/assessments/([0-9a-f-]{36})\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private static final Pattern SECTION = Pattern.compile("href=\"(/assessments/[0-9a-f-]{36}/sections/[a-z-]+)\"");

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
        int times = args.length > 3 ? Integer.parseInt(args[3]) : 100;
        HttpBenchmark benchmark = new HttpBenchmark(args[0]);
        String id = benchmark.begin(args[1], args[2]);
        if (args.length > 4) {
            benchmark.atOnce(
                    id,
                    times,
                    Integer.parseInt(args[4]),
                    args.length > 5 ? ProcessHandle.of(Long.parseLong(args[5])).orElseThrow() : null);
        } else {
            benchmark.oneByOne(id, times);
        }
        benchmark.post("/assessments/" + id + "/archive", Map.of());
    }

    /** Signs in and makes the copy. */
    private String begin(String email, String password) throws Exception {
        remember(get("/sign-in"));
        post("/sign-in", Map.of("email", email, "password", password));
        String home = remember(get("/"));
        String original = found(ASSESSMENT, home, "no assessment on the home page");
        remember(get("/assessments/" + original + "/duplicate"));
        HttpResponse<byte[]> copied =
                post("/assessments/" + original + "/duplicate", Map.of("name", "Benchmark", "summary", ""));
        String id = last(copied.uri());
        remember(get("/assessments/" + id));
        return id;
    }

    private void oneByOne(String id, int times) throws Exception {
        System.out.printf(Locale.ROOT, "%-28s %8s %8s  (ms, %d each)%n", "", "median", "p95", times);
        UUID page = UUID.randomUUID();
        print("save an answer", times, i -> save(id, page, i));
        print("report, page", times, i -> get("/assessments/" + id + "/report"));
        print("report, PDF", times, i -> get("/assessments/" + id + "/report.pdf"));
        print("report, PDF of one page", times, i -> get("/assessments/" + id + "/report.pdf?summary"));
    }

    private void atOnce(String id, int times, int connections, @Nullable ProcessHandle server) throws Exception {
        String section = found(SECTION, text(get("/assessments/" + id)), "no section");
        System.out.printf(
                Locale.ROOT,
                "%-28s %8s %8s %8s %8s  (%d connections, %d each)%n",
                "",
                "a second",
                "median",
                "p99",
                "cpu ms",
                connections,
                times);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("overview", "/assessments/" + id);
        pages.put("section", section);
        pages.put("economics", "/assessments/" + id + "/economics");
        pages.put("report", "/assessments/" + id + "/report");
        for (Map.Entry<String, String> one : pages.entrySet()) {
            atOnce(one.getKey(), times, connections, server, i -> get(one.getValue()));
        }
        UUID page = UUID.randomUUID();
        atOnce("save an answer", times, connections, server, i -> save(id, page, i));
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
    private static void atOnce(String name, int times, int connections, @Nullable ProcessHandle server, Work work)
            throws Exception {
        all(0, Math.max(connections, times / 10), connections, work);
        Duration before = processorTime(server);
        long start = System.nanoTime();
        double[] millis = all(times, times, connections, work);
        double seconds = (System.nanoTime() - start) / 1e9;
        Duration used = processorTime(server).minus(before);
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-28s %8.1f %8.1f %8.1f %8s%n",
                name,
                times / seconds,
                millis[times / 2],
                millis[Math.min(times - 1, (int) Math.ceil(times * 0.99) - 1)],
                server == null ? "" : String.format(Locale.ROOT, "%.2f", used.toNanos() / 1e6 / times));
    }

    private static double[] all(int from, int times, int connections, Work work)
            throws InterruptedException, ExecutionException {
        double[] millis = new double[times];
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService people = Executors.newFixedThreadPool(connections)) {
            List<Future<?>> asked = new ArrayList<>();
            for (int c = 0; c < connections; c++) {
                asked.add(people.submit(() -> {
                    for (int i = next.getAndIncrement(); i < times; i = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        work.run(from + i);
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

    /** Of the threads that answer requests; the compiler and the garbage collector come on top. */
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

    /** As the page's script does: another note each time. */
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
        return uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
