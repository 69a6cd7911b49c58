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
import java.util.List;
import java.util.Locale;
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
    void slowsDownWhoGuessesAtOneAccount() throws Exception {
        for (int i = 0; i < Attempts.PER_ACCOUNT; i++) {
            attemptFrom("192.0.2." + i, email, "wrong").andExpect(status().is(422));
        }
        attemptFrom("192.0.2.99", email, TestPeople.PASSWORD)
                .andExpect(status().isTooManyRequests())
                .andExpect(header().string("Retry-After", "900"))
                .andExpect(says("Too many tries"));
        String other = make.load(make.person("Other")).email();
        attemptFrom("192.0.2.99", other, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void slowsDownWhoGuessesFromOneAddress() throws Exception {
        for (int i = 0; i < Attempts.PER_ADDRESS; i++) {
            database.sql("insert into sign_in_attempt (subject, created_at) values (:subject, now())")
                    .param("subject", Attempts.Subject.address("198.51.100.7").hash())
                    .update();
        }
        attemptFrom("198.51.100.7", email, TestPeople.PASSWORD).andExpect(status().isTooManyRequests());
        attemptFrom("198.51.100.8", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
    }

    @Test
    void aRightPasswordDoesNotCountAgainstTheAddress() throws Exception {
        attemptFrom("198.51.100.9", email, "wrong").andExpect(status().is(422));
        attemptFrom("198.51.100.9", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
        attemptFrom("198.51.100.9", email, TestPeople.PASSWORD).andExpect(redirectedUrl("/"));
        assertThat(database.sql("select count(*) from sign_in_attempt")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
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
    void givesTheSessionAnotherNumberAtSignIn() throws Exception {
        Cookie before = mvc.perform(get("/sign-in")).andReturn().getResponse().getCookie("groundwork");
        assertThat(before).isNotNull();
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
        mvc.perform(post("/account/password")
                        .cookie(here)
                        .param("present", TestPeople.PASSWORD)
                        .param("password", "a new and better phrase")
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"));
        mvc.perform(get("/account").cookie(here)).andExpect(status().isOk());
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

        for (Sessions.SessionView session : sessions.of(mira)) {
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
        mvc.perform(get("/sign-in").secure(true))
                .andExpect(header().exists("Strict-Transport-Security"))
                .andExpect(result -> assertThat(result.getResponse().getHeaders("Set-Cookie"))
                        .anySatisfy(cookie -> assertThat(cookie)
                                .contains("groundwork=")
                                .contains("Secure")
                                .contains("HttpOnly")
                                .contains("SameSite=Lax")));
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
        MockHttpServletRequestBuilder request = post("/sign-in")
                .param("email", address)
                .param("password", password)
                .with(csrf());
        return mvc.perform(request.with(it -> {
            it.setRemoteAddr(from);
            return it;
        }));
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
