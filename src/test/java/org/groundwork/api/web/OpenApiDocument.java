package org.groundwork.api.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.identity.TokenScope;
import org.groundwork.markup.Markup;
import org.groundwork.markup.Node;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Completes what springdoc reads from the controllers: documents and results, problems, headers, and
 * what a token has to be good for, each from where it stands in the code.
 */
final class OpenApiDocument {

    private static final String BASE = "/api/v1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> BODY_TYPES = List.of(Types.JSON, Types.YAML, Types.X_YAML, Types.TEXT_YAML);

    private static final String DESCRIPTION =
            "What programs ask of Groundwork: score documents, read and change assessments, read reports and the"
                + " portfolio, say how far actions are, comment. Answers are JSON in UTF-8 unless another form is"
                + " asked for. Parameters and keys that are not known are problems that name them. Keys are only ever"
                + " added to answers: leave alone what you do not know.";
    private static final String TOKEN =
            "An access token, made by a person on the page “Access tokens” under the account. It can never do more "
                    + "than that person.";

    private static final Map<String, String> TAGS = new LinkedHashMap<>();

    static {
        TAGS.put("Evaluations", "Scoring documents.");
        TAGS.put("Assessments", "Assessments as documents.");
        TAGS.put("Reports", "What follows from them.");
        TAGS.put("Portfolio", "Many of them at once.");
        TAGS.put("Actions", "What teams mean to do.");
        TAGS.put("Comments", "What people say to each other.");
        TAGS.put("Descriptions", "What there is, and whose token it is.");
    }

    private static final Map<String, String> BODIES = Map.of(
            "evaluate", "Document",
            "createAssessment", "Document",
            "replaceAssessment", "Document",
            "updateAction", "ActionChange",
            "postComment", "NewComment");

    private static final Set<String> TAGGED =
            Set.of("getAssessment", "replaceAssessment", "createAssessment", "getAction", "updateAction");
    private static final Set<String> CONDITIONAL = Set.of("getAssessment", "getAction");
    private static final Set<String> PAGED = Set.of("listAssessments", "listActions");
    private static final Set<String> CREATING = Set.of("createAssessment", "postComment");
    private static final Set<String> FILES = Set.of("getReport", "getPortfolio");

    private final ObjectNode document;
    private final ProblemTexts texts;

    private OpenApiDocument(ObjectNode document, ProblemTexts texts) {
        this.document = document;
        this.texts = texts;
    }

    /** As it is served. */
    static String of(String written, Map<RequestMappingInfo, HandlerMethod> handlers, ProblemTexts texts) {
        OpenApiDocument document = new OpenApiDocument((ObjectNode) JSON.readTree(written), texts);
        document.head();
        document.components();
        document.operations(handlers);
        tidy(document.document);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(sorted(document.document)) + "\n";
    }

    /** What the annotations cannot say. */
    private static void tidy(JsonNode node) {
        if (node instanceof ObjectNode object) {
            JsonNode reference = object.get("$ref");
            if (reference != null && reference.asString("").endsWith("/schemas/AssessmentId")) {
                object.removeAll();
                object.put("type", "string").put("format", "uuid");
            } else if (reference != null) {
                object.remove("type");
            }
            if (object.has("enum") && object.path("type").asString("").equals("array")) {
                ((ObjectNode) object.get("items")).set("enum", object.remove("enum"));
            }
            if (object.path("name").asString("").equals("If-Match")) {
                object.put("example", "\"3\"");
            }
            object.properties().forEach(entry -> tidy(entry.getValue()));
        } else if (node instanceof ArrayNode array) {
            array.forEach(OpenApiDocument::tidy);
        }
    }

    private void head() {
        ObjectNode info = object(document, "info");
        info.removeAll();
        info.put("title", "Groundwork");
        info.put("version", "1");
        info.put("summary", "Assessments, reports, portfolio and actions, for programs.");
        info.put("description", DESCRIPTION);
        ObjectNode licence = info.putObject("license");
        licence.put("name", "Apache 2.0");
        licence.put("identifier", "Apache-2.0");
        ArrayNode servers = document.putArray("servers");
        servers.addObject().put("url", BASE).put("description", "This installation.");
        ObjectNode schemes = object(document, "components").putObject("securitySchemes");
        schemes.putObject("token")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "gw_…")
                .put("description", TOKEN);
        document.putArray("security").addObject().putArray("token");
        ArrayNode tags = document.putArray("tags");
        TAGS.forEach((name, description) -> tags.addObject().put("name", name).put("description", description));
    }

    private void components() {
        ObjectNode schemas = object(object(document, "components"), "schemas");
        Map<String, Class<?>> records = new TreeMap<>();
        Stream.concat(Arrays.stream(Schemas.class.getDeclaredClasses()), Stream.of(Problem.class, Problem.Fault.class))
                .forEach(type -> records.put(type.getSimpleName(), type));
        List.copyOf(schemas.propertyNames()).stream()
                .filter(name -> !records.containsKey(name))
                .forEach(schemas::remove);
        records.forEach((name, type) -> {
            ObjectNode schema = (ObjectNode) schemas.get(name);
            if (schema != null) {
                complete(schema, type);
            }
        });
        examples().forEach((place, example) -> {
            String[] named = place.split("\\.");
            ((ObjectNode) schemas.get(named[0]).get("properties").get(named[1])).set("example", example);
        });
        JsonNode given = JSON.valueToTree(plain("/api/components.yaml"));
        given.properties().forEach(entry -> schemas.set(entry.getKey(), entry.getValue()));
        schemas.set("Economics", economics());
        if (!schemas.has("Problem")) {
            throw new IllegalStateException("no schema of problems");
        }
    }

    /** Names of a shipped method, which no class of the application knows. */
    private static Map<String, JsonNode> examples() {
        JsonNode verdict = JSON.valueToTree("BASELINE_FIRST");
        JsonNode question = JSON.valueToTree("data.volume");
        return Map.of(
                "Recommendation.verdict", verdict,
                "Initiative.verdict", verdict,
                "Initiative.possibleVerdicts", JSON.valueToTree(List.of("BASELINE_FIRST")),
                "Method.verdicts", JSON.valueToTree(List.of("RETHINK", "BUILD_ML")),
                "Thread.question", question);
    }

    /** What is not nullable is always there. */
    private static void complete(ObjectNode schema, Class<?> type) {
        ArrayNode required = schema.putArray("required");
        for (RecordComponent component : type.getRecordComponents()) {
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
        schema.put("type", "object");
    }

    private static @Nullable Object plain(String resource) {
        try (InputStream in = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(resource))) {
            return Node.plain(Markup.read(resource, in.readAllBytes(), Markup.Bounds.USUAL));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** From the schema of documents; whatever is a number or a range is a quantity. */
    private static JsonNode economics() {
        JsonNode schema = JSON.valueToTree(plain("/static/schema/assessment-1.json"));
        ObjectNode economics =
                (ObjectNode) schema.get("properties").get("economics").deepCopy();
        quantities(economics);
        return economics;
    }

    private static void quantities(ObjectNode group) {
        if (!group.has("description")) {
            group.put("description", "A group of inputs; each may be left out.");
        }
        JsonNode properties = group.get("properties");
        for (String name : List.copyOf(properties.propertyNames())) {
            ObjectNode member = (ObjectNode) properties.get(name);
            if (member.has("anyOf")) {
                ((ObjectNode) properties).putObject(name).put("$ref", "#/components/schemas/Quantity");
            } else if (member.has("properties")) {
                quantities(member);
            } else if (!member.has("description")) {
                member.put("description", "An input.");
            }
        }
    }

    private void operations(Map<RequestMappingInfo, HandlerMethod> handlers) {
        Map<String, ApiCall> calls = new LinkedHashMap<>();
        handlers.forEach((mapping, handler) -> {
            ApiCall call = handler.getMethodAnnotation(ApiCall.class);
            if (call != null) {
                mapping.getPatternValues()
                        .forEach(path -> mapping.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> calls.put(method.name().toLowerCase() + " " + path, call)));
            }
        });
        ObjectNode paths = object(document, "paths");
        ObjectNode relative = JSON.createObjectNode();
        for (String path : List.copyOf(paths.propertyNames())) {
            ObjectNode item = (ObjectNode) paths.get(path);
            for (String method : List.copyOf(item.propertyNames())) {
                ApiCall call = Objects.requireNonNull(calls.get(method + " " + path), method + " " + path);
                operation((ObjectNode) item.get(method), call);
            }
            relative.set(path.substring(BASE.length()), item);
        }
        document.set("paths", relative);
    }

    private void operation(ObjectNode operation, ApiCall call) {
        String id = operation.get("operationId").asString();
        ArrayNode security = operation.putArray("security");
        if (!call.open()) {
            if (call.scope().length == 0) {
                security.addObject().putArray("token");
            }
            for (TokenScope scope : call.scope()) {
                security.addObject().putArray("token").add(scope.id());
            }
        }
        ObjectNode responses = object(operation, "responses");
        String fine = CREATING.contains(id) ? "201" : "200";
        List.copyOf(responses.propertyNames()).stream()
                .filter(status -> !status.equals(fine))
                .forEach(responses::remove);
        ObjectNode answer = (ObjectNode) responses.get(fine);
        if (answer.get("description").asString().equals("OK")) {
            answer.put("description", "As asked.");
        }
        headers(id, answer);
        if (CONDITIONAL.contains(id)) {
            ObjectNode unchanged = responses.putObject("304").put("description", "It is as you have it.");
            header(unchanged, "ETag", "Tells the state from any other.", "\"3\"");
            parameters(operation)
                    .addObject()
                    .put("name", "If-None-Match")
                    .put("in", "header")
                    .put("description", "The entity tag of what you have.")
                    .putObject("schema")
                    .put("type", "string");
        }
        body(id, operation);
        problems(call, !call.open() && BODIES.containsKey(id))
                .forEach((status, types) ->
                        responses.putObject(Integer.toString(status)).put("$ref", response(status, types)));
    }

    private static ArrayNode parameters(ObjectNode operation) {
        return operation.has("parameters") ? (ArrayNode) operation.get("parameters") : operation.putArray("parameters");
    }

    private static void headers(String id, ObjectNode answer) {
        if (TAGGED.contains(id)) {
            header(answer, "ETag", "Tells this state from any other; for If-Match and If-None-Match.", "\"3\"");
        }
        if (PAGED.contains(id)) {
            header(
                    answer,
                    "Link",
                    "Where the next page is; absent on the last one.",
                    "</api/v1/assessments?cursor=AAYfEnxLQgALD3xSai9PDp8eHx9vbyoQ>; rel=\"next\"");
        }
        if (CREATING.contains(id)) {
            header(answer, "Location", "Where it is.", "/api/v1/assessments/0b0f7c52-6a2f-4f0e-9f1e-1f1f6f6f2a10");
            header(
                    answer,
                    OnceOnly.REPLAYED,
                    "`true` where the request was answered before, and nothing was done now.",
                    "true");
        }
        if (FILES.contains(id)) {
            header(
                    answer,
                    "Content-Disposition",
                    "What to call it, where it is a file.",
                    "attachment; filename=\"portfolio.csv\"");
        }
        if (id.equals("getReport")) {
            header(answer, ReportsResource.OF, "Of what the report is: `submission N`, or `present`.", "submission 2");
        }
    }

    private static void header(ObjectNode answer, String name, String description, String example) {
        ObjectNode header = object(answer, "headers").putObject(name);
        header.put("description", description);
        header.putObject("schema").put("type", "string");
        header.put("example", example);
    }

    private static void body(String id, ObjectNode operation) {
        String schema = BODIES.get(id);
        if (schema == null) {
            operation.remove("requestBody");
            return;
        }
        ObjectNode body = operation.putObject("requestBody");
        body.put("description", "JSON or YAML, in UTF-8, of at most 2 MiB.");
        body.put("required", true);
        ObjectNode content = body.putObject("content");
        for (String type : BODY_TYPES) {
            content.putObject(type).putObject("schema").put("$ref", "#/components/schemas/" + schema);
        }
    }

    /** What can be the matter, by status. */
    static Map<Integer, Set<ProblemType>> problems(ApiCall call, boolean withBody) {
        Set<ProblemType> types = EnumSet.of(
                ProblemType.BAD_REQUEST,
                ProblemType.UNKNOWN_PARAMETER,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.UNSUPPORTED_MEDIA_TYPE,
                ProblemType.FAILED,
                ProblemType.UNAVAILABLE);
        if (!call.open()) {
            types.addAll(Set.of(ProblemType.TOKEN_MISSING, ProblemType.TOKEN_REFUSED, ProblemType.TOO_MANY_REQUESTS));
            if (call.scope().length > 0) {
                types.add(ProblemType.SCOPE_MISSING);
            }
        }
        types.addAll(List.of(call.problems()));
        Map<Integer, Set<ProblemType>> byStatus = new TreeMap<>();
        types.forEach(type -> byStatus.computeIfAbsent(type.status(), status -> new TreeSet<>())
                .add(type));
        return byStatus;
    }

    private String response(int status, Set<ProblemType> types) {
        String name = types.stream().map(type -> camel(type.id())).collect(Collectors.joining("Or"));
        ObjectNode responses = object(object(document, "components"), "responses");
        if (!responses.has(name)) {
            ObjectNode response = responses.putObject(name);
            response.put("description", types.stream().map(texts::title).collect(Collectors.joining("; ")) + ".");
            if (status == 401 || status == 403 && types.contains(ProblemType.SCOPE_MISSING)) {
                header(response, "WWW-Authenticate", "What is asked for.", "Bearer realm=\"groundwork\"");
            }
            if (status == 429 || status == 503 || types.contains(ProblemType.STILL_RUNNING)) {
                header(response, "Retry-After", "Seconds after which to try again.", "2");
            }
            ObjectNode content = response.putObject("content").putObject("application/problem+json");
            content.putObject("schema").put("$ref", "#/components/schemas/Problem");
            ObjectNode examples = content.putObject("examples");
            for (ProblemType type : types) {
                examples.putObject(type.id())
                        .putObject("value")
                        .put("type", type.uri())
                        .put("title", texts.title(type))
                        .put("status", type.status())
                        .put("detail", texts.detail(type))
                        .put("instance", "/api/v1/assessments");
            }
        }
        return "#/components/responses/" + name;
    }

    private static String camel(String id) {
        return Arrays.stream(id.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static ObjectNode object(ObjectNode in, String name) {
        return in.has(name) ? (ObjectNode) in.get(name) : in.putObject(name);
    }

    /** Keys in the order of the alphabet, whoever wrote them. */
    private static JsonNode sorted(JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode sorted = JSON.createObjectNode();
            object.propertyNames().stream().sorted().forEach(name -> sorted.set(name, sorted(object.get(name))));
            return sorted;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode sorted = JSON.createArrayNode();
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return node;
    }
}
