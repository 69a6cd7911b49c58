package org.groundwork.api.web;

import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.api.web.Schemas.MethodList;
import org.groundwork.api.web.Schemas.ProblemKind;
import org.groundwork.api.web.Schemas.ProblemKinds;
import org.groundwork.document.AssessmentSchema;
import org.groundwork.identity.TokenScope;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Verdict;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the API is, what documents look like, and which methods there are. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Descriptions")
class DescriptionResource {

    private static final String OPEN_API = "/api/openapi.json";
    /** Where the description says that the API is; another place behind a path prefix. */
    private static final String SERVER = "\"url\" : \"/api/v1\"";

    private static final String SCHEMA = "/static/schema/assessment-1.json";

    private final ProblemTexts texts;
    private final Paths paths;

    DescriptionResource(ProblemTexts texts, Paths paths) {
        this.texts = texts;
        this.paths = paths;
    }

    @Hidden
    @GetMapping(path = "/openapi.json", produces = Types.JSON)
    @ApiCall(open = true)
    ResponseEntity<byte[]> openApi() {
        String text = new String(resource(OPEN_API), StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(text.replace(SERVER, SERVER.replace("/api/v1", paths.to("/api/v1")))
                        .getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(
            path = "/schema",
            produces = {Types.SCHEMA, Types.JSON})
    @ApiCall(open = true)
    @Operation(
            operationId = "getSchema",
            summary = "Read the JSON Schema of documents",
            description =
                    "Of the assessment file with the methods that come with Groundwork, with every question and option"
                            + " (draft 2020-12). Needs no token.")
    @ApiResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/JsonSchema")))
    ResponseEntity<byte[]> schema(HttpServletRequest request) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Types.chosen(request, Types.SCHEMA, Types.JSON)))
                .body(resource(SCHEMA));
    }

    private static byte[] resource(String name) {
        try (InputStream in = DescriptionResource.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @GetMapping(path = "/methods", produces = Types.JSON)
    @ApiCall(scope = {TokenScope.ASSESSMENTS_READ, TokenScope.EVALUATIONS})
    @Operation(
            operationId = "listMethods",
            summary = "List the methods",
            description =
                    "The questionnaires that can be answered: those that come with Groundwork, the oldest first, then"
                            + " those of this installation’s own. Either scope will do.")
    MethodList methods() {
        String newest = Methods.newest().ref();
        Set<String> offered = Methods.offered().stream().map(Method::ref).collect(Collectors.toSet());
        List<Schemas.Method> items = Methods.refs().stream()
                .flatMap(ref -> Methods.find(ref).stream())
                .map(method -> view(method, method.ref().equals(newest), offered.contains(method.ref())))
                .toList();
        return new MethodList(items);
    }

    private Schemas.Method view(Method method, boolean newest, boolean offered) {
        return new Schemas.Method(
                method.ref(),
                method.title(),
                newest,
                offered,
                method.verdicts().stream().map(Verdict::id).toList(),
                paths.to("/api/v1/methods/" + method.ref()));
    }

    @GetMapping(path = "/methods/{ref}", produces = Types.YAML)
    @ApiCall(
            scope = {TokenScope.ASSESSMENTS_READ, TokenScope.EVALUATIONS},
            problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "getMethod",
            summary = "Read a method",
            description = "The method file, byte for byte. Either scope will do.")
    @ApiResponse(
            responseCode = "200",
            description = "The method file.",
            content = @Content(mediaType = Types.YAML, schema = @Schema(type = "string")))
    ResponseEntity<byte[]> method(
            @Parameter(description = "Id and version of the method.", example = "core@2") @PathVariable String ref) {
        if (Methods.find(ref).isEmpty()) {
            throw ProblemException.of(ProblemType.NOT_FOUND);
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Types.YAML))
                .body(Methods.file(ref));
    }

    @GetMapping(
            path = "/methods/{ref}/schema",
            produces = {Types.SCHEMA, Types.JSON})
    @ApiCall(
            scope = {TokenScope.ASSESSMENTS_READ, TokenScope.EVALUATIONS},
            problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "getMethodSchema",
            summary = "Read the JSON Schema of a method’s documents",
            description =
                    "Of the assessment files that this method answers, with every question and option (draft 2020-12);"
                            + " for methods of one’s own, too. Either scope will do.")
    @ApiResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(schema = @Schema(ref = "#/components/schemas/JsonSchema")))
    ResponseEntity<byte[]> methodSchema(
            @Parameter(description = "Id and version of the method.", example = "core@2") @PathVariable String ref,
            HttpServletRequest request) {
        Method method = Methods.find(ref).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(Types.chosen(request, Types.SCHEMA, Types.JSON)))
                .body(AssessmentSchema.of(method).getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(path = "/problems", produces = Types.JSON)
    @ApiCall(open = true)
    @Operation(
            operationId = "listProblems",
            summary = "List the kinds of problems",
            description = "What can be the matter with a request. Needs no token.")
    @ApiResponse(
            responseCode = "200",
            description = "The kinds.",
            content = @Content(schema = @Schema(implementation = ProblemKinds.class)))
    @ApiResponse(
            responseCode = "default",
            description = "What is the matter.",
            content = @Content(schema = @Schema(implementation = Problem.class)))
    ProblemKinds problems() {
        return new ProblemKinds(
                Arrays.stream(ProblemType.values()).map(this::kind).toList());
    }

    @GetMapping(path = "/problems/{kind}", produces = Types.JSON)
    @ApiCall(open = true, problems = ProblemType.NOT_FOUND)
    @Operation(
            operationId = "getProblem",
            summary = "Read about a kind of problem",
            description = "What the `type` of a problem leads to. Needs no token.")
    ProblemKind problem(
            @Parameter(description = "The last part of the type.", example = "scope-missing") @PathVariable
                    String kind) {
        return kind(ProblemType.of(kind).orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND)));
    }

    private ProblemKind kind(ProblemType type) {
        return new ProblemKind(type.uri(), texts.title(type), type.status(), texts.detail(type));
    }
}
