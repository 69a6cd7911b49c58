package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.RawHttp;
import org.groundwork.testing.RawHttp.Answer;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What holds over real HTTP for those who have not signed in, and for the log of what they send. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
@ExtendWith(OutputCaptureExtension.class)
class VisitorsTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private String email;

    @BeforeEach
    void aPerson() {
        email = people.email(people.person("Mira Holm"));
        database.sql("delete from spring_session").update();
        database.sql("delete from sign_in_attempt").update();
    }

    @Test
    void nobodyHasASessionBeforeSigningIn() throws IOException {
        RawHttp visitor = new RawHttp(port).visit();
        for (String path : List.of(
                "/",
                "/sign-in",
                "/sign-in?ended",
                "/account",
                "/nowhere",
                "/shared/x",
                "/error",
                "/invitations/x",
                "/sign-in-links/x",
                "/actuator/health",
                "/css/groundwork.css")) {
            visitor.get(path);
        }
        assertThat(visitor.form("/sign-in", "email=" + email + "&password=wrong")
                        .status())
                .isEqualTo(422);
        assertThat(visitor.form("/theme", "theme=dark").status()).isEqualTo(303);
        assertThat(new RawHttp(port).form("/sign-in", "email=x&password=wrong").header("location"))
                .isEqualTo("/sign-in?ended");
        assertThat(visitor.cookies()).doesNotContainKey("groundwork");
        assertThat(sessions()).isZero();
        visitor.signIn(email, TestPeople.PASSWORD);
        assertThat(visitor.cookies()).containsKey("groundwork");
        assertThat(sessions()).isEqualTo(1);
    }

    @Test
    void aVisitorsFormNeedsTheTokenOfItsOwnCookie() throws IOException {
        RawHttp visitor = new RawHttp(port).visit();
        RawHttp other = new RawHttp(port).visit();
        String fields = "email=" + email + "&password=" + TestPeople.PASSWORD.replace(' ', '+');
        assertThat(visitor.cookies()).containsKey("groundwork-form");
        visitor.cookies().clear();
        assertThat(visitor.form("/sign-in", fields).header("location")).isEqualTo("/sign-in?ended");
        visitor.cookies().putAll(other.cookies());
        assertThat(visitor.form("/sign-in", fields).header("location")).isEqualTo("/sign-in?ended");
        assertThat(other.form("/sign-in", fields).header("location")).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bm8AbmU=", "AAAA", "%%%", "rO0ABXNy", "MTIzNDU2NzgtMTIzNC0xMjM0LTEyMzQtMTIzNDU2Nzg5MGFi"})
    void aCookieThatIsNoSessionsIsNone(String cookie) throws IOException {
        RawHttp visitor = new RawHttp(port);
        visitor.cookies().put("groundwork", cookie);
        assertThat(visitor.get("/account").header("location")).isEqualTo("/sign-in?continue=%2Faccount");
    }

    @Test
    void thePasswordOfABrokenFormIsNotInTheLog(CapturedOutput output) throws IOException {
        for (String fields : List.of("password=hunter%ff2hunter", "password=hunter%zz2hunter")) {
            assertThat(post(FORM, "email=" + email + "&" + fields).status())
                    .as(fields)
                    .isEqualTo(400);
        }
        assertThat(output.getAll()).doesNotContain("hunter");
    }

    @Test
    void nobodyForgesALineOfTheLogOrFillsIt(CapturedOutput output) throws IOException {
        for (int i = 0; i < 300; i++) {
            post(
                    "multipart/form-data; boundary=b",
                    "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a\0b\"\r\n\r\n");
            new RawHttp(port).get("/sign-in?continue=%0A2026-01-01+ERROR+Forged&page=%ff%0AForged");
            new RawHttp(port).get("/sign-in/%0AForged%0D%0A?x=%zz");
        }
        assertThat(output.getOut().lines())
                .hasSizeBetween(1, 200)
                .allMatch(line -> line.matches("\\d{4}-.{18} [A-Z]+ +\\w+: .{0,200}"))
                .noneMatch(line -> line.contains("Forged") || line.contains("Exception"));
    }

    @Test
    void whatCannotBeReadIsABadRequest() throws IOException {
        String body = "--b\r\nContent-Disposition: form-data; name=\"x\"; filename=\"a\0b\"\r\n\r\n\r\n--b--";
        assertThat(post("multipart/form-data; boundary=b", body).status()).isEqualTo(400);
        assertThat(post("multipart/form-data", body).status()).isEqualTo(400);
        assertThat(new RawHttp(port).get("/error").status()).isEqualTo(404);
        Answer page = new RawHttp(port).get("/sign-in?x=%ff");
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("<h1").doesNotContain("Exception");
    }

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws IOException {
        RawHttp visitor = new RawHttp(port);
        List<Answer> answers = new ArrayList<>();
        for (String path : List.of(
                "/",
                "/sign-in",
                "/nowhere",
                "/account",
                "/shared/x",
                "/shared/x/report.pdf",
                "/css/groundwork.css",
                "/css/nowhere.css",
                "/schema/assessment.json",
                "/actuator/health",
                "/actuator",
                "/actuator/env",
                "/error",
                "/sign-in?x=%ff",
                "/sign-in;x=1",
                "//sign-in",
                "/sign-in/%2e%2e/x",
                "/%zz",
                "/a\\b",
                "/%00")) {
            answers.add(visitor.get(path));
        }
        answers.add(post(FORM, "email=x"));
        answers.add(post(FORM, "email=%ff"));
        assertThat(answers.stream().map(Answer::status)).contains(200, 302, 400, 404);
        for (Answer answer : answers) {
            assertThat(answer.header("Content-Security-Policy")).startsWith("default-src 'none'");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
            assertThat(answer.header("Referrer-Policy")).isIn("same-origin", "no-referrer");
            assertThat(answer.header("Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
        }
    }

    @Test
    void nothingOfTheManagementIsOpenButHealth() throws IOException {
        RawHttp administrator =
                new RawHttp(port).signIn(people.email(people.administrator("Ada Keller")), TestPeople.PASSWORD);
        for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
            assertThat(new RawHttp(port).get(path).status()).isEqualTo(200);
        }
        for (String path :
                List.of("/actuator", "/actuator/", "/actuator/env", "/actuator/health/db", "/actuator/sbom")) {
            assertThat(administrator.get(path).status()).isEqualTo(404);
            assertThat(new RawHttp(port).get(path).status()).isEqualTo(302);
        }
    }

    private Answer post(String type, String body) throws IOException {
        return new RawHttp(port)
                .send(RawHttp.bytes("POST /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: "
                        + type + "\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n"
                        + body));
    }

    private long sessions() {
        return database.sql("select count(*) from spring_session")
                .query(Long.class)
                .single();
    }
}
