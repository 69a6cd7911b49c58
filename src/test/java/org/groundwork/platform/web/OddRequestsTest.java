package org.groundwork.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.TokenScope;
import org.groundwork.report.ReportSamples;
import org.groundwork.report.ShareLinks;
import org.groundwork.review.Actions;
import org.groundwork.review.CommentDraft;
import org.groundwork.review.Comments;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.RawHttp;
import org.groundwork.testing.RawHttp.Answer;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.core.MethodParameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Thousands of requests that no browser sends, to every mapped address, as visitor and in every
 * role, other ones each run: nothing answers 5xx, and the log stays short. What a run found is found
 * again by {@code -Dgroundwork.seed=…}.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
@ExtendWith(OutputCaptureExtension.class)
class OddRequestsTest {

    private static final int REQUESTS = Integer.getInteger("groundwork.odd.requests", 5_000);
    private static final int LEAST_REQUESTS = 150;
    private static final long LONGEST_NANOS = Integer.getInteger("groundwork.odd.seconds", 18) * 1_000_000_000L;

    /** Bytes of one line, and of all lines, that the log may hold afterwards. */
    private static final int LONGEST_LINE = 600;

    private static final int LONGEST_LOG = 60_000;

    private static final Pattern VARIABLE = Pattern.compile("\\{([^/{}:]+)(:[^/]*?(?:\\{[^}]*}[^/]*?)?)?}");
    private static final Pattern LOG_LINE =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} [A-Z]+ +[\\w.$-]+: .*");

    private static final List<String> ODD = List.of(
            "",
            " ",
            "\0",
            "a\0b",
            "a\0b@example.org",
            "\u0003",
            "\u001b[2J",
            "\u202e",
            "\u200b",
            "\ufeff",
            "\ufffe",
            "\u0085",
            "\r\n2026-01-01 00:00:00.000 ERROR Forged: line",
            "x\ny",
            "{x}",
            "/{x}",
            "/a{b",
            "${7*7}",
            "__${7*7}__::.x",
            "#{x}",
            "%",
            "%zz",
            "9999-12-31",
            "10000-01-01",
            "999999999-12-31",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "2026-02-30",
            "-1",
            "0",
            "1",
            "2",
            "2147483648",
            "9223372036854775808",
            "1e400",
            "1e-400",
            "1e999999999",
            "NaN",
            "Infinity",
            "½",
            "٣",
            "1,000.5.3",
            "1-1-1-1-1",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "gggggggg-ffff-ffff-ffff-ffffffffffff",
            "level:9",
            "level:2",
            "option:nonesuch",
            "option:",
            "not-applicable",
            "mine",
            "theirs",
            "..",
            "../..",
            "//x",
            "\\x",
            "https://elsewhere.example/",
            "javascript:alert(1)",
            "'\"<>&",
            "null",
            "true",
            "[[[[[[",
            "a[0].b",
            "😀",
            "ȷ\u0301\u0308",
            "CONTRIBUTOR",
            "OPEN",
            "DONE",
            "id,desc",
            "A4",
            "core@1",
            "core@999999");

    private static final List<String> ODD_NAMES = List.of(
            "x",
            "",
            "\0",
            "a[0].b",
            "a[0]",
            "a[-1]",
            "a[99999999999].b",
            "a[x]",
            "a['x'].y",
            "a.b.c",
            "[",
            "]",
            "a[",
            "a]",
            ".",
            "class.classLoader.x",
            "_x",
            "!x",
            "_method",
            "_csrf",
            "\u001b",
            "a\r\nb");

    private static final List<String> ODD_METHODS =
            List.of("FOO", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "get", "PROPFIND");

    private static final List<String> ODD_HEADERS = List.of(
            "Accept: ;q=x",
            "Accept: application/json",
            "Accept: */*;q=2, \u0001",
            "Accept: image/png",
            "Accept-Language: ;;;,x-%%,*;q=9",
            "Accept-Encoding: gzip;q=zz",
            "Range: bytes=9-1,x",
            "If-Modified-Since: yesterday",
            "If-None-Match: \"",
            "HX-Request: perhaps",
            "HX-Request: true",
            "Cookie: groundwork=%%%; groundwork=\u0002; =; theme=\"",
            "Cookie: groundwork=bm9uZQ==",
            "Cookie: groundwork=AAAA",
            "X-Forwarded-For: \u00e4, 999.1.1.1",
            "X-HTTP-Method-Override: DELETE",
            "Content-Encoding: gzip",
            "Origin: null",
            "Upgrade: h2c");

    private static final List<String> API_FORMS =
            List.of("application/json", "application/yaml", "text/html", "text/csv", "*/*", "application/schema+json");

    private static final List<String> API_TYPES = List.of(
            "application/json", "application/json", "application/yaml", "text/yaml", "application/json; charset=utf-7");

    private static final List<String> API_VALUES =
            List.of("*", "\"1\"", "W/\"2\"", "\"", "\u0001", "k", "a b", "\u00e4", "\"" + "a".repeat(300) + "\"");

    private static final List<String> ODD_TYPES = List.of(
            "multipart/form-data",
            "multipart/form-data; boundary=",
            "multipart/form-data; boundary=\"",
            "multipart/mixed; boundary=b",
            "application/json",
            "application/xml",
            "text/plain",
            ";;;",
            "x",
            "a/b/c",
            "*/*",
            "application/x-www-form-urlencoded; charset=utf-99",
            "application/x-www-form-urlencoded; charset=utf-16");

    @LocalServerPort
    int port;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    TestPeople people;

    @Autowired
    Assessments assessments;

    @Autowired
    Comments comments;

    @Autowired
    Actions actions;

    @Autowired
    ShareLinks links;

    @Autowired
    AccessTokens accessTokens;

    @Autowired
    JdbcClient database;

    /** An address as it is mapped, with the names of what its handler reads. */
    private record Target(String method, String path, List<String> names) {}

    private final List<String> ids = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    /** Several for each, since a token has a rate. */
    private final List<String> tokens = new ArrayList<>();

    @Test
    void nothingThatIsSentBreaksItOrFillsTheLog(CapturedOutput output) throws Exception {
        long seed = Long.getLong("groundwork.seed", System.nanoTime());
        List<RawHttp> visitors = prepare();
        List<Target> targets = targets();
        assertThat(targets).hasSizeGreaterThan(100);
        Collections.shuffle(targets, new Random(seed));
        int least = Math.max(LEAST_REQUESTS, targets.size() / 2) + 1;
        Set<String> addresses = ConcurrentHashMap.newKeySet();
        Map<String, String> broken = Collections.synchronizedMap(new LinkedHashMap<>());
        AtomicInteger sent = new AtomicInteger();
        long end = System.nanoTime() + LONGEST_NANOS;
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                running.add(threads.submit(() -> {
                    for (int i = sent.getAndIncrement();
                            i < REQUESTS && (i < least || System.nanoTime() < end);
                            i = sent.getAndIncrement()) {
                        Random random = new Random(seed + i);
                        Target target = targets.get(i % targets.size());
                        byte[] request = request(random, target, visitors.get(random.nextInt(visitors.size())));
                        Answer answer = new RawHttp(port).send(request);
                        addresses.add(target.method() + target.path());
                        if (answer.status() == 0 || answer.status() >= 500) {
                            broken.putIfAbsent(
                                    target.method() + " " + target.path() + " " + answer.status(),
                                    "number " + i + ": " + new String(request, StandardCharsets.UTF_8));
                        }
                    }
                    return null;
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
        String description = "with -Dgroundwork.seed=" + seed + ", of " + sent + " requests";
        assertThat(broken).as(description).isEmpty();
        assertThat(addresses).as(description).hasSizeGreaterThan(targets.size() / 2);
        assertLogIsShort(output.getOut(), description);
    }

    private static void assertLogIsShort(String log, String description) {
        assertThat(log.length()).as(description).isLessThan(LONGEST_LOG);
        List<String> odd = log.lines()
                .filter(line -> line.length() > LONGEST_LINE
                        || line.contains("Exception")
                        || line.startsWith("\tat ")
                        || !LOG_LINE.matcher(line).matches())
                .limit(10)
                .toList();
        assertThat(odd).as(description).isEmpty();
    }

    private List<RawHttp> prepare() throws IOException {
        TestTeam team = people.retention();
        AssessmentId draft = team.importFile(ReportSamples.named("pilot"));
        AssessmentId submitted = team.submit(team.importFile(ReportSamples.named("pilot")));
        AssessmentId archived = team.start("Put away", "");
        String secret = people.as(team.lead(), () -> {
            assessments.archive(archived);
            comments.begin(draft, null, CommentDraft.of("Look at this"));
            actions.adopt(
                    submitted,
                    1,
                    Set.copyOf(actions.proposed(submitted).orElseThrow().proposals().stream()
                            .map(each -> each.key())
                            .toList()));
            return links.make(submitted, 1, 7);
        });
        for (String table : List.of(
                "assessment", "action", "comment", "comment_thread", "notice", "team", "person", "share_link")) {
            ids.addAll(database.sql("select id::text from " + table)
                    .query(String.class)
                    .list());
        }
        words.add(secret);
        words.addAll(List.of(
                "1",
                "2",
                "data.volume",
                "problem.type",
                "baseline.target",
                "data",
                "problem",
                "decisions",
                "currency"));
        List<RawHttp> visitors = new ArrayList<>(List.of(new RawHttp(port).visit()));
        for (var person :
                List.of(team.lead(), team.contributor(), team.manager(), people.administrator("Ada Keller"))) {
            visitors.add(new RawHttp(port).signIn(people.email(person), TestPeople.PASSWORD));
            for (int i = 0; i < 10; i++) {
                tokens.add(accessTokens.make(person, "odd " + i, EnumSet.allOf(TokenScope.class), 30));
            }
        }
        return visitors;
    }

    /**
     * Without documents that take seconds to print, without streams that last for minutes, and without what ends the very
     * session.
     */
    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            for (String path : mapping.getPatternValues()) {
                if (path.endsWith(".pdf") || path.endsWith("/live") || path.startsWith("/account/sessions")) {
                    continue;
                }
                for (String method : methods(mapping)) {
                    targets.add(new Target(method, path, names(handler)));
                }
            }
        });
        targets.add(new Target("GET", "/error", List.of()));
        targets.add(new Target("GET", "/nowhere/{x}", List.of()));
        targets.add(new Target("GET", "/css/{x}", List.of()));
        targets.add(new Target("GET", "/actuator/{x}", List.of()));
        return targets;
    }

    private static List<String> methods(RequestMappingInfo mapping) {
        List<String> methods = mapping.getMethodsCondition().getMethods().stream()
                .map(Enum::name)
                .toList();
        return methods.isEmpty() ? List.of("GET", "POST") : methods;
    }

    private static List<String> names(HandlerMethod handler) {
        Set<String> names = new LinkedHashSet<>();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            RequestParam named = parameter.getParameterAnnotation(RequestParam.class);
            if (named != null) {
                String name = named.name().isEmpty() ? parameter.getParameter().getName() : named.name();
                names.add(name);
            }
            if (parameter.getParameterType().isRecord()) {
                Arrays.stream(parameter.getParameterType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(names::add);
            }
        }
        return List.copyOf(names);
    }

    private byte[] request(Random random, Target target, RawHttp visitor) throws IOException {
        String path = path(random, target.path());
        String method = random.nextInt(20) == 0 ? pick(random, ODD_METHODS) : target.method();
        boolean body = method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
        String fields = fields(random, target, visitor.token());
        StringBuilder head = new StringBuilder(method + " " + path);
        if (!body && !fields.isEmpty()) {
            head.append('?').append(fields);
        }
        head.append(" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        if (random.nextInt(12) != 0) {
            head.append(visitor.cookieHeader());
        }
        boolean api = target.path().startsWith("/api/");
        if (api) {
            apiHeaders(random, head);
        }
        if (random.nextInt(3) == 0) {
            head.append(pick(random, ODD_HEADERS)).append("\r\n");
        } else if (api) {
            head.append("Accept: ").append(pick(random, API_FORMS)).append("\r\n");
        } else {
            head.append("Accept: text/html\r\n");
        }
        ByteArrayOutputStream request = new ByteArrayOutputStream();
        if (body) {
            String type = "application/x-www-form-urlencoded";
            byte[] content = RawHttp.bytes(fields);
            int kind = random.nextInt(10);
            if (api && kind > 1) {
                type = pick(random, API_TYPES);
                content = document(random);
            } else if (kind == 0) {
                type = pick(random, ODD_TYPES);
            } else if (kind == 1) {
                type = "multipart/form-data; boundary=b";
                content = multipart(random, target, visitor.token());
            }
            head.append("Content-Type: ")
                    .append(type)
                    .append("\r\nContent-Length: ")
                    .append(content.length)
                    .append("\r\n\r\n");
            request.write(RawHttp.bytes(head.toString()));
            request.write(content);
        } else {
            head.append("\r\n");
            request.write(RawHttp.bytes(head.toString()));
        }
        return request.toByteArray();
    }

    private void apiHeaders(Random random, StringBuilder head) {
        if (random.nextInt(12) != 0) {
            head.append("Authorization: Bearer ").append(pick(random, tokens)).append("\r\n");
        }
        for (String name : List.of("If-Match", "If-None-Match", "Idempotency-Key")) {
            if (random.nextInt(3) == 0) {
                head.append(name).append(": ").append(pick(random, API_VALUES)).append("\r\n");
            }
        }
    }

    /** A document that is one, or nearly, or not at all. */
    private byte[] document(Random random) {
        String text = odd(random);
        String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        String id = pick(random, ids);
        String whole = "{\"groundwork\":1,\"method\":\"core@1\",\"initiative\":{\"name\":" + quoted
                + "},\"answers\":{\"problem.type\":{\"option\":\"classify\"},\"data.volume\":{\"level\":1,\"note\":"
                + quoted
                + "}},\"economics\":{\"currency\":\"EUR\"}}";
        byte[] bytes = RawHttp.bytes(
                switch (random.nextInt(9)) {
                    case 0 -> text;
                    case 1 -> "{" + quoted + ":" + quoted + "}";
                    case 2 -> "[".repeat(1 + random.nextInt(3_000));
                    case 3 -> "{\"state\":\"done\",\"note\":" + quoted + "}";
                    case 4 -> "{\"text\":" + quoted + ",\"thread\":\"" + id + "\"}";
                    case 5 -> "{\"text\":" + quoted + ",\"question\":\"data.volume\"}";
                    default -> whole;
                });
        if (random.nextInt(6) == 0 && bytes.length > 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private String path(Random random, String pattern) {
        Matcher variables = VARIABLE.matcher(pattern);
        StringBuilder path = new StringBuilder();
        while (variables.find()) {
            String value = random.nextInt(10) < 7
                    ? known(random, variables.group(1))
                    : encode(random, odd(random)).replace("+", "%20");
            variables.appendReplacement(path, Matcher.quoteReplacement(value));
        }
        variables.appendTail(path);
        return path.toString();
    }

    private String known(Random random, String variable) {
        return switch (variable) {
            case "id", "action", "comment", "thread", "link" -> pick(random, ids);
            default -> pick(random, words);
        };
    }

    private String fields(Random random, Target target, String token) {
        List<String> pairs = new ArrayList<>();
        if (random.nextInt(12) != 0) {
            pairs.add("_csrf=" + token);
        }
        for (String name : target.names()) {
            int times = random.nextInt(12) == 0 ? 2 : random.nextInt(8) == 0 ? 0 : 1;
            for (int i = 0; i < times; i++) {
                String suffix = random.nextInt(25) == 0
                        ? pick(random, List.of("[0]", "[0].x", "[x]", ".x", "[", "[99999999]"))
                        : "";
                pairs.add(encode(random, name + suffix) + "=" + value(random));
            }
        }
        if (random.nextInt(5) == 0) {
            pairs.add(encode(random, pick(random, ODD_NAMES)) + "=" + value(random));
        }
        return String.join("&", pairs);
    }

    private String value(Random random) {
        return switch (random.nextInt(80)) {
            case 0 -> pick(random, List.of("%ff", "%zz", "%", "%0", "%c3", "%ed%a0%80", "secret%ffword"));
            case 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 -> pick(random, ids);
            case 11, 12, 13, 14, 15 -> "a".repeat(1 + random.nextInt(2_000));
            case 16, 17, 18, 19, 20 ->
                Stream.generate(() -> encode(random, odd(random))).limit(4).reduce("", String::concat);
            default -> encode(random, odd(random));
        };
    }

    /** Mostly one of the list; now and then any characters. */
    private static String odd(Random random) {
        if (random.nextInt(4) != 0) {
            return pick(random, ODD);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(
                    random.nextBoolean() ? random.nextInt(0x100) : random.nextInt(0x2_0000) & ~0x800 | 0x2000);
        }
        return text.toString();
    }

    private static String encode(Random random, String text) {
        String encoded = URLEncoder.encode(text, StandardCharsets.UTF_8);
        return random.nextInt(40) == 0 ? encoded.replace("%", "%25") : encoded;
    }

    private byte[] multipart(Random random, Target target, String token) {
        StringBuilder text = new StringBuilder("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token);
        List<String> names = new ArrayList<>(target.names());
        names.add(pick(random, ODD_NAMES));
        for (String name : names) {
            text.append("\r\n--b\r\nContent-Disposition: form-data; name=\"")
                    .append(name)
                    .append('"');
            if (random.nextInt(3) == 0) {
                text.append("; filename=\"").append(odd(random)).append('"');
            }
            text.append("\r\n\r\n").append(odd(random));
        }
        String whole = text + "\r\n--b--\r\n";
        return RawHttp.bytes(random.nextInt(5) == 0 ? whole.substring(0, random.nextInt(whole.length())) : whole);
    }

    private static <T> T pick(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
