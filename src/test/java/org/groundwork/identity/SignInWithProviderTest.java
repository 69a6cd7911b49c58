package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.RawHttp;
import org.groundwork.testing.RawHttp.Answer;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Signing in through a provider, over HTTP: a real one for what goes well, and an odd one for what does not. Passwords are for
 * administrators alone here.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
@ExtendWith(OutputCaptureExtension.class)
class SignInWithProviderTest {

    private static final TestProvider REAL = new TestProvider();
    private static final OddProvider ODD = new OddProvider();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    @LocalServerPort
    int port;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeopleDirectory directory;

    @Autowired
    Invitations invitations;

    @Autowired
    ProviderAccounts accounts;

    @Autowired
    ProviderLeaversJob leavers;

    private String subject = "";
    private String email = "";

    @DynamicPropertySource
    static void providers(DynamicPropertyRegistry settings) {
        settings.add("groundwork.sign-in.passwords", () -> "administrators");
        settings.add("groundwork.sign-in.second-factor", () -> "administrators");
        String real = "groundwork.sign-in.providers.example.";
        settings.add(real + "name", () -> "Example");
        settings.add(real + "issuer", REAL::issuer);
        settings.add(real + "client-id", () -> TestProvider.CLIENT);
        settings.add(real + "client-secret", () -> TestProvider.SECRET);
        mapping(settings, real);
        String odd = "groundwork.sign-in.providers.odd.";
        settings.add(odd + "name", () -> "Odd & Sons");
        settings.add(odd + "issuer", ODD::issuer);
        settings.add(odd + "client-id", () -> OddProvider.CLIENT);
        settings.add(odd + "claims.groups", () -> "realm.groups");
        mapping(settings, odd);
        String linking = "groundwork.sign-in.providers.linking.";
        settings.add(linking + "issuer", ODD::issuer);
        settings.add(linking + "client-id", () -> OddProvider.CLIENT);
        settings.add(linking + "link-by-verified-email", () -> "true");
        settings.add(linking + "trust-email", () -> "true");
        String away = "groundwork.sign-in.providers.away.";
        settings.add(away + "issuer", () -> "http://localhost:1/nobody");
        settings.add(away + "client-id", () -> "groundwork");
    }

    private static void mapping(DynamicPropertyRegistry settings, String provider) {
        settings.add(provider + "mapping[0].group", () -> "ml-leads");
        settings.add(provider + "mapping[0].team", () -> "Machine learning");
        settings.add(provider + "mapping[0].role", () -> "lead");
        settings.add(provider + "mapping[1].group", () -> "everybody");
        settings.add(provider + "mapping[1].team", () -> "Innovation");
        settings.add(provider + "mapping[1].role", () -> "contributor");
        settings.add(provider + "mapping[2].group", () -> "ops");
        settings.add(provider + "mapping[2].administrator", () -> "true");
    }

    @AfterAll
    static void stop() {
        REAL.stop();
        ODD.stop();
    }

    @BeforeEach
    void somebody() {
        subject = "person-" + NUMBER.incrementAndGet();
        email = subject + "@example.org";
        database.sql("delete from sign_in_attempt").update();
    }

    @Test
    void aGroupOpensTheDoorGivesARoleAndTakesItAway(CapturedOutput output) throws IOException {
        REAL.person(subject, claims("Zoë  Novák", List.of("ml-leads", "everybody", "unknown")));
        RawHttp browser = new RawHttp(port).visit();
        Answer there = signInAtTheRealOne(browser);

        assertThat(there.header("location")).isEqualTo("/account");
        assertThat(browser.get("/account").body())
                .contains("Zoë Novák", email, "Machine learning", "Team lead", "Innovation");
        PersonId person = person();
        assertThat(roles(person))
                .containsOnly(
                        Map.entry("Machine learning", TeamRole.LEAD), Map.entry("Innovation", TeamRole.CONTRIBUTOR));
        assertThat(acts(person))
                .contains("PERSON_CREATED", "PROVIDER_CONNECTED", "ROLE_SET_BY_GROUP", "SIGNED_IN_BY_PROVIDER");

        TeamId byHand = people.team("By hand");
        membership(person, byHand, TeamRole.MANAGER);
        REAL.person(subject, claims("Zoë Novák-Lind", List.of("everybody", "ops")));
        signInAtTheRealOne(new RawHttp(port).visit());

        assertThat(roles(person).values()).containsExactlyInAnyOrder(TeamRole.CONTRIBUTOR, TeamRole.MANAGER);
        assertThat(directory.account(person).orElseThrow().name()).isEqualTo("Zoë Novák-Lind");
        assertThat(directory.account(person).orElseThrow().administrator()).isTrue();
        assertThat(acts(person)).contains("ROLE_REMOVED_BY_GROUP", "ADMINISTRATOR_GRANTED_BY_GROUP", "PERSON_RENAMED");

        database.sql("delete from membership where person_id = :p and provider is null")
                .param("p", person.value())
                .update();
        REAL.person(subject, claims("Zoë Novák-Lind", List.of()));
        RawHttp again = new RawHttp(port).visit();
        assertRefused(signInAtTheRealOne(again), "no-role", again);
        assertThat(roles(person)).isEmpty();
        assertThat(directory.account(person).orElseThrow().administrator()).isFalse();
        assertThat(browser.get("/account").status())
                .as("what it began earlier is over as well")
                .isEqualTo(302);
        assertThat(output.getAll()).doesNotContain(TestProvider.SECRET);
    }

    /** What the provider answers, with a mistake in it, and why that is refused. */
    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("wrong-issuer", claims -> claims.issuer("https://elsewhere.example")),
                mistake("wrong-audience", claims -> claims.audience("another-application")),
                mistake("wrong-nonce", claims -> claims.claim("nonce", "of another sign-in")),
                mistake("wrong-nonce", claims -> claims.claim("nonce", null)),
                mistake(
                        "expired",
                        claims -> claims.issueTime(Date.from(Instant.now().minusSeconds(900)))
                                .expirationTime(Date.from(Instant.now().minusSeconds(600)))),
                mistake("expired", claims -> claims.expirationTime(null)),
                mistake(
                        "not-trusted",
                        claims -> claims.audience(List.of(OddProvider.CLIENT, "other"))
                                .claim("azp", "other")),
                mistake("email-not-verified", claims -> claims.claim("email_verified", false)),
                mistake("email-not-verified", claims -> claims.claim("email_verified", null)),
                mistake("no-email", claims -> claims.claim("email", "no address")),
                mistake("no-role", claims -> claims.claim("realm", Map.of("groups", "strangers"))),
                mistake(
                        "groups-left-out",
                        claims -> claims.claim("_claim_names", Map.of("realm.groups", "elsewhere"))));
    }

    private static Arguments mistake(String reason, Consumer<JWTClaimsSet.Builder> claims) {
        return Arguments.of(reason, claims);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void whatIsNotRightOpensNothingAndIsSaidInASentence(String reason, Consumer<JWTClaimsSet.Builder> mistake)
            throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        Answer back = signInAtTheOddOne(browser, "odd", claims -> {
            usual(claims);
            mistake.accept(claims);
        });
        assertRefused(back, reason, browser);
        assertThat(database.sql("select count(*) from person where email = :email")
                        .param("email", email)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(database.sql("select detail from audit_event where act = 'PROVIDER_REFUSED' order by id desc limit"
                                + " 1")
                        .query(String.class)
                        .single())
                .isEqualTo("odd " + reason);
    }

    @Test
    void somebodyElsesSignatureIsNone() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        Map<String, String> asked = begin(browser, "odd");
        String code = ODD.codeOfAnother(asked.getOrDefault("nonce", ""), this::usual);
        assertRefused(back(browser, "odd", code, asked.getOrDefault("state", "")), "not-trusted", browser);
    }

    @Test
    void aCodeAndAnAnswerWorkOnceAndInOneBrowser() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        Map<String, String> asked = begin(browser, "odd");
        assertThat(asked).containsEntry("code_challenge_method", "S256").containsEntry("response_type", "code");
        String code = ODD.code(asked.getOrDefault("nonce", ""), this::usual);
        RawHttp other = new RawHttp(port).visit();
        assertRefused(back(other, "odd", code, asked.getOrDefault("state", "")), "stale", other);
        assertRefused(back(browser, "odd", code, "another-state"), "stale", browser);
        assertThat(back(browser, "odd", code, asked.getOrDefault("state", "")).header("location"))
                .isEqualTo("/account");
        assertThat(ODD.lastForm()).contains("code_verifier=");
        assertRefused(back(browser, "odd", code, asked.getOrDefault("state", "")), "stale", new RawHttp(port));

        Map<String, String> second = begin(browser, "odd");
        assertRefused(back(browser, "odd", code, second.getOrDefault("state", "")), "code-refused", new RawHttp(port));
    }

    @Test
    void whoCancelsOrFindsTheProviderAwayIsTold() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        Map<String, String> asked = begin(browser, "odd");
        Answer cancelled =
                browser.get("/sign-in/oidc/odd?error=access_denied&state=" + asked.getOrDefault("state", ""));
        assertRefused(cancelled, "cancelled", browser);
        Answer away = browser.get("/sign-in/with/away");
        assertRefused(away, "away", browser);
        assertThat(browser.get("/sign-in/with/nowhere").header("location"))
                .isEqualTo("/sign-in/refused/unknown?why=unknown");
        assertThat(browser.get("/sign-in/refused/unknown?why=unknown").status()).isEqualTo(404);
        assertThat(browser.get("/sign-in/refused/odd?why=because").status()).isEqualTo(404);
        assertThat(browser.get("/sign-in/oidc/odd").status()).isEqualTo(302);
    }

    @Test
    void theSameAddressIsNotTheSamePersonUntilThePersonConnectsIt() throws IOException {
        PersonId ada = people.administrator("Ada Keller");
        email = people.email(ada);
        RawHttp stranger = new RawHttp(port).visit();
        assertRefused(signInAtTheOddOne(stranger, "odd", this::usual), "email-taken", stranger);

        RawHttp browser = administrator(email);
        assertThat(browser.get("/account/providers/odd").status())
                .as("nobody asked for it")
                .isEqualTo(404);
        assertThat(browser.get("/account/providers/odd/there").status()).isEqualTo(404);
        Answer password = browser.form("/account/providers/odd/connect", "");
        assertThat(password.status()).isEqualTo(200);
        PageRules.assertHoldForPage(password.body());
        assertThat(browser.form("/account/providers/odd/connect", "present=wrong")
                        .status())
                .isEqualTo(422);
        assertThat(browser.get("/account/providers/odd/there").status()).isEqualTo(404);
        assertThat(browser.form("/account/providers/odd/connect", "present=correct+horse+battery")
                        .header("location"))
                .isEqualTo("/account/providers/odd");
        PageRules.assertHoldForPage(browser.get("/account/providers/odd").body());
        Map<String, String> asked =
                query(browser.get("/account/providers/odd/there").header("location"));
        String code = ODD.code(asked.getOrDefault("nonce", ""), this::usual);
        assertThat(back(browser, "odd", code, asked.getOrDefault("state", "")).header("location"))
                .isEqualTo("/account");
        assertThat(browser.get("/account").body()).contains("Odd &amp; Sons", "Connected");
        assertThat(roles(ada)).containsEntry("Machine learning", TeamRole.LEAD);

        RawHttp later = new RawHttp(port).visit();
        assertThat(signInAtTheOddOne(later, "odd", this::usual).header("location"))
                .isEqualTo("/account");
        assertThat(directory.account(ada).orElseThrow().administrator())
                .as("made one by hand")
                .isTrue();

        PersonId bo = people.administrator("Bo Lund");
        RawHttp another = administrator(people.email(bo));
        another.form("/account/providers/odd/connect", "present=correct+horse+battery");
        Map<String, String> again =
                query(another.get("/account/providers/odd/there").header("location"));
        Answer refused = back(
                another,
                "odd",
                ODD.code(again.getOrDefault("nonce", ""), this::usual),
                again.getOrDefault("state", ""));
        assertRefused(refused, "connected-to-another", another);

        browser.form("/account/providers/odd/disconnect", "");
        assertThat(roles(ada)).isEmpty();
        assertThat(later.get("/account").status()).isEqualTo(302);
        assertThat(browser.get("/account").status()).isEqualTo(200);
    }

    @Test
    void aVerifiedAddressLinksWhereTheSettingsSaySo() throws IOException {
        TeamId team = people.team("Pricing");
        PersonId jo = people.member("Jo Berg", team, TeamRole.CONTRIBUTOR);
        email = people.email(jo);
        RawHttp browser = new RawHttp(port).visit();
        assertRefused(
                signInAtTheOddOne(browser, "linking", claims -> {
                    usual(claims);
                    claims.claim("email_verified", false);
                }),
                "email-taken",
                browser);
        assertThat(signInAtTheOddOne(browser, "linking", this::usual).header("location"))
                .isEqualTo("/account");
        assertThat(person()).isEqualTo(jo);
        assertThat(roles(jo).values()).containsExactly(TeamRole.CONTRIBUTOR);
    }

    @Test
    void somebodyInvitedComesInWithoutAGroup() throws IOException {
        PersonId admin = people.administrator("Ada Keller");
        TeamId team = people.team("Fraud");
        String secret = invitations.invite(email.toUpperCase(java.util.Locale.ROOT), team, TeamRole.MANAGER, admin);
        RawHttp browser = new RawHttp(port).visit();
        String page = browser.get("/invitations/" + secret).body();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains("Sign in with Example").doesNotContain("type=\"password\"");
        assertThat(browser.form("/invitations/" + secret, "name=Jo&password=a+fine+long+phrase")
                        .status())
                .isEqualTo(422);
        Answer back = signInAtTheOddOne(browser, "odd", claims -> usual(claims).claim("realm", null));
        assertThat(back.header("location")).isEqualTo("/account");
        assertThat(roles(person()).values()).containsExactly(TeamRole.MANAGER);
        assertThat(invitations.find(secret)).isEmpty();
    }

    @Test
    void aDeactivatedAccountStaysShut() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        signInAtTheOddOne(browser, "odd", this::usual);
        database.sql("update person set state = 'DEACTIVATED' where email = :email")
                .param("email", email)
                .update();
        assertThat(browser.get("/account").status()).isEqualTo(302);
        assertRefused(signInAtTheOddOne(browser, "odd", this::usual), "shut", browser);
    }

    @Test
    void theProviderEndsSessionsByNameOrByPerson() throws IOException {
        RawHttp laptop = new RawHttp(port).visit();
        RawHttp phone = new RawHttp(port).visit();
        signInAtTheOddOne(laptop, "odd", claims -> usual(claims).claim("sid", subject + "-laptop"));
        signInAtTheOddOne(phone, "odd", claims -> usual(claims).claim("sid", subject + "-phone"));
        PersonId person = person();
        String wrong = ODD.logoutToken(
                claims -> claims.claim("sid", subject + "-laptop").audience("another"));
        assertThat(logout("odd", wrong).status()).isEqualTo(400);
        assertThat(logout(
                                "odd",
                                ODD.logoutToken(
                                        claims -> claims.claim("sid", "x").claim("events", Map.of())))
                        .status())
                .isEqualTo(400);
        assertThat(logout(
                                "odd",
                                ODD.logoutToken(
                                        claims -> claims.claim("sid", "x").claim("nonce", "x")))
                        .status())
                .isEqualTo(400);
        assertThat(logout("odd", ODD.logoutToken(claims -> {})).status()).isEqualTo(400);
        assertThat(logout("odd", "no token").status()).isEqualTo(400);
        assertThat(logout("nowhere", "no token").status()).isEqualTo(404);
        assertThat(laptop.get("/account").status()).isEqualTo(200);

        Answer ended = logout("odd", ODD.logoutToken(claims -> claims.claim("sid", subject + "-laptop")));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.header("cache-control")).contains("no-store");
        assertThat(laptop.get("/account").status()).isEqualTo(302);
        assertThat(phone.get("/account").status()).isEqualTo(200);
        logout("odd", ODD.logoutToken(claims -> claims.subject(subject)));
        assertThat(phone.get("/account").status()).isEqualTo(302);
        assertThat(acts(person)).contains("ENDED_BY_PROVIDER");
    }

    @Test
    void whoDoesNotComeAgainIsOut() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        signInAtTheOddOne(browser, "odd", this::usual);
        PersonId person = person();
        leavers.run();
        assertThat(browser.get("/account").status()).isEqualTo(200);
        seen(person, Duration.ofDays(2));
        leavers.run();
        assertThat(browser.get("/account").status()).isEqualTo(302);
        assertThat(roles(person)).as("kept for longer").isNotEmpty();
        seen(person, Duration.ofDays(31));
        leavers.run();
        assertThat(roles(person)).isEmpty();
    }

    @Test
    void aSessionOfAProviderEndsAtTheLatestWhenTheSettingsSay() throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        signInAtTheOddOne(browser, "odd", this::usual);
        assertThat(browser.get("/account").status()).isEqualTo(200);
        database.sql("""
            update spring_session_attributes set attribute_bytes = convert_to('{"text":"2020-01-01T00:00:00Z"}', 'UTF8')
            where attribute_name = 'groundwork.until' and session_primary_id in
                (select primary_id from spring_session where principal_name = :person)
            """).param("person", person().toString()).update();
        assertThat(browser.get("/account").header("location")).isEqualTo("/sign-in?continue=%2Faccount");
    }

    @Test
    void passwordsAreForAdministratorsAlone() throws IOException {
        PersonId jo = people.member("Jo Berg", people.team("Claims"), TeamRole.LEAD);
        PersonId ada = people.administrator("Ada Keller");
        RawHttp browser = new RawHttp(port).visit();
        String page = browser.get("/sign-in").body();
        PageRules.assertHoldForPage(page);
        assertThat(page).contains("Sign in with Example", "/sign-in/password").doesNotContain("type=\"password\"");
        RawHttp theirs = new RawHttp(port);
        theirs.get("/sign-in/password");
        assertThat(browser.get("/sign-in/password").body()).contains("type=\"password\"");
        Answer refused = browser.form("/sign-in/password", fields(people.email(jo)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("Only administrators sign in like this here");
        PageRules.assertHoldForPage(refused.body());
        assertThat(new RawHttp(port)
                        .visit()
                        .form("/sign-in/password", fields(people.email(jo)))
                        .status())
                .isNotEqualTo(200);
        assertThat(administrator(people.email(ada)).get("/account").status()).isEqualTo(200);
    }

    // ------------------------------------------------------------------------------------------

    /** With a password and a second factor, which has to be set up at the first time. */
    private RawHttp administrator(String address) throws IOException {
        RawHttp browser = new RawHttp(port).visit();
        browser.get("/sign-in/password");
        Answer half = browser.form("/sign-in/password", fields(address));
        assertThat(half.header("location")).isEqualTo("/sign-in/code/set-up");
        assertThat(browser.get("/account").header("location"))
                .as("half way opens nothing")
                .startsWith("/sign-in?continue");
        assertThat(browser.get("/people").status()).isEqualTo(302);
        String page = browser.get("/sign-in/code/set-up").body();
        PageRules.assertHoldForPage(page);
        Answer wrong = browser.form("/sign-in/code/set-up", "code=000");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.body()).contains("This code is not right");
        byte[] secret = database.sql(
                        "select secret from authenticator where person_id = (select id from person where email = :e)")
                .param("e", address)
                .query(byte[].class)
                .single();
        assertThat(page).contains(Totp.base32(secret));
        Answer done = browser.form("/sign-in/code/set-up", "code=" + Totp.code(secret, Totp.step(Instant.now())));
        assertThat(done.status()).isEqualTo(200);
        PageRules.assertHoldForPage(done.body());
        assertThat(Pattern.compile("<code>([0-9A-Z]{4}-){3}[0-9A-Z]{4}</code>")
                        .matcher(done.body())
                        .results())
                .hasSize(SecondFactors.CODES);
        browser.token(browser.get("/account"));
        return browser;
    }

    private static String fields(String email) {
        return "email=" + email + "&password=" + TestPeople.PASSWORD.replace(' ', '+');
    }

    private Map<String, Object> claims(String name, List<String> groups) {
        return Map.of("name", name, "email", email, "email_verified", true, "groups", groups);
    }

    private JWTClaimsSet.Builder usual(JWTClaimsSet.Builder claims) {
        return claims.subject(subject)
                .claim("name", "Odd " + subject)
                .claim("email", email)
                .claim("realm", Map.of("groups", List.of("ml-leads")));
    }

    /** As a person does, over both servers’ pages. */
    private Answer signInAtTheRealOne(RawHttp browser) throws IOException {
        String there = browser.get("/sign-in/with/example?continue=/account").header("location");
        RawHttp provider = new RawHttp(REAL.port());
        assertThat(there).startsWith(REAL.issuer() + "/oauth2/authorize?");
        assertThat(query(there)).containsEntry("redirect_uri", TestProvider.BACK);
        provider.get(path(there));
        Matcher token = TOKEN.matcher(provider.get("/login").body());
        assertThat(token.find()).isTrue();
        Answer signedIn = provider.form(
                "/login",
                "username=" + subject + "&password=" + TestProvider.PASSWORD.replace(' ', '+') + "&_csrf="
                        + token.group(1));
        String onwards = provider.get(path(signedIn.header("location"))).header("location");
        assertThat(onwards).startsWith(TestProvider.BACK + "?");
        return browser.get(path(onwards));
    }

    private Answer signInAtTheOddOne(RawHttp browser, String provider, Consumer<JWTClaimsSet.Builder> claims)
            throws IOException {
        Map<String, String> asked = begin(browser, provider);
        return back(
                browser, provider, ODD.code(asked.getOrDefault("nonce", ""), claims), asked.getOrDefault("state", ""));
    }

    private static Map<String, String> begin(RawHttp browser, String provider) throws IOException {
        return query(
                browser.get("/sign-in/with/" + provider + "?continue=/account").header("location"));
    }

    private static Answer back(RawHttp browser, String provider, String code, String state) throws IOException {
        return browser.get("/sign-in/oidc/" + provider + "?code=" + code + "&state="
                + URLEncoder.encode(state, StandardCharsets.UTF_8));
    }

    private Answer logout(String provider, String token) throws IOException {
        return new RawHttp(port).form("/sign-in/oidc/" + provider + "/logout", "logout_token=" + token);
    }

    private static void assertRefused(Answer back, String reason, RawHttp browser) throws IOException {
        assertThat(back.status()).isEqualTo(302);
        assertThat(back.header("location")).endsWith("?why=" + reason);
        Answer page = browser.get(back.header("location"));
        assertThat(page.status()).isBetween(400, 499);
        PageRules.assertHoldForPage(page.body());
        assertThat(page.body()).doesNotContain("Exception", "??");
    }

    private static Map<String, String> query(String address) {
        Map<String, String> query = new HashMap<>();
        for (String pair : URI.create(address).getRawQuery().split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private PersonId person() {
        return new PersonId(database.sql("select id from person where email = :email")
                .param("email", email)
                .query(java.util.UUID.class)
                .single());
    }

    private Map<String, TeamRole> roles(PersonId person) {
        Map<String, TeamRole> roles = new HashMap<>();
        directory.account(person).orElseThrow().roles().forEach(role -> roles.put(role.teamName(), role.role()));
        return roles;
    }

    private List<String> acts(PersonId person) {
        return database.sql("select act from audit_event where subject_person_id = :person")
                .param("person", person.value())
                .query(String.class)
                .list();
    }

    private void membership(PersonId person, TeamId team, TeamRole role) {
        database.sql("insert into membership (team_id, person_id, role) values (:team, :person, :role)")
                .param("team", team.value())
                .param("person", person.value())
                .param("role", role.name())
                .update();
    }

    private void seen(PersonId person, Duration ago) {
        database.sql("update provider_account set signed_in_at = now() - cast(:ago as interval) where person_id ="
                        + " :person")
                .param("ago", ago.toSeconds() + " seconds")
                .param("person", person.value())
                .update();
    }
}
