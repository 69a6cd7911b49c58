package org.groundwork.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Conflict;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.Statements;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@GroundworkTest
class AssessmentListsTest {

    private static final Answer TWO = new Answer.Level(2, Evidence.KNOWN);

    @Autowired
    Assessments assessments;

    @Autowired
    AssessmentLists lists;

    @Autowired
    Answers answers;

    @Autowired
    Assignments assignments;

    @Autowired
    Teams teams;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
        people.actAs(team.lead());
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void listsTheLastChangedFirst() {
        AssessmentId first = create("First");
        create("Second");
        answers.save(first, AnswerDraft.of("problem.metric", TWO));

        assertThat(names(search("", null, false))).containsExactly("First", "Second");
    }

    @Test
    void showsNothingOfOtherTeams() {
        create("Ours");
        TeamId others = people.team("Others");
        PersonId stranger = people.member("Otto Stern", others, TeamRole.LEAD);
        people.actAs(stranger);

        assertThat(search("", null, false).total()).isZero();
        assertThat(search("", team.id(), false).total()).isZero();
        people.actAs(people.person("Nobody’s"));
        assertThat(search("", null, false).total()).isZero();
        assertThat(lists.waiting().isEmpty()).isTrue();
    }

    @Test
    void findsTextInNameAndSummaryWhateverTheCase() {
        create("Churn early warning");
        team.start("Routing", "Who CHURNS?");
        create("100 % sure_thing!");

        assertThat(names(search("churn", null, false))).containsExactlyInAnyOrder("Churn early warning", "Routing");
        assertThat(names(search("100 %", null, false))).containsExactly("100 % sure_thing!");
        assertThat(names(search("e_t", null, false))).containsExactly("100 % sure_thing!");
        assertThat(names(search("g!", null, false))).containsExactly("100 % sure_thing!");
        assertThat(names(search("ear_y", null, false))).isEmpty();
    }

    @Test
    void narrowsToOneTeam() {
        create("Ours");
        TeamId second = people.team("Second");
        database.sql("insert into membership values (?, ?, 'LEAD')")
                .params(second.value(), team.lead().value())
                .update();
        people.actAs(team.lead());
        assessments.create(new NewAssessment(second, "Of the second", ""));

        assertThat(names(search("", null, false))).hasSize(2);
        assertThat(names(search("", second, false))).containsExactly("Of the second");
    }

    @Test
    void keepsArchivedOnesApart() {
        assessments.archive(create("Old"));
        create("New");

        assertThat(names(search("", null, false))).containsExactly("New");
        assertThat(names(search("", null, true))).containsExactly("Old");
    }

    @Test
    void whatATeamThatIsPutAwayHasIsInTheArchiveAndStays() {
        AssessmentId churn = create("Churn");
        assessments.archive(create("Old"));
        teams.archive(team.id(), team.lead());
        people.actAs(team.lead());

        assertThat(names(search("", null, false))).isEmpty();
        assertThat(names(search("", null, true))).containsExactlyInAnyOrder("Churn", "Old");
        assertThat(names(search("CHURN", team.id(), true))).containsExactly("Churn");
        assertThat(lists.waiting().isEmpty()).isTrue();
        assertThatThrownBy(() -> answers.save(churn, AnswerDraft.of("problem.metric", TWO)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("identity.team.put-away");
        assertThat(assessments.scored(churn).assessment().team().archived()).isTrue();

        teams.restore(team.id(), team.lead());
        people.actAs(team.lead());
        assertThat(names(search("", null, false))).containsExactly("Churn");
        answers.save(churn, AnswerDraft.of("problem.metric", TWO));
    }

    @Test
    void aPageOfManyTakesAHandfulOfQueriesAndScoresOnlyThePage() throws Exception {
        database.sql("""
            insert into assessment
              (id, team_id, name, summary, method, status, created_at, created_by, changed_at, version)
            select gen_random_uuid(), ?, 'Many ' || n, '', 'core@1', 'OPEN', now(), ?,
              now() - n * interval '1 minute', 0
            from generate_series(1, 10000) n
            """).params(team.id().value(), team.lead().value()).update();

        AtomicReference<AssessmentList> found = new AtomicReference<>();
        long statements = Statements.in(() -> {
            found.set(lists.search(new AssessmentSearch("", null, false, 3)));
            return null;
        });
        AssessmentList page = Objects.requireNonNull(found.get());

        // the page, how many there are, their answers and economics, the names of their teams
        assertThat(statements).isEqualTo(5);
        assertThat(page.total()).isEqualTo(10_000);
        assertThat(page.pages()).isEqualTo(500);
        assertThat(page.lines()).hasSize(20);
        assertThat(page.lines().getFirst().assessment().name()).isEqualTo("Many 41");
        assertThat(lists.search(new AssessmentSearch("", null, false, 9999)).page())
                .isEqualTo(500);
    }

    @Test
    void tellsWhatIsAssignedAndNotDone() {
        AssessmentId id = create("Churn");
        assignments.assign(id, "team", team.lead());
        assignments.assign(id, "data", team.lead());
        AssessmentId archived = create("Old");
        assignments.assign(archived, "data", team.lead());
        assessments.archive(archived);
        assessments.scored(id).method().section("team").questions().stream()
                .forEach(question -> answers.save(id, AnswerDraft.of(question.id(), TWO)));
        answers.save(id, AnswerDraft.of("data.rights", TWO));

        assertThat(lists.waiting().sections()).singleElement().satisfies(open -> {
            assertThat(open.assessment().id()).isEqualTo(id);
            assertThat(open.section().section().id()).isEqualTo("data");
            assertThat(open.section().answered()).isEqualTo(1);
        });
        assessments.move(id, Transition.SUBMIT);
        assertThat(lists.waiting().isEmpty()).isTrue();
    }

    @Test
    void tellsAManagerWhatWasSubmitted() {
        AssessmentId id = create("Churn");
        create("Still open");
        assessments.move(id, Transition.SUBMIT);
        people.actAs(team.manager());

        assertThat(lists.waiting().submitted()).extracting(AssessmentView::name).containsExactly("Churn");
    }

    private AssessmentId create(String name) {
        return team.start(name, "");
    }

    private AssessmentList search(String text, @Nullable TeamId inTeam, boolean archived) {
        return lists.search(new AssessmentSearch(text, inTeam, archived, 1));
    }

    private static java.util.List<String> names(AssessmentList list) {
        return list.lines().stream().map(line -> line.assessment().name()).toList();
    }
}
