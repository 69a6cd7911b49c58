package org.groundwork.api.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.document.Golden;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/** The description of the API: it says what the code does, it is whole, and the documentation keeps to it. */
@GroundworkTest
class OpenApiTest {

    private static final String FILE = "src/main/resources/api/openapi.json";
    private static final Path DOCUMENTATION = Path.of("docs/api.md");

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    @Autowired
    RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    ProblemTexts texts;

    @Test
    void isWhatTheCodeSays() throws Exception {
        String read = mvc.perform(get("/springdoc/openapi.json").with(people.signedIn(people.person("Lea Roth"))))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Golden.check(FILE, OpenApiDocument.of(read, requestMappingHandlerMapping.getHandlerMethods(), texts));
    }

    @Test
    void isServedToEverybody() throws Exception {
        mvc.perform(get("/api/v1/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .bytes(OpenApiTest.class
                                .getResourceAsStream("/api/openapi.json")
                                .readAllBytes()));
    }

    /** By the schema that the OpenAPI Initiative publishes. */
    @Test
    void isAnOpenApiDocument() throws Exception {
        String schema = Files.readString(Path.of("src/test/resources/api/openapi-3.1.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(Files.readString(Path.of(FILE)), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void leavesNothingUnsaid() throws Exception {
        List<String> unsaid = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        JsonNode document = Conformance.document();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String where = operation.getKey() + " " + path.getKey();
                    JsonNode said = operation.getValue();
                    for (String key :
                            List.of("operationId", "summary", "description", "tags", "security", "responses")) {
                        if (!said.has(key)) {
                            unsaid.add(where + ": " + key);
                        }
                    }
                    assertThat(ids.add(said.get("operationId").asString()))
                            .as(where)
                            .isTrue();
                    said.path("parameters").forEach(parameter -> {
                        if (!parameter.has("description") || !parameter.has("schema")) {
                            unsaid.add(where + ": parameter " + parameter.get("name"));
                        }
                    });
                }));
        document.get("components").get("schemas").properties().forEach(schema -> {
            if (!schema.getValue().has("description")) {
                unsaid.add("schema " + schema.getKey());
            }
            look("schema " + schema.getKey(), schema.getValue(), unsaid);
        });
        assertThat(unsaid).isEmpty();
    }

    /** No object of which nothing is said, and no key without words, but those that have them elsewhere. */
    private static void look(String where, JsonNode schema, List<String> unsaid) {
        if ("object".equals(schema.path("type").asString(""))
                && !schema.has("properties")
                && !schema.has("additionalProperties")) {
            unsaid.add(where + ": an object");
        }
        schema.path("properties").properties().forEach(property -> {
            JsonNode said = property.getValue();
            if (!said.has("description")
                    && !said.has("$ref")
                    && !said.path("items").has("$ref")) {
                unsaid.add(where + "." + property.getKey());
            }
            look(where + "." + property.getKey(), said, unsaid);
        });
        if (schema.has("items")) {
            look(where + "[]", schema.get("items"), unsaid);
        }
    }

    @Test
    void everyCallSaysWhatItsTokenHasToBeGoodFor() {
        Set<String> without = new TreeSet<>();
        requestMappingHandlerMapping.getHandlerMethods().forEach((mapping, handler) -> {
            boolean ofTheApi = mapping.getPatternValues().stream().anyMatch(path -> path.startsWith("/api"));
            if (ofTheApi && !handler.hasMethodAnnotation(ApiCall.class)) {
                without.add(handler.toString());
            }
        });
        assertThat(without).isEmpty();
    }

    @Test
    void theDocumentationNamesNothingThatIsNotThere() throws Exception {
        String text = Files.readString(DOCUMENTATION) + Files.readString(Path.of("docs/examples/hold-build.sh"));
        Set<String> paths = new TreeSet<>();
        Conformance.document()
                .get("paths")
                .propertyNames()
                .forEach(path -> paths.add("/api/v1" + path.replaceAll("\\{[^}]+}", "[^/]+")));
        paths.add("/api/v1/openapi.json");
        Set<String> missing = new TreeSet<>();
        Matcher addresses =
                Pattern.compile("/api/v1((?:/(?:[A-Za-z0-9@.{}$_-]|…)+)+)").matcher(text);
        int named = 0;
        while (addresses.find()) {
            named++;
            String address = addresses.group().replaceAll("\\.$", "");
            if (paths.stream().noneMatch(address::matches)) {
                missing.add(address);
            }
        }
        assertThat(missing).isEmpty();
        assertThat(named).isGreaterThan(10);
        Map<String, ProblemType> types = new java.util.TreeMap<>();
        for (ProblemType type : ProblemType.values()) {
            types.put(type.id(), type);
        }
        Matcher rows = Pattern.compile("^\\| (\\d{3}) \\| `([a-z-]+)` \\|", Pattern.MULTILINE)
                .matcher(text);
        Set<String> told = new TreeSet<>();
        while (rows.find()) {
            told.add(rows.group(2));
            assertThat(types).containsKey(rows.group(2));
            assertThat(java.util.Objects.requireNonNull(types.get(rows.group(2)))
                            .status())
                    .as(rows.group(2))
                    .isEqualTo(Integer.parseInt(rows.group(1)));
        }
        assertThat(told).as("the table of problems").isEqualTo(types.keySet());
    }
}
