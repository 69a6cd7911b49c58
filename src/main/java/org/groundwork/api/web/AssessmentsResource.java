package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.api.Cursor;
import org.groundwork.api.Idempotency;
import org.groundwork.api.web.Schemas.Assessment;
import org.groundwork.api.web.Schemas.AssessmentPage;
import org.groundwork.assessment.AssessmentDirectory;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentStatus;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Documents;
import org.groundwork.assessment.Exports;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.identity.TokenScope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Assessments as documents. */
@RestController
@RequestMapping(Paths.ASSESSMENTS)
@Tag(name = "Assessments")
class AssessmentsResource {

    private final AssessmentDirectory directory;
    private final Assessments assessments;
    private final Documents documents;
    private final Exports exports;
    private final Teams teams;
    private final CurrentPerson currentPerson;
    private final OnceOnly once;
    private final Views views;
    private final Paths paths;
    private final JsonMapper json;

    AssessmentsResource(
            AssessmentDirectory directory,
            Assessments assessments,
            Documents documents,
            Exports exports,
            Teams teams,
            CurrentPerson currentPerson,
            OnceOnly once,
            Views views,
            Paths paths,
            JsonMapper json) {
        this.directory = directory;
        this.assessments = assessments;
        this.documents = documents;
        this.exports = exports;
        this.teams = teams;
        this.currentPerson = currentPerson;
        this.once = once;
        this.views = views;
        this.paths = paths;
        this.json = json;
    }

    /** Which of those that were put away. */
    enum Archived {
        TRUE,
        FALSE,
        ANY
    }

    @GetMapping(produces = Types.JSON)
    @ApiCall(scope = TokenScope.ASSESSMENTS_READ, problems = ProblemType.WRONG_PARAMETER)
    @Operation(
            operationId = "listAssessments",
            summary = "List assessments",
            description =
                    "Assessments of the person’s teams, the last begun first. While you follow `next`, none is missed"
                            + " and none comes twice.")
    ResponseEntity<AssessmentPage> list(
            @Parameter(
                            description = "So many at most.",
                            example = "50",
                            schema =
                                    @Schema(
                                            type = "integer",
                                            format = "int32",
                                            minimum = "1",
                                            maximum = "100",
                                            defaultValue = "50"))
                    @RequestParam(defaultValue = "" + Bounds.LIMIT)
                    int limit,
            @Parameter(description = "Where the page before ended, out of its `next`.")
                    @RequestParam(required = false)
                    @Nullable
                    String cursor,
            @Parameter(description = "Of this team only.") @RequestParam(required = false) @Nullable UUID team,
            @Parameter(
                            description = "Only those that stand so.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"open", "in-review", "returned", "decided"}))
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @Parameter(
                            description = "Those that were put away, the others, or all.",
                            schema =
                                    @Schema(
                                            type = "string",
                                            allowableValues = {"true", "false", "any"},
                                            defaultValue = "false"))
                    @RequestParam(defaultValue = "false")
                    String archived) {
        Archived which = Views.constant(Archived.class, "archived", archived);
        AssessmentDirectory.Wanted wanted = new AssessmentDirectory.Wanted(
                team == null ? null : new TeamId(team),
                status == null ? Set.of() : Set.of(Views.constant(AssessmentStatus.class, "status", status)),
                which == Archived.ANY ? null : which == Archived.TRUE);
        int most = Bounds.limit(limit);
        Cursor from = Bounds.cursor(cursor);
        List<AssessmentView> found = from == null
                ? directory.first(wanted, most + 1)
                : directory.after(wanted, from.at(), from.id(), most + 1);
        List<Assessment> items =
                found.stream().limit(most).map(views::assessment).toList();
        if (found.size() <= most) {
            return ResponseEntity.ok(new AssessmentPage(items, null));
        }
        AssessmentView last = found.get(most - 1);
        String next = paths.page(new Cursor(last.createdAt(), last.id().value()).text());
        return ResponseEntity.ok()
                .header(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"")
                .body(new AssessmentPage(items, next));
    }

    @PostMapping(
            consumes = {Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML},
            produces = Types.JSON)
    @ApiCall(
            scope = TokenScope.ASSESSMENTS_WRITE,
            problems = {
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.DOCUMENT_WRONG,
                ProblemType.REFUSED,
                ProblemType.FORBIDDEN,
                ProblemType.CONFLICT,
                ProblemType.WRONG_PARAMETER,
                ProblemType.STILL_RUNNING,
                ProblemType.KEY_REUSED
            })
    @Operation(
            operationId = "createAssessment",
            summary = "Start an assessment from a document",
            description = "In a team that the person leads. Its answers count as given now by the token’s person.")
    @ApiResponse(
            responseCode = "201",
            description = "The assessment was started.",
            content = @Content(schema = @Schema(implementation = Assessment.class)))
    ResponseEntity<byte[]> create(
            HttpServletRequest request,
            @Parameter(
                            description = "A text of your own. The same request sent again with it within a day starts"
                                    + " nothing anew.")
                    @RequestHeader(name = OnceOnly.KEY, required = false)
                    @Nullable
                    String key,
            @Parameter(
                            description =
                                    "The team that it is for. Where it is left out, the team that the document names,"
                                            + " or the only one that the person leads.")
                    @RequestParam(required = false)
                    @Nullable
                    UUID team,
            @RequestBody(required = false) byte @Nullable [] document) {
        AssessmentFile file = Sent.document(document);
        return once.answer(request, key, document, () -> {
            AssessmentId id = assessments.importFile(team(file, team), file, null);
            Assessment made = views.assessment(assessments.view(id));
            return new Idempotency.Stored(
                    201, made.href(), EntityTags.of(documents.find(id).tag()), json.writeValueAsString(made));
        });
    }

    private TeamId team(AssessmentFile file, @Nullable UUID asked) {
        SignedIn person = currentPerson.require();
        if (asked != null) {
            TeamId team = new TeamId(asked);
            if (!person.belongsTo(team)) {
                throw ProblemException.parameter(ProblemType.WRONG_PARAMETER, "team", "api.detail.team");
            }
            return team;
        }
        List<TeamView> led = teams.where(person, Permission.IMPORT);
        String named = file.initiative().team();
        if (named == null && led.size() == 1) {
            return led.getFirst().id();
        }
        return Stream.concat(led.stream(), teams.byId(person.archived()).values().stream())
                .filter(team -> team.name().equalsIgnoreCase(named))
                .findFirst()
                .map(TeamView::id)
                .orElseThrow(() -> led.isEmpty()
                        ? ProblemException.of(ProblemType.FORBIDDEN, "api.detail.team.none")
                        : ProblemException.parameter(
                                ProblemType.REFUSED,
                                "initiative.team",
                                "api.detail.team.which",
                                led.stream().map(TeamView::name).collect(Collectors.joining(", "))));
    }

    @GetMapping(
            path = "/{id}",
            produces = {Types.JSON, Types.YAML})
    @ApiCall(scope = TokenScope.ASSESSMENTS_READ, problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "getAssessment",
            summary = "Read an assessment as a document",
            description = "The assessment file, as it is exported. With `If-None-Match` an unchanged one is 304.")
    @ApiResponse(
            responseCode = "200",
            description = "The document.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Document")))
    ResponseEntity<byte[]> read(
            HttpServletRequest request, @Parameter(description = "Of the assessment.") @PathVariable AssessmentId id) {
        Documents.Tagged found = documents.find(id);
        String tag = tag(request, found);
        if (EntityTags.known(request, tag)) {
            return ResponseEntity.status(HttpStatus.NOT_MODIFIED).eTag(tag).build();
        }
        exports.taken(id, yaml(request) ? "yaml" : "json");
        return document(request, found);
    }

    private static String tag(HttpServletRequest request, Documents.Tagged found) {
        return yaml(request) ? EntityTags.yaml(found.tag()) : EntityTags.of(found.tag());
    }

    private static boolean yaml(HttpServletRequest request) {
        return Types.chosen(request, Types.JSON, Types.YAML).equals(Types.YAML);
    }

    private static ResponseEntity<byte[]> document(HttpServletRequest request, Documents.Tagged found) {
        boolean yaml = yaml(request);
        String text = yaml ? AssessmentFiles.writeYaml(found.file()) : AssessmentFiles.writeJson(found.file());
        return ResponseEntity.ok()
                .eTag(tag(request, found))
                .contentType(MediaType.parseMediaType(yaml ? Types.YAML : Types.JSON))
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    @PutMapping(
            path = "/{id}",
            consumes = {Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML},
            produces = {Types.JSON, Types.YAML})
    @ApiCall(
            scope = TokenScope.ASSESSMENTS_WRITE,
            problems = {
                ProblemType.NOT_FOUND,
                ProblemType.FORBIDDEN,
                ProblemType.CONFLICT,
                ProblemType.NOT_OPEN,
                ProblemType.CHANGED_MEANWHILE,
                ProblemType.TOO_LARGE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.DOCUMENT_WRONG,
                ProblemType.REFUSED,
                ProblemType.PRECONDITION_REQUIRED
            })
    @Operation(
            operationId = "replaceAssessment",
            summary = "Put another document in the place of an assessment’s",
            description =
                    "Answers and economic inputs that differ are saved as if the token’s person had given them; those"
                        + " that are not in the document are taken away, with a history of what was there. The team,"
                        + " notes without an answer and files stay. The document has to answer the method of the"
                        + " assessment. Only who leads the team may give it another name or summary.")
    @ApiResponse(
            responseCode = "200",
            description = "The document as it stands now.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/Document")))
    ResponseEntity<byte[]> replace(
            HttpServletRequest request,
            @Parameter(description = "Of the assessment.") @PathVariable AssessmentId id,
            @Parameter(
                            description =
                                    "The entity tag of the document that you changed; `*` for whatever stands there.",
                            required = true,
                            example = "\"3fa9c2d07e1b4a65a1c0d9e8f7b6a594\"")
                    @RequestHeader(name = HttpHeaders.IF_MATCH, required = false)
                    @Nullable
                    String ifMatch,
            @RequestBody(required = false) byte @Nullable [] document) {
        assessments.view(id); // what cannot be seen is not told apart from what is not there
        String seen = EntityTags.required(ifMatch);
        AssessmentFile file = Sent.document(document);
        return documents
                .replace(id, file, tag -> EntityTags.match(seen, tag))
                .map(now -> document(request, now))
                .orElseThrow(() -> ProblemException.of(ProblemType.CHANGED_MEANWHILE));
    }
}
