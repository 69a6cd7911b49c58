package org.groundwork.api.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is answered, as JSON. Keys are only ever added; what cannot be said is absent. */
final class Schemas {

    private Schemas() {}

    private static final String ID = "0b0f7c52-6a2f-4f0e-9f1e-1f1f6f6f2a10";
    private static final String AT = "2026-03-01T10:42:00Z";

    @Schema(name = "Team", description = "A team.")
    record Team(
            @Schema(description = "Its id.", example = ID) UUID id,

            @Schema(description = "What it is called.", example = "Retention")
            String name) {}

    @Schema(name = "Person", description = "A person.")
    record Person(
            @Schema(description = "The person’s id.", example = ID)
            UUID id,

            @Schema(description = "What the person is called now.", example = "Mira Holm")
            String name) {}

    @Schema(name = "Assessment", description = "An assessment without its answers.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Assessment(
            @Schema(description = "Its id.", example = ID) UUID id,

            @Schema(description = "What the initiative is called.", example = "Churn early warning")
            String name,

            @Schema(
                    description = "The initiative in a sentence or two.",
                    example = "Tell the call centre which subscribers to ring first.")
            @Nullable
            String summary,

            Team team,

            @Schema(description = "The method that it answers, with its version.", example = "core@2")
            String method,

            @Schema(
                    description = "Where it stands between its team and those who decide.",
                    allowableValues = {"open", "in-review", "returned", "decided"},
                    example = "open")
            String status,

            @Schema(description = "It was put away.", example = "false")
            boolean archived,

            @Schema(description = "When it was begun.", example = AT)
            Instant createdAt,

            @Schema(description = "The last change to it or to one of its answers.", example = AT)
            Instant changedAt,

            @Schema(description = "Its document.", format = "uri-reference", example = "/api/v1/assessments/" + ID)
            String href) {}

    @Schema(name = "AssessmentPage", description = "A page of a list of assessments.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AssessmentPage(
            List<Assessment> items,

            @Schema(
                    description = "Where the next page is; absent on the last one.",
                    format = "uri-reference",
                    example = "/api/v1/assessments?limit=50&cursor=AAYfEnxLQgALD3xSai9PDp8eHx9vbyoQ")
            @Nullable
            String next) {}

    @Schema(name = "Report", description = "What a report says, for programs.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Report(
            Assessment assessment,

            @Schema(
                    description =
                            "Whether it is of a submission, which cannot change, or of the present answers, which can.",
                    allowableValues = {"submission", "present"},
                    example = "submission")
            String of,

            @Schema(description = "Number of the submission within its assessment, from 1.", example = "2") @Nullable
            Integer submission,

            @Schema(description = "When it was submitted.", example = AT) @Nullable
            Instant submittedAt,

            @Schema(description = "Name of who submitted it.", example = "Mira Holm") @Nullable
            String submittedBy,

            @Nullable Review review,

            Recommendation recommendation,

            @Schema(ref = "#/components/schemas/Result") @JsonRawValue
            String result) {}

    @Schema(name = "Review", description = "What became of a submission.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Review(
            @Schema(
                    description =
                            "Where it stands: it waits, was decided as the method recommends or otherwise, was given"
                                    + " back to the team, was taken back by it, or a next one took its place.",
                    allowableValues = {"waiting", "accepted", "otherwise", "returned", "withdrawn", "superseded"},
                    example = "accepted")
            String state,

            @Schema(description = "Title of what was decided.", example = "Baseline first") @Nullable
            String decision,

            @Schema(description = "Name of who reviewed it.", example = "Ada Wolff") @Nullable
            String by,

            @Schema(description = "When it was reviewed.", example = AT) @Nullable
            Instant at,

            @Schema(description = "Why.", example = "The simple rule was never tried.") @Nullable
            String reason) {}

    @Schema(name = "Recommendation", description = "What the method recommends, in words.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Recommendation(
            @Schema(description = "Id of the verdict; absent where it is too early to name one.") @Nullable
            String verdict,

            @Schema(description = "The verdict’s title.", example = "Baseline first") @Nullable
            String title,

            @Schema(
                    description = "The verdict in a sentence.",
                    example = "Build the simple solution first, and measure it.")
            @Nullable
            String headline,

            @Schema(
                    description = "Too little was answered to name a verdict, or hardly anything of it is known.",
                    example = "false")
            boolean tooEarly,

            @Schema(description = "Nothing that is guessed or not known could change it.", example = "true")
            boolean settled) {}

    @Schema(name = "Comment", description = "A comment.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Comment(
            @Schema(description = "Its id.", example = ID) UUID id,

            Person by,

            @Schema(description = "When it was written.", example = AT)
            Instant at,

            @Schema(
                    description = "As it was typed; empty once it was taken back.",
                    example = "The export of March lacks two weeks.")
            String text,

            @Schema(description = "When it was changed; absent where it was not.", example = AT) @Nullable
            Instant editedAt,

            @Schema(description = "Its author took it back.", example = "false")
            boolean withdrawn) {}

    @Schema(name = "Thread", description = "Comments that belong together.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Thread(
            @Schema(description = "Its id.", example = ID) UUID id,

            @Schema(description = "The question that it is about; absent where it is about the whole assessment.")
            @Nullable
            String question,

            List<Comment> comments,

            @Schema(
                    description = "When somebody said that nothing is left to say; absent while it is open.",
                    example = AT)
            @Nullable
            Instant settledAt,

            @Schema(description = "Name of who said so.", example = "Mira Holm") @Nullable
            String settledBy) {}

    @Schema(name = "ThreadList", description = "All threads of an assessment, in the order in which they were begun.")
    record ThreadList(List<Thread> items) {}

    @Schema(name = "PostedComment", description = "A comment with its thread.")
    record PostedComment(
            @Schema(description = "The thread in which it stands.", example = ID)
            UUID thread,

            Comment comment) {}

    @Schema(name = "Action", description = "Something that a team means to do.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Action(
            @Schema(description = "Its id.", example = ID) UUID id,

            @Schema(description = "The assessment that it belongs to.", example = ID)
            UUID assessment,

            @Schema(description = "What that is called.", example = "Churn early warning")
            String assessmentName,

            @Schema(
                    description =
                            "A next step of a report, its experiment, a part of carrying out what it recommends, or"
                                    + " one that somebody added.",
                    allowableValues = {"step", "experiment", "plan", "own"},
                    example = "step")
            String kind,

            @Schema(description = "What is to be done, on a line.", example = "Write the simple rule down and run it")
            String title,

            @Schema(description = "More of what is to be done.", example = "Two weeks on the cases of last year.")
            @Nullable
            String what,

            @Schema(description = "What shows that it is done.", example = "A figure for last quarter") @Nullable
            String doneWhen,

            @Nullable Person owner,

            @Schema(description = "By when; absent where no date is set.", example = "2026-04-30") @Nullable
            LocalDate due,

            @Schema(description = "Its day has passed, and it is neither done nor dropped.", example = "false")
            boolean overdue,

            @Schema(
                    description = "How far it is.",
                    allowableValues = {"open", "doing", "done", "dropped"},
                    example = "doing")
            String state,

            @Schema(description = "What somebody said about how far it is.", example = "Half of it runs.") @Nullable
            String note,

            @Schema(description = "The last change.", example = AT)
            Instant changedAt,

            @Schema(description = "Counts its changes from 1; also its entity tag.", example = "3")
            int version) {}

    @Schema(name = "ActionPage", description = "A page of a list of actions.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActionPage(
            List<Action> items,

            @Schema(
                    description = "Where the next page is; absent on the last one.",
                    format = "uri-reference",
                    example = "/api/v1/actions?open=true&cursor=AAYfEnxLQgALD3xSai9PDp8eHx9vbyoQ")
            @Nullable
            String next) {}

    @Schema(name = "Portfolio", description = "The initiatives of the teams that the token’s person manages.")
    record Portfolio(List<Initiative> items) {}

    @Schema(name = "Initiative", description = "An initiative, and what its latest submission says.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Initiative(
            @Schema(description = "Id of the assessment.", example = ID)
            UUID assessment,

            @Schema(description = "What it is called.", example = "Churn early warning")
            String name,

            Team team,

            @Schema(description = "Number of the submission within its assessment, from 1.", example = "2")
            int submission,

            @Schema(description = "When it was submitted.", example = AT)
            Instant submittedAt,

            @Schema(description = "It was put away.", example = "false")
            boolean archived,

            @Schema(description = "The method that it answers, with its version.", example = "core@2")
            String method,

            @Schema(description = "Id of the verdict; absent while it is too early to say.") @Nullable
            String verdict,

            @Schema(description = "The verdict’s title.", example = "Baseline first") @Nullable
            String verdictTitle,

            @Schema(description = "Nothing that is guessed or not known could change it.", example = "true")
            boolean settled,

            @Schema(description = "Ids of the verdicts that it could be.")
            List<String> possibleVerdicts,

            @Schema(description = "Share of the weight of all questions that holds a level.", example = "0.92")
            double coverage,

            @Nullable Readiness readiness,

            @Schema(
                    description = "Title of the gate before which it stands; absent where every one is reached.",
                    example = "A simple solution was measured")
            @Nullable
            String gate,

            @Schema(
                    description = "Where it stands between its team and those who decide.",
                    allowableValues = {"waiting", "accepted", "otherwise", "returned", "open"},
                    example = "waiting")
            String status,

            @Schema(description = "Title of what was decided.", example = "Baseline first") @Nullable
            String decision,

            @Schema(description = "Why it was decided so, or given back.", example = "The rule was never tried.")
            @Nullable
            String reason,

            @Nullable Money money,

            @Nullable NextAction nextAction,

            @Schema(description = "Days that it has waited for a decision.", example = "12") @Nullable
            Integer waitingDays) {}

    @Schema(name = "Readiness", description = "The lowest section score, and the section that holds it back.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Readiness(
            @Schema(description = "Where every doubt goes against it.", example = "0.31")
            double low,

            @Schema(description = "As stated.", example = "0.38")
            double stated,

            @Schema(description = "Where every doubt goes in its favour.", example = "0.46")
            double high,

            @Schema(description = "Id of the section.", example = "infra") @Nullable
            String heldBackBy) {}

    @Schema(name = "Money", description = "Net present value of the path that the money favours.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Money(
            @Schema(description = "ISO 4217.", example = "EUR")
            String currency,

            @Schema(
                    description = "The path.",
                    allowableValues = {"nothing", "baseline", "staged", "continue", "ml"},
                    example = "baseline")
            String path,

            @Schema(description = "Its mean.", example = "412000")
            double mean,

            @Schema(description = "One future in ten is worse.", example = "95000")
            double p10,

            @Schema(description = "One future in ten is better.", example = "840000")
            double p90,

            @Schema(description = "Chance that it loses money.", example = "0.06")
            double probabilityOfLoss,

            @Schema(description = "Expected person-weeks of building it.", example = "6")
            double weeks,

            @Schema(description = "What is spent before it is known whether it works.", example = "24000") @Nullable
            Double upFront,

            @Schema(description = "Expected cost of building machine learning at once.", example = "310000") @Nullable
            Double mlCost) {}

    @Schema(name = "NextAction", description = "What the team means to do next.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record NextAction(
            @Schema(description = "What is to be done.", example = "Write the simple rule down and run it")
            String title,

            @Schema(description = "Whose it is; absent while it is nobody’s.", example = "Jonas Berg") @Nullable
            String owner,

            @Schema(description = "By when.", example = "2026-04-30") @Nullable
            LocalDate due,

            @Schema(description = "Its day has passed.", example = "false")
            boolean overdue) {}

    @Schema(name = "Method", description = "A version of the questionnaire with its gates.")
    record Method(
            @Schema(description = "As documents name it.", example = "core@2")
            String id,

            @Schema(description = "What it is called.", example = "Is this idea ready for machine learning?")
            String title,

            @Schema(
                    description =
                            "The newest that comes with Groundwork: for new assessments where nothing else is chosen,"
                                    + " and for documents that name none.",
                    example = "true")
            boolean newest,

            @Schema(
                    description = "Whether it is offered to new assessments. Documents may name it either way.",
                    example = "true")
            boolean offered,

            @Schema(description = "Ids of its verdicts, in the order of the staircase.")
            List<String> verdicts,

            @Schema(description = "Its file.", format = "uri-reference", example = "/api/v1/methods/core@2")
            String href) {}

    @Schema(
            name = "MethodList",
            description =
                    "The methods that can be answered: those that come with Groundwork, the oldest first, then those"
                            + " of this installation’s own.")
    record MethodList(List<Method> items) {}

    @Schema(name = "Me", description = "Whose token it is, and what it is good for.")
    record Me(Person person, Token token, List<Membership> teams) {}

    @Schema(name = "Token", description = "An access token without its secret.")
    record Token(
            @Schema(description = "Its id.", example = ID) UUID id,

            @Schema(description = "What its owner calls it.", example = "nightly build")
            String name,

            @Schema(
                    description = "What it is good for.",
                    example = "[\"evaluations\"]",
                    allowableValues = {
                        "assessments:read",
                        "assessments:write",
                        "portfolio:read",
                        "actions:write",
                        "comments:write",
                        "evaluations"
                    })
            List<String> scopes,

            @Schema(description = "When it was made.", example = AT)
            Instant createdAt,

            @Schema(description = "When it ends by itself.", example = "2026-05-30T10:42:00Z")
            Instant expiresAt) {}

    @Schema(name = "Membership", description = "A team that the person belongs to.")
    record Membership(
            @Schema(description = "Id of the team.", example = ID)
            UUID id,

            @Schema(description = "What the team is called.", example = "Retention")
            String name,

            @Schema(
                    description = "The person’s role in it.",
                    allowableValues = {"contributor", "lead", "manager"},
                    example = "lead")
            String role) {}

    @Schema(name = "ProblemKind", description = "A kind of problem.")
    record ProblemKind(
            @Schema(
                    description = "Names it for ever.",
                    format = "uri-reference",
                    example = "/api/v1/problems/scope-missing")
            String type,

            @Schema(description = "In a few words.", example = "The token lacks a scope")
            String title,

            @Schema(description = "The status of answers with it.", example = "403")
            int status,

            @Schema(
                    description = "What to do.",
                    example = "Make a token that has the scope, on the page “Access tokens” under your account.")
            String detail) {}

    @Schema(name = "ProblemKinds", description = "All kinds of problems.")
    record ProblemKinds(List<ProblemKind> items) {}
}
