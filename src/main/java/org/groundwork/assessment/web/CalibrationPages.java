package org.groundwork.assessment.web;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.amount.Money;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Calibrations;
import org.groundwork.assessment.Calibrations.Interval;
import org.groundwork.assessment.Calibrations.Quantity;
import org.groundwork.assessment.Calibrations.Taken;
import org.groundwork.assessment.EconomicEntry;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.economics.Calibration;
import org.groundwork.economics.Range;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what the pages of the calibration exercise show. */
@Component
@Transactional(readOnly = true)
class CalibrationPages {

    private static final double PERCENT = 100;

    private final Economics economics;
    private final Calibrations calibrations;
    private final CurrentPerson currentPerson;
    private final EconomicTexts words;

    CalibrationPages(Economics economics, Calibrations calibrations, CurrentPerson currentPerson, EconomicTexts words) {
        this.economics = economics;
        this.calibrations = calibrations;
        this.currentPerson = currentPerson;
        this.words = words;
    }

    /** The ten questions. */
    record Asked(AssessmentView assessment, List<Question> questions) {

        public List<Question> refused() {
            return questions.stream()
                    .filter(question -> question.problem() != null)
                    .toList();
        }
    }

    /**
     * @param problem what is wrong, in words; null where nothing is
     */
    record Question(
            String id,
            String ask,
            String unit,
            String low,
            String high,
            @Nullable String problem) {}

    /**
     * What came of it.
     *
     * @param factor as it would be stated
     * @param cut the factor would be larger
     * @param version of what stands in the assessment
     * @param inUse the assessment uses it already
     */
    record Result(
            AssessmentView assessment,
            int hits,
            String factor,
            boolean one,
            boolean cut,
            String rateFrom,
            String rateTo,
            List<Answer> answers,
            int version,
            boolean inUse,
            boolean editable) {}

    record Answer(String ask, boolean hit, String yours, String trueValue, String about, String source) {}

    Asked asked(AssessmentId id, Map<String, String> sent, Map<String, String> problems) {
        return new Asked(
                economics.live(id).assessment(),
                Arrays.stream(Quantity.values())
                        .map(quantity -> {
                            String name = CalibrationForm.id(quantity);
                            String problem = problems.get(name);
                            return new Question(
                                    name,
                                    words.text("calibration." + name),
                                    words.text("calibration." + name + ".unit"),
                                    sent.getOrDefault(name + ".low", ""),
                                    sent.getOrDefault(name + ".high", ""),
                                    problem == null ? null : words.text("calibration." + problem));
                        })
                        .toList());
    }

    /**
     * @throws NotFound if the person took none yet
     */
    Result result(AssessmentId id, LocalNumbers numbers) {
        ScoredAssessment scored = economics.live(id);
        Taken taken = calibrations.mine().orElseThrow(NotFound::new);
        Calibration result = taken.result();
        BigDecimal factor = Money.rounded(result.factor());
        EconomicEntry stored = scored.stated().entry(Setting.OVERCONFIDENCE);
        return new Result(
                scored.assessment(),
                result.hits(),
                numbers.write(factor),
                factor.compareTo(BigDecimal.ONE) == 0,
                result.atMost(),
                percent(result.rateFrom(), numbers),
                percent(result.rateTo(), numbers),
                Arrays.stream(Quantity.values())
                        .map(q -> answer(q, taken.intervals().get(q.ordinal()), numbers))
                        .toList(),
                stored == null ? 0 : stored.version(),
                stored != null
                        && stored.value() instanceof EconomicValue.Amount(Range.Certain(double used))
                        && used == factor.doubleValue(),
                scored.assessment().open()
                        && currentPerson
                                .require()
                                .may(
                                        Permission.ANSWER,
                                        scored.assessment().team().id()));
    }

    private static String percent(double rate, LocalNumbers numbers) {
        return numbers.write(BigDecimal.valueOf(Math.round(rate * PERCENT)));
    }

    private Answer answer(Quantity quantity, Interval given, LocalNumbers numbers) {
        String key = "calibration." + CalibrationForm.id(quantity);
        String unit = words.text(key + ".unit");
        String shown = quantity.year() ? "" : unit;
        return new Answer(
                words.text(key),
                given.holds(quantity.value()),
                words.text(
                                "calibration.yours",
                                number(quantity, given.low(), numbers),
                                number(quantity, given.high(), numbers),
                                shown)
                        .replace(" .", "."),
                words.text("calibration.true", number(quantity, quantity.value(), numbers), shown)
                        .replace(" .", "."),
                words.text(key + ".about"),
                words.text("calibration.source", words.text(key + ".source")));
    }

    private static String number(Quantity quantity, double value, LocalNumbers numbers) {
        BigDecimal number = BigDecimal.valueOf(value).stripTrailingZeros();
        return quantity.year() ? number.toPlainString() : numbers.write(number);
    }
}
