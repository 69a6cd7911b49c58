package gallery;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.amount.Money;
import org.groundwork.chart.MoneyPicture;
import org.groundwork.chart.PyramidChart;
import org.groundwork.chart.PyramidChart.LevelState;
import org.groundwork.chart.ReadinessChart;
import org.groundwork.chart.StaircaseChart;
import org.groundwork.chart.StaircaseChart.Step;
import org.groundwork.chart.StaircaseChart.StepState;
import org.groundwork.chart.StripsChart;
import org.groundwork.lab.LabResults;
import org.groundwork.lab.LabSamples;
import org.groundwork.lab.LabView;
import org.groundwork.lab.Task;
import org.springframework.ui.Model;

/** The charts of the gallery, in every state. */
final class Samples {

    private static final String[][] GATES = {
        {"A decision worth improving", "Worth solving", "Worth it"},
        {"We can tell whether anything works", "Measurable", "Worth it"},
        {"A simple solution has been tried and measured", "Simple solution measured", "Simple first"},
        {"The simple solution is not enough", "Simple not enough", "Simple first"},
        {"The low-hanging fruit is gone", "Low fruit gone", "Simple first"},
        {"The data can teach a model", "Data can teach", "Foundations"},
        {"ML pays for itself over the simple solution", "ML pays", "Foundations"},
        {"Safe and staffed to try", "Fit to pilot", "ML"},
        {"Proven elsewhere, and we can train, serve and monitor", "Ready to run", "ML"}
    };

    private Samples() {}

    static void charts(Model model) {
        model.addAttribute("lab", LabView.of(LabSamples.cancellations()));
        model.addAttribute("labMoney", LabView.of(LabResults.of(Task.YES_NO, 12)));
        model.addAttribute("labError", LabView.of(LabResults.of(Task.NUMBER, 5)));
        money(model);
        model.addAttribute("stairs", staircase("PPFOXOXAF", 2));
        model.addAttribute("stairsFirst", staircase("FOOOOOOOO", 0));
        model.addAttribute("stairsLate", staircase("PPPPAPPPO", 8));
        model.addAttribute("stairsTop", staircase("PPPPAPPAP", -1));
        model.addAttribute("stairsEarly", staircase("OOOOOOOOO", -1));
        model.addAttribute("stairsLong", longWords());
        model.addAttribute(
                "readiness",
                ReadinessChart.of(List.of(
                        new ReadinessChart.Bar("Problem framing", .62, .68, .74, 1),
                        new ReadinessChart.Bar("Simple solutions tried", .28, .31, .4, .95),
                        new ReadinessChart.Bar("Data availability", .45, .52, .66, .8),
                        new ReadinessChart.Bar("Infrastructure", .31, .38, .46, .7),
                        new ReadinessChart.Bar("People and responsibilities", 0, 0, 1, 0),
                        new ReadinessChart.Bar("Risk and stewardship", 1, 1, 1, 1))));
        model.addAttribute(
                "pyramid",
                PyramidChart.of(List.of(
                        new PyramidChart.Row("Collect", LevelState.SOLID, .8, .9),
                        new PyramidChart.Row("Store", LevelState.SOLID, .7, .7),
                        new PyramidChart.Row("Explore", LevelState.PARTIAL, .5, .6),
                        new PyramidChart.Row("Label", LevelState.PARTIAL, .3, .5),
                        new PyramidChart.Row("Learn", LevelState.MISSING, .1, .2),
                        new PyramidChart.Row("Model", LevelState.MISSING, 0, .1))));
        model.addAttribute(
                "pyramidLong",
                PyramidChart.of(List.of(
                        new PyramidChart.Row("Sammeln", LevelState.SOLID, 1, 1),
                        new PyramidChart.Row("Erkunden", LevelState.SOLID, .8, 1),
                        new PyramidChart.Row("Modellieren", LevelState.SOLID, .7, .9))));
    }

    private static void money(Model model) {
        Money money = new Money("EUR");
        MoneyPicture.PathFigures baseline = new MoneyPicture.PathFigures(
                "Simple solution",
                "loses money in 3 of 20 futures",
                290_000,
                -22_000,
                180_000.0,
                750_000,
                List.of(
                        -60e3, -31e3, -12e3, 9e3, 40e3, 70e3, 90e3, 110e3, 140e3, 165e3, 195e3, 230e3, 260e3, 310e3,
                        360e3, 430e3, 510e3, 620e3, 800e3, 1300e3),
                false);
        MoneyPicture.PathFigures staged = new MoneyPicture.PathFigures(
                "Simple solution first, ML only if it earns it",
                "loses money in 3 of 20 futures",
                310_000,
                -25_000,
                190_000.0,
                790_000,
                baseline.futures(),
                true);
        MoneyPicture.PathFigures ml = new MoneyPicture.PathFigures(
                "ML at once",
                "loses money in 12 of 20 futures",
                -34_000,
                -420_000,
                null,
                610_000,
                List.of(
                        -520e3, -430e3, -390e3, -350e3, -330e3, -300e3, -280e3, -260e3, -240e3, -220e3, -200e3, -150e3,
                        60e3, 150e3, 260e3, 380e3, 490e3, 640e3, 900e3, 1500e3),
                false);
        model.addAttribute(
                "money",
                MoneyPicture.of(
                        money,
                        "Do nothing",
                        "costs and gains nothing",
                        false,
                        List.of(baseline, staged, ml),
                        staged,
                        List.of(
                                new MoneyPicture.InputFigures(
                                        "What the decision is worth a year", "", 3_400, 80e3, 640e3),
                                new MoneyPicture.InputFigures(
                                        "Share of it that a simple solution captures",
                                        "The experiment above would cost about 5,900 EUR.",
                                        21_000,
                                        60e3,
                                        610e3),
                                new MoneyPicture.InputFigures("Overrun of the work", "", 0, 330e3, 280e3))));
        model.addAttribute(
                "nothingPays",
                new StripsChart(
                        new Money(null),
                        List.of(new StripsChart.Strip(
                                "Verwaltungsvorschriftenvereinfachung zuerst, dann" + " vielleicht mehr",
                                "loses money in all 20 futures",
                                -4.2e12,
                                -9e12,
                                -4e12,
                                -1e11,
                                false))));
    }

    /** States as letters: P passed, A assumed, O open, X or F failed. */
    private static StaircaseChart staircase(String states, int current) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < GATES.length; i++) {
            StepState state = switch (states.charAt(i)) {
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
        return StaircaseChart.of(List.of(
                new Step("Eins", "Entscheidungsrelevant", StepState.PASSED, "Nutzen", false),
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
