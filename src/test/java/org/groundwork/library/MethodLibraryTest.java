package org.groundwork.library;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.MethodTrial;
import org.groundwork.assessment.MoveRequest;
import org.groundwork.assessment.Moves;
import org.groundwork.assessment.NewAssessment;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.PersonId;
import org.groundwork.markup.Problem;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.review.ReviewSamples;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.OwnMethods;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

@GroundworkTest
class MethodLibraryTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    MethodLibrary library;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Moves moves;

    @Autowired
    Evaluations evaluations;

    @Autowired
    JdbcClient database;

    TestTeam team;
    PersonId administrator;

    @BeforeEach
    void anAdministrator() {
        database.sql("delete from library_method where state = 'DRAFT'").update();
        team = people.retention();
        administrator = people.administrator("Ada Keller");
        people.actAs(administrator);
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    private UUID draft(String file) {
        return library.add("method.yaml", file.getBytes(UTF_8));
    }

    private UUID published(String file) {
        UUID id = draft(file);
        library.publish(id, seen(id));
        return id;
    }

    private Instant seen(UUID id) {
        return library.examine(id).own().changedAt();
    }

    private List<String> problems(UUID id) {
        return library.examine(id).problems().stream().map(Problem::message).toList();
    }

    // Drafts

    @Test
    void aDraftIsKeptWhateverIsWrongWithItAndAllThatIsWrongIsTold() {
        UUID id = draft(OwnMethods.small("draft-one", 1)
                .replace("effort: S", "effort: XL")
                .replace("atLeast: 3", "atLeast: 9"));

        MethodLibrary.Examined examined = library.examine(id);

        assertThat(examined.own().ref()).isNull();
        assertThat(examined.own().name()).isEqualTo("method.yaml");
        assertThat(examined.problems())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(problem -> assertThat(problem.line()).isPositive());
        assertThat(examined.own().faults()).isEqualTo(examined.problems().size());
        assertThatThrownBy(() -> library.publish(id, seen(id)))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("library.faults");
        assertThat(new String(library.file(id), UTF_8)).contains("effort: XL");
    }

    @Test
    void whatOnlyTheLintFindsCanBeReadAndNotBePublished() {
        UUID id = draft(OwnMethods.small("draft-two", 1)
                .replace("- { question: rule.right, atLeast: 2 }", "- { question: rule.frequent, atLeast: 2 }"));

        MethodLibrary.Examined examined = library.examine(id);

        assertThat(examined.method()).extracting(Method::ref).isEqualTo("draft-two@1");
        assertThat(examined.problems()).isNotEmpty();
        assertThatThrownBy(() -> library.tryOut(id)).isInstanceOf(Conflict.class);
    }

    @Test
    void anotherFileTakesThePlaceOfADraftsAndOneThatIsNoFileIsRefused() {
        UUID id = draft("not: [a method");
        assertThat(problems(id)).isNotEmpty();

        library.replace(
                id, "../better/one.yaml", OwnMethods.small("draft-three", 4).getBytes(UTF_8));

        assertThat(library.examine(id).own().ref()).isEqualTo("draft-three@4");
        assertThat(problems(id)).isEmpty();
        assertThatThrownBy(() -> library.replace(id, "empty.yaml", new byte[0])).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> library.replace(id, "large.yaml", new byte[4 * 1024 * 1024 + 1]))
                .isInstanceOf(InvalidInput.class);
        assertThat(library.examine(id).own().ref()).isEqualTo("draft-three@4");
    }

    @Test
    void bytesThatAreNoTextAreADraftWithOneThingToMend() {
        assertThat(problems(library.add("x", new byte[] {0, 1, (byte) 0xFF, (byte) 0xFE, 0})))
                .hasSize(1);
    }

    @Test
    void aNameThatShipsOrIsPublishedIsTold() {
        assertThat(problems(draft(OwnMethods.small("core", 7))))
                .singleElement()
                .asString()
                .contains("comes with Groundwork");
        published(OwnMethods.small("taken", 3));

        assertThat(problems(draft(OwnMethods.small("taken", 3))))
                .singleElement()
                .asString()
                .contains("version 4");
        assertThat(problems(draft(OwnMethods.small("taken", 2))))
                .singleElement()
                .asString()
                .contains("version 4");
        assertThat(problems(draft(OwnMethods.small("taken", 4)))).isEmpty();
    }

    @Test
    void whatSomebodyReplacedSinceIsNotPublishedUnseen() {
        UUID id = draft(OwnMethods.small("meanwhile", 1));
        Instant seen = seen(id);
        database.sql("update library_method set changed_at = changed_at + interval '1 second' where id = :id")
                .param("id", id)
                .update();

        assertThatThrownBy(() -> library.publish(id, seen)).hasMessageContaining("library.changed-meanwhile");

        library.publish(id, seen(id));
        assertThat(Methods.find("meanwhile@1")).isPresent();
    }

    @Test
    void oneOfTwoDraftsOfTheSameNameIsPublished() {
        UUID one = draft(OwnMethods.small("twice", 1));
        UUID other = draft(OwnMethods.small("twice", 1));
        library.publish(one, seen(one));

        assertThatThrownBy(() -> library.publish(other, seen(other))).isInstanceOf(Conflict.class);
        assertThat(problems(other)).singleElement().asString().contains("version 2");
    }

    // What is published

    @Test
    void whatIsPublishedCannotBeChangedOrRemovedNotEvenInTheDatabase() {
        UUID id = published(OwnMethods.small("stays", 1));

        assertThatThrownBy(() -> library.replace(
                        id, "x.yaml", OwnMethods.small("stays", 2).getBytes(UTF_8)))
                .isInstanceOf(Conflict.class);
        assertThatThrownBy(() -> library.remove(id)).isInstanceOf(Conflict.class);
        for (String change : List.of(
                "delete from library_method where id = :id",
                "update library_method set content = '\\x00' where id = :id",
                "update library_method set version = 2 where id = :id",
                "update library_method set state = 'DRAFT', published_at = null, published_by = null where id = :id")) {
            assertThatThrownBy(() -> database.sql(change).param("id", id).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() -> database.sql("truncate library_method").update())
                .isInstanceOf(DataAccessException.class);
        assertThat(Methods.file("stays@1"))
                .isEqualTo(OwnMethods.small("stays", 1).getBytes(UTF_8));
    }

    @Test
    void newAssessmentsTakeItWhileItIsOffered() {
        UUID id = published(OwnMethods.small("offered", 1));
        assertThat(Methods.offered())
                .extracting(Method::ref)
                .contains("offered@1")
                .startsWith("core@2");
        AssessmentId assessment = start("offered@1");

        library.retire(id);

        assertThat(Methods.offered()).extracting(Method::ref).doesNotContain("offered@1");
        assertThatThrownBy(() -> start("offered@1")).hasMessageContaining("assessment.method.not-offered");
        people.as(team.lead(), () -> answers.save(assessment, level("rule.frequent", 3)));
        assertThat(people.as(team.lead(), () -> assessments.scored(assessment))
                        .method()
                        .ref())
                .isEqualTo("offered@1");
        assertThat(library.inUse()).containsEntry("offered@1", 1L);

        library.offerAgain(id);
        assertThat(Methods.offered()).extracting(Method::ref).contains("offered@1");
    }

    @Test
    void onlyTheNewestVersionThatIsOfferedIsChosen() {
        published(OwnMethods.small("versions", 1));
        UUID second = published(OwnMethods.small("versions", 2));
        assertThat(Methods.offered())
                .extracting(Method::ref)
                .contains("versions@2")
                .doesNotContain("versions@1");

        library.retire(second);

        assertThat(Methods.offered())
                .extracting(Method::ref)
                .contains("versions@1")
                .doesNotContain("versions@2");
        assertThat(Methods.newer("versions@1")).isEmpty();
    }

    private AssessmentId start(String method) {
        return people.as(
                team.lead(), () -> assessments.create(new NewAssessment(team.id(), "Rule of thumb", "", method)));
    }

    private static AnswerDraft level(String question, int level) {
        return new AnswerDraft(question, 0, null, new Answer.Level(level, Evidence.DOCUMENTED), "", List.of());
    }

    @Test
    void anAssessmentMovesToANewerVersionOfItsOwnMethod() {
        published(OwnMethods.small("moving", 1));
        AssessmentId assessment = start("moving@1");
        people.as(team.lead(), () -> answers.save(assessment, level("rule.frequent", 3)));
        assertThat(people.as(team.lead(), () -> moves.offer(assessment))).isEmpty();
        published(OwnMethods.small("moving", 2)
                .replace("It was counted in two different months.", "It was counted in two different years."));

        assertThat(people.as(team.lead(), () -> moves.offer(assessment)))
                .get()
                .extracting(Moves.Offer::to)
                .isEqualTo("moving@2");
        var plan = people.as(team.lead(), () -> moves.plan(assessment, Map.of()));
        assertThat(plan.answers().toLook()).containsOnlyKeys("rule.frequent");
        people.as(
                team.lead(),
                () -> moves.move(
                        assessment,
                        new MoveRequest("moving@1", "moving@2", plan.answers().versions(), Map.of())));

        assertThat(people.as(team.lead(), () -> assessments.scored(assessment))
                        .method()
                        .ref())
                .isEqualTo("moving@2");
    }

    @Test
    void whatTakesOverFromTheShippedMethodIsOfferedToItsAssessmentsAndIsRetiredAgain() {
        AssessmentId assessment = team.importFile(ReviewSamples.churn());
        UUID id = published(OwnMethods.likeCore("ours", 1));
        try {
            assertThat(people.as(team.lead(), () -> moves.offer(assessment)))
                    .get()
                    .extracting(Moves.Offer::to)
                    .isEqualTo("ours@1");
            var plan = people.as(team.lead(), () -> moves.plan(assessment, Map.of()));
            assertThat(plan.answers().toLook()).isEmpty();
            assertThat(plan.answers().dropped()).isEmpty();
            assertThat(plan.after().verdict()).isEqualTo(plan.before().verdict());
        } finally {
            library.retire(id);
        }
        assertThat(people.as(team.lead(), () -> moves.offer(assessment))).isEmpty();
    }

    @Test
    void aSubmissionKeepsTheHashOfItsMethod() throws Exception {
        published(OwnMethods.small("hashed", 1));
        AssessmentId assessment = start("hashed@1");
        people.as(team.lead(), () -> answers.save(assessment, level("rule.frequent", 3)));

        team.submit(assessment);

        assertThat(database.sql("select method_sha256 from evaluation where assessment_id = :id")
                        .param("id", assessment.value())
                        .query(String.class)
                        .single())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(OwnMethods.small("hashed", 1).getBytes(UTF_8))));
    }

    @Test
    void aFileMayNameWhatIsPublished() {
        published(OwnMethods.small("filed", 1));

        var file = AssessmentFiles.read("rule.yaml", """
            groundwork: 1
            method: filed@1
            initiative: { name: Rule of thumb }
            answers: { rule.frequent: { level: 3, evidence: documented } }
            """.getBytes(UTF_8), KnownMethods.installed());

        assertThat(file.method().ref()).isEqualTo("filed@1");
    }

    // What would change

    @Test
    void tellsWhatItWouldMakeOfTheAssessmentsWithoutNamingThoseThatThePersonMayNotRead() {
        team.importFile(ReviewSamples.churn());
        team.start();
        UUID same = draft(OwnMethods.likeCore("trial", 1));
        MethodTrial trial = library.tryOut(same).trial();

        assertThat(trial.lines()).isNotEmpty().allSatisfy(line -> {
            assertThat(line.assessment()).isNull();
            assertThat(line.same()).isTrue();
            assertThat(line.toLook() + line.dropped()).isZero();
        });
        assertThat(trial.moved()).isZero();
        assertThat(trial.readable()).isEmpty();
        assertThat(trial.transitions().stream()
                        .mapToLong(MethodTrial.Transition::count)
                        .sum())
                .isEqualTo(trial.lines().size());
        // those without an answer answer nothing that it asks
        assertThat(trial.unlike()).isPositive();
        assertThat(Methods.find("trial@1")).isEmpty();
    }

    @Test
    void countsARecommendationThatChanges() {
        published(OwnMethods.small("changing", 1));
        AssessmentId assessment = start("changing@1");
        for (String question : List.of("rule.frequent", "rule.right")) {
            people.as(team.lead(), () -> answers.save(assessment, level(question, 3)));
        }
        people.as(
                team.lead(),
                () -> answers.save(
                        assessment,
                        new AnswerDraft("rule.permission", 0, null, new Answer.Choice("always"), "", List.of())));

        MethodTrial trial = library.tryOut(draft(OwnMethods.small("changing", 2)
                        .replace("{ question: rule.right, atLeast: 2 }", "{ question: rule.right, atLeast: 4 }")))
                .trial();

        MethodTrial.Line line = trial.lines().stream()
                .filter(one -> one.from().equals("changing@1"))
                .findFirst()
                .orElseThrow();
        assertThat(Objects.requireNonNull(line.before().verdict()).id()).isEqualTo("AUTOMATE");
        assertThat(Objects.requireNonNull(line.after().verdict()).id()).isEqualTo("LEAVE_IT");
        assertThat(line.carried()).isEqualTo(3);
        assertThat(trial.moved()).isEqualTo(1);
    }

    // Who may

    @Test
    void itIsForAdministratorsAlone() throws Exception {
        UUID id = draft(OwnMethods.small("alone", 1));
        people.actAs(team.lead());
        assertThatThrownBy(() -> library.all()).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.examine(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.add("x", new byte[] {1})).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.publish(id, Instant.EPOCH)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.retire(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.remove(id)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> library.tryOut(id)).isInstanceOf(NotFound.class);
        mvc.perform(get("/methods/" + id).with(people.signedIn(team.lead()))).andExpect(status().isNotFound());
        mvc.perform(get("/questionnaires/alone@1").with(people.signedIn(team.lead())))
                .andExpect(status().isNotFound());
    }

    // Pages

    private String page(String path) throws Exception {
        String html = mvc.perform(get(path).with(people.signedIn(administrator)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHold(html);
        return html;
    }

    @Test
    void aFileBecomesADraftIsReadIsTriedIsPublishedAndIsRetired() throws Exception {
        team.importFile(ReviewSamples.churn());
        mvc.perform(multipart("/methods/new")
                        .file(new MockMultipartFile(
                                "file",
                                "C:\\files\\walk.yaml",
                                null,
                                OwnMethods.likeCore("walk", 1).getBytes(UTF_8)))
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(redirectedUrlPattern("/methods/*"));
        UUID id = people.as(administrator, () -> library.all().getFirst().id());
        String one = "/methods/" + id;

        assertThat(page(one)).contains("walk@1", "walk.yaml").doesNotContain("C:\\files");
        assertThat(page("/methods")).contains("walk@1", "core@2");
        assertThat(page(one + "/questions"))
                .contains(Methods.newest().questions().getFirst().text());
        assertThat(Jsoup.parse(page(one + "/trial")).text()).contains("would be told ");
        mvc.perform(get(one + "/file").with(people.signedIn(administrator)))
                .andExpect(content().bytes(OwnMethods.likeCore("walk", 1).getBytes(UTF_8)));
        String seen =
                Jsoup.parse(page(one + "/publish")).select("input[name=seen]").attr("value");
        mvc.perform(post(one + "/publish")
                        .param("seen", seen)
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(redirectedUrl(one));
        assertThat(page(one)).contains("It stays as it is for good");
        String choices = mvc.perform(get("/assessments/new").with(people.signedIn(team.lead())))
                .andReturn()
                .getResponse()
                .getContentAsString();
        PageRules.assertHold(choices);
        assertThat(Jsoup.parse(choices).select("input[name=method]").eachAttr("value"))
                .startsWith("core@2")
                .contains("walk@1");
        mvc.perform(get("/questionnaires/walk@1").with(people.signedIn(team.contributor())))
                .andExpect(status().isOk());
        page(one + "/retire");
        mvc.perform(post(one + "/retire").with(people.signedIn(administrator)).with(csrf()));
        assertThat(page(one)).contains("not offered to new assessments");
        mvc.perform(post(one + "/offer").with(people.signedIn(administrator)).with(csrf()));
        assertThat(page(one)).contains("It stays as it is for good");
        mvc.perform(post(one + "/retire").with(people.signedIn(administrator)).with(csrf()));
        assertThat(page("/audit")).contains("Published a method", "Retired a method", "Offered a method again");
    }

    @Test
    void whatIsWrongInADraftStandsOnItsPage() throws Exception {
        UUID id = draft(OwnMethods.small("wrong", 1).replace("effort: S", "effort: <b>XL</b>"));

        String html = page("/methods/" + id);

        assertThat(Jsoup.parse(html).select(".file-problems tbody tr")).isNotEmpty();
        assertThat(html).doesNotContain("<b>XL</b>").doesNotContain("/methods/" + id + "/publish");
        page("/methods/" + id + "/replace");
        page("/methods/" + id + "/remove");
        mvc.perform(get("/methods/" + id + "/questions").with(people.signedIn(administrator)))
                .andExpect(status().isNotFound());
        mvc.perform(multipart("/methods/" + id + "/replace")
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent());
        mvc.perform(post("/methods/" + id + "/remove")
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get("/methods/" + id).with(people.signedIn(administrator))).andExpect(status().isNotFound());
    }

    @Test
    void whatWasPublishedAndCannotBeReadAnyMoreHasItsPageAndIsNotUsed() throws Exception {
        UUID id = draft(OwnMethods.small("unreadable", 1));
        database.sql("""
            update library_method set state = 'PUBLISHED', name = 'unreadable', version = 1, title = 'Unreadable',
                faults = 0, published_at = changed_at, published_by = changed_by, content = :content
            where id = :id
            """)
                .param(
                        "content",
                        OwnMethods.small("unreadable", 1)
                                .replace("effort: S", "effort: XL")
                                .getBytes(UTF_8))
                .param("id", id)
                .update();

        String html = page("/methods/" + id);

        assertThat(html).contains("This release of Groundwork finds a fault in the file");
        assertThat(Jsoup.parse(html).select(".file-problems tbody tr")).isNotEmpty();
        assertThat(html).doesNotContain("/methods/" + id + "/trial");
        assertThat(mvc.perform(get("/assessments/new").with(people.signedIn(team.lead())))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .doesNotContain("unreadable@1");
        page("/methods");
        page("/methods/" + id + "/retire");
        mvc.perform(post("/methods/" + id + "/retire")
                        .with(people.signedIn(administrator))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void aMethodThatIsNotOfferedIsSaidBesideTheChoice() throws Exception {
        published(OwnMethods.small("chosen", 1));
        String html = mvc.perform(post("/assessments/new")
                        .param("name", "Rule of thumb")
                        .param("team", team.id().toString())
                        .param("method", "gone@9")
                        .with(people.signedIn(team.lead()))
                        .with(csrf()))
                .andExpect(status().isUnprocessableContent())
                .andReturn()
                .getResponse()
                .getContentAsString();

        PageRules.assertHold(html);
        assertThat(Jsoup.parse(html).select("#method-error").text()).contains("choose one of these");
    }
}
