package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.AuditEvents.AuditEventView;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Access tokens, and their pages. What they open is the business of the API's tests. */
@GroundworkTest
class AccessTokensTest {

    private static final String PAGE = "/account/tokens";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    AccessTokens tokens;

    @Autowired
    AuditEvents audit;

    @Autowired
    JdbcClient database;

    private PersonId mira;

    @BeforeEach
    void somebody() {
        mira = people.person("Mira Holm");
    }

    private String make() throws Exception {
        String page = mvc.perform(post(PAGE)
                        .param("name", "nightly build")
                        .param("scopes", "evaluations", "assessments:read")
                        .param("days", "30")
                        .with(people.signedIn(mira))
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Jsoup.parse(page).select("#token").val();
    }

    @Test
    void isShownOnceAndKeptAsAHash() throws Exception {
        String secret = make();
        assertThat(secret).matches("gw_[A-Za-z0-9_-]{43}");
        mvc.perform(get(PAGE).with(people.signedIn(mira)))
                .andExpect(content()
                        .string(allOf(
                                containsString("nightly build"),
                                containsString(secret.substring(secret.length() - 4)),
                                not(containsString(secret)))));
        assertThat(database.sql("select t::text from access_token t where person_id = :person")
                        .param("person", mira.value())
                        .query(String.class)
                        .single())
                .doesNotContain(secret.substring(3, 20));
        TokenView view = tokens.of(mira).getFirst();
        assertThat(view.scopes()).containsExactly(TokenScope.ASSESSMENTS_READ, TokenScope.EVALUATIONS);
        assertThat(view.lastUsed()).isNull();
        assertThat(tokens.find(secret)).map(bearer -> bearer.person().id()).contains(mira);
        assertThat(tokens.of(mira).getFirst().lastUsed()).isNotNull();
        assertThat(tokens.find(secret.toUpperCase(java.util.Locale.ROOT))).isEmpty();
    }

    @Test
    void keepsWhatWasTypedAndSaysWhatIsMissing() throws Exception {
        mvc.perform(post(PAGE)
                        .param("name", "nightly build")
                        .param("days", "30")
                        .with(people.signedIn(mira))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content()
                        .string(allOf(
                                containsString("value=\"nightly build\""), containsString("at least one thing"))));
        mvc.perform(post(PAGE)
                        .param("scopes", "evaluations", "everything")
                        .param("days", "9999")
                        .param("name", " ")
                        .with(people.signedIn(mira))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andExpect(content().string(containsString("Give the token a name")));
        assertThat(tokens.of(mira)).isEmpty();
    }

    @Test
    void isEndedByItsPersonOrAnAdministratorAndNobodyElse() throws Exception {
        String secret = make();
        String address = "/" + tokens.of(mira).getFirst().id() + "/revoke";
        PersonId other = people.person("Jonas Berg");
        mvc.perform(post(PAGE + address).with(people.signedIn(other)).with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/people/tokens").with(people.signedIn(mira))).andExpect(status().isNotFound());
        mvc.perform(post("/people/tokens" + address).with(people.signedIn(mira)).with(csrf()))
                .andExpect(status().isNotFound());
        assertThat(tokens.find(secret)).isPresent();
        PersonId administrator = people.administrator("Sigrid Lund");
        mvc.perform(get("/people/tokens").with(people.signedIn(administrator)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("nightly build"),
                                containsString("Mira Holm"),
                                not(containsString(secret)))));
        mvc.perform(post("/people/tokens" + address)
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(redirectedUrl("/people/tokens"));
        assertThat(tokens.find(secret)).isEmpty();
        assertThat(tokens.of(mira)).isEmpty();
        mvc.perform(post(PAGE + "/" + UUID.randomUUID() + "/revoke")
                        .with(people.signedIn(mira))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        List<AuditEventView> told = audit.find(new AuditFilter(mira, null, null, null, null, null), null, 10);
        assertThat(told).extracting(AuditEventView::act).startsWith("TOKEN_REVOKED", "TOKEN_MADE");
        assertThat(told.getFirst().actor()).isEqualTo(administrator);
    }

    @Test
    void endsByItself() {
        String secret = tokens.make(mira, "old", Set.of(TokenScope.EVALUATIONS), 30);
        database.sql("update access_token set created_at = created_at - interval '31 days', expires_at = now()"
                        + " where person_id = :person")
                .param("person", mira.value())
                .update();
        assertThat(tokens.find(secret)).isEmpty();
        assertThat(tokens.of(mira).getFirst().expired()).isTrue();
    }
}
