package org.groundwork.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.ResultMatcher;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Whether what was answered is what the description of the API says. */
final class Conformance {

    private static final Path FILE = Path.of("src/main/resources/api/openapi.json");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private static @Nullable JsonNode document;

    private Conformance() {}

    static synchronized JsonNode document() throws java.io.IOException {
        JsonNode known = document;
        if (known == null) {
            known = JSON.readTree(Files.readString(FILE));
            document = known;
        }
        return known;
    }

    /** For addresses that the description names: status, form, headers and body are among those that it gives. */
    static ResultMatcher conforms() {
        return result -> {
            MockHttpServletRequest request = result.getRequest();
            MockHttpServletResponse response = result.getResponse();
            String path = request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo();
            JsonNode operation =
                    operation(path, String.valueOf(request.getMethod()).toLowerCase(java.util.Locale.ROOT));
            if (operation == null) {
                return;
            }
            String status = Integer.toString(response.getStatus());
            JsonNode answer = Objects.requireNonNull(
                    resolved(operation.get("responses").get(status)),
                    request.getMethod() + " " + path + " answers " + status);
            if (response.getStatus() == 304) {
                return;
            }
            String type = String.valueOf(response.getContentType()).split(";")[0];
            JsonNode content = answer.get("content").get(type);
            assertThat(content)
                    .as("%s %s %s as %s", request.getMethod(), path, status, type)
                    .isNotNull();
            if (response.containsHeader("ETag")) {
                assertThat(answer.path("headers").has("ETag"))
                        .as("ETag of " + path)
                        .isTrue();
            }
            if (MediaType.parseMediaType(type).getSubtype().endsWith("json")) {
                assertThat(schema(content.get("schema"))
                                .validate(response.getContentAsString(StandardCharsets.UTF_8), InputFormat.JSON))
                        .as("%s %s %s", request.getMethod(), path, status)
                        .isEmpty();
            }
        };
    }

    private static @Nullable JsonNode operation(String path, String method) throws java.io.IOException {
        if (!path.startsWith("/api/v1/")) {
            return null;
        }
        String relative = path.substring("/api/v1".length());
        JsonNode paths = document().get("paths");
        JsonNode exact = paths.get(relative);
        if (exact != null) {
            return exact.get(method);
        }
        for (Map.Entry<String, JsonNode> entry : paths.properties()) {
            if (relative.matches(entry.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
                return entry.getValue().get(method);
            }
        }
        return null;
    }

    private static @Nullable JsonNode resolved(@Nullable JsonNode answer) throws java.io.IOException {
        return answer != null && answer.has("$ref")
                ? document().at(answer.get("$ref").asString().substring(1))
                : answer;
    }

    private static Schema schema(JsonNode of) throws java.io.IOException {
        JsonNode components = document().get("components");
        return SCHEMAS.computeIfAbsent(of.toString(), text -> {
            ObjectNode whole = JSON.createObjectNode();
            whole.putArray("allOf").add(of);
            whole.putObject("components").set("schemas", components.get("schemas"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(whole.toString());
        });
    }
}
