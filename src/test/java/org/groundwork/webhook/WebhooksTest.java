package org.groundwork.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.evaluation.EvaluationActivity;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.Teams;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.TestJobs;
import org.groundwork.review.ActionDraft;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.DueDates;
import org.groundwork.review.ReviewSamples;
import org.groundwork.review.Reviews;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.LaterClock;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.groundwork.webhook.WebhookReply.Outcome;
import org.groundwork.webhook.WebhookView.OffReason;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@GroundworkTest
class WebhooksTest {

    private static final WebhookProperties ALLOWED = new WebhookProperties(true, true);

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    WebhookRepository repository;

    @Autowired
    WebhookContents contents;

    @Autowired
    WebhookQueue queue;

    @Autowired
    CurrentPerson currentPerson;

    @Autowired
    Teams teams;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Reviews reviews;

    @Autowired
    Actions actions;

    @Autowired
    DueDates dueDates;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient database;

    final LaterClock clock = new LaterClock();
    final Receiver receiver = new Receiver();
    TestTeam team;
    PersonId administrator;
    WebhookDispatcher dispatcher;
    WebhookSweep sweep;
    Webhooks webhooks;

    @BeforeEach
    void aTeamAndAReceiver() {
        database.sql("delete from webhook").update();
        database.sql("delete from job").update();
        team = people.retention();
        administrator = people.administrator("Ada Keller");
        dispatcher = new WebhookDispatcher(queue, new WebhookSender(ALLOWED), ALLOWED, clock);
        sweep = new WebhookSweep(repository, queue, ALLOWED, clock);
        webhooks = new Webhooks(
                repository, contents, queue, dispatcher, ALLOWED, currentPerson, teams, transaction, events, clock);
        people.actAs(administrator);
    }

    @AfterEach
    void nobody() {
        receiver.close();
        people.nobody();
    }

    @Test
    void tellsWhatATeamDoesSignedAndWithoutAnswersCommentsAndPeople() {
        Webhooks.Made hook = hook(null);
        AssessmentId assessment = team.submit(team.importFile(ReviewSamples.churn()));
        people.doAs(team.manager(), () -> {
            reviews.giveBack(assessment, 1, "Reason that stays here", Map.of(), Map.of());
        });
        team.submit(assessment);
        people.doAs(team.manager(), () -> {
            reviews.accept(assessment, 2, "Remark that stays here");
        });
        LocalDate due = LocalDate.now(clock).plusDays(3);
        people.as(
                team.lead(),
                () -> actions.add(
                        assessment,
                        new ActionDraft(
                                "Ask the call centre",
                                "What stays here",
                                "",
                                null,
                                due,
                                ActionView.State.OPEN,
                                null,
                                "",
                                null)));
        dueDates.publishDue(clock.instant().plus(Duration.ofDays(5)));
        dueDates.publishDue(clock.instant().plus(Duration.ofDays(6)));

        work();

        assertThat(receiver.got)
                .extracting(Receiver.Got::event)
                .containsExactly(
                        "assessment.submitted",
                        "assessment.returned",
                        "assessment.submitted",
                        "assessment.decided",
                        "action.created",
                        "action.due");
        for (Receiver.Got got : receiver.got) {
            String seconds = got.signature().replaceAll("t=(\\d+),v1=.*", "$1");
            assertThat(got.signature())
                    .isEqualTo(WebhookSignature.header(
                            hook.secret(),
                            Instant.ofEpochSecond(Long.parseLong(seconds)),
                            got.body().getBytes(StandardCharsets.UTF_8)));
            JsonNode body = JsonMapper.shared().readTree(got.body());
            assertThat(body.path("id").asString()).isEqualTo(got.delivery());
            assertThat(body.path("type").asString()).isEqualTo(got.event());
            assertThat(body.path("attempt").asInt()).isEqualTo(1);
            assertThat(body.path("assessment").path("id").asString()).isEqualTo(assessment.toString());
            assertThat(body.path("assessment").path("address").asString()).endsWith("/assessments/" + assessment);
            assertThat(body.path("team").path("id").asString())
                    .isEqualTo(team.id().toString());
            assertThat(got.body())
                    .doesNotContain("stays here")
                    .doesNotContain("Mira", "Ada Wolff", team.lead().toString());
        }
        JsonNode submitted = JsonMapper.shared().readTree(receiver.got.get(2).body());
        assertThat(submitted.path("submission").path("number").asInt()).isEqualTo(2);
        String recommended =
                submitted.path("submission").path("recommendation").path("id").asString();
        assertThat(recommended).isNotEmpty();
        JsonNode decided = JsonMapper.shared().readTree(receiver.got.get(3).body());
        assertThat(decided.path("decision").path("outcome").asString()).isEqualTo("as-recommended");
        assertThat(decided.path("decision").path("path").path("id").asString()).isEqualTo(recommended);
        assertThat(decided.path("decision").path("path").path("title").asString())
                .isNotEmpty();
        JsonNode action =
                JsonMapper.shared().readTree(receiver.got.get(5).body()).path("action");
        assertThat(action.path("title").asString()).isEqualTo("Ask the call centre");
        assertThat(action.path("due").asString()).isEqualTo(due.toString());
    }

    @Test
    void aReceiverThatFailsForAnHourGetsEverythingInOrderAfterwards() {
        hook(null);
        receiver.status = 503;
        AssessmentId assessment = team.start();
        for (int minute = 0; minute < 60; minute++) {
            if (minute % 10 == 0) {
                happens(assessment, minute + 1);
            }
            clock.add(Duration.ofMinutes(1));
            sweep.run();
            work();
        }
        assertThat(receiver.got.size()).as("tried a few times, not each minute").isBetween(3, 5);
        assertThat(receiver.got)
                .extracting(Receiver.Got::delivery)
                .as("the first one waits")
                .containsOnly(receiver.got.getFirst().delivery());
        receiver.status = 204;
        receiver.answer = "";
        for (int minute = 0; minute < 75; minute++) {
            clock.add(Duration.ofMinutes(1));
            sweep.run();
            work();
        }
        assertThat(receiver.taken())
                .extracting(got -> JsonMapper.shared()
                        .readTree(got.body())
                        .path("submission")
                        .path("number")
                        .asInt())
                .containsExactly(1, 11, 21, 31, 41, 51);
        assertThat(JsonMapper.shared()
                        .readTree(receiver.taken().getFirst().body())
                        .path("attempt")
                        .asInt())
                .isGreaterThan(3);
        assertThat(only().failing()).isFalse();
        assertThat(only().waiting()).isZero();
    }

    @Test
    void oneThatTakesNothingForThreeDaysIsSwitchedOffAndItsOldMessagesAreGivenUp() {
        hook(null);
        receiver.status = 500;
        AssessmentId assessment = team.start();
        happens(assessment, 1);
        for (int hour = 0; hour < 49; hour++) {
            clock.add(Duration.ofHours(1));
            sweep.run();
            work();
        }
        assertThat(only().enabled()).isTrue();
        happens(assessment, 2);
        for (int hour = 0; hour < 60; hour++) {
            clock.add(Duration.ofHours(1));
            sweep.run();
            work();
        }
        assertThat(only().off()).isEqualTo(OffReason.FAILING);
        assertThat(receiver.got.size()).isLessThan(15);
        assertThat(database.sql("select count(*) from audit_event where act = 'WEBHOOK_STOPPED' and created_by is null")
                        .query(Integer.class)
                        .single())
                .isPositive();
        int before = receiver.got.size();
        happens(assessment, 3);
        sweep.run();
        work();
        assertThat(receiver.got).as("nothing while it is off").hasSize(before);
        receiver.status = 200;
        webhooks.switchOn(only().id());
        work();
        assertThat(only().waiting())
                .as("what is older than two days is not sent")
                .isZero();
        assertThat(only().off()).isNull();
    }

    @Test
    void oneThatSaysThatItIsGoneIsNotTriedAgain() {
        hook(null);
        receiver.status = 410;
        receiver.answer = "moved away";
        happens(team.start(), 1);
        work();
        clock.add(Duration.ofHours(5));
        sweep.run();
        work();
        assertThat(receiver.got).hasSize(1);
        assertThat(only().off()).isEqualTo(OffReason.GONE);
        assertThat(webhooks.deliveries(only().id()).getFirst().reply())
                .isEqualTo(new WebhookReply(Outcome.GONE, 410, "moved away"));
    }

    @Test
    void twoInstancesSendEachMessageOnceAndInOrder() throws Exception {
        hook(null);
        AssessmentId assessment = team.start();
        for (int number = 1; number <= 30; number++) {
            happens(assessment, number);
        }
        UUID hook = only().id();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<Void> instance = () -> {
                for (int i = 0; i < 40; i++) {
                    dispatcher.sendAll(hook);
                }
                return null;
            };
            for (var result : threads.invokeAll(List.of(instance, instance, instance))) {
                result.get();
            }
        }
        work();
        assertThat(receiver.got)
                .extracting(Receiver.Got::delivery)
                .doesNotHaveDuplicates()
                .hasSize(30);
        assertThat(receiver.got)
                .extracting(got -> JsonMapper.shared()
                        .readTree(got.body())
                        .path("submission")
                        .path("number")
                        .asInt())
                .isSorted();
    }

    @Test
    void whatAnInstanceThatDiedHadBegunIsSentAgainUnderTheSameId() {
        hook(null);
        happens(team.start(), 1);
        String begun =
                queue.next(only().id(), clock.instant()).orElseThrow().id().toString();
        work();
        assertThat(receiver.got).as("it is another’s for now").isEmpty();
        clock.add(Duration.ofMinutes(2));
        sweep.run();
        work();
        assertThat(receiver.got).singleElement().satisfies(got -> {
            assertThat(got.delivery()).isEqualTo(begun);
            assertThat(got.body()).contains("\"attempt\":2");
        });
    }

    @Test
    void tellsNothingOfWhatWasRolledBackNotAskedForOrInAnotherTeam() {
        hook(team.id());
        AssessmentId assessment = team.start();
        transaction.executeWithoutResult(status -> {
            happens(assessment, 1);
            status.setRollbackOnly();
        });
        TestTeam other = people.retention();
        events.publishEvent(ActivityEvent.of(
                EvaluationActivity.SUBMITTED, other.id(), other.start().value(), other.lead(), "1"));
        events.publishEvent(
                ActivityEvent.of(EvaluationActivity.NEXT_PLANNED, team.id(), assessment.value(), team.lead(), null));
        webhooks.change(
                only().id(), new Webhooks.Draft("Hook", receiver.address(), team.id(), Set.of(WebhookEvent.DECIDED)));
        happens(assessment, 1);
        assertThat(only().waiting()).isZero();
        webhooks.change(
                only().id(), new Webhooks.Draft("Hook", receiver.address(), team.id(), Set.of(WebhookEvent.SUBMITTED)));
        happens(assessment, 1);
        assertThat(only().waiting()).isEqualTo(1);
    }

    @Test
    void aTrialAndASecondSendingGoOutAtOnce() {
        hook(null);
        UUID id = only().id();
        assertThat(webhooks.test(id))
                .hasValueSatisfying(reply -> assertThat(reply.taken()).isTrue());
        assertThat(receiver.got).extracting(Receiver.Got::event).containsExactly("webhook.test");
        receiver.status = 500;
        happens(team.start(), 1);
        work();
        assertThat(only().failing()).isTrue();
        DeliveryView waiting = webhooks.deliveries(id).getFirst();
        assertThat(waiting.state()).isEqualTo(DeliveryView.State.WAITING);
        receiver.status = 200;
        assertThat(webhooks.sendAgain(id, waiting.id()).orElseThrow().taken()).isTrue();
        assertThat(only().failing()).isFalse();
        assertThat(webhooks.deliveries(id).getFirst().state()).isEqualTo(DeliveryView.State.SENT);
        assertThat(receiver.got.getLast().delivery()).isEqualTo(waiting.id().toString());
        assertThatThrownBy(() -> webhooks.sendAgain(id, UUID.randomUUID())).isInstanceOf(NotFound.class);
    }

    @Test
    void thePagesAreForAdministratorsAndForThoseWhoLeadTheTeam() throws Exception {
        hook(null);
        UUID all = only().id();
        UUID own = hook(team.id()).id();
        TestTeam others = people.retention();
        UUID foreign = hook(others.id()).id();
        assertThat(page("/webhooks", administrator, 200)).contains(all.toString(), own.toString(), foreign.toString());
        assertThat(page("/webhooks", team.lead(), 200))
                .contains(own.toString())
                .doesNotContain(all.toString(), foreign.toString());
        for (String below : List.of("", "/edit", "/remove")) {
            page("/webhooks/" + own + below, team.lead(), 200);
            page("/webhooks/" + all + below, administrator, 200);
            page("/webhooks/" + all + below, team.lead(), 404);
            page("/webhooks/" + foreign + below, team.lead(), 404);
        }
        for (String path : List.of("/webhooks", "/webhooks/new", "/webhooks/" + own)) {
            page(path, team.manager(), 404);
            page(path, team.contributor(), 404);
        }
        for (String act : List.of("edit", "secret", "on", "off", "test", "remove")) {
            mvc.perform(post("/webhooks/" + foreign + "/" + act)
                            .with(people.signedIn(team.lead()))
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void showsASecretOnceAndAWrongFormAgainWithEverythingThatWasTyped() throws Exception {
        String secret = hook(null).secret();
        UUID id = only().id();
        for (String path : List.of("/webhooks", "/webhooks/" + id, "/webhooks/" + id + "/edit")) {
            assertThat(page(path, administrator, 200)).doesNotContain(secret);
        }
        String again = mvc.perform(post("/webhooks/new")
                        .param("name", "Release gate")
                        .param("address", "http://127.0.0.1/hook")
                        .param("team", "all")
                        .param("events", "DECIDED")
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(again);
        assertThat(again).contains("Release gate", "http://127.0.0.1/hook", "has to begin with https://");
        assertThat(Jsoup.parse(again).select("input[name=events][checked]").eachAttr("value"))
                .containsExactly("DECIDED");
        for (String[] wrong : new String[][] {
            {"", "https://203.0.113.7.invalid/", "all", "DECIDED", "Enter a name"},
            {"Gate", "https://127.0.0.1/", "all", "DECIDED", "not public"},
            {"Gate", "https://203.0.113.7.invalid/", "nonsense", "DECIDED", "Choose a team"},
            {"Gate", "https://203.0.113.7.invalid/", "all", "NONSENSE", "Choose at least one"}
        }) {
            assertThat(mvc.perform(post("/webhooks/new")
                                    .param("name", wrong[0])
                                    .param("address", wrong[1])
                                    .param("team", wrong[2])
                                    .param("events", wrong[3])
                                    .with(people.signedIn(administrator))
                                    .with(csrf()))
                            .andExpect(status().is(422))
                            .andReturn()
                            .getResponse()
                            .getContentAsString())
                    .contains(wrong[4]);
        }
        String made = mvc.perform(post("/webhooks/" + id + "/secret")
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHoldForPage(made);
        assertThat(Jsoup.parse(made).select("#secret").val()).hasSize(43).isNotEqualTo(secret);
    }

    @Test
    void whatWasGivenUpLongAgoDoesNotSwitchOffAtTheFirstFailureOfSomethingNew() {
        hook(null);
        receiver.status = 500;
        AssessmentId assessment = team.start();
        happens(assessment, 1);
        for (int hour = 0; hour < 72; hour++) {
            clock.add(Duration.ofHours(1));
            sweep.run();
            work();
        }
        assertThat(only().waiting()).as("given up").isZero();
        assertThat(only().failing()).as("nothing waits any more").isFalse();
        clock.add(Duration.ofDays(7));
        // as it stood there before
        database.sql("update webhook set failures = 9, failing_from = :then")
                .param("then", clock.instant().minus(Duration.ofDays(8)).atOffset(ZoneOffset.UTC))
                .update();
        happens(assessment, 2);
        work();
        assertThat(only().enabled()).isTrue();
        receiver.status = 200;
        clock.add(Duration.ofDays(1));
        sweep.run();
        work();
        assertThat(receiver.taken()).hasSize(1);
        assertThat(only().failing()).isFalse();
    }

    /** Nobody gets to know by sending again what another team did. */
    @Test
    void aHookThatIsGivenToAnotherTeamForgetsWhatItTold() {
        UUID id = hook(team.id()).id();
        happens(team.start(), 1);
        work();
        happens(team.start(), 2);
        webhooks.change(
                id, new Webhooks.Draft("New name", receiver.address(), team.id(), Set.of(WebhookEvent.DECIDED)));
        assertThat(webhooks.deliveries(id)).hasSize(2);
        UUID told = webhooks.deliveries(id).getLast().id();
        TestTeam other = people.retention();
        webhooks.change(id, new Webhooks.Draft("Hook", receiver.address(), other.id(), Set.of(WebhookEvent.DECIDED)));
        assertThat(webhooks.deliveries(id)).isEmpty();
        people.actAs(other.lead());
        assertThatThrownBy(() -> webhooks.sendAgain(id, told)).isInstanceOf(NotFound.class);
        work();
        assertThat(receiver.got).hasSize(1);
    }

    @Test
    void aSlowReceiverLetsOtherWorkBeDone() {
        UUID id = hook(null).id();
        AssessmentId assessment = team.start();
        for (int number = 1; number <= 5; number++) {
            happens(assessment, number);
        }
        LaterClock standing = LaterClock.standingAt(clock.instant());
        WebhookSender slow = new WebhookSender(ALLOWED) {
            @Override
            WebhookReply send(URI address, Map<String, String> headers, byte[] body) {
                standing.add(Duration.ofSeconds(6));
                return super.send(address, headers, body);
            }
        };
        database.sql("delete from job").update();
        new WebhookDispatcher(queue, slow, ALLOWED, standing).sendAll(id);
        assertThat(receiver.got).as("in fifteen seconds").hasSize(3);
        work();
        assertThat(receiver.got).as("the others, which were asked for").hasSize(5);
    }

    @Test
    void whatComesTooLateChangesNothingForWhoeverIsAtItNow() {
        UUID id = hook(null).id();
        happens(team.start(), 1);
        WebhookRepository.Taken late = queue.next(id, clock.instant()).orElseThrow();
        clock.add(Duration.ofMinutes(2));
        WebhookRepository.Taken now = queue.next(id, clock.instant()).orElseThrow();
        queue.answered(late, WebhookReply.none(Outcome.TOO_SLOW), clock);
        assertThat(only().failing()).isFalse();
        assertThat(queue.next(id, clock.instant())).as("still held").isEmpty();
        queue.answered(now, new WebhookReply(Outcome.TAKEN, 200, ""), clock);
        assertThat(webhooks.deliveries(id).getFirst().state()).isEqualTo(DeliveryView.State.SENT);
        assertThat(only().waiting()).isZero();
    }

    @Test
    void ofATeamThatIsPutAwayNothingIsToldUntilItIsBroughtBack() {
        hook(team.id());
        AssessmentId assessment = team.start();
        people.as(
                team.lead(),
                () -> actions.add(
                        assessment,
                        new ActionDraft(
                                "Ask the call centre",
                                "",
                                "",
                                null,
                                LocalDate.now(clock),
                                ActionView.State.OPEN,
                                null,
                                "",
                                null)));
        work();
        receiver.got.clear();
        teams.archive(team.id(), administrator);
        dueDates.publishDue(clock.instant().plus(Duration.ofDays(2)));
        happens(assessment, 1);
        assertThat(only().waiting()).isZero();
        teams.restore(team.id(), administrator);
        dueDates.publishDue(clock.instant().plus(Duration.ofDays(2)));
        work();
        assertThat(receiver.got).extracting(Receiver.Got::event).containsExactly("action.due");
    }

    private Webhooks.Made hook(@Nullable TeamId team) {
        return webhooks.add(new Webhooks.Draft("Hook", receiver.address(), team, EnumSet.allOf(WebhookEvent.class)));
    }

    private WebhookView only() {
        return webhooks.all().getFirst();
    }

    private void happens(AssessmentId assessment, int number) {
        events.publishEvent(ActivityEvent.of(
                EvaluationActivity.SUBMITTED, team.id(), assessment.value(), team.lead(), Integer.toString(number)));
        database.sql("update webhook_delivery set created_at = :now where attempts = 0 and created_at > now() -"
                        + " interval '1 minute'")
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Does what is due. */
    private void work() {
        TestJobs.of(dataSource, clock, new WebhookJob(dispatcher)).runDue();
    }

    private String page(String path, PersonId person, int expected) throws Exception {
        String html = mvc.perform(get(path).with(people.signedIn(person)))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString();
        if (expected == 200) {
            PageRules.assertHoldForPage(html);
        }
        return html;
    }
}
