package org.groundwork.review.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Calendar;
import org.groundwork.report.ReportSamples;
import org.groundwork.review.ActionProposal;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.ReviewSamples;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@GroundworkTest
class ActionPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Actions actions;

    @Autowired
    NextLooks nextLooks;

    @Autowired
    TestPeople people;

    @Autowired
    Calendar calendar;

    @Autowired
    JdbcClient database;

    private TestTeam team;
    private AssessmentId id;
    private String address = "";

    @BeforeEach
    void aSubmittedAssessment() {
        team = people.retention();
        id = team.submit(ReviewSamples.churn());
        address = "/assessments/" + id + "/actions";
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void saysThatThereIsNothingYet() throws Exception {
        AssessmentId other = team.importFile(ReviewSamples.churn());

        String page = page("/assessments/" + other + "/actions", team.lead());

        PageRules.assertHoldForPage(page);
        assertThat(page).contains("No actions yet").contains("Once the assessment is submitted");
    }

    @Test
    void offersWhatTheReportProposesToThoseWhoManageActions() throws Exception {
        String leads = page(address, team.lead());
        PageRules.assertHoldForPage(leads);
        assertThat(leads)
                .contains("What report 1 proposes", "Make these actions", "Run the experiment “", "Done when: ");
        String contributors = page(address, team.contributor());
        PageRules.assertHoldForPage(contributors);
        assertThat(contributors).doesNotContain("Make these actions");
    }

    @Test
    void makesTheChosenOnesActions() throws Exception {
        String question = steps().getFirst();

        assertThat(perform(
                                post(address + "/adopt")
                                        .param("number", "1")
                                        .param("take", experimentKey(), question)
                                        .with(csrf()),
                                team.lead())
                        .getRedirectedUrl())
                .isEqualTo(address);

        assertThat(all()).hasSize(2);
        String page = page(address, team.manager());
        PageRules.assertHoldForPage(page);
        assertThat(page)
                .contains("Enter the result", "not agreed yet", "nobody yet")
                .contains("from report 1");
    }

    @Test
    void addsAnActionAndRefusesWhatDoesNotFit() throws Exception {
        PageRules.assertHoldForPage(page(address + "/new", team.lead()));
        assertThat(perform(get(address + "/new"), team.contributor()).getStatus())
                .isEqualTo(403);

        MockHttpServletResponse refused = perform(
                post(address + "/new")
                        .param("title", "x".repeat(5_000))
                        .param("due", "2020-01-01")
                        .param("state", "OPEN")
                        .with(csrf()),
                team.lead());
        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());
        assertThat(refused.getContentAsString()).contains("The title is too long. Up to 200 characters fit");
        assertThat(perform(
                                post(address + "/new")
                                        .param("title", "Count")
                                        .param("due", "2020-01-01")
                                        .with(csrf()),
                                team.lead())
                        .getContentAsString())
                .contains("This date is in the past.");
        assertThat(perform(
                                post(address + "/new")
                                        .param("title", "Count")
                                        .param("due", "tomorrow")
                                        .with(csrf()),
                                team.lead())
                        .getStatus())
                .isEqualTo(422);

        assertThat(perform(
                                post(address + "/new")
                                        .param("title", "Count")
                                        .param("owner", team.contributor().toString())
                                        .param("due", calendar.today().toString())
                                        .param("effort", "S")
                                        .with(csrf()),
                                team.manager())
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(address, team.contributor())).contains("Count", "Jonas Berg");
        String home = page("/", team.contributor());
        PageRules.assertHoldForPage(home);
        assertThat(home).contains("Your actions", "Count");
        String overview = page("/assessments/" + id, team.lead());
        PageRules.assertHoldForPage(overview);
        assertThat(overview).contains("Count", address);
    }

    @Test
    void showsBothWhenTwoChangeTheSameAction() throws Exception {
        ActionView action = adopted();
        String edit = address + "/" + action.id() + "/edit";
        PageRules.assertHoldForPage(page(edit, team.lead()));
        assertThat(perform(edited(edit, "Theirs", action), team.manager()).getStatus())
                .isEqualTo(302);

        MockHttpServletResponse conflict = perform(edited(edit, "Mine", action), team.lead());

        assertThat(conflict.getStatus()).isEqualTo(409);
        PageRules.assertHoldForPage(conflict.getContentAsString());
        assertThat(conflict.getContentAsString())
                .contains("Somebody changed this action meanwhile", "Theirs", "value=\"Mine\"")
                .contains("name=\"version\" value=\"" + (action.version() + 1) + "\"");
    }

    private static MockHttpServletRequestBuilder edited(String edit, String title, ActionView action) {
        return post(edit)
                .param("title", title)
                .param("state", "OPEN")
                .param("version", Integer.toString(action.version()))
                .with(csrf());
    }

    @Test
    void anOwnerChangesStateAndNoteAlone() throws Exception {
        ActionView action = adopted();
        database.sql("update action set owner_id = :owner where id = :id")
                .param("owner", team.contributor().value())
                .param("id", action.id().value())
                .update();
        String edit = address + "/" + action.id() + "/edit";
        String form = page(edit, team.contributor());
        PageRules.assertHoldForPage(form);
        assertThat(form).contains("name=\"state\"").doesNotContain("name=\"title\"");

        assertThat(perform(
                                post(edit)
                                        .param("title", "Another")
                                        .param("state", "DOING")
                                        .param("note", "Half of it is counted.")
                                        .param("version", Integer.toString(action.version()))
                                        .with(csrf()),
                                team.contributor())
                        .getStatus())
                .isEqualTo(302);

        ActionView now = find(action);
        assertThat(now.title()).isEqualTo(action.title());
        assertThat(now.state()).isEqualTo(ActionView.State.DOING);
        assertThat(now.note()).isEqualTo("Half of it is counted.");
        PersonId other = people.member("Lea Sand", team.id(), TeamRole.CONTRIBUTOR);
        assertThat(perform(get(edit), other).getStatus()).isEqualTo(403);
    }

    @Test
    void leadsFromAResultToAnAnswer() throws Exception {
        ActionView experiment = adopted();
        String result = address + "/" + experiment.id() + "/result";
        PageRules.assertHoldForPage(page(result, team.lead()));
        MockHttpServletResponse refused =
                perform(post(result).param("measured", "44").with(csrf()), team.lead());
        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());
        assertThat(refused.getContentAsString())
                .contains("Say whether the threshold was reached.")
                .contains("href=\"#reached\"");

        assertThat(perform(
                                post(result)
                                        .param("measured", "44 of 100")
                                        .param("reached", "no")
                                        .param("how", "past")
                                        .param("target", "falls-short")
                                        .param("link", "https://wiki.example/result")
                                        .with(csrf()),
                                team.lead())
                        .getStatus())
                .isEqualTo(302);

        String closed = page(address, team.lead());
        PageRules.assertHoldForPage(closed);
        assertThat(closed)
                .contains("Result: 44 of 100", "threshold not reached")
                .contains("The answers are read-only for now.")
                .doesNotContain("Take it over");
        people.actAs(team.lead());
        evaluations.reopen(id, "Things have moved on.");
        people.nobody();
        String open = page(address, team.contributor());
        PageRules.assertHoldForPage(open);
        assertThat(open).contains("Take it over", "Measured, documented");

        String question = Objects.requireNonNull(experiment.question());
        int version = database.sql("select coalesce(max(version), 0) from answer where assessment_id ="
                        + " :id and question = :question")
                .param("id", id.value())
                .param("question", question)
                .query(Integer.class)
                .single();
        assertThat(perform(
                                post(address + "/" + experiment.id() + "/offers/" + question)
                                        .param("accept", "true")
                                        .param("basedOn", Integer.toString(version))
                                        .with(csrf()),
                                team.contributor())
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(address, team.contributor())).contains("taken over");
    }

    @Test
    void putsMoneyDownAndShowsItInTheReport() throws Exception {
        String saving = address + "/saving";
        String form = page(saving, team.manager());
        PageRules.assertHoldForPage(form);
        assertThat(perform(get(saving), team.contributor()).getStatus()).isEqualTo(403);
        MockHttpServletResponse refused = perform(
                post(saving).param("amount", "a lot").param("currency", "EUR").with(csrf()), team.manager());
        assertThat(refused.getStatus()).isEqualTo(422);
        PageRules.assertHoldForPage(refused.getContentAsString());

        assertThat(perform(
                                post(saving)
                                        .param("amount", "120,000")
                                        .param("currency", "EUR")
                                        .param("lookAgain", "The rule is measured.")
                                        .with(csrf()),
                                team.manager())
                        .getStatus())
                .isEqualTo(302);
        adopted();

        String page = page(address, team.lead());
        PageRules.assertHoldForPage(page);
        assertThat(page.replace('\u00A0', ' ')).contains("120,000 EUR", "The rule is measured.");
        String report = page("/assessments/" + id + "/reports/1", team.manager());
        PageRules.assertHoldForPage(report);
        assertThat(report.replace('\u00A0', ' '))
                .contains("Action plan", "120,000 EUR not spent on machine learning", "Run the experiment “");
        assertThat(page("/assessments/" + id, team.lead()).replace('\u00A0', ' '))
                .contains("120,000 EUR not spent");
        MockHttpServletResponse pdf = perform(get("/assessments/" + id + "/reports/1.pdf"), team.manager());
        assertThat(pdf.getStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-GB; 1000.50; Whole units, please: 1,001 rather than 1,000.5",
                "en-GB; 1.000; Do you mean 1000 or 1?",
                "de-DE; 1,000; Do you mean 1000 or 1?",
                "en-GB; 100 USD; here amounts are in EUR",
                "en-GB; 20 to 30; is a range, and here one figure is meant",
                "en-GB; 30 %; is a share",
                "en-GB; a lot; is no number that we can read",
                "en-GB; ; Give one whole number",
                "en-GB; 2 trillion; Give an amount above zero and below a trillion",
            })
    void takesNoOtherAmountThanIsMeant(String language, @Nullable String amount, String words) throws Exception {
        MockHttpServletResponse refused = perform(
                post(address + "/saving")
                        .header("Accept-Language", language)
                        .param("amount", amount == null ? "" : amount)
                        .param("currency", "EUR")
                        .with(csrf()),
                team.manager());
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains(words).contains(amount == null ? "" : amount);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "en-GB; 120,000; EUR; 120,000 EUR",
                "de-DE; 120.000; EUR; 120,000 EUR",
                "en-GB; 1.5 million; EUR; 1,500,000 EUR",
                "en-GB; 20 Tsd €; EUR; 20,000 EUR",
                "fr-FR; 1 000 000; CHF; 1,000,000 CHF"
            })
    void readsAnAmountAsThePersonWritesIt(String language, String amount, String currency, String said)
            throws Exception {
        assertThat(perform(
                                post(address + "/saving")
                                        .header("Accept-Language", language)
                                        .param("amount", amount)
                                        .param("currency", currency)
                                        .with(csrf()),
                                team.manager())
                        .getStatus())
                .isEqualTo(302);
        assertThat(page(address, team.lead()).replace('\u00A0', ' ')).contains(said);
    }

    @ParameterizedTest
    @ValueSource(strings = {"XAU", "XXX", "DEM", "EURO"})
    void takesOnlyMoneyThatPeoplePayWith(String currency) throws Exception {
        assertThat(perform(
                                post(address + "/saving")
                                        .param("amount", "5")
                                        .param("currency", currency)
                                        .with(csrf()),
                                team.manager())
                        .getStatus())
                .isEqualTo(422);
    }

    @Test
    void saysThatNothingIsSavedWhereMachineLearningIsAdvised() throws Exception {
        AssessmentId other = team.submit(ReportSamples.named("build"));

        String page = page("/assessments/" + other + "/actions/saving", team.lead());

        PageRules.assertHoldForPage(page);
        assertThat(page).contains("does not advise against machine learning");
        PageRules.assertHoldForPage(page("/assessments/" + other + "/actions", team.lead()));
    }

    @Test
    void remindsAtHomeOfWhatIsToBeLookedAtAgain() throws Exception {
        people.actAs(team.lead());
        nextLooks.plan(id, calendar.today(), "");
        people.nobody();

        String home = page("/", team.lead());

        PageRules.assertHoldForPage(home);
        assertThat(home).contains("Look again: ");
        assertThat(page("/", team.contributor())).doesNotContain("Look again: ");
        assertThat(page("/assessments/" + id, team.contributor())).contains("Next look: ");
    }

    @Test
    void belongsToTheTeam() throws Exception {
        ActionView action = adopted();
        PersonId other = people.member("Otto Stern", people.team("Shop"), TeamRole.LEAD);

        for (String path : List.of("", "/new", "/saving", "/" + action.id() + "/edit", "/" + action.id() + "/result")) {
            assertThat(perform(get(address + path), other).getStatus()).as(path).isEqualTo(404);
        }
        assertThat(perform(get(address + "/" + "0".repeat(36) + "/edit"), team.lead())
                        .getStatus())
                .isEqualTo(404);
    }

    private String experimentKey() {
        people.actAs(team.lead());
        return actions.proposed(id).orElseThrow().proposals().stream()
                .map(ActionProposal::key)
                .filter(key -> key.startsWith("experiment:"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void goesIntoCalendarsAndTables() throws Exception {
        ActionView action = adopted();

        MockHttpServletResponse calendar = perform(get(address + ".ics"), team.contributor());
        assertThat(calendar.getContentType()).startsWith("text/calendar");
        String events = calendar.getContentAsString().replaceAll("\r\n[ \t]", "");
        assertThat(events)
                .contains("BEGIN:VEVENT", "UID:" + action.id(), "SUMMARY:" + action.title())
                .contains("DTSTART;VALUE=DATE:" + String.valueOf(action.due()).replace("-", ""))
                .contains("Done when: ")
                .contains("/actions#action-" + action.id());
        MockHttpServletResponse table = perform(get(address + ".csv"), team.contributor());
        assertThat(table.getContentType()).startsWith("text/csv");
        assertThat(table.getContentAsString()).contains(action.title(), "\"open\"", String.valueOf(action.due()));
        assertThat(perform(get(address + ".ics"), people.member("Otto Stern", people.team("Shop"), TeamRole.LEAD))
                        .getStatus())
                .isEqualTo(404);
    }

    private ActionView adopted() {
        people.actAs(team.lead());
        actions.adopt(id, 1, java.util.Set.of(experimentKey()));
        ActionView action = actions.of(id).getFirst();
        people.nobody();
        return action;
    }

    private ActionView find(ActionView action) {
        people.actAs(team.lead());
        ActionView found = actions.find(id, action.id());
        people.nobody();
        return found;
    }

    private List<ActionView> all() {
        people.actAs(team.lead());
        List<ActionView> all = actions.of(id);
        people.nobody();
        return all;
    }

    private List<String> steps() {
        people.actAs(team.lead());
        List<String> keys = actions.proposed(id).orElseThrow().proposals().stream()
                .filter(proposal -> proposal.kind() == ActionView.Kind.STEP)
                .map(org.groundwork.review.ActionProposal::key)
                .toList();
        people.nobody();
        return keys;
    }

    private String page(String path, PersonId person) throws Exception {
        MockHttpServletResponse response = perform(get(path), person);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString();
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request, PersonId person) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }
}
