package org.groundwork.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.MoveRequest;
import org.groundwork.assessment.Moves;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.BlindAnswers;
import org.groundwork.meeting.BlindDraft;
import org.groundwork.method.Methods;
import org.groundwork.review.ActionProposal;
import org.groundwork.review.Actions;
import org.groundwork.review.ReviewSamples;
import org.groundwork.review.Reviews;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.OwnMethods;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** Every page that links lead to, for assessments by methods that are nothing like the one that ships, and by ones that are. */
@GroundworkTest
class OwnMethodsEverywhereTest {

    private static final String DOCUMENT = ".*[.](pdf|pptx|docx|xlsx)([?].*)?";

    /** Pages on which a method is spoken of. */
    private static final String OF_ASSESSMENTS =
            "/|/(assessments|portfolio|decisions|review|notices|questionnaires|cases)\\b.*";

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    MethodLibrary library;

    @Autowired
    Moves moves;

    @Autowired
    Reviews reviews;

    @Autowired
    Evaluations evaluations;

    @Autowired
    Actions actions;

    @Autowired
    BlindAnswers blindAnswers;

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private void publish(String file) {
        people.as(people.administrator("Ada Keller"), () -> {
            UUID id = library.add("method.yaml", file.getBytes(UTF_8));
            MethodLibrary.Examined draft = library.examine(id);
            assertThat(draft.problems()).isEmpty();
            library.publish(id, draft.own().changedAt());
            return id;
        });
    }

    /** Three questions, one gate, no money, no recipes. */
    private static AssessmentFile rule(String method, boolean reached) {
        return AssessmentFiles.read(
                "rule.yaml", """
                    groundwork: 1
                    method: %s
                    initiative: { name: Rule of thumb, summary: One rule that people follow. }
                    answers:
                      rule.frequent: { level: 3, evidence: documented }
                      rule.right: { level: %d, evidence: guess }
                      rule.permission: { option: review }
                    """.formatted(method, reached ? 4 : 1).getBytes(UTF_8), KnownMethods.installed());
    }

    private static AssessmentFile withMoney(AssessmentFile file) {
        return new AssessmentFile(
                file.method(),
                file.initiative(),
                file.answers(),
                ReviewSamples.churnWithMoney().economics());
    }

    private void giveBack(TestTeam team, AssessmentId assessment, int number) {
        people.as(team.manager(), () -> {
            reviews.giveBack(assessment, number, "Please look again", Map.of(), Map.of());
            return assessment;
        });
    }

    private void accept(TestTeam team, AssessmentId assessment, int number) {
        people.as(team.manager(), () -> {
            reviews.accept(assessment, number, "");
            return assessment;
        });
    }

    private void move(TestTeam team, AssessmentId assessment, String from, String to) {
        people.as(team.lead(), () -> {
            var plan = moves.plan(assessment, Map.of());
            return moves.move(
                    assessment, new MoveRequest(from, to, plan.answers().versions(), Map.of()));
        });
    }

    @Test
    void aSmallMethodHasEveryPageAndAllDocuments() throws Exception {
        publish(withHiddenSection(OwnMethods.small("everywhere", 1)));
        TestTeam team = people.retention();
        AssessmentId decided = team.submit(rule("everywhere@1", true));
        accept(team, decided, 1);
        AssessmentId moved = team.submit(withMoney(rule("everywhere@1", false)));
        giveBack(team, moved, 1);
        publish(OwnMethods.small("everywhere", 2)
                .replace("rule.right", "rule.correct")
                .replace("Nobody has looked.", "Nobody has looked so far."));
        move(team, moved, "everywhere@1", "everywhere@2");
        team.submit(moved);
        AssessmentId apart = team.importFile(rule("everywhere@1", false));
        people.as(
                team.lead(),
                () -> blindAnswers.ask(
                        apart,
                        new BlindDraft(
                                Set.of(team.lead(), team.contributor()),
                                Set.of("rule.frequent", "rule.permission"),
                                LocalDate.now().plusDays(3),
                                "")));

        everyPage(team, true);
        String report = mvc.perform(
                        get("/assessments/" + decided + "/reports/1").with(people.signedIn(team.manager())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(Jsoup.parse(report).select("#answers, #all-answers, main").text())
                .contains("asks about no risk", "Not asked, because of another answer")
                .doesNotContain("Three conditions", "No risk is left");
    }

    /** A section of which nothing is asked of these sheets. */
    private static String withHiddenSection(String method) {
        return method.replaceFirst("(?m)^flights:", """
              - id: more
                title: Only for those who always know
                short: More
                intro: Nothing is asked here unless it is always known how often the rule is used.
                questions:
                  - id: more.choice
                    title: Who
                    text: Who knows it?
                    why: It matters to whom to go.
                    how: Name a group.
                    evidence: A name.
                    kind: choice
                    effort: fact
                    role: owner
                    visibleWhen: { question: rule.frequent, atLeast: 4 }
                    options:
                      - { id: us, label: We, anchor: We know it. }
                      - { id: them, label: They, anchor: They know it. }

            flights:\
            """);
    }

    @Test
    void aMethodWhoseTextsAreAsLongAsTheyCanBeIsSubmittedAndItsActionsAreTaken() throws Exception {
        String words = "Ask whoever knows and write down what they say so that others can look at it. ";
        String longest = words.repeat(19).strip();
        String remedy = "Ask whoever knows it, and then ask again whoever knows it better, "
                .repeat(13)
                .strip();
        publish(OwnMethods.small("longest", 1)
                .replaceAll("remedy: [^,}]+", "remedy: \"" + remedy + "\"")
                .replaceAll("- (Ask an expert|Have an expert|Repeat it|Let the system)[^\n]*", "- \"" + remedy + "\"")
                .replaceAll(
                        "(text|why|how|evidence|explanation|reached|notReached|means|good|intro): [^\n]+",
                        "$1: \"" + longest + "\"")
                .replaceAll("(?<= )(title|short): [^,}\n]{5,}", "$1: Forty characters are what it may be here"));
        TestTeam team = people.retention();
        AssessmentId assessment =
                team.submit(AssessmentFiles.read("rule.yaml", """
                    groundwork: 1
                    method: longest@1
                    initiative: { name: Rule of thumb }
                    answers:
                      rule.frequent: { level: 0, evidence: documented }
                      rule.right: dont-know
                      rule.permission: { option: always }
                    """.getBytes(UTF_8), KnownMethods.installed()));

        int made = people.as(
                team.lead(),
                () -> actions.adopt(
                        assessment,
                        1,
                        actions.proposed(assessment).orElseThrow().proposals().stream()
                                .map(ActionProposal::key)
                                .collect(Collectors.toSet())));

        assertThat(made).isGreaterThan(1);
        assertThat(people.as(team.lead(), () -> actions.of(assessment)))
                .allSatisfy(action -> assertThat(action.title()).hasSizeBetween(1, 200))
                .anySatisfy(action -> assertThat(action.title()).endsWith("…"));
        everyPage(team, false);
    }

    @Test
    void anAssessmentThatLeavesTheShippedMethodForOneThatAsksNothingOfItHasEveryPage() throws Exception {
        TestTeam team = people.retention();
        AssessmentId assessment = team.submit(ReviewSamples.churnWithMoney());
        accept(team, assessment, 1);
        people.as(team.lead(), () -> {
            evaluations.reopen(assessment, "We ask less now");
            return assessment;
        });
        publish(OwnMethods.small("takeover", 1)
                .replaceFirst(
                        "(?m)^sources:",
                        "replaces: { method: " + Methods.newest().ref() + ", why: We ask less. }\n\nsources:"));
        move(team, assessment, Methods.newest().ref(), "takeover@1");
        team.submit(assessment);

        everyPage(team, false);
    }

    @Test
    void aMethodWithOtherThresholdsHasEveryPage() throws Exception {
        publish(OwnMethods.likeCore("stricter", 1)
                .replace("economics: bestUpside, atLeast: 0", "economics: bestUpside, atLeast: 90000000")
                .replace("economics: mlBeatsBaseline, atLeast: 0.8", "economics: mlBeatsBaseline, atLeast: 0.3"));
        TestTeam team = people.retention();
        AssessmentFile churn = ReviewSamples.churnWithMoney();
        AssessmentFile ours = new AssessmentFile(
                Methods.find("stricter@1").orElseThrow(), churn.initiative(), churn.answers(), churn.economics());
        AssessmentId decided = team.submit(ours);
        accept(team, decided, 1);

        everyPage(team, false);
    }

    /**
     * @param each documents, too, pages that know no method, and the pages of each question
     */
    private void everyPage(TestTeam team, boolean each) throws Exception {
        walk(team.lead(), each);
        walk(team.manager(), false);
    }

    private void walk(PersonId person, boolean each) throws Exception {
        Deque<String> waiting = new ArrayDeque<>();
        Set<String> known = new HashSet<>();
        Set<String> kinds = new LinkedHashSet<>();
        add("/", known, waiting);
        while (!waiting.isEmpty()) {
            String path = waiting.removeFirst();
            boolean left = path.matches(DOCUMENT) || !path.matches(OF_ASSESSMENTS);
            if (left && !each || !kinds.add(kind(path, each))) {
                continue;
            }
            MockHttpServletResponse answer = mvc.perform(get(URI.create(path)).with(people.signedIn(person)))
                    .andReturn()
                    .getResponse();
            if (answer.getStatus() == 302) {
                add(Objects.requireNonNull(answer.getRedirectedUrl()), known, waiting);
                continue;
            }
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            if (!Objects.requireNonNullElse(answer.getContentType(), "").startsWith("text/html")) {
                continue;
            }
            String html = answer.getContentAsString();
            assertThat(html).as(path).doesNotContain("no question ", "no verdict ");
            PageRules.assertHold(html);
            for (Element link : Jsoup.parse(html).select("a[href^=/]")) {
                add(link.attr("href").replaceFirst("#.*", ""), known, waiting);
            }
        }
        assertThat(kinds.size()).isGreaterThan(each ? 20 : 15);
    }

    private static void add(String path, Set<String> known, Deque<String> waiting) {
        if (!path.isEmpty() && !path.startsWith("/css") && !path.startsWith("/js") && known.add(path)) {
            waiting.addLast(path);
        }
    }

    /** One page of a kind, of each assessment. */
    private static String kind(String path, boolean each) {
        String kind = path.replaceFirst("[?].*", "?").replaceFirst("/answers/[^/]+", "/answers/#");
        if (!kind.startsWith("/assessments/") || kind.matches(DOCUMENT)) {
            return kind.replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "#").replaceFirst("/cases/[a-z0-9-]+", "/cases/#");
        }
        return each ? kind : kind.replaceFirst("/(sections|questions|next|economics)/.+", "/$1/#");
    }
}
