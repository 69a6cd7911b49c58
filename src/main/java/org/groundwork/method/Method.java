package org.groundwork.method;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A version of the questionnaire with its gates. Immutable; two methods with the same {@link
 * #ref()} say the same.
 *
 * <p>Ids of questions, gates, verdicts and so on are the strings of the method file; files, tests
 * and exports name them.
 */
public final class Method {

    /**
     * What a method is made of, in the order of its file.
     *
     * @param replaces null where it takes over from none
     * @param risks null where it does not say
     * @param tooEarly null where it does not say
     */
    public record Parts(
            String id,
            int version,
            String title,
            String summary,
            @Nullable Replaces replaces,
            Uses uses,
            @Nullable RiskScope risks,
            @Nullable TooEarly tooEarly,
            List<Source> sources,
            List<Role> roles,
            List<PyramidLevel> pyramid,
            List<Section> sections,
            List<Stage> flights,
            List<Verdict> verdicts,
            List<Gate> gates,
            List<StartingCondition> startingConditions,
            List<Recipe> recipes) {
        public Parts {
            sources = List.copyOf(sources);
            roles = List.copyOf(roles);
            pyramid = List.copyOf(pyramid);
            sections = List.copyOf(sections);
            flights = List.copyOf(flights);
            verdicts = List.copyOf(verdicts);
            gates = List.copyOf(gates);
            startingConditions = List.copyOf(startingConditions);
            recipes = List.copyOf(recipes);
        }
    }

    /** The verdict when every gate is reached. It is the last of the method's verdicts. */
    private final Verdict allReached;

    private final Parts parts;
    private final List<Question> questions;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Section> sections;
    private final Map<String, Gate> gates;
    private final Map<String, Verdict> verdicts;
    private final Map<String, Role> roles;
    private final Map<String, Source> sources;
    private final RiskScope risks;
    private final TooEarly tooEarly;
    private final boolean expects;

    /**
     * @throws IllegalArgumentException on an id that stands twice; other checks are the loader's
     */
    public Method(Parts parts) {
        this.parts = parts;
        List<Question> all = new ArrayList<>();
        for (Section section : parts.sections()) {
            all.addAll(section.questions());
        }
        this.questions = List.copyOf(all);
        for (int i = 0; i < questions.size(); i++) {
            if (index.put(questions.get(i).id(), i) != null) {
                throw new IllegalArgumentException("twice: " + questions.get(i).id());
            }
        }
        this.sections = byId(parts.sections());
        this.gates = byId(parts.gates());
        this.verdicts = byId(parts.verdicts());
        this.roles = byId(parts.roles());
        this.sources = byId(parts.sources());
        this.allReached = parts.verdicts().getLast();
        RiskScope stated = parts.risks();
        this.risks = stated == null
                ? new RiskScope(
                        parts.sections().stream()
                                .filter(Section::stewardship)
                                .map(Section::id)
                                .toList(),
                        List.of(),
                        RiskScope.BELOW)
                : stated;
        TooEarly early = parts.tooEarly();
        this.tooEarly = early == null ? TooEarly.of(parts.gates()) : early;
        this.expects = parts.gates().stream().anyMatch(gate -> !gate.expects().isEmpty());
    }

    private static <T extends Identified> Map<String, T> byId(List<T> list) {
        Map<String, T> map = new LinkedHashMap<>();
        for (T item : list) {
            if (map.put(item.id(), item) != null) {
                throw new IllegalArgumentException("twice: " + item.id());
            }
        }
        return map;
    }

    Parts parts() {
        return parts;
    }

    /** Id and version as files name it: {@code core@1}. */
    public String ref() {
        return parts.id() + "@" + parts.version();
    }

    public String id() {
        return parts.id();
    }

    public int version() {
        return parts.version();
    }

    public String title() {
        return parts.title();
    }

    public String summary() {
        return parts.summary();
    }

    public List<Section> sections() {
        return parts.sections();
    }

    /** All questions, in the order of the file. */
    public List<Question> questions() {
        return questions;
    }

    public List<Gate> gates() {
        return parts.gates();
    }

    /** In the order of the file; the last one is for when every gate is reached. */
    public List<Verdict> verdicts() {
        return parts.verdicts();
    }

    public List<Stage> flights() {
        return parts.flights();
    }

    /** The version that this one takes over from; null where there is none. */
    public @Nullable Replaces replaces() {
        return parts.replaces();
    }

    /** Which questions are quoted where. */
    public Uses uses() {
        return parts.uses();
    }

    /** Which answers are risks to settle; the sections of stewardship where it does not say. */
    public RiskScope risks() {
        return risks;
    }

    /** When it is too early to name a verdict. */
    public TooEarly tooEarly() {
        return tooEarly;
    }

    /**
     * Whether its gates expect things beside what they require. What goes with a verdict
     * (conditions, what it hangs on) is worked out for such methods only.
     */
    public boolean expects() {
        return expects;
    }

    /** From bottom to top. */
    public List<PyramidLevel> pyramid() {
        return parts.pyramid();
    }

    /** The questions that tell about a level of the pyramid. */
    public List<Question> pyramidQuestions(String level) {
        return questions.stream()
                .filter(question -> level.equals(question.pyramid()))
                .toList();
    }

    /** In the order in which to bring them in. */
    public List<Role> roles() {
        return parts.roles();
    }

    public List<Source> sources() {
        return parts.sources();
    }

    public List<StartingCondition> startingConditions() {
        return parts.startingConditions();
    }

    public List<Recipe> recipes() {
        return parts.recipes();
    }

    public Verdict allReached() {
        return allReached;
    }

    public boolean hasQuestion(String id) {
        return index.containsKey(id);
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Question question(String id) {
        return questions.get(index(id));
    }

    /**
     * Position in {@link #questions()}.
     *
     * @throws NoSuchElementException if there is none
     */
    public int index(String question) {
        return found(index, question, "question");
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Section section(String id) {
        return found(sections, id, "section");
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Gate gate(String id) {
        return found(gates, id, "gate");
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Verdict verdict(String id) {
        return found(verdicts, id, "verdict");
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Role role(String id) {
        return found(roles, id, "role");
    }

    /**
     * @throws NoSuchElementException if there is none
     */
    public Source source(String id) {
        return found(sources, id, "source");
    }

    private static <T> T found(Map<String, T> map, String id, String what) {
        @Nullable T value = map.get(id);
        if (value == null) {
            throw new NoSuchElementException("no " + what + " " + id);
        }
        return value;
    }
}
