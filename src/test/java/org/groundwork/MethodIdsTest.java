package org.groundwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.junit.jupiter.api.Test;

/**
 * Nothing in the code knows a question, a gate or a verdict of a shipped method by name: a method
 * file says what is quoted where. Comments, messages and the demo's files may.
 */
class MethodIdsTest {

    private static final Pattern COMMENT_OR_LITERAL = Pattern.compile("//[^\\n"
            + "]*|/\\*(?s:.*?)\\*/|\"\"\"(?s:.*?)\"\"\"|\"(?:[^\"\\\\\\n"
            + "]|\\\\.)*\"|'(?:[^'\\\\\\n"
            + "]|\\\\.)+'");

    private static final Pattern TEMPLATE_COMMENT = Pattern.compile("<!--(?s:.*?)-->");

    private static final List<Method> SHIPPED = Methods.shipped().stream()
            .map(ref -> Methods.find(ref).orElseThrow())
            .toList();

    @Test
    void noClassNamesAQuestionAGateOrAVerdict() throws IOException {
        Pattern ids = anyOf(method ->
                Stream.of(questions(method), gates(method), verdicts(method)).flatMap(all -> all));
        List<String> found = new ArrayList<>();
        for (Path file : files("src/main/java", ".java")) {
            COMMENT_OR_LITERAL
                    .matcher(Files.readString(file))
                    .results()
                    .map(MatchResult::group)
                    .filter(text -> text.startsWith("\""))
                    .filter(text -> ids.matcher(text).find())
                    .forEach(text -> found.add(file + ": " + text));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void noTemplateAndNoScriptAsksForAGateOrAVerdict() throws IOException {
        Pattern ids = anyOf(method -> Stream.concat(gates(method), verdicts(method)));
        List<String> found = new ArrayList<>();
        for (Path file : Stream.concat(
                        files("src/main/resources/templates", ".html").stream(),
                        files("src/main/resources/static/js", ".js").stream())
                .toList()) {
            String text = TEMPLATE_COMMENT.matcher(Files.readString(file)).replaceAll("");
            ids.matcher(text).results().forEach(hit -> found.add(file + ": " + hit.group()));
        }
        assertThat(found).isEmpty();
    }

    @Test
    void theLiteralsOfAClassAreFoundBesideItsComments() {
        assertThat(COMMENT_OR_LITERAL
                        .matcher("/* \"a\" */ x(\"b\\\"//\", 'c'); // \"d\"\ny(\"e\");")
                        .results()
                        .map(MatchResult::group)
                        .filter(text -> text.startsWith("\"")))
                .containsExactly("\"b\\\"//\"", "\"e\"");
    }

    private static Stream<String> questions(Method method) {
        return method.questions().stream().map(Question::id);
    }

    private static Stream<String> gates(Method method) {
        return method.gates().stream().map(Gate::id);
    }

    private static Stream<String> verdicts(Method method) {
        return method.verdicts().stream().map(Verdict::id);
    }

    /** Whole ids: economic inputs begin with the same words. */
    private static Pattern anyOf(Function<Method, Stream<String>> ids) {
        Set<String> all = SHIPPED.stream().flatMap(ids).collect(Collectors.toCollection(TreeSet::new));
        assertThat(all).isNotEmpty();
        return Pattern.compile(
                "(?<![\\w.-])(" + all.stream().map(Pattern::quote).collect(Collectors.joining("|")) + ")(?![\\w-])");
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }
}
