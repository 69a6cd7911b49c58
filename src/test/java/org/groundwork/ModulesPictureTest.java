package org.groundwork;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/**
 * The picture of the modules in docs/architecture.md is what the code says. {@code mvn test
 * -Dtest=ModulesPictureTest -Dgroundwork.pictures=true} draws it anew.
 */
class ModulesPictureTest {

    private static final Path FILE = Path.of("docs", "images", "modules.svg");
    private static final int WIDTH = 200;
    private static final int HEIGHT = 62;
    private static final int STEP = 102;
    private static final int MARGIN = 24;

    /** Where a module stands: across from the left and down from the top, and what it is for. */
    private record Module(double across, double down, boolean pure, String purpose) {

        double x() {
            return MARGIN + across * (WIDTH + 40);
        }

        double y() {
            return MARGIN + (down + 1) * STEP;
        }

        double middle() {
            return x() + WIDTH / 2.0;
        }
    }

    private static final Map<String, Module> MODULES = new LinkedHashMap<>();

    static {
        MODULES.put("demo", new Module(0, 0, false, "people and examples to try"));
        MODULES.put("portfolio", new Module(1.2, 0, false, "many initiatives at once"));
        MODULES.put("command", new Module(2.4, 0, false, "score, check, cases, lab"));
        MODULES.put("api", new Module(1.2, -1, false, "what programs ask"));
        MODULES.put("report", new Module(1.2, 1, false, "page, PDF, try-out"));
        MODULES.put("review", new Module(1.2, 2, false, "decisions, comments, actions"));
        MODULES.put("webhook", new Module(0, 1.4, false, "other programs are told"));
        MODULES.put("library", new Module(0, 2.8, false, "methods of one’s own"));
        MODULES.put("meeting", new Module(3.6, 2.5, false, "the whole room answers"));
        MODULES.put("evaluation", new Module(1.2, 3, false, "submitted, kept for good"));
        MODULES.put("measurement", new Module(2.4, 3, false, "past cases, measured"));
        MODULES.put("lab", new Module(2.4, 4, true, "rules and models, measured"));
        MODULES.put("assessment", new Module(1.2, 4, false, "answers of several people"));
        MODULES.put("identity", new Module(0, 5, false, "people, teams, roles"));
        MODULES.put("reference", new Module(3.6, 4, true, "cases with known outcome"));
        MODULES.put("plan", new Module(3.6, 5, true, "what to do, until when"));
        MODULES.put("document", new Module(2.4, 5, true, "the assessment file"));
        MODULES.put("scoring", new Module(2.4, 6, true, "answers to a verdict"));
        MODULES.put("method", new Module(2.4, 7, true, "the questionnaire as data"));
        MODULES.put("evidence", new Module(0, 7, true, "what is in a file"));
        MODULES.put("platform", new Module(0, 8, false, "database, start, errors"));
        MODULES.put("chart", new Module(1.2, 6, true, "the arithmetic of pictures"));
        MODULES.put("amount", new Module(1.2, 7, true, "amounts, read and said"));
        MODULES.put("markup", new Module(2.4, 8, true, "YAML and JSON with places"));
        MODULES.put("economics", new Module(3.6, 8, true, "what each path is worth"));
    }

    @Test
    void showsTheRoomsAndArrowsThatThereAre() throws IOException {
        String picture = draw(uses());
        if (Boolean.getBoolean("groundwork.pictures")) {
            Files.writeString(FILE, picture);
        }
        assertThat(Files.readString(FILE)).isEqualTo(picture);
    }

    private static Map<String, Set<String>> uses() {
        ApplicationModules modules = ApplicationModules.of(GroundworkApplication.class);
        Map<String, Set<String>> uses = new TreeMap<>();
        for (ApplicationModule module : modules) {
            Set<String> names = new TreeSet<>();
            module.getDirectDependencies(modules)
                    .uniqueModules()
                    .forEach(used -> names.add(used.getIdentifier().toString()));
            uses.put(module.getIdentifier().toString(), names);
        }
        assertThat(MODULES.keySet()).as("modules in the picture").containsAll(uses.keySet());
        return uses;
    }

    /** What a module uses without what it reaches through another anyway. */
    private static Set<String> shown(String module, Map<String, Set<String>> uses) {
        Set<String> shown = new TreeSet<>(uses.getOrDefault(module, Set.of()));
        for (String used : uses.getOrDefault(module, Set.of())) {
            shown.removeAll(below(used, uses));
        }
        return shown;
    }

    private static Set<String> below(String module, Map<String, Set<String>> uses) {
        Set<String> below = new TreeSet<>();
        for (String used : uses.getOrDefault(module, Set.of())) {
            below.add(used);
            below.addAll(below(used, uses));
        }
        return below;
    }

    private static String draw(Map<String, Set<String>> uses) {
        StringBuilder svg = new StringBuilder();
        double width = MARGIN * 2 + 3.6 * (WIDTH + 40) + WIDTH;
        int height = MARGIN * 2 + 9 * STEP + HEIGHT + 34;
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %d\" role=\"img\""
                        + " aria-labelledby=\"t d\" font-family=\"system-ui, sans-serif\">",
                width,
                height);
        add(svg, "<title id=\"t\">The modules of Groundwork</title>");
        add(
                svg,
                "<desc id=\"d\">%s.</desc>",
                uses.entrySet().stream()
                        .filter(entry -> !entry.getValue().isEmpty())
                        .map(entry -> entry.getKey() + " uses " + String.join(", ", entry.getValue()))
                        .reduce((a, b) -> a + "; " + b)
                        .orElseThrow());
        add(
                svg,
                "<defs><marker id=\"a\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
                        + " markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path d=\"M0 0 10 5 0"
                        + " 10z\" fill=\"#5b6670\"/></marker></defs>");
        add(svg, "<rect width=\"100%%\" height=\"100%%\" fill=\"#fbfaf7\"/>");
        for (String module : MODULES.keySet()) {
            for (String used : shown(module, uses)) {
                arrow(svg, module, used);
            }
        }
        MODULES.forEach((name, module) -> box(svg, name, module));
        double y = height - MARGIN;
        add(
                svg,
                "<text x=\"%d\" y=\"%.0f\" font-size=\"14\" fill=\"#44505a\">Arrows point to what a"
                        + " module uses; those that follow from others are left out. Green modules"
                        + " compute only and know no framework.</text>",
                MARGIN,
                y);
        return svg.append("</svg>\n").toString();
    }

    private static void arrow(StringBuilder svg, String from, String to) {
        Module above = module(from);
        Module below = module(to);
        assertThat(above.down()).as("%s stands above %s", from, to).isLessThan(below.down());
        double bend = (below.y() - above.y() - HEIGHT) / 2;
        add(
                svg,
                "<path d=\"M%.0f %.0fC%.0f %.0f %.0f %.0f %.0f %.0f\" fill=\"none\""
                        + " stroke=\"#5b6670\" stroke-width=\"1.5\" marker-end=\"url(#a)\"/>",
                above.middle(),
                above.y() + HEIGHT,
                above.middle(),
                above.y() + HEIGHT + bend,
                below.middle(),
                below.y() - bend,
                below.middle(),
                below.y() - 2);
    }

    private static void box(StringBuilder svg, String name, Module module) {
        add(
                svg,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\""
                        + " stroke=\"%s\" stroke-width=\"1.5\"/>",
                module.x(),
                module.y(),
                WIDTH,
                HEIGHT,
                module.pure() ? "#dff0ec" : "#ffffff",
                module.pure() ? "#0b6e63" : "#8a949c");
        for (var line : List.of(
                List.of("27", "17", "600", "#14202a", name), List.of("47", "13", "400", "#44505a", module.purpose()))) {
            add(
                    svg,
                    "<text x=\"%.0f\" y=\"%.0f\" font-size=\"%s\" font-weight=\"%s\" fill=\"%s\""
                            + " text-anchor=\"middle\">%s</text>",
                    module.middle(),
                    module.y() + Integer.parseInt(line.get(0)),
                    line.get(1),
                    line.get(2),
                    line.get(3),
                    line.get(4));
        }
    }

    private static Module module(String name) {
        Module module = MODULES.get(name);
        assertThat(module).as("the place of %s in the picture", name).isNotNull();
        return module;
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
