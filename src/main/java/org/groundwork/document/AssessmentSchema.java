package org.groundwork.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;

/**
 * The JSON Schema (draft 2020-12) of the assessment file, made from the methods: their questions
 * and options. It agrees with {@link AssessmentFiles#read} but for what a schema cannot say (a key
 * that stands twice, characters that no text may hold).
 */
public final class AssessmentSchema {

    private static final String DEFS = "#/$defs/";

    private AssessmentSchema() {}

    /** For files of one method. Ends with a line end. */
    public static String of(Method method) {
        return of(List.of(method));
    }

    /**
     * For files of any of these methods; of the last one where a file names none. Ends with a line
     * end.
     */
    public static String of(List<Method> methods) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Groundwork assessment");
        schema.put(
                "description",
                "An assessment with the method "
                        + String.join(" or ", methods.stream().map(Method::ref).toList())
                        + " ("
                        + methods.getLast().title()
                        + ").");
        schema.put("type", "object");
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("groundwork", described("Version of the format.", Map.of("const", AssessmentFile.FORMAT)));
        properties.put(
                "method",
                described(
                        "The method that was answered; where it is left out, "
                                + methods.getLast().ref()
                                + ".",
                        methods.size() == 1
                                ? Map.of("const", methods.getLast().ref())
                                : Map.of(
                                        "enum",
                                        methods.stream().map(Method::ref).toList())));
        properties.put("initiative", initiative());
        properties.put(
                "answers",
                methods.size() == 1
                        ? answers(methods.getLast())
                        : described("Answers by question.", Map.of("type", "object")));
        schema.put("required", List.of("groundwork", "initiative", "answers"));
        properties.put("economics", EconomicsSchema.schema());
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
        if (methods.size() > 1) {
            schema.put("allOf", methods.stream().map(m -> answersOf(m, methods)).toList());
        }
        Map<String, Object> definitions = definitions();
        if (methods.size() > 1) {
            methods.forEach(method -> definitions.put("answers-" + method.ref(), answers(method)));
        }
        schema.put("$defs", definitions);
        return Json.text(schema);
    }

    /** The answers of a file that names this method, or none where it is the last. */
    private static Map<String, Object> answersOf(Method method, List<Method> methods) {
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("properties", Map.of("method", Map.of("const", method.ref())));
        if (method != methods.getLast()) {
            named.put("required", List.of("method"));
        }
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("if", named);
        rule.put("then", Map.of("properties", Map.of("answers", reference("answers-" + method.ref()))));
        return rule;
    }

    private static Map<String, Object> initiative() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", line(1, Allowed.NAME));
        properties.put("team", line(0, Allowed.TEAM));
        properties.put("summary", text(0, Allowed.SUMMARY));
        return object("What is assessed.", properties, "name");
    }

    private static Map<String, Object> answers(Method method) {
        Map<String, Object> questions = new LinkedHashMap<>();
        for (Question question : method.questions()) {
            questions.put(question.id(), question(question));
        }
        return object("Answers by question; one that is not answered is left out.", questions);
    }

    private static Map<String, Object> question(Question question) {
        List<Object> forms = new ArrayList<>();
        switch (question) {
            case Question.Levelled levelled -> {
                forms.add(reference("level"));
                forms.add(reference("votes"));
            }
            case Question.Choice choice -> {
                Map<String, Object> option = new LinkedHashMap<>();
                option.put("enum", choice.options().stream().map(Option::id).toList());
                forms.add(answer("option", Map.of("option", option)));
            }
        }
        forms.add(reference("dontKnow"));
        forms.add(reference("unknown"));
        if (question.mayBeNotApplicable()) {
            forms.add(reference("notApplicable"));
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("title", question.title());
        schema.put("description", question.text());
        schema.put("anyOf", forms);
        return schema;
    }

    private static Map<String, Object> definitions() {
        Map<String, Object> definitions = new LinkedHashMap<>();
        Map<String, Object> evidence = new LinkedHashMap<>();
        evidence.put("enum", Arrays.stream(Evidence.values()).map(Evidence::id).toList());
        evidence.put("default", Evidence.KNOWN.id());
        Map<String, Object> level = new LinkedHashMap<>();
        level.put("level", Map.of("enum", List.of(0, 1, 2, 3, 4)));
        level.put("evidence", evidence);
        definitions.put("level", answer("level", level));
        definitions.put("votes", answer("votes", Map.of("votes", votes())));
        definitions.put("dontKnow", Map.of("const", AnswerReader.DONT_KNOW));
        definitions.put("unknown", answer("unknown", Map.of("unknown", Map.of("const", true))));
        definitions.put("notApplicable", answer("notApplicable", Map.of("notApplicable", reason())));
        definitions.put("note", text(0, Allowed.NOTE));
        definitions.put("links", links());
        definitions.put("files", files());
        definitions.put("by", line(0, Allowed.BY));
        definitions.put("at", at());
        definitions.put("givenUnder", givenUnder());
        return definitions;
    }

    /** An answer of one kind, with what can be said beside each. */
    private static Map<String, Object> answer(String kind, Map<String, Object> own) {
        Map<String, Object> properties = new LinkedHashMap<>(own);
        for (String key : List.of("note", "links", "files", "by", "at", "givenUnder")) {
            properties.put(key, reference(key));
        }
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("type", "object");
        answer.put("properties", properties);
        answer.put("required", List.of(kind));
        answer.put("additionalProperties", false);
        return answer;
    }

    private static Map<String, Object> votes() {
        Map<String, Object> votes = new LinkedHashMap<>();
        votes.put("description", "The levels that the members of the team gave, where they could not agree.");
        votes.put("type", "array");
        votes.put("minItems", 1);
        votes.put("maxItems", Answer.Spread.MOST);
        votes.put("items", Map.of("enum", List.of(0, 1, 2, 3, 4)));
        return votes;
    }

    private static Map<String, Object> givenUnder() {
        Map<String, Object> version = new LinkedHashMap<>();
        version.put(
                "description",
                "The version of the method under which it was given, where its question means"
                        + " something else by now and nobody has looked at it again.");
        version.put("type", "string");
        version.put("maxLength", Allowed.METHOD);
        version.put("pattern", Allowed.METHOD_PATTERN);
        return version;
    }

    private static Map<String, Object> links() {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("type", "string");
        link.put("maxLength", Allowed.LINK);
        link.put("description", "An address, or the path of a file; its title may stand before it.");
        link.put("pattern", Link.PATTERN);
        Map<String, Object> links = new LinkedHashMap<>();
        links.put("type", "array");
        links.put("maxItems", Allowed.LINKS);
        links.put("items", link);
        return links;
    }

    private static Map<String, Object> files() {
        Map<String, Object> sum = new LinkedHashMap<>();
        sum.put("type", "string");
        sum.put("pattern", Allowed.SHA256_PATTERN);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("name", line(1, Allowed.FILE_NAME));
        properties.put("sha256", sum);
        Map<String, Object> named = new LinkedHashMap<>();
        named.put("type", "object");
        named.put("properties", properties);
        named.put("required", List.of("name"));
        named.put("additionalProperties", false);
        Map<String, Object> files = new LinkedHashMap<>();
        files.put(
                "description",
                "Names of the files that were kept with it; what they hold is no part of this document.");
        files.put("type", "array");
        files.put("maxItems", Allowed.FILES);
        files.put("items", Map.of("anyOf", List.of(line(1, Allowed.FILE_NAME), named)));
        return files;
    }

    private static Map<String, Object> at() {
        Map<String, Object> at = new LinkedHashMap<>();
        at.put("description", "A time with its offset, or a day.");
        at.put("type", "string");
        at.put(
                "pattern",
                "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,9})?)?(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?))?$");
        return at;
    }

    /** White space alone is not enough where at least one character is asked for. */
    private static Map<String, Object> text(int least, int most) {
        Map<String, Object> text = new LinkedHashMap<>();
        text.put("type", "string");
        text.put("maxLength", most);
        if (least > 0) {
            text.put("pattern", "\\S");
        }
        return text;
    }

    /** A word that says yes, no or nothing is no reason. */
    private static Map<String, Object> reason() {
        Map<String, Object> reason = text(1, Allowed.REASON);
        reason.put("not", Map.of("pattern", Allowed.NO_REASON_PATTERN));
        return reason;
    }

    private static Map<String, Object> line(int least, int most) {
        Map<String, Object> line = text(least, most);
        line.put("pattern", least > 0 ? "^[^\\r\\n]*\\S[^\\r\\n]*$" : "^[^\\r\\n]*$");
        return line;
    }

    private static Map<String, Object> object(String description, Map<String, Object> properties, String... required) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", description);
        object.put("type", "object");
        object.put("properties", properties);
        if (required.length > 0) {
            object.put("required", List.of(required));
        }
        object.put("additionalProperties", false);
        return object;
    }

    private static Map<String, Object> described(String description, Map<String, Object> schema) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("description", description);
        described.putAll(schema);
        return described;
    }

    private static Map<String, Object> reference(String definition) {
        return Map.of("$ref", DEFS + definition);
    }
}
