package org.groundwork.benchmark;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.groundwork.GroundworkApplication;
import org.groundwork.assessment.Assessments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.Memberships;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedInAuthentication;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.portfolio.PortfolioSamples;
import org.groundwork.portfolio.ReadModel;
import org.groundwork.testing.Statements;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Times the portfolio’s pages and files with many assessments, and counts their queries: starts the
 * application with a database of its own, submits some dozens of different assessments, multiplies
 * them, makes the read model, and asks through HTTP. Arguments: how many assessments (10,000 unless
 * given), how often each (20 unless given), and a port on which to stay (stops unless given). See
 * docs/benchmarks.md.
 */
public final class PortfolioBenchmark {

    private static final int DIFFERENT = 50;
    private static final int CURRENCIES_APART = 9;
    private static final String PASSWORD = "correct horse battery";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final String base;

    private PortfolioBenchmark(String base) {
        this.base = base;
    }

    /**
     * Counts the statements that are prepared. Without {@code @Configuration}, so that no test
     * finds it.
     */
    static class Counting {

        @Bean
        static BeanPostProcessor counter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? Statements.counted(source) : bean;
                }
            };
        }
    }

    public static void main(String[] args) throws Exception {
        int size = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        String port = args.length > 2 ? args[2] : "0";
        Path data = Files.createTempDirectory("groundwork-benchmark");
        SpringApplication application = new SpringApplication(GroundworkApplication.class, Counting.class);
        ConfigurableApplicationContext context = application.run(
                "--server.port=" + port, "--groundwork.data=" + data, "--groundwork.report.warm-up=false");
        String email = seed(context, size);
        String at = context.getEnvironment().getProperty("local.server.port");
        System.out.printf("%s, password %s, http://localhost:%s%n", email, PASSWORD, at);
        new PortfolioBenchmark("http://localhost:" + at).run(email, times);
        if (args.length < 3) {
            context.close();
            System.exit(0);
        }
    }

    private static String seed(ConfigurableApplicationContext context, int size) {
        Accounts accounts = context.getBean(Accounts.class);
        Memberships memberships = context.getBean(Memberships.class);
        Assessments assessments = context.getBean(Assessments.class);
        Evaluations evaluations = context.getBean(Evaluations.class);
        JdbcClient database = context.getBean(JdbcClient.class);
        PersonId lead = accounts.createWithPassword("lead@bench.example", "Mira Holm", PASSWORD, false, null);
        PersonId manager = accounts.createWithPassword("manager@bench.example", "Ada Wolff", PASSWORD, true, null);
        TeamId[] teams = new TeamId[5];
        for (int i = 0; i < teams.length; i++) {
            teams[i] = context.getBean(Teams.class).create("Team " + (i + 1), null);
            memberships.set(lead, teams[i], TeamRole.LEAD, null);
            memberships.set(manager, teams[i], TeamRole.MANAGER, null);
        }
        SecurityContextHolder.getContext()
                .setAuthentication(
                        new SignedInAuthentication(accounts.signedIn(lead).orElseThrow()));
        int different = Math.min(DIFFERENT, size);
        for (int i = 0; i < different; i++) {
            PortfolioSamples.submit(
                    PortfolioSamples.random(
                            "Initiative " + (i + 1),
                            i,
                            i % 3 == 2
                                    ? null
                                    : PortfolioSamples.stakes(
                                            i % CURRENCIES_APART == 0 ? "USD" : "EUR", 0.05 * (1 + i % 40))),
                    teams[i % teams.length],
                    assessments,
                    evaluations);
        }
        SecurityContextHolder.clearContext();
        multiply(database, size / different - 1);
        long start = System.nanoTime();
        int made = context.getBean(ReadModel.class).fill();
        System.out.printf(Locale.ROOT, "read model: %d rows in %.1f s%n", made, (System.nanoTime() - start) / 1e9);
        database.sql("update portfolio_entry set value_mean = value_mean * f, value_p10 ="
                        + " value_p10 * f, value_p90 = value_p90 * f from (select assessment_id"
                        + " a, .3 + random() f from portfolio_entry) x where x.a ="
                        + " assessment_id")
                .update();
        database.sql("analyze").update();
        return "manager@bench.example";
    }

    private static void multiply(JdbcClient database, int copies) {
        for (String sql : new String[] {
            "create table benchmark_copy as select a.id as source, gen_random_uuid() as id,"
                    + " n from assessment a cross join generate_series(1, "
                    + copies
                    + ") n",
            "insert into assessment (id, team_id, name, summary, method, status,"
                    + " created_at, created_by, changed_at, version) select c.id, a.team_id,"
                    + " a.name || ' in region ' || c.n, a.summary, a.method, a.status,"
                    + " a.created_at, a.created_by, a.changed_at, a.version from benchmark_copy"
                    + " c join assessment a on a.id = c.source",
            "insert into evaluation (id, assessment_id, number, submitted_at, submitted_by,"
                    + " method, method_sha256, engine, answers, result, analysis, verdict,"
                    + " settled, sha256) select gen_random_uuid(), c.id, e.number,"
                    + " e.submitted_at - c.n * interval '6 days', e.submitted_by, e.method,"
                    + " e.method_sha256, e.engine, e.answers, e.result, e.analysis, e.verdict,"
                    + " e.settled, e.sha256 from benchmark_copy c join evaluation e on"
                    + " e.assessment_id = c.source",
            "drop table benchmark_copy"
        }) {
            database.sql(sql).update();
        }
    }

    private void run(String email, int times) throws Exception {
        String form = text(get("/sign-in"));
        Matcher token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new IllegalStateException("no form to sign in");
        }
        send(HttpRequest.newBuilder(URI.create(base + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("email=%s&password=%s&_csrf=%s"
                        .formatted(encoded(email), encoded(PASSWORD), encoded(token.group(1)))))
                .build());
        System.out.printf(
                Locale.ROOT, "%-44s %8s %8s %8s %8s  (ms, %d each)%n", "", "median", "p95", "queries", "KB", times);
        for (String path : new String[] {
            "/portfolio",
            "/portfolio?sort=value",
            "/portfolio?sort=name&page=100",
            "/portfolio?q=region+7&verdict=BASELINE_FIRST",
            "/portfolio/map",
            "/portfolio/missing",
            "/portfolio/capacity?weeks=40",
            "/portfolio/capacity?weeks=1000",
            "/portfolio/trends",
            "/portfolio.csv",
            "/portfolio.xlsx"
        }) {
            print(path, times);
        }
    }

    private void print(String path, int times) throws Exception {
        for (int i = 0; i < Math.max(3, times / 4); i++) {
            get(path);
        }
        double[] millis = new double[times];
        int bytes = 0;
        long before = Statements.all();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            bytes = get(path).body().length;
            millis[i] = (System.nanoTime() - start) / 1e6;
        }
        long statements = Statements.all() - before;
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-44s %8.0f %8.0f %8.1f %8d%n",
                path,
                millis[times / 2],
                millis[Math.min(times - 1, (int) Math.ceil(times * 0.95) - 1)],
                statements / (double) times,
                bytes / 1024);
    }

    private HttpResponse<byte[]> get(String path) throws Exception {
        HttpResponse<byte[]> response =
                send(HttpRequest.newBuilder(URI.create(base + path)).build());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(path + " answered " + response.statusCode());
        }
        return response;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
