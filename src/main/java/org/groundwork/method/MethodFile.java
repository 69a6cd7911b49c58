package org.groundwork.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.markup.Characters;
import org.groundwork.markup.Markup;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problem;
import org.groundwork.markup.Problems;
import org.jspecify.annotations.Nullable;

/**
 * Reads a method file. All that is wrong is told at once, with file, line, key and reason. Method
 * files may come from strangers: size, depth and the number of values are bounded.
 */
public final class MethodFile {

    /** Method files are longer than assessment files: 4 MiB, 30 levels, 100,000 values. */
    public static final Markup.Bounds BOUNDS = new Markup.Bounds(4 * 1024 * 1024, 30, 100_000);

    /** Questions of one method. */
    public static final int MOST_QUESTIONS = 500;

    /** Options of one choice. */
    public static final int MOST_OPTIONS = 60;

    /** Leaves of one gate's condition, and of what it expects. */
    public static final int MOST_PARTS = 200;

    /** Ids of the strategies that the economics compare; verdicts say with which they go. */
    static final List<String> STRATEGIES = List.of("nothing", "baseline", "staged", "continue", "ml");

    /** Characters of an id, for question ids with the section’s. */
    public static final int MOST_ID = 80;

    /** Characters of what stands in a line: titles and labels. */
    public static final int MOST_TITLE = 120;

    /** Characters of a remedy: an action can be made of four. */
    public static final int MOST_REMEDY = 900;

    /** Characters of any other text. */
    public static final int MOST_TEXT = 1_500;

    private static final int MOST_REF = MOST_ID + 7;
    /** Of what there can be how much, by key; only the first ones are read where there are more. */
    private static final Map<String, Integer> MOST_ITEMS = Map.of(
            "gates", 40,
            "verdicts", 40,
            "roles", 60,
            "flights", 20,
            "sections", 60,
            "pyramid", 12,
            "startingConditions", 20,
            "recipes", 200,
            "sources", 200);

    /** Characters of what stands below a step in the picture, and of the heading of a flight. */
    public static final int MOST_SHORT = 40;

    private static final Set<String> TITLES = Set.of("title", "short", "label", "headline");
    private static final int SHORT_TITLE = 16;
    private static final int LEVELS = Question.TOP + 1;
    private static final String ID = "[a-z][a-z0-9]*(-[a-z0-9]+)*";
    private static final String DOTTED_ID = ID + "(\\." + ID + ")?";
    private static final String REF = ID + "@[1-9][0-9]{0,5}";
    private static final String ASSUMED = "assumed";
    private static final String QUESTION = "question";

    private final Problems problems;

    /** Where each id of a kind stands. */
    private final Map<String, Map<String, Node>> ids = new HashMap<>();

    private final Map<String, List<Level>> answerSets = new HashMap<>();
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final List<Runnable> later = new ArrayList<>();
    private final List<String> gatesSoFar = new ArrayList<>();
    private final Map<String, Integer> partsOfGates = new HashMap<>();
    private final Places places;

    private MethodFile(Problems problems, Places places) {
        this.problems = problems;
        this.places = places;
    }

    /**
     * Reads and lints.
     *
     * @param file name for messages
     * @throws MarkupException with everything that is wrong
     */
    public static Method read(String file, byte[] bytes) {
        Places places = new Places();
        Method method = parse(file, bytes, places);
        Problems problems = new Problems(file);
        new MethodLint(method, problems, places).run();
        problems.throwIfAny();
        return method;
    }

    /**
     * What a file says and what is wrong with it.
     *
     * @param method null where it cannot be read; can be here although the lint finds faults
     * @param problems everything that is wrong, in the order of the lines
     */
    public record Examined(@Nullable Method method, List<Problem> problems) {
        public Examined {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Reads and lints a file that may be wrong.
     *
     * @param file name for messages
     */
    public static Examined examine(String file, byte[] bytes) {
        Places places = new Places();
        Method method;
        try {
            method = parse(file, bytes, places);
        } catch (MarkupException wrong) {
            return new Examined(null, wrong.problems());
        }
        Problems problems = new Problems(file);
        new MethodLint(method, problems, places).run();
        return new Examined(method, problems.list());
    }

    /**
     * Reads and lints a method with the file that says what it leaves unsaid.
     *
     * @throws MarkupException with everything that is wrong
     */
    static Method read(String file, byte[] bytes, @Nullable Supplement supplement) {
        return supplement == null ? read(file, bytes) : supplemented(read(file, bytes), supplement);
    }

    /**
     * Reads without the lint, for a file that was linted before.
     *
     * @throws MarkupException with everything that is wrong
     */
    public static Method readLinted(String file, byte[] bytes) {
        return readLinted(file, bytes, null);
    }

    /** Reads without the lint, for a file that was linted when the product was built. */
    static Method readLinted(String file, byte[] bytes, @Nullable Supplement supplement) {
        Method method = parse(file, bytes, new Places());
        return supplement == null ? method : supplemented(method, supplement);
    }

    /**
     * A file beside a method that is in use and can no longer be changed: it says what later
     * methods say themselves.
     *
     * @param file name for messages
     */
    record Supplement(String file, byte[] bytes) {}

    private static Method parse(String file, byte[] bytes, Places places) {
        Problems problems = new Problems(file);
        Node root = Markup.read(problems, bytes, BOUNDS);
        if (!(root instanceof Node.Mapping map)) {
            problems.at(root, "a method file is a group of keys, not " + root.kind());
            throw new MarkupException(problems.list());
        }
        Method method = new MethodFile(problems, places).method(map);
        problems.throwIfAny();
        return Objects.requireNonNull(method);
    }

    private static Method supplemented(Method method, Supplement supplement) {
        Problems problems = new Problems(supplement.file());
        Node root = Markup.read(supplement.file(), supplement.bytes(), BOUNDS);
        if (!(root instanceof Node.Mapping map)) {
            problems.at(root, "a supplement is a group of keys, not " + root.kind());
            throw new MarkupException(problems.list());
        }
        Method supplemented = new MethodFile(problems, new Places()).supplemented(method, map);
        problems.throwIfAny();
        return supplemented;
    }

    private Method supplemented(Method method, Node.Mapping map) {
        Method.Parts parts = method.parts();
        know("section", parts.sections().stream().map(Section::id));
        know("verdict", parts.verdicts().stream().map(Verdict::id));
        know(QUESTION, method.questions().stream().map(Question::id));
        method.questions().forEach(question -> questions.put(question.id(), question));
        keys(map, "supplements", "uses", "risks", "verdicts");
        if (!string(map, "supplements").equals(method.ref())) {
            problems.at(value(map, "supplements"), "this supplements " + method.ref());
        }
        Uses uses = uses(map);
        RiskScope risks = risks(map);
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        parts.verdicts().forEach(verdict -> verdicts.put(verdict.id(), verdict));
        list(map, "verdicts", said -> {
            keys(said, "id", "agreesWith", "notSpent", "plan");
            String id = string(said, "id");
            reference(said, "id", "verdict", id);
            verdicts.computeIfPresent(
                    id, (key, v) -> verdict(said, v.id(), v.title(), v.headline(), v.means(), v.good(), v.lookAgain()));
            return id;
        });
        later.forEach(Runnable::run);
        return new Method(new Method.Parts(
                parts.id(),
                parts.version(),
                parts.title(),
                parts.summary(),
                parts.replaces(),
                uses,
                risks,
                parts.tooEarly(),
                parts.sources(),
                parts.roles(),
                parts.pyramid(),
                parts.sections(),
                parts.flights(),
                List.copyOf(verdicts.values()),
                parts.gates(),
                parts.startingConditions(),
                parts.recipes()));
    }

    private void know(String kind, Stream<String> named) {
        Map<String, Node> known = ids.computeIfAbsent(kind, k -> new LinkedHashMap<>());
        named.forEach(id -> known.put(id, Node.NOWHERE));
    }

    private @Nullable Method method(Node.Mapping map) {
        map.onlyKeys(
                problems,
                List.of(
                        "groundworkMethod",
                        "id",
                        "version",
                        "title",
                        "summary",
                        "replaces",
                        "uses",
                        "risks",
                        "tooEarly",
                        "sources",
                        "roles",
                        "pyramid",
                        "answerSets",
                        "sections",
                        "flights",
                        "verdicts",
                        "gates",
                        "startingConditions",
                        "recipes"));
        int format = whole(map, "groundworkMethod", 1, 1);
        if (format != 1) {
            return null;
        }
        String id = id(map, "id", ID);
        int version = whole(map, "version", 1, 999_999);
        String title = text(map, "title");
        String summary = text(map, "summary");
        Replaces replaces = replaces(map);
        Uses uses = uses(map);
        RiskScope risks = risks(map);
        TooEarly tooEarly = tooEarly(map);
        List<Source> sources = list(map, "sources", this::source);
        List<PyramidLevel> pyramid = list(map, "pyramid", level -> {
            keys(level, "id", "title", "what");
            return new PyramidLevel(own("pyramid level", level), text(level, "title"), text(level, "what"));
        });
        List<Role> roles = list(map, "roles", this::role);
        if (map.has("answerSets")) {
            list(map, "answerSets", this::answerSet);
        }
        List<Section> sections = list(map, "sections", this::section);
        if (questions.size() > MOST_QUESTIONS) {
            problems.at(
                    map,
                    "sections",
                    "%d questions; a method has at most %d".formatted(questions.size(), MOST_QUESTIONS));
        }
        for (PyramidLevel level : pyramid) {
            boolean any =
                    questions.values().stream().anyMatch(question -> level.id().equals(question.pyramid()));
            if (!any && !level.id().isEmpty()) {
                problems.at(map, "pyramid", "no question tells about the pyramid level “" + level.id() + "”");
            }
        }
        List<Stage> flights = list(map, "flights", flight -> {
            keys(flight, "id", "title");
            return new Stage(own("flight", flight), text(flight, "title", MOST_SHORT));
        });
        List<Verdict> verdicts = list(map, "verdicts", this::verdict);
        List<Gate> gates = list(map, "gates", this::gate);
        List<StartingCondition> conditions =
                map.has("startingConditions") ? list(map, "startingConditions", this::startingCondition) : List.of();
        List<Recipe> recipes = map.has("recipes") ? list(map, "recipes", this::recipe) : List.of();
        later.forEach(Runnable::run);
        return problems.none()
                ? new Method(new Method.Parts(
                        id,
                        version,
                        title,
                        summary,
                        replaces,
                        uses,
                        risks,
                        tooEarly,
                        sources,
                        roles,
                        pyramid,
                        sections,
                        flights,
                        verdicts,
                        gates,
                        conditions,
                        recipes))
                : null;
    }

    private @Nullable Replaces replaces(Node.Mapping map) {
        Node.Mapping group = group(map, "replaces");
        if (group == null) {
            return null;
        }
        keys(group, "method", "why", "changed");
        String method = string(group, "method");
        if (method.equals(ref(map))) {
            problems.at(value(group, "method"), "a method cannot take over from itself");
        }
        if (!method.isEmpty() && (method.length() > MOST_REF || !method.matches(REF))) {
            problems.at(value(group, "method"), "a method is named by id and version: core@1");
        }
        Set<String> seen = new HashSet<>();
        return new Replaces(
                method,
                text(group, "why"),
                group.has("changed")
                        ? list(group, "changed", changed -> {
                            keys(changed, QUESTION, "what");
                            String question = string(changed, QUESTION);
                            reference(changed, QUESTION, QUESTION, question);
                            if (!seen.add(question)) {
                                problems.at(value(changed, QUESTION), "this question stands twice: " + question);
                            }
                            return new Replaces.Changed(question, text(changed, "what"));
                        })
                        : List.of());
    }

    /** What the file itself is called, as far as it says so. */
    private static String ref(Node.Mapping map) {
        return map.get("id") instanceof Node.Scalar id && map.get("version") instanceof Node.Scalar version
                ? id.value() + "@" + version.value()
                : "";
    }

    private Uses uses(Node.Mapping map) {
        Node.Mapping group = group(map, "uses");
        if (group == null) {
            return Uses.NONE;
        }
        keys(group, "kind", "metric", "today", "target", "value", "comparison", "readiness");
        Node.Mapping readiness = group(group, "readiness");
        if (readiness != null) {
            keys(readiness, "simple", "ml");
        }
        return new Uses(
                used(group, "kind", true),
                used(group, "metric", false),
                used(group, "today", false),
                used(group, "target", true),
                used(group, "value", false),
                used(group, "comparison", false),
                readiness == null
                        ? Uses.Readiness.NONE
                        : new Uses.Readiness(named(readiness, "simple", "section"), named(readiness, "ml", "section")));
    }

    /** A question of the kind that is needed there; null where none is named. */
    private @Nullable String used(Node.Mapping map, String key, boolean choice) {
        if (!map.has(key)) {
            return null;
        }
        String id = string(map, key);
        later.add(() -> {
            if (!choice) {
                levelled(map, key, id);
            } else if (!id.isEmpty() && !(questions.get(id) instanceof Question.Choice)) {
                problems.at(
                        value(map, key),
                        questions.containsKey(id)
                                ? id + " has levels; a choice is expected here"
                                : "no question “%s”".formatted(Node.shorten(id)));
            }
        });
        return id;
    }

    private @Nullable RiskScope risks(Node.Mapping map) {
        Node.Mapping group = group(map, "risks");
        if (group == null) {
            return null;
        }
        keys(group, "sections", "questions", "below");
        List<String> listed = group.has("questions") ? named(group, "questions", QUESTION) : List.of();
        later.add(() -> listed.forEach(question -> levelled(group, "questions", question)));
        return new RiskScope(
                named(group, "sections", "section"),
                listed,
                group.has("below") ? whole(group, "below", 1, Question.TOP) : RiskScope.BELOW);
    }

    private @Nullable TooEarly tooEarly(Node.Mapping map) {
        Node.Mapping group = group(map, "tooEarly");
        if (group == null) {
            return null;
        }
        keys(group, "gates", "share");
        double share = number(group, "share");
        if (share < 0 || share > 1) {
            problems.at(value(group, "share"), "a share lies between 0 and 1; 60 % is 0.6");
        }
        return new TooEarly(named(group, "gates", "gate"), share, false);
    }

    private Node.@Nullable Mapping group(Node.Mapping map, String key) {
        Node node = map.get(key);
        if (node == null || node instanceof Node.Mapping) {
            return (Node.Mapping) node;
        }
        problems.at(node, "a group of keys is expected here, not " + node.kind());
        return null;
    }

    /** Ids of a kind, none of them twice. */
    private List<String> named(Node.Mapping map, String key, String kind) {
        if (!map.has(key)) {
            return List.of();
        }
        List<String> named = strings(map, key);
        references(map, key, kind, named);
        Set<String> seen = new HashSet<>();
        named.stream()
                .filter(id -> !seen.add(id))
                .forEach(id -> problems.at(value(map, key), "this stands twice: " + id));
        return named;
    }

    private Source source(Node.Mapping map) {
        keys(map, "id", "citation", "gives");
        return new Source(own("source", map), text(map, "citation"), text(map, "gives"));
    }

    private Role role(Node.Mapping map) {
        keys(map, "id", "title", "does", QUESTION, "onlyAfter");
        String id = own("role", map);
        String question = map.has(QUESTION) ? string(map, QUESTION) : null;
        List<String> onlyAfter = map.has("onlyAfter") ? strings(map, "onlyAfter") : List.of();
        references(map, "onlyAfter", "gate", onlyAfter);
        if (question != null) {
            later.add(() -> levelled(map, QUESTION, question));
        }
        return new Role(id, text(map, "title"), text(map, "does"), question, onlyAfter);
    }

    private String answerSet(Node.Mapping map) {
        keys(map, "id", "levels");
        String id = own("answer set", map);
        answerSets.put(id, levels(map));
        return id;
    }

    private List<Level> levels(Node.Mapping map) {
        List<Level> levels = list(map, "levels", this::level);
        Node node = map.get("levels");
        if (node instanceof Node.Sequence && levels.size() != LEVELS) {
            problems.at(node, "%d levels; there are %d, from 0 to %d".formatted(levels.size(), LEVELS, Question.TOP));
        }
        for (int i = 0; i < levels.size(); i++) {
            boolean top = i == Question.TOP;
            if (top == (levels.get(i).remedy() != null)) {
                problems.at(
                        Objects.requireNonNull(node),
                        top
                                ? "the top level has no remedy: there is no higher level"
                                : "level " + i + " lacks a remedy: what lifts a team to the next?");
            }
            if (i > 0 && levels.get(i).points() < levels.get(i - 1).points()) {
                problems.at(
                        Objects.requireNonNull(node),
                        "the points of level " + i + " are lower than those of the level below");
            }
        }
        return levels;
    }

    private Level level(Node.Mapping map) {
        keys(map, "label", "anchor", "points", "remedy");
        double points = number(map, "points");
        if (points < 0 || points > 1) {
            problems.at(value(map, "points"), "points lie between 0 and 1");
        }
        return new Level(
                text(map, "label"), text(map, "anchor"), points, map.has("remedy") ? text(map, "remedy") : null);
    }

    private Section section(Node.Mapping map) {
        keys(map, "id", "title", "short", "intro", "stewardship", "questions");
        String id = own("section", map);
        String shortTitle = text(map, "short");
        if (shortTitle.codePointCount(0, shortTitle.length()) > SHORT_TITLE) {
            problems.at(
                    value(map, "short"), "at most " + SHORT_TITLE + " characters: it stands beside a bar of a chart");
        }
        return new Section(
                id,
                text(map, "title"),
                shortTitle,
                text(map, "intro"),
                flag(map, "stewardship"),
                list(map, "questions", question -> question(id, question)));
    }

    private Question question(String section, Node.Mapping map) {
        keys(
                map,
                "id",
                "title",
                "text",
                "why",
                "how",
                "evidence",
                "kind",
                "weight",
                "effort",
                "role",
                "pyramid",
                "notApplicable",
                "visibleWhen",
                "answerSet",
                "remedies",
                "sources",
                "levels",
                "options");
        String id = own(QUESTION, map);
        if (!id.isEmpty() && !id.startsWith(section + ".")) {
            problems.at(value(map, "id"), "the id of a question begins with its section: " + section + "." + id);
        }
        Node visible = map.get("visibleWhen");
        Condition visibleWhen = visible == null ? null : condition(visible, false);
        String pyramid = map.has("pyramid") ? string(map, "pyramid") : null;
        if (pyramid != null) {
            reference(map, "pyramid", "pyramid level", pyramid);
        }
        String role = string(map, "role");
        reference(map, "role", "role", role);
        List<String> sources = map.has("sources") ? strings(map, "sources") : List.of();
        references(map, "sources", "source", sources);
        Question.Common common = new Question.Common(
                id,
                section,
                text(map, "title"),
                text(map, "text"),
                text(map, "why"),
                text(map, "how"),
                text(map, "evidence"),
                map.has("weight") ? whole(map, "weight", 1, 100) : 1,
                oneOf(
                        map,
                        "effort",
                        Stream.of(Effort.values())
                                .collect(Collectors.toMap(
                                        Effort::id, effort -> effort, (a, b) -> a, LinkedHashMap::new)),
                        Effort.FACT),
                role,
                pyramid,
                flag(map, "notApplicable"),
                visibleWhen,
                sources);
        Map<String, Boolean> kinds = new LinkedHashMap<>();
        kinds.put("level", false);
        kinds.put("choice", true);
        boolean choice = oneOf(map, "kind", kinds, false);
        Question question = choice ? choice(common, map) : levelled(common, map);
        questions.putIfAbsent(id, question);
        return question;
    }

    private Question choice(Question.Common common, Node.Mapping map) {
        for (String key : List.of("levels", "answerSet", "remedies", "weight", "pyramid")) {
            if (map.has(key)) {
                problems.at(value(map, key), "a choice is not scored and has no " + key);
            }
        }
        Set<String> seen = new HashSet<>();
        List<Option> options = list(map, "options", option -> {
            keys(option, "id", "label", "anchor", "untested");
            String id = id(option, "id", ID);
            if (!seen.add(id)) {
                problems.at(value(option, "id"), "this option stands twice: " + id);
            }
            return new Option(id, text(option, "label"), text(option, "anchor"), flag(option, "untested"));
        });
        if (map.has("options") && (options.size() < 2 || options.size() > MOST_OPTIONS)) {
            problems.at(value(map, "options"), "a choice has 2 to " + MOST_OPTIONS + " options, not " + options.size());
        }
        return new Question.Choice(common, options);
    }

    private Question levelled(Question.Common common, Node.Mapping map) {
        if (map.has("options")) {
            problems.at(value(map, "options"), "only a question of kind choice has options");
        }
        if (!map.has("answerSet")) {
            if (map.has("remedies")) {
                problems.at(value(map, "remedies"), "remedies stand beside answerSet only");
            }
            return new Question.Levelled(common, levels(map));
        }
        String set = string(map, "answerSet");
        List<Level> shared = answerSets.get(set);
        if (map.has("levels")) {
            problems.at(value(map, "levels"), "either levels or answerSet, not both");
        }
        if (shared == null) {
            reference(map, "answerSet", "answer set", set);
            return new Question.Levelled(common, List.of());
        }
        return new Question.Levelled(common, map.has("remedies") ? remedied(map, shared) : shared);
    }

    private List<Level> remedied(Node.Mapping map, List<Level> shared) {
        List<String> remedies = strings(map, "remedies");
        if (remedies.stream().anyMatch(remedy -> remedy.length() > MOST_REMEDY)) {
            problems.at(value(map, "remedies"), "a remedy has at most " + MOST_REMEDY + " characters");
        }
        if (remedies.size() != Question.TOP) {
            problems.at(
                    value(map, "remedies"),
                    "%d remedies; there are %d, one for each level below the top"
                            .formatted(remedies.size(), Question.TOP));
            return shared;
        }
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < shared.size(); i++) {
            Level level = shared.get(i);
            levels.add(new Level(
                    level.label(), level.anchor(), level.points(), i < remedies.size() ? remedies.get(i) : null));
        }
        return levels;
    }

    private Verdict verdict(Node.Mapping map) {
        keys(
                map,
                "id",
                "title",
                "headline",
                "means",
                "good",
                "look-again",
                "agreesWith",
                "notSpent",
                "plan",
                "conditionsOf");
        String id = id(map, "id", "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
        remember("verdict", id, map);
        return verdict(
                map,
                id,
                text(map, "title"),
                text(map, "headline"),
                text(map, "means"),
                text(map, "good"),
                text(map, "look-again"));
    }

    /** With what the group says beside the texts. */
    private Verdict verdict(
            Node.Mapping map, String id, String title, String headline, String means, String good, String lookAgain) {
        List<String> agreesWith = map.has("agreesWith") ? strings(map, "agreesWith") : null;
        if (agreesWith != null) {
            agreesWith.stream()
                    .filter(strategy -> !STRATEGIES.contains(strategy))
                    .forEach(strategy -> problems.at(value(map, "agreesWith"), Node.unknown(strategy, STRATEGIES)));
        }
        Map<String, Plan> plans = new LinkedHashMap<>();
        for (Plan plan : Plan.values()) {
            plans.put(plan.id(), plan);
        }
        return new Verdict(
                id,
                title,
                headline,
                means,
                good,
                lookAgain,
                agreesWith,
                flag(map, "notSpent"),
                map.has("plan") ? oneOf(map, "plan", plans, Plan.NONE) : Plan.NONE,
                map.has("conditionsOf") ? named(map, "conditionsOf", "gate") : null);
    }

    private Gate gate(Node.Mapping map) {
        keys(
                map,
                "id",
                "title",
                "short",
                "flight",
                "verdict",
                "sources",
                "explanation",
                "reached",
                "notReached",
                "condition",
                "requires",
                "expects");
        String id = own("gate", map);
        String flight = string(map, "flight");
        reference(map, "flight", "flight", flight);
        String verdict = string(map, "verdict");
        reference(map, "verdict", "verdict", verdict);
        List<String> sources = map.has("sources") ? strings(map, "sources") : List.of();
        references(map, "sources", "source", sources);
        String key = map.has("condition") ? "condition" : "requires";
        if (map.has("condition") && map.has("requires")) {
            problems.at(value(map, "requires"), "either requires or condition, not both");
        }
        Node condition = required(map, key);
        Gate gate = new Gate(
                id,
                text(map, "title"),
                text(map, "short", MOST_SHORT),
                flight,
                verdict,
                text(map, "explanation"),
                text(map, "reached"),
                text(map, "notReached"),
                sources,
                condition == null ? new Condition.Always() : condition(condition, true),
                map.has("expects") ? expects(map) : List.of());
        int parts = expanded(gate.condition());
        if (parts > MOST_PARTS) {
            problems.at(
                    value(map, key),
                    "the condition has more than %d parts, gates that it names included".formatted(MOST_PARTS));
        }
        partsOfGates.put(id, parts);
        gatesSoFar.add(id);
        return gate;
    }

    private List<Condition.AtLeast> expects(Node.Mapping map) {
        Set<String> seen = new HashSet<>();
        List<Condition.AtLeast> expects = new ArrayList<>();
        list(map, "expects", leaf -> {
            keys(leaf, QUESTION, "atLeast");
            String question = string(leaf, QUESTION);
            int level = whole(leaf, "atLeast", 1, Question.TOP);
            if (!questions.containsKey(question) && !question.isEmpty()) {
                problems.at(value(leaf, QUESTION), Node.unknown(question, List.copyOf(questions.keySet())));
            } else if (levelled(leaf, QUESTION, question) != null) {
                expects.add(new Condition.AtLeast(question, level));
            }
            if (!seen.add(question)) {
                problems.at(value(leaf, QUESTION), "this gate expects something of this question twice: " + question);
            }
            return question;
        });
        if (expects.size() > MOST_PARTS) {
            problems.at(value(map, "expects"), "a gate expects at most %d things".formatted(MOST_PARTS));
        }
        return expects;
    }

    /** How many leaves a condition has once the gates that it names are written out. */
    private int expanded(Condition condition) {
        int[] parts = {0};
        condition.leaves(leaf -> parts[0] = Math.min(
                MOST_PARTS + 1,
                parts[0]
                        + (leaf instanceof Condition.GateHolds(String gate) ? partsOfGates.getOrDefault(gate, 1) : 1)));
        return parts[0];
    }

    private StartingCondition startingCondition(Node.Mapping map) {
        keys(map, "id", "title", "gates", QUESTION, "gate", "section");
        String id = own("starting condition", map);
        String title = text(map, "title");
        if (map.has("gates")) {
            List<String> gates = strings(map, "gates");
            references(map, "gates", "gate", gates);
            return new StartingCondition.Gates(id, title, gates);
        }
        if (map.has(QUESTION)) {
            String question = string(map, QUESTION);
            levelled(map, QUESTION, question);
            return new StartingCondition.ByQuestion(id, title, question);
        }
        String gate = string(map, "gate");
        reference(map, "gate", "gate", gate);
        String section = string(map, "section");
        reference(map, "section", "section", section);
        return new StartingCondition.Leaves(id, title, gate, section);
    }

    private Recipe recipe(Node.Mapping map) {
        keys(map, "id", "type", QUESTION, "title", "do", "measure", "weeks", "personDays", "stop", "sources");
        String id = id(map, "id", DOTTED_ID);
        remember("recipe", id, map);
        String type = string(map, "type");
        String question = string(map, QUESTION);
        levelled(map, QUESTION, question);
        boolean known = questions.values().stream().anyMatch(q -> q instanceof Question.Choice c && c.hasOption(type));
        if (!known && !type.isEmpty()) {
            problems.at(value(map, "type"), "no choice of this method has the option “" + type + "”");
        }
        List<String> sources = map.has("sources") ? strings(map, "sources") : List.of();
        references(map, "sources", "source", sources);
        return new Recipe(
                id,
                type,
                question,
                text(map, "title"),
                text(map, "do"),
                text(map, "measure"),
                whole(map, "weeks", 1, 104),
                whole(map, "personDays", 1, 2_000),
                text(map, "stop"),
                sources);
    }

    // conditions

    private Condition condition(Node node, boolean inGate) {
        if (!(node instanceof Node.Mapping map)) {
            problems.at(node, "a condition is a group of keys, not " + node.kind());
            return new Condition.Always();
        }
        for (String key : List.of("all", "any", "count", QUESTION, "economics", "gate")) {
            if (map.has(key)) {
                Condition condition = switch (key) {
                    case "all" -> {
                        keys(map, "all");
                        yield new Condition.All(members(map, "all", inGate));
                    }
                    case "any" -> {
                        keys(map, "any");
                        yield new Condition.Any(members(map, "any", inGate));
                    }
                    case "count" -> count(map, inGate);
                    case QUESTION -> leaf(map, inGate);
                    case "economics" -> figure(map, inGate);
                    default -> gateHolds(map, inGate);
                };
                places.remember(condition, node);
                return condition;
            }
        }
        problems.at(node, "one of all, any, count, question, economics, gate is expected here");
        return new Condition.Always();
    }

    private List<Condition> members(Node.Mapping map, String key, boolean inGate) {
        if (!(required(map, key) instanceof Node.Sequence list) || list.items().isEmpty()) {
            problems.at(value(map, key), "a list of at least one condition is expected here");
            return List.of(new Condition.Always());
        }
        return list.items().stream().map(item -> condition(item, inGate)).toList();
    }

    private Condition count(Node.Mapping map, boolean inGate) {
        keys(map, "count", "of");
        List<Condition> members = members(map, "of", inGate);
        return new Condition.Count(whole(map, "count", 1, members.size()), members);
    }

    private Condition leaf(Node.Mapping map, boolean inGate) {
        keys(map, QUESTION, "atLeast", "oneOf", "unknown");
        String id = string(map, QUESTION);
        boolean assumes = map.has("unknown");
        if (assumes && !ASSUMED.equals(string(map, "unknown"))) {
            problems.at(
                    value(map, "unknown"),
                    "unknown: assumed is the only thing to say here; leave it out where it has to" + " be shown");
        }
        if (assumes && !inGate) {
            problems.at(value(map, "unknown"), "questions are shown by what is answered, not by what is assumed");
        }
        Question question = questions.get(id);
        if (question == null) {
            if (inGate || !id.isEmpty()) {
                problems.at(
                        value(map, QUESTION),
                        (inGate ? "" : "only a question that stands before this one can show it; ")
                                + Node.unknown(id, List.copyOf(questions.keySet())));
            }
            return new Condition.Always();
        }
        if (inGate && question.visibleWhen() != null) {
            problems.at(
                    value(map, QUESTION),
                    "a gate cannot ask for "
                            + id
                            + ", which is hidden at times (visibleWhen): a gate would then depend"
                            + " on what is not asked");
        }
        return switch (question) {
            case Question.Levelled levelled -> {
                if (map.has("oneOf")) {
                    problems.at(value(map, "oneOf"), id + " has levels; use atLeast");
                }
                yield new Condition.AtLeast(id, whole(map, "atLeast", 1, Question.TOP), assumes);
            }
            case Question.Choice choice -> {
                if (map.has("atLeast")) {
                    problems.at(value(map, "atLeast"), id + " is a choice; use oneOf");
                    yield new Condition.Always();
                }
                List<String> wanted = strings(map, "oneOf");
                if (map.has("oneOf") && wanted.isEmpty()) {
                    problems.at(value(map, "oneOf"), "the list is empty; name at least one option");
                }
                List<String> known = choice.options().stream().map(Option::id).toList();
                wanted.stream()
                        .filter(option -> !known.contains(option))
                        .forEach(option -> problems.at(value(map, "oneOf"), Node.unknown(option, known)));
                yield new Condition.OneOf(
                        id,
                        known.stream().filter(wanted::contains).collect(Collectors.toCollection(LinkedHashSet::new)),
                        assumes);
            }
        };
    }

    private Condition figure(Node.Mapping map, boolean inGate) {
        keys(map, "economics", "atLeast", "otherwise");
        if (!inGate) {
            problems.at(map, "questions are shown by answers, not by economics");
        }
        EconomicMetric figure = oneOf(
                map,
                "economics",
                Stream.of(EconomicMetric.values())
                        .collect(Collectors.toMap(EconomicMetric::id, f -> f, (a, b) -> a, LinkedHashMap::new)),
                EconomicMetric.BEST_UPSIDE);
        Node otherwise = required(map, "otherwise");
        Condition standIn;
        if (otherwise instanceof Node.Scalar scalar && Boolean.TRUE.equals(scalar.value())) {
            standIn = new Condition.Always();
        } else if (otherwise instanceof Node.Scalar scalar && ASSUMED.equals(scalar.value())) {
            standIn = new Condition.Assumed();
        } else if (otherwise != null) {
            standIn = condition(otherwise, inGate);
        } else {
            standIn = new Condition.Always();
        }
        return new Condition.Economics(figure, number(map, "atLeast"), standIn);
    }

    private Condition gateHolds(Node.Mapping map, boolean inGate) {
        keys(map, "gate");
        String gate = string(map, "gate");
        if (!inGate || !gatesSoFar.contains(gate)) {
            problems.at(
                    value(map, "gate"),
                    inGate
                            ? "a gate can name gates before it only; " + Node.unknown(gate, gatesSoFar)
                            : "questions are shown by answers, not by gates");
            return new Condition.Always();
        }
        return new Condition.GateHolds(gate);
    }

    // values

    private void keys(Node.Mapping map, String... known) {
        map.onlyKeys(problems, List.of(known));
    }

    private <T> List<T> list(Node.Mapping map, String key, Function<Node.Mapping, T> read) {
        Node node = required(map, key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence sequence)) {
            problems.at(node, "a list is expected here, not " + node.kind());
            return List.of();
        }
        if (sequence.items().isEmpty()) {
            problems.at(node, "the list is empty");
        }
        List<T> items = new ArrayList<>();
        int most = MOST_ITEMS.getOrDefault(key, Integer.MAX_VALUE);
        if (sequence.items().size() > most) {
            problems.at(
                    node,
                    "%d %s; a method has at most %d".formatted(sequence.items().size(), key, most));
        }
        for (Node item :
                sequence.items().subList(0, Math.min(most, sequence.items().size()))) {
            if (item instanceof Node.Mapping group) {
                items.add(read.apply(group));
            } else {
                problems.at(item, "a group of keys is expected here, not " + item.kind());
            }
        }
        return items;
    }

    private @Nullable Node required(Node.Mapping map, String key) {
        Node node = map.get(key);
        if (node == null) {
            problems.at(map, map.path().isEmpty() ? key : map.path() + "." + key, "this key is missing");
        }
        return node;
    }

    /** The value of a key that is there; the whole group otherwise. */
    private static Node value(Node.Mapping map, String key) {
        Node node = map.get(key);
        return node == null ? map : node;
    }

    private String string(Node.Mapping map, String key) {
        Node node = required(map, key);
        if (node == null) {
            return "";
        }
        return string(node);
    }

    private String string(Node node) {
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof String text) {
            if (text.isBlank()) {
                problems.at(node, "a text is expected here; it is empty");
            } else if (text.length() > MOST_TEXT) {
                problems.at(node, "the text is longer than " + MOST_TEXT + " characters");
            } else if (Characters.forbidden(text) != null || Characters.deceives(text)) {
                problems.at(
                        node,
                        "the text holds a character that no text can hold, or that turns or hides what stands beside"
                                + " it");
            }
            return text.strip();
        }
        problems.at(node, "a text is expected here, not " + node.kind());
        return "";
    }

    private String text(Node.Mapping map, String key) {
        return text(map, key, TITLES.contains(key) ? MOST_TITLE : key.equals("remedy") ? MOST_REMEDY : MOST_TEXT);
    }

    private String text(Node.Mapping map, String key, int most) {
        String text = string(map, key);
        if (text.length() > most && most < MOST_TEXT) {
            problems.at(value(map, key), "a %s has at most %d characters".formatted(key, most));
        }
        if (TITLES.contains(key) && text.lines().count() > 1) {
            problems.at(value(map, key), "a " + key + " is one line");
        }
        return text;
    }

    private List<String> strings(Node.Mapping map, String key) {
        Node node = required(map, key);
        if (node instanceof Node.Sequence sequence) {
            return sequence.items().stream().map(this::string).toList();
        }
        if (node != null) {
            problems.at(node, "a list of texts is expected here, not " + node.kind());
        }
        return List.of();
    }

    private boolean flag(Node.Mapping map, String key) {
        Node node = map.get(key);
        if (node == null) {
            return false;
        }
        if (node instanceof Node.Scalar scalar && scalar.value() instanceof Boolean value) {
            return value;
        }
        problems.at(node, "true or false is expected here, not " + node.kind());
        return false;
    }

    private int whole(Node.Mapping map, String key, int least, int most) {
        Node node = required(map, key);
        if (node == null) {
            return least;
        }
        if (node instanceof Node.Scalar scalar
                && scalar.value() instanceof Long value
                && value >= least
                && value <= most) {
            return value.intValue();
        }
        problems.at(
                node,
                least == most
                        ? "%d is expected here, not %s".formatted(least, node.kind())
                        : "a whole number from %d to %d is expected here, not %s".formatted(least, most, node.kind()));
        return least == most ? least - 1 : least;
    }

    private double number(Node.Mapping map, String key) {
        Node node = required(map, key);
        if (node instanceof Node.Scalar scalar
                && scalar.value() instanceof Number value
                && Double.isFinite(value.doubleValue())) {
            return value.doubleValue();
        }
        if (node != null) {
            problems.at(node, "a number is expected here, not " + node.kind());
        }
        return 0;
    }

    private <T> T oneOf(Node.Mapping map, String key, Map<String, T> known, T fallback) {
        String text = string(map, key);
        T value = known.get(text);
        if (value != null) {
            return value;
        }
        if (!text.isEmpty()) {
            problems.at(value(map, key), Node.unknown(text, List.copyOf(known.keySet())));
        }
        return fallback;
    }

    private String id(Node.Mapping map, String key, String pattern) {
        String id = string(map, key);
        if (id.length() > MOST_ID) {
            problems.at(value(map, key), "an id has at most " + MOST_ID + " characters");
        } else if (!id.isEmpty() && !id.matches(pattern)) {
            problems.at(
                    value(map, key),
                    "“%s” is no id; one looks like %s"
                            .formatted(Node.shorten(id), pattern.contains("A-Z") ? "TRY_IT_OUT" : "house-rule"));
        }
        return id;
    }

    private String own(String kind, Node.Mapping map) {
        String id = id(map, "id", kind.equals(QUESTION) ? ID + "\\." + ID : ID);
        remember(kind, id, map);
        return id;
    }

    private void remember(String kind, String id, Node.Mapping map) {
        Node before = ids.computeIfAbsent(kind, k -> new LinkedHashMap<>()).putIfAbsent(id, map);
        if (before != null && !id.isEmpty()) {
            problems.at(
                    value(map, "id"), "this %s stands twice; the first is in line %d".formatted(kind, before.line()));
        }
        places.remember(kind, id, map);
    }

    private void reference(Node.Mapping map, String key, String kind, String id) {
        references(map, key, kind, id.isEmpty() ? List.of() : List.of(id));
    }

    private void references(Node.Mapping map, String key, String kind, List<String> named) {
        BiFunction<String, Set<String>, String> message = (id, known) -> "no %s “%s”; %s"
                .formatted(
                        kind,
                        Node.shorten(id),
                        Node.unknown(id, List.copyOf(known)).replaceFirst("^unknown key “[^”]*”; ", ""));
        later.add(() -> {
            Set<String> known = ids.getOrDefault(kind, Map.of()).keySet();
            named.stream()
                    .filter(id -> !known.contains(id))
                    .forEach(id -> problems.at(value(map, key), message.apply(id, known)));
        });
    }

    private Question.@Nullable Levelled levelled(Node.Mapping map, String key, String id) {
        Question question = questions.get(id);
        if (question instanceof Question.Levelled levelled) {
            return levelled;
        }
        if (!id.isEmpty()) {
            problems.at(
                    value(map, key),
                    question == null
                            ? "no question “%s”".formatted(Node.shorten(id))
                            : id + " is a choice; a question with levels is expected here");
        }
        return null;
    }
}
