package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.RawHttp;
import org.groundwork.testing.RawHttp.Answer;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A code after the password, over HTTP. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
class SecondFactorTest {

    private static final Pattern CODE = Pattern.compile("<code>((?:[0-9A-Z]{4}-){3}[0-9A-Z]{4})</code>");

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    SignInLinks links;

    private PersonId person;
    private String email = "";
    private String codeOfSetUp = "";

    @BeforeEach
    void aPerson() {
        person = people.person("Mira Holm");
        email = people.email(person);
        database.sql("delete from sign_in_attempt").update();
    }

    @Test
    void isSetUpWithPasswordAndCodeAndAskedForFromThenOn() throws IOException {
        RawHttp browser = new RawHttp(port).signIn(email, TestPeople.PASSWORD);
        assertThat(browser.get("/account/second-factor/set-up").status()).isEqualTo(404);
        PageRules.assertHoldForPage(browser.get("/account/second-factor").body());
        Answer wrong = browser.form("/account/second-factor", "present=wrong");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("This is not your present password");
        List<String> codes = setUp(browser);
        assertThat(codes).hasSize(SecondFactors.CODES).doesNotHaveDuplicates();
        assertThat(browser.get("/account").body()).contains("10 recovery codes are left");
        assertThat(database.sql("select count(*) from recovery_code where length(code_hash) <> 32")
                        .query(Integer.class)
                        .single())
                .as("kept as hashes")
                .isZero();

        RawHttp elsewhere = halfWay();
        assertThat(elsewhere.get("/account").header("location")).startsWith("/sign-in?continue");
        assertThat(elsewhere.get("/").status()).isEqualTo(302);
        assertThat(elsewhere.form("/account/name", "name=Nobody").status()).isEqualTo(302);
        PageRules.assertHoldForPage(elsewhere.get("/sign-in/code").body());
        String code = codeOfSetUp;
        assertThat(elsewhere.form("/sign-in/code", "code=" + code).status())
                .as("used to set it up")
                .isEqualTo(422);
        forgetTheLastCode();
        assertThat(elsewhere
                        .form("/sign-in/code", "code=" + code.substring(0, 3) + "+" + code.substring(3))
                        .header("location"))
                .isEqualTo("/");
        assertThat(elsewhere.get("/account").status()).isEqualTo(200);
        assertThat(halfWay().form("/sign-in/code", "code=" + code).status())
                .as("not twice")
                .isEqualTo(422);

        RawHttp without = halfWay();
        Answer recovered =
                without.form("/sign-in/code", "code=" + codes.getFirst().toLowerCase(java.util.Locale.ROOT));
        assertThat(recovered.header("location")).isEqualTo("/account");
        assertThat(without.get("/account").body()).contains("9 recovery codes are left");
        assertThat(halfWay().form("/sign-in/code", "code=" + codes.getFirst()).status())
                .isEqualTo(422);

        without.token(without.get("/account"));
        Answer renewed = without.form("/account/second-factor/change", "code=" + codes.get(1));
        assertThat(codes(renewed)).hasSize(SecondFactors.CODES).doesNotContainAnyElementsOf(codes);
        assertThat(without.form("/account/second-factor/change", "remove=true&code=" + codes.get(2))
                        .status())
                .as("the earlier ones are gone")
                .isEqualTo(422);
        assertThat(without.form(
                                "/account/second-factor/change",
                                "remove=true&code=" + codes(renewed).getLast())
                        .header("location"))
                .isEqualTo("/account");
        assertThat(new RawHttp(port)
                        .signIn(email, TestPeople.PASSWORD)
                        .get("/account")
                        .status())
                .isEqualTo(200);
        assertThat(acts())
                .contains(
                        "SECOND_FACTOR_ADDED",
                        "SECOND_FACTOR_REFUSED",
                        "SIGNED_IN_WITH_CODE",
                        "RECOVERY_CODE_USED",
                        "RECOVERY_CODES_RENEWED",
                        "SECOND_FACTOR_REMOVED");
    }

    @Test
    void guessesAreSlowedDownAndAnAdministratorResets() throws IOException {
        setUp(new RawHttp(port).signIn(email, TestPeople.PASSWORD));
        RawHttp guesser = halfWay();
        for (int guess = 0; guess < 10; guess++) {
            assertThat(guesser.form("/sign-in/code", "code=00000" + guess % 10).status())
                    .isEqualTo(422);
        }
        forgetTheLastCode();
        Answer late = guesser.form("/sign-in/code", "code=" + code());
        assertThat(late.status()).as("even the right one").isEqualTo(429);
        assertThat(late.header("retry-after")).isEqualTo("900");
        PageRules.assertHoldForPage(late.body());

        PersonId ada = people.administrator("Ada Keller");
        RawHttp administrator = new RawHttp(port).signIn(people.email(ada), TestPeople.PASSWORD);
        assertThat(administrator.get("/people/" + person).body()).contains("A second factor is set up");
        administrator.form("/people/" + person + "/second-factor/reset", "");
        assertThat(new RawHttp(port)
                        .signIn(email, TestPeople.PASSWORD)
                        .get("/account")
                        .status())
                .isEqualTo(200);
        assertThat(acts()).contains("SECOND_FACTOR_RESET");
    }

    @Test
    void aSignInLinkAsksForTheCodeToo() throws IOException {
        setUp(new RawHttp(port).signIn(email, TestPeople.PASSWORD));
        String secret = links.issue(person, people.administrator("Ada Keller"));
        RawHttp browser = new RawHttp(port).visit();
        assertThat(browser.form("/sign-in-links/" + secret, "").header("location"))
                .isEqualTo("/sign-in/code");
        assertThat(browser.get("/account").status()).isEqualTo(302);
        forgetTheLastCode();
        assertThat(browser.form("/sign-in/code", "code=" + code()).header("location"))
                .isEqualTo("/account");
        assertThat(browser.get("/account").body()).doesNotContain("name=\"present\" id=\"present\"");
    }

    @Test
    void whoIsNotHalfWayIsSentToTheSignInPage() throws IOException {
        RawHttp visitor = new RawHttp(port).visit();
        assertThat(visitor.get("/sign-in/code").header("location")).isEqualTo("/sign-in?ended");
        assertThat(visitor.get("/sign-in/code/set-up").header("location")).isEqualTo("/sign-in?ended");
        assertThat(visitor.form("/sign-in/code", "code=123456").header("location"))
                .isEqualTo("/sign-in?ended");
        assertThat(visitor.form("/sign-in/code/set-up", "code=123456").header("location"))
                .isEqualTo("/sign-in?ended");
    }

    @Test
    void whatIsNoPasskeyOpensNothing() throws IOException {
        RawHttp visitor = new RawHttp(port).visit();
        Answer options = visitor.form("/sign-in/passkey/options", "");
        assertThat(options.status()).isEqualTo(200);
        assertThat(options.body()).contains("\"challenge\"", "\"userVerification\":\"required\"");
        assertThat(visitor.cookies()).doesNotContainKey("groundwork");
        for (String answer : List.of("{}", "[]", "null", "x", "{\"response\":{\"clientDataJSON\":\"e30\"}}")) {
            byte[] request = RawHttp.bytes("POST /sign-in/passkey HTTP/1.1\r\nHost: localhost\r\n"
                    + visitor.cookieHeader()
                    + "X-CSRF-TOKEN: " + visitor.token() + "\r\nConnection: close\r\nContent-Type: application/json\r\n"
                    + "Content-Length: " + answer.length() + "\r\n\r\n" + answer);
            Answer refused = visitor.send(request);
            assertThat(refused.status()).as(answer).isEqualTo(422);
            assertThat(refused.body()).contains("does not open anything here");
        }
    }

    private List<String> setUp(RawHttp browser) throws IOException {
        assertThat(browser.form("/account/second-factor", "present=" + TestPeople.PASSWORD.replace(' ', '+'))
                        .header("location"))
                .isEqualTo("/account/second-factor/set-up");
        String page = browser.get("/account/second-factor/set-up").body();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains(Totp.base32(secret()));
        RawHttp elsewhere = new RawHttp(port).signIn(email, TestPeople.PASSWORD);
        assertThat(elsewhere.get("/account/second-factor/set-up").status())
                .as("shown where it was asked for")
                .isEqualTo(404);
        assertThat(elsewhere
                        .form("/account/second-factor/set-up", "code=" + code())
                        .status())
                .isEqualTo(404);
        Answer wrong = browser.form("/account/second-factor/set-up", "code=12");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).as("the same key again").contains(Totp.base32(secret()));
        codeOfSetUp = code();
        Answer done = browser.form("/account/second-factor/set-up", "code=" + codeOfSetUp);
        PageRules.assertHoldForPage(done.body());
        return codes(done);
    }

    private static List<String> codes(Answer page) {
        return CODE.matcher(page.body())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private RawHttp halfWay() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        Answer half = browser.form("/sign-in", "email=" + email + "&password=" + TestPeople.PASSWORD.replace(' ', '+'));
        assertThat(half.header("location")).isEqualTo("/sign-in/code");
        return browser;
    }

    private byte[] secret() {
        return database.sql("select secret from authenticator where person_id = :person")
                .param("person", person.value())
                .query(byte[].class)
                .single();
    }

    private String code() {
        return Totp.code(secret(), Totp.step(Instant.now()));
    }

    /** As if half a minute had passed. */
    private void forgetTheLastCode() {
        database.sql("update authenticator set last_step = 0").update();
    }

    private List<String> acts() {
        return database.sql("select act from audit_event where subject_person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .list();
    }
}
