package org.groundwork.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentLists;
import org.groundwork.assessment.AssessmentSearch;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.document.AssessmentFile;
import org.groundwork.economics.Strategy;
import org.groundwork.identity.PeopleDirectory;
import org.groundwork.identity.PeopleDirectory.AccountView;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.review.Outcome;
import org.groundwork.review.ReviewInbox;
import org.groundwork.scoring.Appraisal;
import org.groundwork.scoring.Appraiser;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.annotation.Transactional;

@GroundworkTest
@Transactional
class DemoTest {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Autowired
    PeopleDirectory directory;

    @Autowired
    Teams teams;

    @Autowired
    PasswordEncoder passwordEncoder;

    @Autowired
    JdbcClient database;

    @Autowired
    AssessmentLists lists;

    @Autowired
    Assignments assignments;

    @Autowired
    Answers answers;

    @Autowired
    ReviewInbox inbox;

    @Autowired
    TestPeople testPeople;

    private Demo demo;

    @BeforeEach
    void aDemo() {
        demo = beans.createBean(TestDemo.class).demo();
    }

    @AfterEach
    void nobody() {
        testPeople.nobody();
    }

    /** The printed passwords, by address. */
    private Map<String, String> start() {
        demo.run(new DefaultApplicationArguments());
        return TestDemo.passwords(demo);
    }

    private PersonId id(DemoPerson person) {
        return directory.accounts().stream()
                .filter(account -> account.email().equals(person.email()))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private Map<String, ScoredAssessment> seenBy(DemoPerson person) {
        testPeople.actAs(id(person));
        return lists.search(new AssessmentSearch("", null, false, 1)).lines().stream()
                .collect(Collectors.toMap(line -> line.assessment().name(), line -> line));
    }

    private void assertSignsIn(DemoPerson person, String password, boolean does) {
        String hash = database.sql("select password_hash from person where email = :email")
                .param("email", person.email())
                .query(String.class)
                .single();
        assertThat(passwordEncoder.matches(password, hash)).isEqualTo(does);
    }

    @Test
    void makesPeopleOfEveryRoleWhoCanSignInWithThePrintedPasswords() {
        Map<String, String> passwords = start();

        assertThat(passwords).hasSize(4);
        assertThat(passwords.values()).doesNotHaveDuplicates();
        for (DemoPerson person : DemoPerson.values()) {
            assertSignsIn(person, passwords.getOrDefault(person.email(), ""), true);
        }
        assertThat(directory.accounts())
                .filteredOn(AccountView::administrator)
                .extracting(AccountView::name)
                .containsExactly("Sigrid Lund");
        assertThat(directory.accounts())
                .flatExtracting(AccountView::roles)
                .extracting(PeopleDirectory.RoleView::role)
                .contains(TeamRole.values());
    }

    @Test
    void makesExamplesThatStandOnDifferentSteps() {
        start();

        assertThat(seenBy(DemoPerson.ADA).values())
                .extracting(sheet -> String.valueOf(sheet.result().verdict()))
                .doesNotHaveDuplicates()
                .hasSize(WorkedExample.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        "CHURN_EARLY_WARNING, BASELINE_FIRST, false, BASELINE",
        "INVOICE_FIELD_READING, KEEP_SIMPLE, true, BASELINE",
        "SEARCH_RANKING, PILOT_ML, true, STAGED"
    })
    void theExamplesTeachWhatTheyAreFor(WorkedExample example, String verdict, boolean settled, Strategy advice) {
        AssessmentFile file = WorkedExamples.read(example);
        Appraisal appraisal = new Appraiser(file.method()).appraise(file.sheet(), file.economics());

        assertThat(appraisal.result().verdict()).isEqualTo(verdict);
        assertThat(appraisal.result().settled()).isEqualTo(settled);
        assertThat(appraisal.analysis())
                .extracting(
                        analysis -> Objects.requireNonNull(analysis.advice()).strategy())
                .isEqualTo(advice);
        assertThat(Objects.requireNonNull(appraisal.analysis()).missing()).isEmpty();
    }

    @Test
    void theExamplesKeepTheirEconomics() {
        start();

        Map<String, ScoredAssessment> seen = seenBy(DemoPerson.ADA);
        for (WorkedExample example : WorkedExample.values()) {
            AssessmentFile file = WorkedExamples.read(example);
            assertThat(seen.get(file.initiative().name()))
                    .extracting(ScoredAssessment::economics)
                    .isEqualTo(file.economics());
        }
        assertThat(seen.values())
                .extracting(ScoredAssessment::economics)
                .filteredOn(Objects::nonNull)
                .hasSize(3);
    }

    @Test
    void savesEachAnswerAsWhoGaveItAndLetsThemLookAfterTheirSections() {
        start();
        ScoredAssessment churn = seenBy(DemoPerson.MIRA).get("Churn early warning");

        assertThat(churn).isNotNull();
        assertThat(churn.entry("data.rights")).extracting(Entry::by).isEqualTo(id(DemoPerson.JONAS));
        assertThat(churn.entry("problem.metric")).extracting(Entry::by).isEqualTo(id(DemoPerson.MIRA));
        assertThat(assignments.of(churn.assessment().id()))
                .containsEntry("data", id(DemoPerson.JONAS))
                .doesNotContainKey("problem");
    }

    @ParameterizedTest
    @EnumSource
    void losesNothingOfTheFiles(WorkedExample example) {
        AssessmentFile file = WorkedExamples.read(example);
        start();
        ScoredAssessment made = seenBy(DemoPerson.ADA).get(file.initiative().name());

        assertThat(made).isNotNull();
        assertThat(made.entries().keySet())
                .containsExactlyElementsOf(file.answers().keySet());
        assertThat(made.sheet()).isEqualTo(file.sheet());
        assertThat(made.entries().values())
                .extracting(Entry::note)
                .containsExactlyElementsOf(file.answers().values().stream()
                        .map(entry -> Objects.requireNonNullElse(entry.note(), ""))
                        .toList());
        assertThat(made.entries().values())
                .extracting(Entry::links)
                .containsExactlyElementsOf(file.answers().values().stream()
                        .map(AssessmentFile.Entry::links)
                        .toList());
    }

    @Test
    void showsAnAssessmentInEachStatus() {
        start();

        assertThat(seenBy(DemoPerson.ADA).values())
                .extracting(sheet -> sheet.assessment().status())
                .containsExactlyInAnyOrder(AssessmentStatus.values());
    }

    @Test
    void letsTheManagerAskDecideAndGiveBack() {
        start();
        testPeople.actAs(id(DemoPerson.ADA));

        ReviewInbox.Inbox found = inbox.page(1);

        assertThat(found.waiting())
                .extracting(waiting -> waiting.assessment().name(), ReviewInbox.Waiting::openThreads)
                .containsExactly(tuple("Invoice field reading", 2));
        assertThat(found.lately())
                .extracting(reviewed -> reviewed.review().outcome())
                .containsExactlyInAnyOrder(Outcome.RETURNED, Outcome.ACCEPTED);
    }

    @Test
    void startingAgainMakesNothingTwiceAndRenewsThePasswords() {
        Map<String, String> first = start();
        Map<String, String> second = start();

        assertThat(directory.accounts()).hasSize(4);
        assertThat(teams.all()).hasSize(2);
        assertThat(seenBy(DemoPerson.ADA)).hasSize(WorkedExample.values().length);
        assertThat(second.keySet()).isEqualTo(first.keySet());
        for (DemoPerson person : DemoPerson.values()) {
            assertSignsIn(person, first.getOrDefault(person.email(), ""), false);
            assertSignsIn(person, second.getOrDefault(person.email(), ""), true);
        }
    }

    @Test
    void leavesADatabaseAloneInWhichSomebodyElseHasAnAccount() {
        testPeople.person("Otto Stern");

        Map<String, String> passwords = start();

        assertThat(passwords).isEmpty();
        assertThat(demo.text()).hasLineCount(1).startsWith("Demo: nothing was made or changed");
        assertThat(directory.accounts()).extracting(AccountView::name).containsExactly("Otto Stern");
        assertThat(teams.all()).isEmpty();
    }

    @Test
    void leavesThePasswordsAloneOnceSomebodyElseHasJoinedTheDemo() {
        Map<String, String> first = start();
        testPeople.person("Otto Stern");

        assertThat(start()).isEmpty();
        assertSignsIn(DemoPerson.MIRA, first.getOrDefault(DemoPerson.MIRA.email(), ""), true);
    }
}
