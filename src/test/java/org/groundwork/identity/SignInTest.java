package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.groundwork.platform.InvalidInput;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class SignInTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople make;

    @Autowired
    Accounts accounts;

    @Autowired
    Memberships memberships;

    @Autowired
    JdbcClient database;

    private PersonId mira;
    private String email;

    @BeforeEach
    void aPerson() {
        mira = make.person("Mira Holm");
        email = make.load(mira).email();
        database.sql("delete from sign_in_attempt").update();
    }

    @Test
    void signsInWithAddressAndPassword() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        mvc.perform(get("/account").cookie(session))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Mira Holm")));
    }

    @Test
    void doesNotCareHowTheAddressIsWritten() throws Exception {
        attempt(" " + email.toUpperCase(Locale.ROOT), TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void saysTheSameForAWrongPasswordAnUnknownAddressAndAShutAccount() throws Exception {
        PersonId shut = make.person("Shut Out");
        accounts.deactivate(shut, make.administrator("Ada"));
        String shutEmail = database.sql("select email from person where id = :id")
                .param("id", shut.value())
                .query(String.class)
                .single();
        String words = "E-mail address and password do not belong together";
        attempt(email, "wrong").andExpect(status().is(422)).andExpect(says(words));
        attempt("nobody@example.org", "wrong").andExpect(status().is(422)).andExpect(says(words));
        attempt(shutEmail, TestPeople.PASSWORD).andExpect(status().is(422)).andExpect(says(words));
    }

    @Test
    void slowsDownWhoGuessesAtOneAccountFromOneNetwork() throws Exception {
        for (int i = 0; i < Attempts.PER_ACCOUNT; i++) {
            attemptFrom("192.0.2.1", email, "wrong").andExpect(status().is(422));
        }
        attemptFrom("192.0.2.1", email, TestPeople.PASSWORD)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"))
                .andExpect(says("Too many tries"));
        String other = make.load(make.person("Other")).email();
        attemptFrom("192.0.2.1", other, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void guessesFromElsewhereShutNobodyOut() throws Exception {
        for (int network = 0; network < 30; network++) {
            tried(Attempts.PER_ACCOUNT, strangersAt("198.18." + network + ".1"));
        }
        attemptFrom("198.18.7.1", email, TestPeople.PASSWORD).andExpect(status().isTooManyRequests());
        attemptFrom("203.0.113.5", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void whileManyGuessAtAnAccountEachNetworkHasFewerTries() throws Exception {
        tried(Attempts.FROM_EVERYWHERE, Attempts.Subject.account(email));
        for (int i = 0; i < Attempts.PER_ACCOUNT_WHILE_MANY; i++) {
            attemptFrom("203.0.113.6", email, "wrong").andExpect(status().is(422));
        }
        attemptFrom("203.0.113.6", email, TestPeople.PASSWORD).andExpect(status().isTooManyRequests());
        attemptFrom("203.0.114.6", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void aBrowserThatSignedInBeforePassesWhateverComesFromItsNetwork() throws Exception {
        Cookie browser = browserOf(attemptFrom("192.0.2.30", email, TestPeople.PASSWORD));
        tried(Attempts.PER_NETWORK, Attempts.Subject.address("192.0.2.30"));
        tried(Attempts.PER_ACCOUNT, strangersAt("192.0.2.30"));
        attemptFrom("192.0.2.30", email, TestPeople.PASSWORD).andExpect(status().isTooManyRequests());
        mvc.perform(signInFrom("192.0.2.30", email, TestPeople.PASSWORD).cookie(browser))
                .andExpect(redirectedUrl("/"));
    }

    @Test
    void aKnownBrowserMayNotGuessWithoutEnd() throws Exception {
        Cookie browser = browserOf(attemptFrom("192.0.2.31", email, TestPeople.PASSWORD));
        tried(Attempts.PER_NETWORK, Attempts.Subject.address("192.0.2.31"));
        for (int i = 0; i < Attempts.PER_BROWSER; i++) {
            mvc.perform(signInFrom("192.0.2.31", email, "wrong").cookie(browser))
                    .andExpect(status().is(422));
        }
        mvc.perform(signInFrom("192.0.2.31", email, TestPeople.PASSWORD).cookie(browser))
                .andExpect(status().isTooManyRequests());
    }

    @Test
    void believesNoBrowserThatSomebodyElseMadeUpOrThatIsOfAnEarlierPassword() throws Exception {
        Cookie browser = browserOf(attemptFrom("192.0.2.32", email, TestPeople.PASSWORD));
        Cookie ofAnother = browserOf(
                attemptFrom("192.0.2.32", make.load(make.person("Other")).email(), TestPeople.PASSWORD));
        tried(Attempts.PER_NETWORK, Attempts.Subject.address("192.0.2.32"));
        String made = browser.getValue().replaceFirst("[0-9a-f]{8}$", "00000000");
        for (Cookie each : List.of(
                new Cookie(browser.getName(), made),
                new Cookie(browser.getName(), mira + ".x.9.z"),
                new Cookie(browser.getName(), "%00"),
                ofAnother)) {
            mvc.perform(signInFrom("192.0.2.32", email, TestPeople.PASSWORD).cookie(each))
                    .andExpect(status().isTooManyRequests());
        }
        accounts.setPassword(mira, "a new and better phrase", null);
        mvc.perform(signInFrom("192.0.2.32", email, "a new and better phrase").cookie(browser))
                .andExpect(status().isTooManyRequests());
    }

    @Test
    void slowsDownWhoGuessesFromOneAddress() throws Exception {
        tried(Attempts.PER_NETWORK, Attempts.Subject.address("198.51.100.7"));
        attemptFrom("198.51.100.7", email, TestPeople.PASSWORD).andExpect(status().isTooManyRequests());
        attemptFrom("198.51.100.8", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @ParameterizedTest
    @CsvSource({
        // one household: 64 bits are the same
        "2001:db8:1:1::1, 2001:db8:1:1:ffff::2, 50, true",
        "2001:db8:1:1::1, 2001:db8:1:2::1, 50, false",
        // one customer: 48 bits are the same
        "2001:db8:1:1::1, 2001:db8:1:ffff::1, 200, true",
        "2001:db8:1:1::1, 2001:db8:2:1::1, 200, false",
        "198.51.100.7, 198.51.100.250, 200, true",
        "198.51.100.7, 198.51.101.7, 200, false"
    })
    void countsByNetworkInTwoTiers(String guesser, String visitor, int times, boolean same) throws Exception {
        tried(
                times,
                times == Attempts.PER_NETWORK
                        ? Attempts.Subject.address(guesser)
                        : Attempts.Subject.widerAddress(guesser));
        attemptFrom(visitor, email, TestPeople.PASSWORD)
                .andExpect(same ? status().isTooManyRequests() : redirectedUrl("/"));
    }

    @Test
    void aRightPasswordDoesNotCountAgainstTheAddress() throws Exception {
        attemptFrom("198.51.100.9", email, "wrong").andExpect(status().is(422));
        for (int i = 0; i < 2; i++) {
            attemptFrom("198.51.100.9", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
            // the wrong one still counts against network and account; its tries at this account are forgotten
            assertThat(database.sql("select count(*) from sign_in_attempt")
                            .query(Long.class)
                            .single())
                    .isEqualTo(4);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/account, /account",
        "/assessments/1?a=b, /assessments/1?a=b",
        "https://elsewhere.example, /",
        "//elsewhere.example, /",
        "/\\elsewhere.example, /",
        "javascript:alert(1), /"
    })
    void goesOnToAddressesOfThisApplicationOnly(String target, String expected) throws Exception {
        mvc.perform(post("/sign-in")
                        .param("email", email)
                        .param("password", TestPeople.PASSWORD)
                        .param("continue", target)
                        .with(csrf()))
                .andExpect(redirectedUrl(expected));
    }

    @Test
    void leadsThroughTheSignInPageAndBack() throws Exception {
        mvc.perform(get("/account?tab=1").accept("text/html"))
                .andExpect(redirectedUrl("/sign-in?continue=%2Faccount%3Ftab%3D1"));
    }

    @Test
    void saysWhyTheSignInPageIsThere() throws Exception {
        String ended = "Your session has ended";
        String signedOut = "You are signed out.";
        mvc.perform(get("/sign-in")).andExpect(says("Sign in")).andExpect(saysNot(ended, signedOut));
        mvc.perform(get("/sign-in?ended")).andExpect(says(ended)).andExpect(saysNot(signedOut));
        mvc.perform(get("/sign-in?signed-out")).andExpect(says(signedOut)).andExpect(saysNot(ended));
    }

    @Test
    void tellsAScriptPlainlyThatNobodyIsSignedIn() throws Exception {
        mvc.perform(get("/account").header("HX-Request", "true")).andExpect(status().isUnauthorized());
        mvc.perform(post("/account/name").header("HX-Request", "true")).andExpect(status().isUnauthorized());
    }

    @Test
    void refusesAFormWithoutItsToken() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        mvc.perform(post("/account/name").param("name", "Mallory").cookie(session))
                .andExpect(status().isForbidden());
        assertThat(make.load(mira).name()).isEqualTo("Mira Holm");
    }

    @Test
    void signingInBeginsAnotherSession() throws Exception {
        Cookie before = signIn(email, TestPeople.PASSWORD);
        Cookie after = mvc.perform(post("/sign-in")
                        .cookie(before)
                        .param("email", email)
                        .param("password", TestPeople.PASSWORD)
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(after).isNotNull();
        assertThat(after.getValue()).isNotEqualTo(before.getValue());
        mvc.perform(get("/account").cookie(before)).andExpect(status().is3xxRedirection());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "{\"text\":7}", "{\"text\":\"no id\"}", "[", "\u0000", "\u00ac\u00ed\u0000\u0005sr"})
    void aSessionThatCannotBeReadIsNobodys(String stored) throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        database.sql("update spring_session_attributes set attribute_bytes = :bytes where session_primary_id in"
                        + " (select primary_id from spring_session where principal_name = :mira)")
                .param("mira", mira.toString())
                .param("bytes", stored.getBytes(StandardCharsets.ISO_8859_1))
                .update();
        mvc.perform(get("/account").cookie(session).accept("text/html"))
                .andExpect(redirectedUrl("/sign-in?continue=%2Faccount"));
        mvc.perform(get("/sign-in").cookie(session)).andExpect(status().isOk());
    }

    @Test
    void whatASessionHoldsIsText() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        database.sql("delete from spring_session where principal_name is distinct from :mira")
                .param("mira", mira.toString())
                .update();
        mvc.perform(post("/account/name")
                        .cookie(session)
                        .param("name", "Mira H. Holm")
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"));
        assertThat(database.sql("select convert_from(attribute_bytes, 'UTF8') from spring_session_attributes")
                        .query(String.class)
                        .list())
                .hasSizeGreaterThan(3)
                .allMatch(text -> text.matches("\\{\"(text|form-token|flashes)\":.*"));
        mvc.perform(get("/account").cookie(session)).andExpect(says("Your name is saved."));
        assertThatThrownBy(() -> SessionTexts.write(new java.util.Date())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPageThatIsReadChangesNothingInTheDatabaseMoreThanOnceAMinute() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        String version = sessionVersion();
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(sessionVersion()).isEqualTo(version);

        database.sql("update spring_session set last_access_time = last_access_time - 60000")
                .update();
        String before = sessionVersion();
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(sessionVersion()).isNotEqualTo(before);
        assertThat(database.sql("select expiry_time - last_access_time = max_inactive_interval * 1000 from"
                                + " spring_session where principal_name = :mira and last_access_time > :recent")
                        .param("mira", mira.toString())
                        .param("recent", System.currentTimeMillis() - 30_000)
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    /** The transaction that last wrote the row of Mira's session. */
    private String sessionVersion() {
        return database.sql("select xmin || ' ' || last_access_time from spring_session where principal_name = :mira")
                .param("mira", mira.toString())
                .query(String.class)
                .single();
    }

    @Test
    void signsOut() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        mvc.perform(post("/sign-out").cookie(session).with(csrf())).andExpect(redirectedUrl("/sign-in?signed-out"));
        mvc.perform(get("/account").cookie(session)).andExpect(status().is3xxRedirection());
    }

    @Test
    void changingThePasswordEndsTheOtherSessions() throws Exception {
        Cookie here = signIn(email, TestPeople.PASSWORD);
        Cookie elsewhere = signIn(email, TestPeople.PASSWORD);
        Cookie renewed = mvc.perform(post("/account/password")
                        .cookie(here)
                        .param("present", TestPeople.PASSWORD)
                        .param("password", "a new and better phrase")
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(renewed).isNotNull();
        assertThat(renewed.getValue()).isNotEqualTo(here.getValue());
        mvc.perform(get("/account").cookie(renewed)).andExpect(status().isOk());
        mvc.perform(get("/account").cookie(here)).andExpect(status().is3xxRedirection());
        mvc.perform(get("/account").cookie(elsewhere)).andExpect(status().is3xxRedirection());
        attempt(email, TestPeople.PASSWORD).andExpect(status().is(422));
        attempt(email, "a new and better phrase").andExpect(redirectedUrl("/"));
    }

    @Test
    void keepsThePasswordWhenThePresentOneIsWrong() throws Exception {
        Cookie here = signIn(email, TestPeople.PASSWORD);
        mvc.perform(post("/account/password")
                        .cookie(here)
                        .param("present", "wrong")
                        .param("password", "a new and better phrase")
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(says("This is not your present password"));
        attempt(email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void listsAndEndsOnesOwnSessionsOnly(@Autowired Sessions sessions) throws Exception {
        Cookie here = signIn(email, TestPeople.PASSWORD);
        Cookie elsewhere = signIn(email, TestPeople.PASSWORD);
        PersonId other = make.person("Other");
        Cookie theirs = signIn(make.load(other).email(), TestPeople.PASSWORD);
        assertThat(sessions.of(mira)).hasSize(2);

        String stolen = sessions.of(other).getFirst().handle();
        endSession(here, stolen);
        mvc.perform(get("/account").cookie(theirs)).andExpect(status().isOk());

        for (Sessions.SessionView session : sessions.of(mira).stream()
                .sorted(Comparator.comparing(Sessions.SessionView::since))
                .toList()) {
            endSession(elsewhere, session.handle());
        }
        mvc.perform(get("/account").cookie(here)).andExpect(status().is3xxRedirection());
    }

    @Test
    void countsAnotherRoleFromTheNextRequestOn() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        mvc.perform(get("/people").cookie(session)).andExpect(status().isNotFound());
        accounts.setAdministrator(mira, true, make.administrator("Ada"));
        mvc.perform(get("/people").cookie(session)).andExpect(status().isOk());
    }

    @Test
    void shutsADeactivatedPersonOutAtOnce() throws Exception {
        Cookie session = signIn(email, TestPeople.PASSWORD);
        accounts.deactivate(mira, make.administrator("Ada"));
        mvc.perform(get("/account").cookie(session)).andExpect(status().is3xxRedirection());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/css/groundwork.css", "/actuator/health", "/nowhere"})
    void everyAnswerCarriesTheSecurityHeaders(String path) throws Exception {
        mvc.perform(get(path).accept("text/html"))
                .andExpect(header().string(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self';"
                                        + " img-src 'self' data:; font-src 'self';"
                                        + " connect-src 'self'; form-action 'self';"
                                        + " base-uri 'none'; frame-ancestors 'none'"))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Resource-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")));
    }

    @Test
    void tellsBrowsersToStayOnTls() throws Exception {
        mvc.perform(get("/sign-in").secure(true)).andExpect(header().exists("Strict-Transport-Security"));
        for (MockHttpServletRequestBuilder request : List.of(signInFrom("127.0.0.1", email, TestPeople.PASSWORD))) {
            assertThat(mvc.perform(request.secure(true))
                            .andReturn()
                            .getResponse()
                            .getHeaders("Set-Cookie"))
                    .isNotEmpty()
                    .allSatisfy(cookie -> assertThat(cookie)
                            .contains("Secure")
                            .contains("HttpOnly")
                            .contains("SameSite=Lax"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password1234",
                "Password1234!",
                "qwertyuiop123",
                "123456789012",
                "iloveyou1234",
                "passwordpassword",
                "letmeinletmein",
                "P@ssw0rd1234",
                "adminadmin12"
            })
    void refusesPasswordsThatGuessersTryFirst(String password) {
        assertThat(Passwords.objection(password, email, "Mira Holm"))
                .hasValueSatisfying(
                        key -> assertThat(key).isIn("identity.password.too-common", "identity.password.too-easy"));
        assertThatThrownBy(() -> accounts.setPassword(mira, password, null)).isInstanceOf(InvalidInput.class);
    }

    @Test
    void saysThatAPasswordIsCommon() throws Exception {
        Cookie here = signIn(email, TestPeople.PASSWORD);
        mvc.perform(post("/account/password")
                        .cookie(here)
                        .param("present", TestPeople.PASSWORD)
                        .param("password", "Password1234")
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(says("one of the passwords that are used most"));
    }

    @ParameterizedTest
    @ValueSource(strings = {TestPeople.PASSWORD, "a fine long phrase", "Zürich im Regen, 7 Uhr", "kX9#vLq2$wTz"})
    void takesPasswordsThatAreHardToGuess(String password) {
        assertThat(Passwords.objection(password, email, "Mira Holm")).isEmpty();
    }

    @Test
    void namesHoldNothingThatCannotBeSeenOrTurnsTheWriting() {
        accounts.rename(mira, "\u001b[31mMi\u202era\u200b\u00a0 Ho\u0308lm\u0003\u0000 \ufeff", mira);
        assertThat(make.load(mira).name()).isEqualTo("[31mMira Hölm");
        assertThatThrownBy(() -> accounts.rename(mira, "\u200b\u202e\u0000", mira))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("identity.name.missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u00a0%s", "%s\u00a0", "\u200b%s", "\ufeff%s\u200d", "mailto:%s", "%s.", " MAILTO: %s\u0001"})
    void readsAnAddressAsItComesFromAPage(String pasted) throws Exception {
        attempt(pasted.formatted(email), TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b@example.org", "a\u200bb@example.org", "a\u00a0b@example.org", "a@", "@b", "a@."})
    void refusesAnAddressWithSomethingInvisibleInside(String address) {
        assertThat(EmailAddress.of(address)).isEmpty();
    }

    /** No keyboard sends it; a page that has lost what was typed would be the least of it. */
    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/account/name", "/teams/new", "/people/invite", "/nowhere"})
    void refusesTheCharacterThatNoTextCanHoldAndNamesItsField(String address) throws Exception {
        mvc.perform(post(address)
                        .param("email", "ok@example.org")
                        .param("name", "ab\u0000c")
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(get("/sign-in").param("continue", "/\u0000")).andExpect(status().isUnprocessableContent());
        assertThat(database.sql("select count(*) from person where name like 'ab%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsPasswordsAsArgon2idWithTheRecommendedCost() {
        assertThat(database.sql("select password_hash from person where id = :id")
                        .param("id", mira.value())
                        .query(String.class)
                        .single())
                .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void writesDownSignInsWithoutNames() {
        List<String> acts = database.sql("select act from audit_event where subject_person_id = :id")
                .param("id", mira.value())
                .query(String.class)
                .list();
        assertThat(acts).contains("PERSON_CREATED");
        assertThatThrownBy(() ->
                        database.sql("update audit_event set detail = 'x'").update())
                .hasMessageContaining("append-only");
    }

    private void endSession(Cookie by, String handle) throws Exception {
        mvc.perform(post("/account/sessions/end")
                .cookie(by)
                .param("session", handle)
                .with(csrf()));
    }

    private static ResultMatcher says(String words) {
        return content().string(containsString(words));
    }

    private static ResultMatcher saysNot(String... words) {
        return result -> assertThat(result.getResponse().getContentAsString()).doesNotContain(words);
    }

    private ResultActions attempt(String address, String password) throws Exception {
        return attemptFrom("127.0.0.1", address, password);
    }

    private ResultActions attemptFrom(String from, String address, String password) throws Exception {
        return mvc.perform(signInFrom(from, address, password));
    }

    private static MockHttpServletRequestBuilder signInFrom(String from, String address, String password) {
        return post("/sign-in")
                .param("email", address)
                .param("password", password)
                .with(csrf())
                .with(it -> {
                    it.setRemoteAddr(from);
                    return it;
                });
    }

    private Attempts.Subject strangersAt(String address) {
        return Attempts.Subject.account(email, address, Attempts.PER_ACCOUNT);
    }

    /** As if it had been tried so many times just now. */
    private void tried(int times, Attempts.Subject subject) {
        for (int i = 0; i < times; i++) {
            database.sql("insert into sign_in_attempt (subject, created_at) values (:subject, now())")
                    .param("subject", subject.hash())
                    .update();
        }
    }

    private static Cookie browserOf(ResultActions signedIn) throws Exception {
        Cookie cookie =
                signedIn.andExpect(redirectedUrl("/")).andReturn().getResponse().getCookie("groundwork-browser");
        assertThat(cookie).isNotNull();
        return cookie;
    }

    private Cookie signIn(String address, String password) throws Exception {
        Cookie cookie = attempt(address, password)
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(cookie).isNotNull();
        return cookie;
    }
}
