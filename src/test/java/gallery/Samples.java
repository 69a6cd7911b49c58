package gallery;

import org.groundwork.chart.PyramidChart;
import org.groundwork.chart.PyramidChart.LevelState;
import org.groundwork.chart.ReadinessChart;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.chart.StaircaseChart.Step;
import org.groundwork.chart.StaircaseChart.StepState;
import org.springframework.ui.Model;

import java.util.ArrayList;
import java.util.List;

/** The charts of the gallery, in every state. */
final class Samples {

    private static final String[][] GATES = {
        {"A decision worth improving", "Worth solving", "Worth it"},
        {"We can tell whether anything works", "Measurable", "Worth it"},
        {
            "A simple solution has been tried and measured",
            "Simple solution measured",
            "Simple first"
        },
        {"The simple solution is not enough", "Simple not enough", "Simple first"},
        {"The low-hanging fruit is gone", "Low fruit gone", "Simple first"},
        {"The data can teach a model", "Data can teach", "Foundations"},
        {"ML pays for itself over the simple solution", "ML pays", "Foundations"},
        {"Safe and staffed to try", "Fit to pilot", "ML"},
        {"Proven elsewhere, and we can train, serve and monitor", "Ready to run", "ML"}
    };

    private Samples() {}

    static void charts(Model model) {
        model.addAttribute("stairs", staircase("PPFOXOXAF", 2));
        model.addAttribute("stairsFirst", staircase("FOOOOOOOO", 0));
        model.addAttribute("stairsLate", staircase("PPPPAPPPO", 8));
        model.addAttribute("stairsTop", staircase("PPPPAPPAP", -1));
        model.addAttribute("stairsEarly", staircase("OOOOOOOOO", -1));
        model.addAttribute("stairsLong", longWords());
        model.addAttribute(
                "readiness",
                ReadinessChart.of(
                        List.of(
                                new ReadinessChart.Bar("Problem framing", .62, .68, .74, 1),
                                new ReadinessChart.Bar("Simple solutions tried", .28, .31, .4, .95),
                                new ReadinessChart.Bar("Data availability", .45, .52, .66, .8),
                                new ReadinessChart.Bar("Infrastructure", .31, .38, .46, .7),
                                new ReadinessChart.Bar("People and responsibilities", 0, 0, 1, 0),
                                new ReadinessChart.Bar("Risk and stewardship", 1, 1, 1, 1))));
        model.addAttribute(
                "pyramid",
                PyramidChart.of(
                        List.of(
                                new PyramidChart.Row("Collect", LevelState.SOLID, .8, .9),
                                new PyramidChart.Row("Store", LevelState.SOLID, .7, .7),
                                new PyramidChart.Row("Explore", LevelState.PARTIAL, .5, .6),
                                new PyramidChart.Row("Label", LevelState.PARTIAL, .3, .5),
                                new PyramidChart.Row("Learn", LevelState.MISSING, .1, .2),
                                new PyramidChart.Row("Model", LevelState.MISSING, 0, .1))));
        model.addAttribute(
                "pyramidLong",
                PyramidChart.of(
                        List.of(
                                new PyramidChart.Row("Sammeln", LevelState.SOLID, 1, 1),
                                new PyramidChart.Row("Erkunden", LevelState.SOLID, .8, 1),
                                new PyramidChart.Row("Modellieren", LevelState.SOLID, .7, .9))));
    }

    /** States as letters: P passed, A assumed, O open, X or F failed. */
    private static StaircaseChart staircase(String states, int current) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < GATES.length; i++) {
            StepState state =
                    switch (states.charAt(i)) {
                        case 'P' -> StepState.PASSED;
                        case 'A' -> StepState.ASSUMED;
                        case 'O' -> StepState.OPEN;
                        default -> StepState.FAILED;
                    };
            steps.add(new Step(GATES[i][0], GATES[i][1], state, GATES[i][2], i == current));
        }
        return StaircaseChart.of(steps);
    }

    private static StaircaseChart longWords() {
        return StaircaseChart.of(
                List.of(
                        new Step(
                                "Eins", "Entscheidungsrelevant", StepState.PASSED, "Nutzen", false),
                        new Step(
                                "Zwei",
                                "Wirtschaftlichkeitsbetrachtung liegt vor",
                                StepState.OPEN,
                                "Voraussetzungen schaffen",
                                true),
                        new Step("Drei", "Δεδομένα", StepState.FAILED, "Данные", false),
                        new Step("Vier", "Обучающие данные", StepState.ASSUMED, "Данные", false)));
    }
}
