package org.groundwork.api.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.groundwork.api.web.Conformance.conforms;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.command.TestCommands;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamRole;
import org.groundwork.identity.Teams;
import org.groundwork.identity.TokenScope;
import org.groundwork.portfolio.PortfolioSamples;
import org.groundwork.report.ReportSamples;
import org.groundwork.review.ActionDraft;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The HTTP API as a program sees it; what is answered is what its description says. */
@GroundworkTest
class ApiTest {

    private static final String YAML = """
        groundwork: 1
        method: core@2
        initiative: { name: Late payments, summary: "Who will pay late?" }
        answers:
          problem.type: { option: classify }
          problem.decision: { level: 3, evidence: documented, note: "The head of collections" }
          baseline.heuristic: { level: 1 }
          data.labels: dont-know
        """;

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    AccessTokens tokens;

    @Autowired
    Accounts accounts;

    @Autowired
    Assessments assessments;

    @Autowired
    Answers answers;

    @Autowired
    Actions actions;

    @Autowired
    JsonMapper json;

    @Autowired
    Teams teams;

    @Autowired
    JdbcClient database;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
    }

    private String token(PersonId person, TokenScope... scopes) {
        Set<TokenScope> given = EnumSet.noneOf(TokenScope.class);
        given.addAll(scopes.length == 0 ? EnumSet.allOf(TokenScope.class) : Set.of(scopes));
        return tokens.make(person, "build", given, 30);
    }

    private ResultActions call(MockHttpServletRequestBuilder request, String token) throws Exception {
        return mvc.perform(request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .andExpect(conforms())
                .andExpect(header().doesNotExist(HttpHeaders.SET_COOKIE))
                .andExpect(header().string(HttpHeaders.CACHE_CONTROL, containsString("no-store")));
    }

    private ResultActions problem(ResultActions answer, ProblemType type) throws Exception {
        return answer.andExpect(status().is(type.status()))
                .andExpect(header().string(HttpHeaders.CONTENT_TYPE, "application/problem+json"))
                .andExpect(jsonPath("$.type").value(type.uri()))
                .andExpect(jsonPath("$.status").value(type.status()))
                .andExpect(content().string(not(containsString("Exception"))));
    }

    private JsonNode read(ResultActions answer) throws Exception {
        return json.readTree(answer.andReturn().getResponse().getContentAsString(UTF_8));
    }

    private static MockHttpServletRequestBuilder yaml(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(Types.YAML).content(body.getBytes(UTF_8));
    }

    private static MockHttpServletRequestBuilder json(MockHttpServletRequestBuilder request, String body) {
        return request.contentType(Types.JSON).content(body.getBytes(UTF_8));
    }

    @Test
    void aTokenSaysWhoseItIsAndNothingElseOpens() throws Exception {
        String token = token(team.lead(), TokenScope.EVALUATIONS);
        assertThat(token).matches("gw_[A-Za-z0-9_-]{43}");
        call(get("/api/v1/me"), token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.person.name").value("Mira Holm"))
                .andExpect(jsonPath("$.token.scopes[0]").value("evaluations"))
                .andExpect(jsonPath("$.teams[0].role").value("lead"));
        problem(mvc.perform(get("/api/v1/me")), ProblemType.TOKEN_MISSING)
                .andExpect(header().string(HttpHeaders.WWW_AUTHENTICATE, startsWith("Bearer")));
        problem(mvc.perform(get("/api/v1/me").with(people.signedIn(team.lead()))), ProblemType.TOKEN_MISSING);
        problem(mvc.perform(get("/api/v1/me?token=" + token)), ProblemType.TOKEN_MISSING);
        problem(call(get("/api/v1/me"), token + "x"), ProblemType.TOKEN_REFUSED)
                .andExpect(header().string(HttpHeaders.WWW_AUTHENTICATE, containsString("invalid_token")));
        problem(call(get("/api/v1/me"), "gw_" + "A".repeat(43)), ProblemType.TOKEN_REFUSED);
        problem(call(get("/api/v1/assessments"), token), ProblemType.SCOPE_MISSING)
                .andExpect(jsonPath("$.scope").value("assessments:read"))
                .andExpect(header().string(HttpHeaders.WWW_AUTHENTICATE, containsString("insufficient_scope")));
        mvc.perform(get("/account").header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .andExpect(status().is3xxRedirection());
    }

    @Test
    void aTokenEndsWithItsPersonsAccountAndRights() throws Exception {
        AssessmentId assessment = team.start();
        String lead = token(team.lead());
        String address = "/api/v1/assessments/" + assessment;
        call(get(address), lead).andExpect(status().isOk());
        PersonId other = people.member("Lea Roth", people.team("Claims"), TeamRole.LEAD);
        problem(call(get(address), token(other)), ProblemType.NOT_FOUND);
        PersonId administrator = people.administrator("Kim Lang");
        problem(call(get(address), token(administrator)), ProblemType.NOT_FOUND);
        tokens.revoke(team.lead(), tokens.of(team.lead()).getFirst().id());
        problem(call(get(address), lead), ProblemType.TOKEN_REFUSED);
        String again = token(team.lead());
        accounts.deactivate(team.lead(), administrator, true);
        problem(call(get(address), again), ProblemType.TOKEN_REFUSED);
        accounts.activate(team.lead(), administrator);
        problem(call(get(address), again), ProblemType.TOKEN_REFUSED);
        accounts.erase(other, administrator);
        assertThat(tokens.of(other)).isEmpty();
    }

    @Test
    void scoresADocumentAsTheCommandLineDoes() throws Exception {
        String token = token(team.contributor(), TokenScope.EVALUATIONS);
        for (String name : List.of("churn-early-warning", "search-ranking")) {
            Path file = Path.of("src/main/resources/demo/" + name + ".yaml");
            byte[] answer = call(yaml(post("/api/v1/evaluations?seed=7&draws=20000"), Files.readString(file)), token)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsByteArray();
            assertThat(new String(answer, UTF_8))
                    .isEqualTo(TestCommands.output(
                            "score", file.toString(), "--format", "json", "--seed", "7", "--draws", "20000"));
        }
    }

    @Test
    void tellsEverythingThatIsWrongWithADocument() throws Exception {
        String token = token(team.contributor());
        problem(
                        call(
                                yaml(
                                        post("/api/v1/evaluations"),
                                        YAML.replace("level: 3", "level: 7").replace("problem.type", "problem.typ")),
                                token),
                        ProblemType.DOCUMENT_WRONG)
                .andExpect(jsonPath("$.errors.length()").value(2))
                .andExpect(jsonPath("$.errors[0].line").value(5))
                .andExpect(jsonPath("$.errors[0].message").value(containsString("problem.type")))
                .andExpect(jsonPath("$.errors[1].key").value("answers.problem.decision.level"));
        problem(call(yaml(post("/api/v1/evaluations"), ""), token), ProblemType.DOCUMENT_WRONG);
        problem(call(json(post("/api/v1/evaluations"), "{\"a\u0000\":1}"), token), ProblemType.DOCUMENT_WRONG);
        problem(call(json(post("/api/v1/evaluations"), "[1"), token), ProblemType.DOCUMENT_WRONG);
        problem(
                call(post("/api/v1/evaluations").contentType(Types.JSON).content(new byte[] {(byte) 0xff, 0}), token),
                ProblemType.DOCUMENT_WRONG);
        problem(
                call(post("/api/v1/evaluations").contentType(Types.JSON).content(new byte[2 * 1024 * 1024 + 1]), token),
                ProblemType.TOO_LARGE);
        problem(
                call(
                        post("/api/v1/evaluations")
                                .contentType("application/x-www-form-urlencoded")
                                .content("a=b"),
                        token),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        problem(
                call(
                        post("/api/v1/evaluations")
                                .contentType("application/json;charset=utf-16")
                                .content("{}"),
                        token),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesWhatItDoesNotUnderstandAndNamesIt() throws Exception {
        String token = token(team.lead());
        problem(call(yaml(post("/api/v1/evaluations?drws=20000"), YAML), token), ProblemType.UNKNOWN_PARAMETER)
                .andExpect(jsonPath("$.parameter").value("drws"))
                .andExpect(jsonPath("$.detail").value(containsString("“draws”")));
        problem(call(yaml(post("/api/v1/evaluations?draws=3"), YAML), token), ProblemType.WRONG_PARAMETER)
                .andExpect(jsonPath("$.parameter").value("draws"));
        problem(call(yaml(post("/api/v1/evaluations?seed=x"), YAML), token), ProblemType.WRONG_PARAMETER)
                .andExpect(jsonPath("$.parameter").value("seed"));
        for (String query : List.of(
                "limit=0",
                "limit=101",
                "limit=x",
                "cursor=x",
                "cursor=",
                "team=x",
                "status=closed",
                "archived=maybe",
                "team=",
                "status=",
                "limit=1&limit=2")) {
            problem(call(get("/api/v1/assessments?" + query), token), ProblemType.WRONG_PARAMETER);
        }
        problem(
                call(get("/api/v1/me").header(HttpHeaders.CONTENT_TYPE, "nonsense"), token),
                ProblemType.UNSUPPORTED_MEDIA_TYPE);
        problem(call(get("/api/v1/nowhere"), token), ProblemType.NOT_FOUND);
        problem(call(get("/api"), token), ProblemType.NOT_FOUND);
        problem(call(get("/api/v1/assessments/x"), token), ProblemType.NOT_FOUND);
        problem(call(get("/api/v1/assessments/" + UUID.randomUUID()), token), ProblemType.NOT_FOUND);
        problem(call(put("/api/v1/me"), token), ProblemType.METHOD_NOT_ALLOWED)
                .andExpect(header().string(HttpHeaders.ALLOW, containsString("GET")));
        problem(call(get("/api/v1/me").accept("image/png"), token), ProblemType.NOT_ACCEPTABLE);
        mvc.perform(head("/api/v1/me").header(HttpHeaders.AUTHORIZATION, "Bearer " + token))
                .andExpect(status().isOk());
        mvc.perform(options("/api/v1/assessments")
                        .header(HttpHeaders.AUTHORIZATION, "Bearer " + token)
                        .header(HttpHeaders.ORIGIN, "https://elsewhere.example"))
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.ALLOW, containsString("POST")))
                .andExpect(header().doesNotExist(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN));
    }

    @Test
    void listsPageAfterPage() throws Exception {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(team.start("Idea " + i, "").toString());
        }
        String token = token(team.contributor());
        Set<String> seen = new HashSet<>();
        String next = "/api/v1/assessments?limit=2&status=open&team=" + team.id();
        int pages = 0;
        while (next != null) {
            ResultActions answer = call(get(next), token).andExpect(status().isOk());
            JsonNode page = read(answer);
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("id").asString())).isTrue());
            next = page.has("next") ? page.get("next").asString() : null;
            answer.andExpect(
                    next == null
                            ? header().doesNotExist(HttpHeaders.LINK)
                            : header().string(HttpHeaders.LINK, "<" + next + ">; rel=\"next\""));
            pages++;
        }
        assertThat(pages).isEqualTo(3);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(made);
        people.doAs(team.lead(), () -> {
            assessments.archive(AssessmentId.of(made.getFirst()));
        });
        call(get("/api/v1/assessments?archived=true"), token)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].archived").value(true));
        call(get("/api/v1/assessments?archived=any"), token)
                .andExpect(jsonPath("$.items.length()").value(5));
        call(get("/api/v1/assessments?team=" + people.team("Claims").value()), token)
                .andExpect(jsonPath("$.items.length()").value(0));
    }

    @Test
    void startsAnAssessmentOnceForAKey() throws Exception {
        String token = token(team.lead());
        String key = UUID.randomUUID().toString();
        Supplier<MockHttpServletRequestBuilder> request =
                () -> yaml(post("/api/v1/assessments").header("Idempotency-Key", key), YAML);
        ResultActions first = call(request.get(), token).andExpect(status().isCreated());
        String location = Objects.requireNonNull(first.andReturn().getResponse().getHeader(HttpHeaders.LOCATION));
        String tag = Objects.requireNonNull(first.andReturn().getResponse().getHeader(HttpHeaders.ETAG));
        String body = first.andReturn().getResponse().getContentAsString(UTF_8);
        call(request.get(), token)
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotency-Replayed", "true"))
                .andExpect(header().string(HttpHeaders.LOCATION, location))
                .andExpect(header().string(HttpHeaders.ETAG, tag))
                .andExpect(content().string(body));
        call(get("/api/v1/assessments"), token)
                .andExpect(jsonPath("$.items.length()").value(1));
        problem(
                call(yaml(post("/api/v1/assessments").header("Idempotency-Key", key), YAML + "\n"), token),
                ProblemType.KEY_REUSED);
        problem(
                call(yaml(post("/api/v1/assessments").header("Idempotency-Key", "a b"), YAML), token),
                ProblemType.WRONG_PARAMETER);
        call(get(location), token)
                .andExpect(header().string(HttpHeaders.ETAG, tag))
                .andExpect(jsonPath("$.answers['problem.decision'].by").value("Mira Holm"));
        // also where by now it could not be started: the team is chosen once
        database.sql("update membership set role = 'CONTRIBUTOR' where team_id = :team and person_id = :lead")
                .param("team", team.id().value())
                .param("lead", team.lead().value())
                .update();
        call(request.get(), token)
                .andExpect(status().isCreated())
                .andExpect(header().string("Idempotency-Replayed", "true"));
        database.sql("update membership set role = 'LEAD' where team_id = :team and person_id = :lead")
                .param("team", team.id().value())
                .param("lead", team.lead().value())
                .update();
        // what was refused can be tried again under the same key
        String second = UUID.randomUUID().toString();
        problem(
                call(
                        yaml(
                                post("/api/v1/assessments").header("Idempotency-Key", second),
                                YAML.replace("level: 3", "level: 9")),
                        token),
                ProblemType.DOCUMENT_WRONG);
        call(yaml(post("/api/v1/assessments").header("Idempotency-Key", second), YAML), token)
                .andExpect(status().isCreated());
    }

    @Test
    void startsAnAssessmentWhereThePersonLeads() throws Exception {
        problem(call(yaml(post("/api/v1/assessments"), YAML), token(team.contributor())), ProblemType.FORBIDDEN);
        problem(
                call(yaml(post("/api/v1/assessments?team=" + team.id()), YAML), token(team.manager())),
                ProblemType.FORBIDDEN);
        String token = token(team.lead());
        problem(
                call(yaml(post("/api/v1/assessments?team=" + UUID.randomUUID()), YAML), token),
                ProblemType.WRONG_PARAMETER);
        problem(
                        call(
                                yaml(
                                        post("/api/v1/assessments"),
                                        YAML.replace("name: Late payments,", "name: Late payments, team: Nobody,")),
                                token),
                        ProblemType.REFUSED)
                .andExpect(jsonPath("$.parameter").value("initiative.team"));
        problem(
                call(yaml(post("/api/v1/assessments"), YAML), token(team.lead(), TokenScope.ASSESSMENTS_READ)),
                ProblemType.SCOPE_MISSING);
    }

    @Test
    void changesADocumentThatWasSeen() throws Exception {
        String token = token(team.lead());
        String location = Objects.requireNonNull(call(yaml(post("/api/v1/assessments"), YAML), token)
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION));
        ResultActions seen = call(get(location).accept(Types.YAML), token)
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(Types.YAML));
        String document = seen.andReturn().getResponse().getContentAsString(UTF_8);
        String tag = Objects.requireNonNull(seen.andReturn().getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(tag).endsWith("-yaml\"");
        call(get(location).accept(Types.YAML).header(HttpHeaders.IF_NONE_MATCH, tag), token)
                .andExpect(status().isNotModified());
        String changed = document.replace("level: 1", "level: 2").replaceFirst("(?m)^  data.labels:.*\\n", "");
        assertThat(changed).isNotEqualTo(document);
        problem(call(yaml(put(location), changed), token), ProblemType.PRECONDITION_REQUIRED)
                .andExpect(jsonPath("$.parameter").value("If-Match"));
        problem(
                call(yaml(put(location).header(HttpHeaders.IF_MATCH, "\"0\""), changed), token),
                ProblemType.CHANGED_MEANWHILE);
        String after = call(
                        yaml(put(location).accept(Types.YAML).header(HttpHeaders.IF_MATCH, "\"x\", W/" + tag), changed),
                        token)
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.ETAG, not(tag)))
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        assertThat(after).contains("level: 2").doesNotContain("data.labels");
        problem(
                call(yaml(put(location).header(HttpHeaders.IF_MATCH, tag), changed), token),
                ProblemType.CHANGED_MEANWHILE);
        AssessmentId id = AssessmentId.of(location.substring(location.lastIndexOf('/') + 1));
        people.doAs(team.lead(), () -> {
            assertThat(answers.history(id, "baseline.heuristic")).hasSize(2);
            assertThat(answers.history(id, "problem.decision"))
                    .as("what did not change")
                    .hasSize(1);
            assertThat(answers.history(id, "data.labels")).hasSize(2);
        });
        problem(
                call(yaml(put(location).header(HttpHeaders.IF_MATCH, "*"), changed.replace("core@2", "core@1")), token),
                ProblemType.CONFLICT);
        problem(
                call(yaml(put(location).header(HttpHeaders.IF_MATCH, "*"), changed), token(team.manager())),
                ProblemType.FORBIDDEN);
        team.submit(id);
        problem(call(yaml(put(location).header(HttpHeaders.IF_MATCH, "*"), changed), token), ProblemType.NOT_OPEN);
    }

    @Test
    void whoContributesChangesAnswersAndNotTheName() throws Exception {
        String address = "/api/v1/assessments/" + started(YAML);
        String token = token(team.contributor());
        String document = call(get(address).accept(Types.YAML), token)
                .andReturn()
                .getResponse()
                .getContentAsString(UTF_8);
        call(
                        yaml(
                                put(address).header(HttpHeaders.IF_MATCH, "*"),
                                document.replace("level: 1", "level: 2").replace("Late payments", " Late  payments ")),
                        token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.answers['baseline.heuristic'].level").value(2));
        for (String changed : List.of(
                document.replace("Late payments", "Other"), document.replace("Who will pay late?", "Who will not?"))) {
            assertThat(changed).isNotEqualTo(document);
            problem(call(yaml(put(address).header(HttpHeaders.IF_MATCH, "*"), changed), token), ProblemType.FORBIDDEN);
        }
        call(get(address), token)
                .andExpect(jsonPath("$.answers['baseline.heuristic'].level").value(2));
    }

    @Test
    void aDocumentThatIsPutBackAsItWasReadChangesNothing() throws Exception {
        String token = token(team.lead());
        String given = """
            groundwork: 1
            method: core@2
            initiative: { name: Late payments }
            answers:
              problem.type:
                option: classify
                note: |
                  Two lines,
                  and a line end.
              problem.decision:
                level: 3
                evidence: documented
                note: "a\\r\\nb  "
                links: ["https://wiki.example/a", "https://wiki.example/a"]
              baseline.heuristic: { level: 1, note: "Cafe\u0301" }
            """;
        AssessmentId id = started(given);
        // and one from before texts of files were tidied
        database.sql("update answer set note = note || E'\\n', links = links || links"
                        + " where assessment_id = :id and question = 'problem.type'")
                .param("id", id.value())
                .update();
        String address = "/api/v1/assessments/" + id;
        ResultActions seen = call(get(address), token);
        String tag = Objects.requireNonNull(seen.andReturn().getResponse().getHeader(HttpHeaders.ETAG));
        String document = seen.andReturn().getResponse().getContentAsString(UTF_8);
        assertThat(document).contains("a\\nb\"").contains("Caf\u00e9");
        for (MockHttpServletRequestBuilder request : List.of(json(put(address), document), yaml(put(address), given))) {
            call(request.header(HttpHeaders.IF_MATCH, tag), token)
                    .andExpect(status().isOk())
                    .andExpect(header().string(HttpHeaders.ETAG, tag));
        }
        people.doAs(team.lead(), () -> {
            for (String question : List.of("problem.type", "problem.decision", "baseline.heuristic")) {
                assertThat(answers.history(id, question)).as(question).hasSize(1);
            }
        });
    }

    @Test
    void aNoteWithoutAnAnswerWhichNoDocumentShowsStaysBesideTheNewOne() throws Exception {
        AssessmentId id = started(YAML);
        people.as(
                team.contributor(),
                () -> answers.save(
                        id,
                        new AnswerDraft(
                                "data.volume",
                                0,
                                null,
                                null,
                                "Ask the depot.",
                                List.of("https://wiki.example/a", "https://wiki.example/b"))));
        String document =
                YAML + "  data.volume: { level: 2, note: \"Two years.\", links: [\"https://wiki.example/b\"] }\n";
        call(yaml(put("/api/v1/assessments/" + id).header(HttpHeaders.IF_MATCH, "*"), document), token(team.lead()))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.answers['data.volume'].level").value(2))
                .andExpect(jsonPath("$.answers['data.volume'].note").value("Ask the depot.\n\nTwo years."))
                .andExpect(jsonPath("$.answers['data.volume'].links.length()").value(2));
    }

    @Test
    void nothingChangesInATeamThatIsPutAway() throws Exception {
        AssessmentId id = started(YAML);
        people.as(
                team.lead(),
                () -> actions.add(
                        id,
                        new ActionDraft("Run the rule", "", "", null, null, ActionView.State.OPEN, null, "", null)));
        String token = token(team.lead());
        String action = "/api/v1/actions/"
                + read(call(get("/api/v1/actions"), token)).at("/items/0/id").asString();
        String name = teams.find(team.id()).orElseThrow().name();
        teams.archive(team.id(), team.lead());
        call(get("/api/v1/assessments/" + id), token).andExpect(status().isOk());
        for (MockHttpServletRequestBuilder request : List.of(
                yaml(post("/api/v1/assessments?team=" + team.id()), YAML),
                yaml(post("/api/v1/assessments"), YAML.replace("summary:", "team: " + name + ", summary:")),
                yaml(put("/api/v1/assessments/" + id).header(HttpHeaders.IF_MATCH, "*"), YAML),
                json(patch(action).header(HttpHeaders.IF_MATCH, "*"), "{\"state\":\"done\"}"),
                json(post("/api/v1/assessments/" + id + "/comments"), "{\"text\":\"Too late.\"}"))) {
            problem(call(request, token), ProblemType.CONFLICT);
        }
    }

    @Test
    void whoeverTakesSomethingLeavesATrace() throws Exception {
        AssessmentId id = team.submit(ReportSamples.named("pilot"));
        String address = "/api/v1/assessments/" + id;
        String token = token(team.manager());
        String tag = Objects.requireNonNull(
                call(get(address), token).andReturn().getResponse().getHeader(HttpHeaders.ETAG));
        assertThat(exported()).containsExactly("json");
        for (String known : List.of(tag, "W/" + tag, "*", "\"0\", " + tag)) {
            call(get(address).header(HttpHeaders.IF_NONE_MATCH, known), token)
                    .andExpect(status().isNotModified())
                    .andExpect(header().string(HttpHeaders.ETAG, tag))
                    .andExpect(content().string(""));
        }
        assertThat(exported()).as("nothing was sent").hasSize(1);
        call(get(address).accept(Types.YAML).header(HttpHeaders.IF_NONE_MATCH, tag), token)
                .andExpect(status().isOk());
        assertThat(exported()).as("another form of it was").containsExactly("json", "yaml");
        call(get("/api/v1/portfolio"), token).andExpect(status().isOk());
        call(get("/api/v1/portfolio").accept(Types.CSV), token).andExpect(status().isOk());
        assertThat(exported()).containsExactly("json", "yaml", "json", "csv");
    }

    private List<String> exported() {
        return database.sql("select detail from audit_event where act = 'EXPORTED' and team_id = :team order by id")
                .param("team", team.id().value())
                .query(String.class)
                .list();
    }

    private AssessmentId started(String document) throws Exception {
        String location = Objects.requireNonNull(call(yaml(post("/api/v1/assessments"), document), token(team.lead()))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION));
        return AssessmentId.of(location.substring(location.lastIndexOf('/') + 1));
    }

    /** Whatever stands in a document stands there after it was put, and puts back to the same. */
    @Test
    void takesWholeDocumentsWithTheirEconomics() throws Exception {
        String token = token(team.lead());
        String location = Objects.requireNonNull(call(yaml(post("/api/v1/assessments"), YAML), token)
                .andReturn()
                .getResponse()
                .getHeader(HttpHeaders.LOCATION));
        for (String name : List.of("late-payment-warning", "churn-early-warning", "invoice-field-reading")) {
            String file = Files.readString(Path.of("src/main/resources/demo/" + name + ".yaml"));
            AssessmentFile given = AssessmentFiles.read(name, file.getBytes(UTF_8), KnownMethods.installed());
            if (!given.method().ref().equals("core@2")) {
                continue;
            }
            String stands = call(yaml(put(location).header(HttpHeaders.IF_MATCH, "*"), file), token)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8);
            AssessmentFile now = AssessmentFiles.read(name, stands.getBytes(UTF_8), KnownMethods.installed());
            assertThat(now.sheet()).isEqualTo(given.sheet());
            assertThat(now.economics()).isEqualTo(given.economics());
            assertThat(now.initiative().name()).isEqualTo(given.initiative().name());
            String again = call(json(put(location).header(HttpHeaders.IF_MATCH, "*"), stands), token)
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8);
            assertThat(again).as("nothing was changed, so nothing changes").isEqualTo(stands);
        }
    }

    /** From any document to any other, whatever was answered and stated. */
    @Test
    void takesOneDocumentInThePlaceOfAnyOther() throws Exception {
        String token = token(team.lead());
        AssessmentFile money = AssessmentFiles.read(
                "money",
                Files.readAllBytes(Path.of("src/test/resources/cases/economics-r1.yaml")),
                KnownMethods.installed());
        String location = "/api/v1/assessments/" + team.importFile(PortfolioSamples.random("First", 0, null));
        for (long seed = 1; seed <= 12; seed++) {
            AssessmentFile given =
                    PortfolioSamples.random("Random " + seed, seed, seed % 3 == 0 ? null : money.economics());
            String stands = call(
                            json(put(location).header(HttpHeaders.IF_MATCH, "*"), AssessmentFiles.writeJson(given)),
                            token)
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(UTF_8);
            AssessmentFile now = AssessmentFiles.read("now", stands.getBytes(UTF_8), KnownMethods.installed());
            assertThat(now.sheet()).as("seed " + seed).isEqualTo(given.sheet());
            assertThat(now.economics()).as("seed " + seed).isEqualTo(given.economics());
        }
    }

    @Test
    void givesTheReportInEachForm() throws Exception {
        AssessmentId id = team.start("Not yet", "");
        String token = token(team.manager());
        call(get("/api/v1/assessments/" + id + "/report"), token)
                .andExpect(status().isOk())
                .andExpect(header().string("Groundwork-Report", "present"))
                .andExpect(jsonPath("$.of").value("present"))
                .andExpect(jsonPath("$.recommendation.tooEarly").value(true));
        AssessmentId submitted = team.submit(ReportSamples.named("pilot"));
        String address = "/api/v1/assessments/" + submitted + "/report";
        call(get(address), token)
                .andExpect(header().string("Groundwork-Report", "submission 1"))
                .andExpect(jsonPath("$.submission").value(1))
                .andExpect(jsonPath("$.review.state").value("waiting"))
                .andExpect(jsonPath("$.recommendation.verdict").value("PILOT_ML"))
                .andExpect(jsonPath("$.result.verdict").value("PILOT_ML"));
        call(get(address).accept("text/html"), token)
                .andExpect(header().string(HttpHeaders.CONTENT_DISPOSITION, startsWith("attachment")))
                .andExpect(content().string(allOf(startsWith("<!"), containsString("</html>"))));
        byte[] pdf = call(get(address + "?of=1&kind=page&paper=letter").accept("application/pdf"), token)
                .andExpect(status().isOk())
                .andExpect(header().string("Groundwork-Report", "submission 1"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(pdf, 0, 5, UTF_8)).isEqualTo("%PDF-");
        problem(call(get(address + "?of=2"), token), ProblemType.NOT_FOUND);
        problem(call(get(address + "?of=none"), token), ProblemType.WRONG_PARAMETER);
        problem(call(get(address + "?kind=slides"), token), ProblemType.WRONG_PARAMETER);
        problem(call(get(address + "?paper=a3"), token), ProblemType.WRONG_PARAMETER);
        problem(call(get(address).accept("application/zip"), token), ProblemType.NOT_ACCEPTABLE);
    }

    @Test
    void givesThePortfolioInEachForm() throws Exception {
        team.submit(ReportSamples.named("pilot"));
        String token = token(team.manager());
        call(get("/api/v1/portfolio"), token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[0].verdict").value("PILOT_ML"))
                .andExpect(jsonPath("$.items[0].status").value("waiting"));
        call(get("/api/v1/portfolio?verdict=RETHINK&verdict=EARLY"), token)
                .andExpect(jsonPath("$.items.length()").value(0));
        call(get("/api/v1/portfolio?sort=name&order=asc&from=2020-01-01&q=nothing+like+it"), token)
                .andExpect(jsonPath("$.items.length()").value(0));
        call(get("/api/v1/portfolio").accept("text/csv"), token)
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("text/csv"));
        byte[] workbook = call(get("/api/v1/portfolio").accept(Types.XLSX), token)
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(workbook, 0, 2, UTF_8)).isEqualTo("PK");
        for (String query : List.of(
                "verdict=NONE", "status=x", "from=2026-02-30", "to=+999999999-01-01", "sort=x", "order=x", "team=1")) {
            problem(call(get("/api/v1/portfolio?" + query), token), ProblemType.WRONG_PARAMETER);
        }
        problem(call(get("/api/v1/portfolio"), token(team.lead())), ProblemType.FORBIDDEN);
    }

    @Test
    void saysHowFarAnActionIs() throws Exception {
        AssessmentId id = team.start();
        people.as(
                team.lead(),
                () -> actions.add(
                        id,
                        new ActionDraft(
                                "Run the rule",
                                "",
                                "",
                                team.contributor(),
                                null,
                                ActionView.State.OPEN,
                                null,
                                "",
                                null)));
        String token = token(team.contributor());
        JsonNode page = read(call(get("/api/v1/actions?open=true&overdue=false&owner=me&limit=1"), token)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].owner.name").value("Jonas Berg")));
        String address = "/api/v1/actions/" + page.get("items").get(0).get("id").asString();
        call(get("/api/v1/actions?owner=" + team.lead()), token)
                .andExpect(jsonPath("$.items.length()").value(0));
        call(get(address), token).andExpect(header().string(HttpHeaders.ETAG, "\"1\""));
        problem(call(json(patch(address), "{\"state\":\"done\"}"), token), ProblemType.PRECONDITION_REQUIRED);
        call(
                        json(
                                patch(address).header(HttpHeaders.IF_MATCH, "\"1\""),
                                "{\"state\":\"doing\",\"note\":\"Half.\"}"),
                        token)
                .andExpect(status().isOk())
                .andExpect(header().string(HttpHeaders.ETAG, "\"2\""))
                .andExpect(jsonPath("$.note").value("Half."));
        problem(
                call(json(patch(address).header(HttpHeaders.IF_MATCH, "\"1\""), "{\"state\":\"done\"}"), token),
                ProblemType.CHANGED_MEANWHILE);
        problem(
                        call(
                                json(
                                        patch(address).header(HttpHeaders.IF_MATCH, "*"),
                                        "{\"state\":\"finished\",\"nte\":\"x\"}"),
                                token),
                        ProblemType.DOCUMENT_WRONG)
                .andExpect(jsonPath("$.errors[*].message", hasItem(containsString("“note”"))))
                .andExpect(jsonPath("$.errors[*].key", hasItem(endsWith("state"))));
        problem(call(json(patch(address).header(HttpHeaders.IF_MATCH, "*"), "[]"), token), ProblemType.DOCUMENT_WRONG);
        PersonId another = people.member("Kim Lang", team.id(), TeamRole.CONTRIBUTOR);
        problem(
                call(json(patch(address).header(HttpHeaders.IF_MATCH, "*"), "{\"state\":\"done\"}"), token(another)),
                ProblemType.FORBIDDEN);
        TeamId claims = people.team("Claims");
        problem(
                call(
                        json(patch(address).header(HttpHeaders.IF_MATCH, "*"), "{\"state\":\"done\"}"),
                        token(people.member("Lea Roth", claims, TeamRole.LEAD))),
                ProblemType.NOT_FOUND);
    }

    @Test
    void commentsAndAnswersComments() throws Exception {
        String token = token(team.contributor());
        String address = "/api/v1/assessments/" + team.start() + "/comments";
        JsonNode first = read(call(
                        json(
                                post(address).header("Idempotency-Key", "k1"),
                                "{\"text\":\"Two weeks lack.\",\"question\":\"data.volume\"}"),
                        token)
                .andExpect(status().isCreated()));
        call(
                        json(
                                post(address).header("Idempotency-Key", "k1"),
                                "{\"text\":\"Two weeks lack.\",\"question\":\"data.volume\"}"),
                        token)
                .andExpect(header().string("Idempotency-Replayed", "true"));
        String thread = first.get("thread").asString();
        call(json(post(address), "{\"text\":\"Which?\",\"thread\":\"" + thread + "\"}"), token)
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.thread").value(thread));
        call(get(address), token)
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.items[0].question").value("data.volume"))
                .andExpect(jsonPath("$.items[0].comments.length()").value(2))
                .andExpect(jsonPath("$.items[0].comments[0].by.name").value("Jonas Berg"));
        for (String body : List.of(
                "{}",
                "{\"text\":1}",
                "{\"text\":\"a\",\"question\":\"none\"}",
                "{\"text\":\"a\",\"thread\":\"none\"}",
                "{\"text\":\"a\",\"thread\":\"" + thread + "\",\"question\":\"data.volume\"}",
                "{\"txt\":\"a\"}")) {
            problem(call(json(post(address), body), token), ProblemType.DOCUMENT_WRONG);
        }
        problem(call(json(post(address), "{\"text\":\" \"}"), token), ProblemType.REFUSED);
    }

    @Test
    void describesItselfToEverybody() throws Exception {
        mvc.perform(get("/api/v1/schema")).andExpect(conforms()).andExpect(status().isOk());
        mvc.perform(get("/api/v1/problems"))
                .andExpect(conforms())
                .andExpect(jsonPath("$.items.length()").value(ProblemType.values().length));
        mvc.perform(get("/api/v1/problems/scope-missing"))
                .andExpect(conforms())
                .andExpect(jsonPath("$.status").value(403))
                .andExpect(cookie().doesNotExist("groundwork"));
        problem(mvc.perform(get("/api/v1/problems/none")), ProblemType.NOT_FOUND);
        String token = token(team.contributor(), TokenScope.EVALUATIONS);
        call(get("/api/v1/methods"), token)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].id", hasItem("core@2")));
        call(get("/api/v1/methods/core@1"), token)
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(Types.YAML));
        problem(call(get("/api/v1/methods/core@9"), token), ProblemType.NOT_FOUND);
        problem(
                call(get("/api/v1/methods"), token(team.contributor(), TokenScope.PORTFOLIO_READ)),
                ProblemType.SCOPE_MISSING);
    }

    @Test
    void slowsAHurriedTokenDownAndNoOther() throws Exception {
        String token = token(team.lead());
        String other = token(team.lead());
        ResultActions last = call(get("/api/v1/me"), token);
        for (int i = 0; i < 200 && last.andReturn().getResponse().getStatus() == 200; i++) {
            last = call(get("/api/v1/me"), token);
        }
        problem(last, ProblemType.TOO_MANY_REQUESTS).andExpect(header().string(HttpHeaders.RETRY_AFTER, not("0")));
        call(get("/api/v1/me"), other).andExpect(status().isOk());
    }
}
