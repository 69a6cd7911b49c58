package org.groundwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SetUp;
import org.groundwork.platform.TestJobs;
import org.groundwork.report.ReportSamples;
import org.groundwork.testing.EmptyInstallation;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.OnlyOneConnection;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Everything works with a single connection to the database: nothing asks for a second one in the midst. */
@GroundworkTest
@OnlyOneConnection
class OneConnectionTest {

    private static final String PASSWORD = TestPeople.PASSWORD;
    private static final Pattern INVITATION = Pattern.compile("/invitations/([\\w-]{40,})");

    @Autowired
    MockMvc mvc;

    @Autowired
    SetUp setUp;

    @Autowired
    JdbcClient database;

    @Autowired
    TestPeople people;

    @Autowired
    TestJobs jobs;

    @Test
    void setsUpInvitesAndEndsAccess() throws Exception {
        EmptyInstallation.make(database);
        assertThat(post(null, "/setup", with("AAAA-BBBB-CCCC")).getStatus()).isEqualTo(422);
        String code = setUp.text().substring(setUp.text().lastIndexOf(' ') + 1);
        Cookie ada = session(post(null, "/setup", with(code)));
        assertThat(get(ada, "/people").getStatus()).isEqualTo(200);

        String team =
                database.sql("select id::text from team").query(String.class).single();
        MockHttpServletResponse invited =
                post(ada, "/people/invite", "email", "jo@example.org", "team", team, "role", "CONTRIBUTOR");
        Matcher link = INVITATION.matcher(invited.getContentAsString());
        assertThat(link.find()).isTrue();
        Cookie jo = session(post(null, link.group(), "name", "Jo Lind", "password", PASSWORD));

        assertThat(post(jo, "/account/password", "present", "wrong", "password", "another good phrase")
                        .getStatus())
                .isEqualTo(422);
        assertThat(post(jo, "/account/password", "present", PASSWORD, "password", "another good phrase")
                        .getStatus())
                .isEqualTo(302);
        String id = database.sql("select id::text from person where email = 'jo@example.org'")
                .query(String.class)
                .single();
        assertThat(post(ada, "/people/" + id + "/sessions/end").getStatus()).isEqualTo(302);
        assertThat(get(jo, "/account").getStatus()).isEqualTo(302);
        assertThat(post(ada, "/people/" + id + "/deactivate").getStatus()).isEqualTo(302);
    }

    private static String[] with(String code) {
        return new String[] {
            "code", code, "name", "Ada", "email", "ada@example.org", "password", PASSWORD, "team", "Claims"
        };
    }

    @Test
    void savesSubmitsDecidesAndShares() throws Exception {
        TestTeam team = people.retention();
        Cookie lead = signIn(team.lead());
        Cookie manager = signIn(team.manager());
        AssessmentId id = team.importFile(ReportSamples.build("baseline.measured", ReportSamples.LOW));
        String at = "/assessments/" + id;
        assertThat(post(lead, at + "/answers/problem.metric", "value", "level:2", "evidence", "guess", "version", "1")
                        .getStatus())
                .isEqualTo(302);
        assertThat(post(lead, at + "/submit").getStatus()).isEqualTo(302);
        assertThat(post(manager, at + "/reports/1/accept", "anyway", "yes").getStatus())
                .isEqualTo(302);
        assertThat(database.sql("select status from assessment where id = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .isEqualTo("DECIDED");

        MockHttpServletResponse shared = post(lead, at + "/reports/1/share", "days", "7");
        Matcher link = Pattern.compile("/shared/[\\w-]{40,}").matcher(shared.getContentAsString());
        assertThat(link.find()).isTrue();
        assertThat(get(null, link.group()).getStatus()).isEqualTo(200);
        for (String page : List.of("/", at, at + "/reports/1", at + "/activity", "/notices", "/portfolio")) {
            assertThat(get(manager, page).getStatus()).as(page).isEqualTo(200);
        }
        jobs.runDue();
    }

    @Test
    void answersEverybodyWhileManyTryWrongPasswords() throws Exception {
        TestTeam team = people.retention();
        Cookie lead = signIn(team.lead());
        Cookie contributor = signIn(team.contributor());
        String email = people.email(team.manager());
        assertThat(post(contributor, "/account/password", "present", "wrong", "password", "another phrase")
                        .getStatus())
                .isEqualTo(422);
        try (ExecutorService visitors = Executors.newFixedThreadPool(12)) {
            List<Future<Integer>> wrong = new ArrayList<>();
            List<Future<Integer>> right = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                wrong.add(visitors.submit(() -> post(null, "/sign-in", "email", email, "password", "wrong and wrong")
                        .getStatus()));
                wrong.add(visitors.submit(
                        () -> post(contributor, "/account/password", "present", "wrong", "password", "another phrase")
                                .getStatus()));
                right.add(visitors.submit(() -> get(lead, "/").getStatus()));
            }
            for (Future<Integer> status : wrong) {
                assertThat(status.get(2, TimeUnit.MINUTES)).isIn(422, 429);
            }
            for (Future<Integer> status : right) {
                assertThat(status.get(2, TimeUnit.MINUTES)).isEqualTo(200);
            }
        }
    }

    private Cookie signIn(PersonId person) throws Exception {
        String email = people.email(person);
        assertThat(post(null, "/sign-in", "email", email, "password", "wrong and wrong")
                        .getStatus())
                .isEqualTo(422);
        return session(post(null, "/sign-in", "email", email, "password", PASSWORD));
    }

    private static Cookie session(MockHttpServletResponse response) {
        assertThat(response.getStatus()).isEqualTo(302);
        return Objects.requireNonNull(response.getCookie("groundwork"));
    }

    private MockHttpServletResponse get(@Nullable Cookie session, String path) throws Exception {
        return perform(session, MockMvcRequestBuilders.get(path));
    }

    private MockHttpServletResponse post(@Nullable Cookie session, String path, String... namesAndValues)
            throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(csrf());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return perform(session, request);
    }

    private MockHttpServletResponse perform(@Nullable Cookie session, MockHttpServletRequestBuilder request)
            throws Exception {
        if (session != null) {
            request.cookie(session);
        }
        return mvc.perform(request).andReturn().getResponse();
    }
}
