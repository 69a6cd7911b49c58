package org.groundwork.reference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.markup.Markup;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.scoring.GateState;

/**
 * Reads the file of the reference cases. It ships with the product and is held to its schema by a
 * test, so that only the answers, which have to fit the method, are checked here.
 */
final class CaseReader {

    private final Problems problems;
    private final Map<String, ReferenceCase.Domain> domains = new LinkedHashMap<>();

    private CaseReader(Problems problems) {
        this.problems = problems;
    }

    /**
     * @throws org.groundwork.markup.MarkupException if an answer does not fit the method
     */
    static ReferenceCases read(String fileName, byte[] bytes) {
        Problems problems = new Problems(fileName);
        Node root = Markup.read(problems, bytes, Markup.Bounds.USUAL);
        ReferenceCases cases = new CaseReader(problems).cases((Node.Mapping) root);
        problems.throwIfAny();
        return cases;
    }

    private ReferenceCases cases(Node.Mapping file) {
        Method method = Methods.find(text(file, "method")).orElseThrow();
        for (Node.Mapping domain : groups(file, "domains")) {
            String id = text(domain, "id");
            domains.put(id, new ReferenceCase.Domain(id, text(domain, "title")));
        }
        List<ReferenceCase> cases = new ArrayList<>();
        for (Node.Mapping one : groups(file, "cases")) {
            cases.add(referenceCase(one, method));
        }
        return new ReferenceCases(method, List.copyOf(domains.values()), cases);
    }

    private ReferenceCase referenceCase(Node.Mapping one, Method method) {
        String name = text(one, "name");
        return new ReferenceCase(
                text(one, "id"),
                name,
                whole(get(one, "year")),
                Objects.requireNonNull(domains.get(text(one, "domain"))),
                text(one, "decided"),
                text(one, "outcome"),
                text(one, "hindsight"),
                texts(one, "alsoDefensible"),
                text(one, "hindsightWhy"),
                ReferenceCase.Confidence.valueOf(constant(get(one, "confidence"))),
                groups(one, "sources").stream().map(CaseReader::source).toList(),
                new AssessmentFile(
                        method,
                        new AssessmentFile.Initiative(name, null, text(one, "summary")),
                        AssessmentFiles.answers(problems, get(one, "answers"), method)),
                expected((Node.Mapping) get(one, "expected")));
    }

    private static ReferenceCase.Source source(Node.Mapping source) {
        Node year = source.get("year");
        return new ReferenceCase.Source(
                text(source, "title"),
                text(source, "authors"),
                year == null ? null : whole(year),
                text(source, "venue"));
    }

    private static ReferenceCase.Expected expected(Node.Mapping expected) {
        Map<String, GateState> gates = new LinkedHashMap<>();
        for (Map.Entry<String, Node.Mapping.Entry> gate :
                ((Node.Mapping) get(expected, "gates")).entries().entrySet()) {
            gates.put(gate.getKey(), GateState.valueOf(constant(gate.getValue().value())));
        }
        return new ReferenceCase.Expected(
                text(expected, "verdict"), new LinkedHashSet<>(texts(expected, "possibleVerdicts")), gates);
    }

    private static List<Node.Mapping> groups(Node.Mapping parent, String key) {
        return ((Node.Sequence) get(parent, key))
                .items().stream().map(Node.Mapping.class::cast).toList();
    }

    private static List<String> texts(Node.Mapping parent, String key) {
        return ((Node.Sequence) get(parent, key))
                .items().stream().map(CaseReader::text).toList();
    }

    private static String text(Node.Mapping parent, String key) {
        return text(get(parent, key));
    }

    private static String text(Node node) {
        return ((Node.Scalar) node).text();
    }

    private static int whole(Node node) {
        return Integer.parseInt(text(node));
    }

    private static String constant(Node node) {
        return text(node).toUpperCase(Locale.ROOT);
    }

    private static Node get(Node.Mapping parent, String key) {
        return Objects.requireNonNull(parent.get(key), key);
    }
}
