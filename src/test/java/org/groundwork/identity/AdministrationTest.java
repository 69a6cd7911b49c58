package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@GroundworkTest
class AdministrationTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople make;

    @Autowired
    Accounts accounts;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    private PersonId ada;
    private TeamId claims;

    @BeforeEach
    void anAdministratorAndATeam() {
        ada = make.administrator("Ada Keller");
        claims = make.team("Claims");
        database.sql("delete from sign_in_attempt").update();
    }

    static Stream<String> pages() {
        return Stream.of(
                "/people",
                "/people/invite",
                "/people/{person}",
                "/people/{person}/erase",
                "/teams",
                "/teams/new",
                "/teams/{team}",
                "/teams/{team}/archive");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void pagesExistForAdministratorsOnly(String path) throws Exception {
        PersonId other = make.member("Mira Holm", claims, TeamRole.LEAD);
        String address = path.replace("{person}", other.toString()).replace("{team}", claims.toString());
        mvc.perform(get(address).with(make.signedIn(ada))).andExpect(status().isOk());
        for (TeamRole role : TeamRole.values()) {
            PersonId member = make.member("Somebody", claims, role);
            mvc.perform(get(address).with(make.signedIn(member))).andExpect(status().isNotFound());
        }
        mvc.perform(get(address).accept("text/html")).andExpect(status().is3xxRedirection());
    }

    static Stream<String> acts() {
        return Stream.of(
                "/people/invite",
                "/people/{person}/roles",
                "/people/{person}/administrator",
                "/people/{person}/deactivate",
                "/people/{person}/activate",
                "/people/{person}/sessions/end",
                "/people/{person}/sign-in-link",
                "/people/{person}/erase",
                "/people/invitations/{person}/withdraw",
                "/teams/new",
                "/teams/{team}",
                "/teams/{team}/archive",
                "/teams/{team}/restore");
    }

    @ParameterizedTest
    @MethodSource("acts")
    void nobodyElseCanAdminister(String path) throws Exception {
        PersonId other = make.member("Mira Holm", claims, TeamRole.LEAD);
        String address = path.replace("{person}", other.toString()).replace("{team}", claims.toString());
        for (TeamRole role : TeamRole.values()) {
            PersonId member = make.member("Somebody", claims, role);
            mvc.perform(post(address).with(make.signedIn(member)).with(csrf())).andExpect(status().isNotFound());
        }
    }

    @Test
    void anInvitedPersonMakesAnAccountAndJoinsOnce() throws Exception {
        String link = invite("jo@example.org", TeamRole.CONTRIBUTOR);
        mvc.perform(get("/people").with(make.signedIn(ada)))
                .andExpect(content().string(containsString("jo@example.org")))
                .andExpect(content().string(not(containsString(link))));
        mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("jo@example.org")));

        Cookie session = mvc.perform(post(link)
                        .param("name", "Jo Berg")
                        .param("password", "a fine long phrase")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(session).isNotNull();
        mvc.perform(get("/account").cookie(session)).andExpect(status().isOk());
        assertThat(people.membersOf(claims))
                .extracting(MemberView::name, MemberView::role)
                .containsExactly(tuple("Jo Berg", TeamRole.CONTRIBUTOR));

        mvc.perform(get(link)).andExpect(status().isNotFound());
        mvc.perform(post(link)
                        .param("name", "Mallory")
                        .param("password", "a fine long phrase")
                        .with(csrf()))
                .andExpect(status().isNotFound());
    }

    @Test
    void anInvitationSaysWhatIsWrongWithNameOrPassword() throws Exception {
        String link = invite("kim@example.org", TeamRole.LEAD);
        mvc.perform(post(link).param("name", " ").param("password", "short").with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Enter a name.")));
        mvc.perform(post(link).param("name", "Kim").param("password", "short").with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("Use 12 characters or more")));
        mvc.perform(get(link)).andExpect(status().isOk());
    }

    @Test
    void anInvitationExpires() throws Exception {
        String link = invite("late@example.org", TeamRole.LEAD);
        database.sql("update invitation set expires_at = now() - interval '1 second' where email"
                        + " = 'late@example.org'")
                .update();
        mvc.perform(get(link)).andExpect(status().isNotFound());
    }

    @Test
    void anInvitationCanBeWithdrawnAndIsReplacedByANewOne() throws Exception {
        String first = invite("twice@example.org", TeamRole.LEAD);
        String second = invite("twice@example.org", TeamRole.MANAGER);
        mvc.perform(get(first)).andExpect(status().isNotFound());
        mvc.perform(get(second)).andExpect(status().isOk());
        UUID id = database.sql("select id from invitation where email = 'twice@example.org' and" + " closed_at is null")
                .query(UUID.class)
                .single();
        mvc.perform(post("/people/invitations/" + id + "/withdraw")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(redirectedUrl("/people"));
        mvc.perform(get(second)).andExpect(status().isNotFound());
    }

    @Test
    void onlyTheHashOfAnInvitationIsKept() throws Exception {
        String link = invite("secret@example.org", TeamRole.LEAD);
        String secret = link.substring(link.lastIndexOf('/') + 1);
        byte[] kept = database.sql("select secret_hash from invitation where email =" + " 'secret@example.org'")
                .query(byte[].class)
                .single();
        assertThat(kept).isEqualTo(Secret.sha256(secret));
    }

    @Test
    void somebodyWithAnAccountIsGivenARoleInstead() throws Exception {
        PersonId mira = make.person("Mira Holm");
        mvc.perform(post("/people/invite")
                        .param("email", make.load(mira).email())
                        .param("team", claims.toString())
                        .param("role", "LEAD")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("has an account already")));
        act("/people/" + mira + "/roles", "team", claims.toString(), "role", "LEAD");
        assertThat(make.load(mira).may(Permission.SUBMIT, claims)).isTrue();
        act("/people/" + mira + "/roles", "team", claims.toString(), "remove", "true", "known", "true");
        assertThat(make.load(mira).roles()).isEmpty();
    }

    @Test
    void anInvitationForSomebodyWhoGotAnAccountMeanwhileIsAcceptedWithIt(@Autowired Invitations invitations)
            throws Exception {
        String secret = invitations.invite("mean@example.org", claims, TeamRole.LEAD, ada);
        PersonId person =
                accounts.createWithPassword("mean@example.org", "Mean While", TestPeople.PASSWORD, false, null);
        PersonId other = make.person("Other");
        String link = "/invitations/" + secret;
        mvc.perform(post(link).param("join", "true").with(make.signedIn(other)).with(csrf()))
                .andExpect(status().isForbidden());
        mvc.perform(post(link).param("join", "true").with(make.signedIn(person)).with(csrf()))
                .andExpect(redirectedUrl("/"));
        assertThat(make.load(person).may(Permission.SUBMIT, claims)).isTrue();
    }

    @Test
    void aSignInLinkWorksOnceAndLetsThePersonSetAPassword() throws Exception {
        PersonId mira = make.person("Mira Holm");
        String link = linkIn(mvc.perform(post("/people/" + mira + "/sign-in-link")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString());
        mvc.perform(get(link)).andExpect(status().isOk());
        mvc.perform(get(link)).andExpect(status().isOk());
        Cookie session = mvc.perform(post(link).with(csrf()))
                .andExpect(redirectedUrl("/account"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(session).isNotNull();
        mvc.perform(get(link)).andExpect(status().isNotFound());
        mvc.perform(post(link).with(csrf())).andExpect(status().isNotFound());
        Cookie renewed = mvc.perform(post("/account/password")
                        .cookie(session)
                        .param("password", "chosen by Mira herself")
                        .with(csrf()))
                .andExpect(redirectedUrl("/account"))
                .andReturn()
                .getResponse()
                .getCookie("groundwork");
        assertThat(renewed).isNotNull();
        mvc.perform(post("/sign-in")
                        .param("email", make.load(mira).email())
                        .param("password", "chosen by Mira herself")
                        .with(csrf()))
                .andExpect(redirectedUrl("/"));
        mvc.perform(post("/account/password")
                        .cookie(renewed)
                        .param("password", "once more without asking")
                        .with(csrf()))
                .andExpect(status().is(422));
    }

    @ParameterizedTest
    @CsvSource({
        "LEAD,    /roles,      role,   CONTRIBUTOR, have no team lead",
        "LEAD,    /roles,      remove, true,        have no team lead",
        "LEAD,    /deactivate, x,      x,           have no team lead",
        "MANAGER, /roles,      role,   LEAD,        have no manager",
        "MANAGER, /roles,      remove, true,        have no manager",
        "MANAGER, /deactivate, x,      x,           have no manager"
    })
    void asksBeforeATeamLosesItsLastLeadOrManager(
            TeamRole role, String below, String field, String value, String follows) throws Exception {
        PersonId mira = make.member("Mira Holm", claims, role);
        make.member("Jo Contributor", claims, TeamRole.CONTRIBUTOR);
        String address = "/people/" + mira + below;

        String question = mvc.perform(post(address)
                        .param("team", claims.toString())
                        .param(field, value)
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andReturn()
                .getResponse()
                .getContentAsString();

        PageRules.assertHoldForPage(question);
        assertThat(question).contains(follows);
        assertThat(make.load(mira).roles()).containsEntry(claims, role);
        Element form = Jsoup.parse(question).selectFirst("form.confirm");
        assertThat(form).isNotNull();
        assertThat(form.attr("action")).isEqualTo(address);
        List<String> fields = new ArrayList<>();
        form.select("input[name]").forEach(input -> {
            if (!input.attr("name").startsWith("_")) {
                fields.add(input.attr("name"));
                fields.add(input.attr("value"));
            }
        });
        act(address, fields.toArray(String[]::new));
        assertThat(accounts.signedIn(mira).map(SignedIn::roles).map(roles -> roles.get(claims)))
                .isNotEqualTo(Optional.of(role));
    }

    @Test
    void doesNotAskWhereSomebodyElseHasTheRoleAndSaysItBeforeErasing() throws Exception {
        PersonId mira = make.member("Mira Holm", claims, TeamRole.LEAD);
        PersonId lea = make.member("Lea Lind", claims, TeamRole.LEAD);
        act("/people/" + mira + "/roles", "team", claims.toString(), "role", "CONTRIBUTOR");
        act("/people/" + lea + "/roles", "team", claims.toString(), "role", "LEAD");
        assertThat(mvc.perform(get("/people/" + lea + "/erase").with(make.signedIn(ada)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("have no team lead");
    }

    @Test
    void deactivatesAndOpensAgain() throws Exception {
        PersonId mira = make.member("Mira Holm", claims, TeamRole.LEAD);
        make.member("Lea Lind", claims, TeamRole.LEAD);
        act("/people/" + mira + "/deactivate");
        assertThat(accounts.signedIn(mira)).isEmpty();
        assertThat(people.find(mira).orElseThrow()).isEqualTo(new PersonView(mira, "Mira Holm", "MH", true));
        act("/people/" + mira + "/activate");
        assertThat(make.load(mira).may(Permission.SUBMIT, claims)).isTrue();
    }

    @Test
    void erasingLeavesNothingThatSaysWhoItWas(@Autowired Sessions sessions) throws Exception {
        PersonId mira = make.member("Wilhelmina Rare", claims, TeamRole.LEAD);
        String email = make.load(mira).email();
        mvc.perform(post("/sign-in")
                .param("email", email)
                .param("password", TestPeople.PASSWORD)
                .with(csrf()));
        assertThat(sessions.of(mira)).hasSize(1);

        act("/people/" + mira + "/erase");

        assertThat(sessions.of(mira)).isEmpty();
        assertThat(people.find(mira).orElseThrow().name()).isEqualTo("Former member");
        List<String> everything = database.sql("""
            select person::text from person
            union all select invitation::text from invitation
            union all select membership::text from membership
            union all select sign_in_link::text from sign_in_link
            union all select audit_event::text from audit_event
            """).query(String.class).list();
        assertThat(everything).noneMatch(row -> row.contains(email) || row.contains("Wilhelmina Rare"));
        mvc.perform(get("/people/" + mira).with(make.signedIn(ada))).andExpect(status().isNotFound());
    }

    @Test
    void theLastAdministratorStaysOne() throws Exception {
        database.sql("update person set administrator = false where id <> :ada")
                .param("ada", ada.value())
                .update();
        act("/people/" + ada + "/administrator", "value", "false");
        assertThat(make.load(ada).administrator()).isTrue();
        PersonId ben = make.administrator("Ben");
        act("/people/" + ben + "/administrator", "value", "false");
        assertThat(make.load(ben).administrator()).isFalse();
    }

    @Test
    void nobodyShutsOneselfOut() throws Exception {
        make.administrator("Ben");
        act("/people/" + ada + "/deactivate");
        act("/people/" + ada + "/erase");
        assertThat(make.load(ada).name()).isEqualTo("Ada Keller");
    }

    @Test
    void makesAndRenamesTeams() throws Exception {
        mvc.perform(post("/teams/new")
                        .param("team", "Underwriting")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(post("/teams/new")
                        .param("team", "underwriting")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andExpect(content().string(containsString("a team with this name already")));
        mvc.perform(post("/teams/" + claims)
                        .param("team", "Underwriting")
                        .with(make.signedIn(ada))
                        .with(csrf()))
                .andExpect(status().is(422));
        act("/teams/" + claims, "team", "Claims and complaints");
        mvc.perform(get("/teams").with(make.signedIn(ada)))
                .andExpect(content().string(containsString("Claims and complaints")));
    }

    @Test
    void putsATeamAwayAndBringsItBack() throws Exception {
        mvc.perform(get("/teams/" + claims + "/archive").with(asAda()))
                .andExpect(content().string(containsString(" away?</h1>")));
        act("/teams/" + claims + "/archive");
        mvc.perform(get("/teams/" + claims).with(asAda()))
                .andExpect(content().string(containsString("This team is put away.")));
        mvc.perform(get("/teams").with(asAda())).andExpect(content().string(containsString("put away")));
        act("/teams/" + claims + "/restore");
        act("/teams/" + claims + "/restore");
        mvc.perform(get("/teams/" + claims).with(asAda()))
                .andExpect(content().string(not(containsString("This team is put away."))));
        assertThat(database.sql("select act from audit_event where team_id = :team order by id desc limit 3")
                        .param("team", claims.value())
                        .query(String.class)
                        .list())
                .startsWith("TEAM_RESTORED", "TEAM_ARCHIVED");
    }

    private void act(String path, String... parameters) throws Exception {
        var request = post(path).with(asAda()).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        mvc.perform(request).andExpect(status().is3xxRedirection());
    }

    private RequestPostProcessor asAda() {
        return make.signedIn(ada);
    }

    private String invite(String email, TeamRole role) throws Exception {
        return linkIn(mvc.perform(post("/people/invite")
                        .param("email", email)
                        .param("team", claims.toString())
                        .param("role", role.name())
                        .with(asAda())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString());
    }

    private static String linkIn(String page) {
        Matcher matcher = Pattern.compile("value=\"http://localhost(/[a-z-]+/[\\w-]{43})\"")
                .matcher(page);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }
}
