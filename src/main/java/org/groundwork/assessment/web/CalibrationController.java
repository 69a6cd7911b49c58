package org.groundwork.assessment.web;

import jakarta.servlet.http.HttpServletResponse;
import java.math.BigDecimal;
import java.util.Map;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.amount.Money;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Calibrations;
import org.groundwork.assessment.EconomicDraft;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.assessment.EconomicOutcome;
import org.groundwork.assessment.EconomicValue;
import org.groundwork.assessment.Economics;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.WrittenNumbers;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Ten questions about a person's own ranges, and what follows from them for an assessment. */
@Controller
@RequestMapping("/assessments/{id}/economics/calibration")
class CalibrationController {

    private final CalibrationPages pages;
    private final Calibrations calibrations;
    private final Economics economics;

    CalibrationController(CalibrationPages pages, Calibrations calibrations, Economics economics) {
        this.pages = pages;
        this.calibrations = calibrations;
        this.economics = economics;
    }

    @GetMapping
    String show(@PathVariable AssessmentId id, Model model) {
        model.addAttribute("page", pages.asked(id, Map.of(), Map.of()));
        return "assessment/calibration";
    }

    @PostMapping
    String take(
            @PathVariable AssessmentId id,
            @RequestParam Map<String, String> sent,
            WrittenNumbers written,
            Model model,
            HttpServletResponse response) {
        CalibrationForm form = CalibrationForm.of(sent, LocalNumbers.of(written.locale()));
        if (!form.problems().isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("page", pages.asked(id, sent, form.problems()));
            return "assessment/calibration";
        }
        economics.sheet(id); // theirs to see at all
        calibrations.take(form.intervals());
        return "redirect:/assessments/" + id + "/economics/calibration/result";
    }

    @GetMapping("/result")
    String result(@PathVariable AssessmentId id, WrittenNumbers written, Model model) {
        model.addAttribute("page", pages.result(id, LocalNumbers.of(written.locale())));
        return "assessment/calibration-result";
    }

    /**
     * The person's factor becomes the one of this assessment.
     *
     * @param version of what stands there, which the person saw
     */
    @PostMapping("/use")
    String use(
            @PathVariable AssessmentId id,
            @RequestParam(defaultValue = "0") int version,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        double factor = Money.rounded(
                        calibrations.mine().orElseThrow(NotFound::new).result().factor())
                .doubleValue();
        String back = "redirect:/assessments/" + id + "/economics";
        EconomicDraft draft = new EconomicDraft(
                Setting.OVERCONFIDENCE,
                version,
                null,
                EconomicValue.Amount.of(factor),
                economics.note(id, Setting.OVERCONFIDENCE));
        String shown = LocalNumbers.of(written.locale()).write(BigDecimal.valueOf(factor));
        return switch (economics.save(id, draft)) {
            case EconomicOutcome.Saved saved -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.done("economics.calibration.used", shown));
                yield back + "#e-" + Setting.OVERCONFIDENCE.id();
            }
            case EconomicOutcome.Conflict theirs -> {
                redirect.addFlashAttribute(Flash.NAME, Flash.warning("economics.calibration.conflict"));
                yield back + "/calibration/result";
            }
            case EconomicOutcome.Closed closed -> throw new Conflict("assessment.not-open");
            case EconomicOutcome.Refused problems -> throw new IllegalStateException("a factor of " + factor);
        };
    }
}
