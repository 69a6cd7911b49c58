package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.NewAssessment;
import org.groundwork.assessment.ReviewFeedback;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.TeamRole;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@GroundworkTest
@RecordApplicationEvents
class CommentsTest {

    @Autowired
    Comments comments;

    @Autowired
    ReviewFeedback feedback;

    @Autowired
    Assessments assessments;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Accounts accounts;

    @Autowired
    TestPeople people;

    @Autowired
    ApplicationEvents events;

    private TestTeam team;
    private PersonId stranger;
    private AssessmentId id;

    @BeforeEach
    void anAssessmentOfATeam() {
        team = people.retention();
        stranger = people.member("Eva Stern", people.team("Other"), TeamRole.LEAD);
        people.actAs(team.lead());
        id = team.start();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private ThreadView only() {
        List<ThreadView> threads = comments.threads(id);
        assertThat(threads).hasSize(1);
        return threads.getFirst();
    }

    private CommentId begin(String text, PersonId... mentioned) {
        return comments.begin(id, "problem.value", new CommentDraft(text, Set.of(mentioned)));
    }

    @Test
    void everybodyInTheTeamTalks() {
        begin("Whose figure is it?");
        for (PersonId person : List.of(team.contributor(), team.manager())) {
            people.actAs(person);
            comments.reply(id, only().id(), CommentDraft.of("Mine."));
        }

        assertThat(only().comments())
                .extracting(comment -> comment.by().name())
                .containsExactly("Mira Holm", "Jonas Berg", "Ada Wolff");
        assertThat(feedback.about(id).on("problem.value")).isEqualTo(1);
        assertThat(feedback.about(id).on("problem.effect")).isZero();
    }

    @Test
    void tellsThoseWhoAreTickedOrNamedIfTheyAreInTheTeam() {
        begin("@Ada Wolff and @Eva Stern, please look.", team.contributor(), stranger, team.lead());

        assertThat(only().comments().getFirst().mentioned())
                .extracting(PersonView::id)
                .containsExactlyInAnyOrder(team.manager(), team.contributor());
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == ReviewActivity.MENTIONED)
                .singleElement()
                .satisfies(happening -> {
                    assertThat(happening.concerned()).containsExactlyInAnyOrder(team.manager(), team.contributor());
                    assertThat(happening.target()).isEqualTo(ReviewTargets.thread(only().id()));
                    assertThat(happening.detail()).isEqualTo("problem.value");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"שלום @Ada Wolff, מה שלומך?", "🙂 👩‍👩‍👧 🏳️‍🌈", "a\nb\n\nc", "<b>&amp;</b>"})
    void keepsWordsAsTheyAre(String text) {
        begin(text);

        assertThat(only().comments().getFirst().text()).isEqualTo(text);
    }

    @Test
    void fiveThousandCharactersFitAndNotOneMore() {
        begin("🙂".repeat(5_000));
        assertThatThrownBy(() -> begin("🙂".repeat(5_001)))
                .isInstanceOf(InvalidInput.class)
                .hasMessageContaining("review.text.too-long[5000, 1]");
        assertThatThrownBy(() -> begin(" \r\n ")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> begin("a\0b")).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> comments.begin(id, "no.question", CommentDraft.of("?")))
                .isInstanceOf(NotFound.class);
        assertThat(only().comments()).hasSize(1);
    }

    @Test
    void aCommentIsKeptWhateverHappensToTheAssessmentMeanwhile() {
        evaluations.submit(id);
        begin("In review.");
        evaluations.reopen(id, "Things have moved on.");
        begin("Reopened.");

        assertThat(comments.threads(id)).hasSize(2);
    }

    @Test
    void inTheArchiveCommentsCanOnlyBeRead() {
        CommentId comment = begin("Whose figure is it?");
        ThreadId thread = only().id();
        assessments.archive(id);

        assertThatThrownBy(() -> begin("More.")).isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> comments.reply(id, thread, CommentDraft.of("More.")))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> comments.edit(id, comment, CommentDraft.of("More."), 1))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> comments.settle(id, thread)).isInstanceOf(Conflict.class);
        assertThat(only().comments()).hasSize(1);
    }

    @Test
    void aThreadIsSettledAndTakenUpAgainAlsoByAReplyThatWasBeingWritten() {
        begin("Whose figure is it?");
        ThreadId thread = only().id();
        people.actAs(team.manager());
        comments.settle(id, thread);
        comments.settle(id, thread);
        assertThat(only().settledBy()).isEqualTo("Ada Wolff");
        assertThat(comments.open(id)).isZero();

        comments.openAgain(id, thread);
        assertThat(only().settled()).isFalse();
        comments.settle(id, thread);
        people.actAs(team.contributor());
        comments.reply(id, thread, CommentDraft.of("One more thing."));
        assertThat(only().settled()).isFalse();
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == ReviewActivity.COMMENT_SETTLED)
                .hasSize(2);
    }

    @Test
    void onlyTheAuthorChangesACommentAndOnlyWhatTheySaw() {
        CommentId comment = begin("@Ada Wolff?");
        people.actAs(team.manager());
        assertThatThrownBy(() -> comments.edit(id, comment, CommentDraft.of("No."), 1))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> comments.withdraw(id, comment)).isInstanceOf(Forbidden.class);

        people.actAs(team.lead());
        comments.edit(id, comment, CommentDraft.of("@Ada Wolff, @Jonas Berg?"), 1);
        assertThatThrownBy(() -> comments.edit(id, comment, CommentDraft.of("Old."), 1))
                .isInstanceOf(Conflict.class);

        assertThat(only().comments().getFirst().editedAt()).isNotNull();
        assertThat(events.stream(ActivityEvent.class))
                .filteredOn(happening -> happening.kind() == ReviewActivity.MENTIONED)
                .extracting(ActivityEvent::concerned)
                .containsExactly(Set.of(team.manager()), Set.of(team.contributor()));
        comments.settle(id, only().id());
        assertThatThrownBy(() -> comments.edit(id, comment, CommentDraft.of("Late."), 2))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void aCommentTakenBackLeavesItsPlaceAndAThreadWithoutWordsIsGone() {
        CommentId first = begin("Whose figure is it?", team.manager());
        people.actAs(team.contributor());
        CommentId answer = comments.reply(id, only().id(), CommentDraft.of("Mine."));
        people.actAs(team.lead());
        comments.withdraw(id, first);

        CommentView left = only().comments().getFirst();
        assertThat(left.withdrawn()).isTrue();
        assertThat(left.text()).isEmpty();
        assertThat(left.mentioned()).isEmpty();
        people.actAs(team.contributor());
        comments.withdraw(id, answer);
        assertThat(comments.threads(id)).isEmpty();
        assertThat(comments.open(id)).isZero();
    }

    @Test
    void anotherTeamsCommentsDoNotExist() {
        CommentId comment = begin("Whose figure is it?");
        ThreadId thread = only().id();
        people.actAs(stranger);

        assertThatThrownBy(() -> comments.threads(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> begin("Me too.")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> comments.withdraw(id, comment)).isInstanceOf(NotFound.class);
        AssessmentId own = assessments.create(new NewAssessment(
                people.load(stranger).roles().keySet().iterator().next(), "Own", ""));
        assertThatThrownBy(() -> comments.reply(own, thread, CommentDraft.of("Across.")))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> comments.settle(own, thread)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> comments.own(own, comment)).isInstanceOf(NotFound.class);
    }

    @Test
    void somebodyWhoWasErasedIsCalledSo() {
        people.actAs(team.contributor());
        begin("Mine.");
        accounts.erase(team.contributor(), people.administrator("Admin"));
        people.actAs(team.lead());

        assertThat(only().comments().getFirst().by().name()).isNotEqualTo("Jonas Berg");
    }
}
