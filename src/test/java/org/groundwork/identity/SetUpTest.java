package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.groundwork.testing.EmptyInstallation;
import org.groundwork.testing.GroundworkTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

@GroundworkTest
class SetUpTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    SetUp setUp;

    @Autowired
    Accounts accounts;

    @Autowired
    JdbcClient database;

    @BeforeEach
    void anEmptyInstallation() {
        EmptyInstallation.make(database);
    }

    @Test
    void leadsAVisitorOfAnEmptyInstallationToTheSetUp() throws Exception {
        mvc.perform(get("/sign-in")).andExpect(redirectedUrl("/setup"));
        mvc.perform(get("/setup")).andExpect(status().isOk());
        assertThat(setUp.text()).contains(setUp.code());
    }

    @Test
    void makesTheFirstAdministratorWhoLeadsTheFirstTeam() throws Exception {
        Cookie session = complete(setUp.code().toLowerCase(Locale.ROOT).replace("-", " "))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(session).isNotNull();
        mvc.perform(get("/people").cookie(session)).andExpect(status().isOk());

        PersonId person = new PersonId(
                database.sql("select id from person").query(UUID.class).single());
        SignedIn ada = accounts.signedIn(person).orElseThrow();
        assertThat(ada.administrator()).isTrue();
        assertThat(ada.roles().values()).containsExactly(TeamRole.LEAD);
    }

    @Test
    void isGoneOnceSomebodyHasAnAccount() throws Exception {
        complete(setUp.code()).andExpect(redirectedUrl("/"));
        mvc.perform(get("/setup")).andExpect(status().isNotFound());
        complete(setUp.code()).andExpect(status().isNotFound());
        mvc.perform(get("/sign-in")).andExpect(status().isOk());
        assertThat(setUp.text()).isEmpty();
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void refusesAWrongCode() throws Exception {
        complete("AAAA-BBBB-CCCC")
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("This is not the set-up code")));
        assertThat(people()).isZero();
    }

    @Test
    void stopsWhoTriesCodes() throws Exception {
        for (int i = 0; i < Attempts.PER_ACCOUNT; i++) {
            complete("AAAA-BBBB-CCC" + i).andExpect(status().is(422));
        }
        complete(setUp.code())
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Too many tries")));
        assertThat(people()).isZero();
        // who tries shuts out nobody else
        completeFrom("203.0.113.9", setUp.code()).andExpect(redirectedUrl("/"));
    }

    @Test
    void saysEverythingThatIsWrongAtOnceAndKeepsWhatWasTyped() throws Exception {
        mvc.perform(post("/setup")
                        .with(csrf())
                        .param("code", setUp.code())
                        .param("name", "n".repeat(500))
                        .param("email", "no address")
                        .param("password", "short")
                        .param("team", "t".repeat(500)))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Use 100 characters at most")))
                .andExpect(content().string(containsString("like name@example.org")))
                .andExpect(content().string(containsString("The password is too short")))
                .andExpect(content().string(containsString("Use 80 characters at most")))
                .andExpect(content().string(containsString("no address")));
        assertThat(people()).isZero();
    }

    @Test
    void saysEverythingThatIsMissingAtOnce() throws Exception {
        mvc.perform(post("/setup").with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Enter the set-up code.")))
                .andExpect(content().string(containsString("Enter a name.")))
                .andExpect(content().string(containsString("Enter an e-mail address")))
                .andExpect(content().string(containsString("Use 12 characters or more")))
                .andExpect(content().string(containsString("Enter a name for the team.")));
    }

    @Test
    void usesACodeThatIsEasyToCopy() {
        assertThat(setUp.code()).matches("([2-9A-HJKMNP-Z]{4}-){2}[2-9A-HJKMNP-Z]{4}");
    }

    private long people() {
        return database.sql("select count(*) from person").query(Long.class).single();
    }

    private ResultActions complete(String code) throws Exception {
        return completeFrom("127.0.0.1", code);
    }

    private ResultActions completeFrom(String address, String code) throws Exception {
        var request = post("/setup").param("code", code).with(csrf()).with(it -> {
            it.setRemoteAddr(address);
            return it;
        });
        Map.of(
                        "name", "Ada Keller",
                        "email", "ada@example.org",
                        "password", "correct horse battery",
                        "team", "Claims")
                .forEach(request::param);
        return mvc.perform(request);
    }
}
