package org.groundwork.measurement.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabView;
import org.groundwork.lab.Offers;
import org.groundwork.measurement.LabProperties;
import org.groundwork.measurement.MeasuredOffers;
import org.groundwork.measurement.MeasurementId;
import org.groundwork.measurement.MeasurementStatus;
import org.groundwork.measurement.MeasurementView;
import org.groundwork.measurement.Measurements;
import org.groundwork.measurement.PastCases;
import org.groundwork.measurement.QuestionDraft;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.StreamedUpload;
import org.groundwork.platform.WrittenNumbers;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Measures on past cases: takes a file, asks what is in it, shows how far it is and what came out. */
@Controller
@RequestMapping("/assessments/{id}/lab")
class LabController {

    private static final String LAB = "measurement/lab";
    private static final String COLUMNS = "measurement/columns";
    private static final String WAITING = "measurement/waiting";
    private static final String RESULT = "measurement/result";
    private static final String ENDED = "measurement/ended";
    private static final String FORM = "form";
    private static final String PAGE = "page";

    /** Without a script, a page that waits looks again after so long. */
    private static final int REFRESH_SECONDS = 3;

    /** An htmx request gets the whole page anew when there is something else to see. */
    private static final String HX_REQUEST = "HX-Request";

    private static final String HX_REFRESH = "HX-Refresh";

    private final LabPages pages;
    private final Measurements measurements;
    private final PastCases cases;
    private final MeasuredOffers offers;
    private final LabProperties properties;
    private final LabWording wording;
    private final DateTimes dateTimes;

    LabController(
            LabPages pages,
            Measurements measurements,
            PastCases cases,
            MeasuredOffers offers,
            LabProperties properties,
            LabWording wording,
            DateTimes dateTimes) {
        this.pages = pages;
        this.measurements = measurements;
        this.cases = cases;
        this.offers = offers;
        this.properties = properties;
        this.wording = wording;
        this.dateTimes = dateTimes;
    }

    /** For errors beside its field. */
    record UploadForm(@Nullable String file) {}

    @GetMapping
    ModelAndView lab(@PathVariable AssessmentId id) {
        return lab(id, new BeanPropertyBindingResult(new UploadForm(null), FORM), HttpStatus.OK);
    }

    private ModelAndView lab(AssessmentId id, BindingResult errors, HttpStatus status) {
        ModelAndView view = new ModelAndView(LAB, status).addObject(PAGE, pages.lab(id));
        view.addAllObjects(errors.getModel());
        return view;
    }

    @PostMapping("/upload")
    ModelAndView upload(@PathVariable AssessmentId id, HttpServletRequest request) throws IOException {
        cases.requireMeasuring(id);
        StreamedUpload file = StreamedUpload.of(request).orElse(null);
        try {
            if (file == null || file.givenName().isBlank()) {
                throw new InvalidInput("measurement.file.missing");
            }
            return to(id, cases.upload(id, file.givenName(), file.content(), request.getContentLengthLong()));
        } catch (InvalidInput refusal) {
            if (file != null) {
                file.skip(2 * properties.maxUpload().toBytes());
            }
            return refused(id, refusal);
        } catch (IOException interrupted) {
            throw new MultipartException("the file did not come", interrupted);
        }
    }

    private ModelAndView refused(AssessmentId id, InvalidInput refusal) {
        BindingResult errors = new BeanPropertyBindingResult(new UploadForm(null), FORM);
        errors.rejectValue("file", refusal.messageKey(), refusal.arguments().toArray(), refusal.messageKey());
        return lab(id, errors, HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static ModelAndView to(AssessmentId id, MeasurementId measurement) {
        return new ModelAndView("redirect:/assessments/" + id + "/lab/" + measurement);
    }

    @PostMapping("/sample")
    ModelAndView sample(@PathVariable AssessmentId id, @RequestParam String sample) throws IOException {
        cases.requireMeasuring(id);
        LabSample chosen = Arrays.stream(LabSample.values())
                .filter(one -> PastCases.id(one).equals(sample))
                .findFirst()
                .orElseThrow(NotFound::new);
        try {
            return to(id, cases.sample(id, chosen));
        } catch (InvalidInput refusal) {
            return refused(id, refusal);
        }
    }

    /** How far it is: what its columns may be, how far the measurement is, or what came out. */
    @GetMapping("/{measurement:[0-9a-fA-F-]{36}}")
    ModelAndView measurement(
            @PathVariable AssessmentId id,
            @PathVariable String measurement,
            @RequestParam(required = false) @Nullable String filter,
            @RequestParam(required = false) @Nullable Integer page,
            HttpServletRequest request,
            HttpServletResponse response) {
        MeasurementView found = measurements.find(id, MeasurementId.of(measurement));
        ModelAndView view = switch (found.status()) {
            case UPLOADED -> uploaded(id, found, filter == null ? "" : filter, page == null ? 1 : page);
            case RUNNING -> waiting(id, found);
            case DONE -> result(id, found, HttpStatus.OK);
            case FAILED, CANCELLED, LOST ->
                framed(ENDED, id, found, HttpStatus.OK).addObject("why", pages.fault(found));
        };
        if (request.getHeader(HX_REQUEST) != null && !WAITING.equals(view.getViewName())) {
            response.setHeader(HX_REFRESH, "true");
        }
        return view;
    }

    private ModelAndView framed(String template, AssessmentId id, MeasurementView found, HttpStatus status) {
        return new ModelAndView(template, status)
                .addObject("frame", pages.frame(id))
                .addObject("measurement", found);
    }

    private ModelAndView waiting(AssessmentId id, MeasurementView found) {
        return framed(WAITING, id, found, HttpStatus.OK).addObject("refreshSeconds", REFRESH_SECONDS);
    }

    private ModelAndView uploaded(AssessmentId id, MeasurementView found, String filter, int page) {
        if (!pages.frame(id).measures()) {
            return framed(ENDED, id, found, HttpStatus.OK).addObject("why", wording.text("measurement.not-yours"));
        }
        PastCases.Sheet sheet = cases.sheet(id, found.id()).orElse(null);
        if (sheet == null) {
            return framed(ENDED, id, found, HttpStatus.OK).addObject("why", wording.text("measurement.elsewhere"));
        }
        QuestionDraft draft = sheet.draft();
        if (draft == null || sheet.looking()) {
            return waiting(id, found);
        }
        ColumnsForm form = ColumnsForm.of(draft);
        return columns(id, found, sheet, draft, new BeanPropertyBindingResult(form, FORM), filter, page, HttpStatus.OK);
    }

    private ModelAndView columns(
            AssessmentId id,
            MeasurementView found,
            PastCases.Sheet sheet,
            QuestionDraft draft,
            BindingResult errors,
            String filter,
            int page,
            HttpStatus status) {
        ModelAndView view = framed(COLUMNS, id, found, status)
                .addObject(PAGE, pages.columns(sheet, draft, filter, page))
                .addObject("fields", ColumnsForm.FIELDS);
        view.addAllObjects(errors.getModel());
        return view;
    }

    /** What was typed is kept whatever becomes of it. */
    @PostMapping("/{measurement:[0-9a-fA-F-]{36}}/columns")
    ModelAndView columns(
            @PathVariable AssessmentId id,
            @PathVariable String measurement,
            @ModelAttribute(FORM) ColumnsForm form,
            BindingResult errors,
            WrittenNumbers written,
            RedirectAttributes redirect) {
        MeasurementView found = measurements.find(id, MeasurementId.of(measurement));
        PastCases.Sheet sheet = cases.sheet(id, found.id()).orElse(null);
        if (sheet == null || sheet.profile() == null || sheet.draft() == null) {
            throw new Conflict("measurement.elsewhere");
        }
        QuestionDraft draft = form.draft(sheet.draft(), sheet.profile());
        if (found.status() != MeasurementStatus.UPLOADED) {
            return to(id, found.id());
        }
        switch (form.act() == null ? "" : form.act()) {
            case "measure" -> {
                List<PastCases.Fault> faults = cases.measure(id, found.id(), draft, LocalNumbers.of(written.locale()));
                if (!faults.isEmpty()) {
                    for (PastCases.Fault fault : faults) {
                        errors.rejectValue(
                                fault.field(), fault.key(), fault.arguments().toArray(), fault.key());
                    }
                    return columns(
                            id,
                            found,
                            sheet,
                            draft,
                            errors,
                            form.wantedFilter(),
                            form.wantedPage(),
                            HttpStatus.UNPROCESSABLE_CONTENT);
                }
            }
            case "look" -> cases.look(id, found.id(), draft);
            default -> {
                cases.keep(id, found.id(), draft);
                redirect.addAttribute("filter", form.wantedFilter());
                redirect.addAttribute(PAGE, form.wantedPage());
                return new ModelAndView("redirect:/assessments/" + id + "/lab/" + found.id() + "#columns");
            }
        }
        return to(id, found.id());
    }

    private ModelAndView result(AssessmentId id, MeasurementView found, HttpStatus status) {
        Optional<LabResult> result = measurements.result(id, found.id());
        return framed(RESULT, id, found, status)
                .addObject("result", result.map(LabView::of).orElse(null))
                .addObject("doubtful", result.filter(Offers::isDoubtful).isPresent())
                .addObject("offers", pages.offers(id, found.id()));
    }

    @PostMapping("/{measurement:[0-9a-fA-F-]{36}}/cancel")
    ModelAndView cancel(@PathVariable AssessmentId id, @PathVariable String measurement) {
        MeasurementId found = MeasurementId.of(measurement);
        measurements.cancel(id, found);
        return to(id, found);
    }

    @PostMapping("/{measurement:[0-9a-fA-F-]{36}}/delete")
    String delete(@PathVariable AssessmentId id, @PathVariable String measurement, RedirectAttributes redirect) {
        measurements.delete(id, MeasurementId.of(measurement));
        redirect.addFlashAttribute(Flash.NAME, Flash.done("measurement.deleted"));
        return "redirect:/assessments/" + id + "/lab";
    }

    @PostMapping("/{measurement:[0-9a-fA-F-]{36}}/offers/{offer:[a-z0-9-]{1,60}}")
    ModelAndView accept(
            @PathVariable AssessmentId id,
            @PathVariable String measurement,
            @PathVariable String offer,
            @RequestParam(defaultValue = "0") int basedOn,
            RedirectAttributes redirect) {
        MeasurementId found = MeasurementId.of(measurement);
        MeasuredOffers.Acceptance acceptance = offers.accept(
                id,
                found,
                offer,
                basedOn,
                at -> wording.text("measurement.offer.note", dateTimes.date(at.atZone(ZoneOffset.UTC))));
        redirect.addFlashAttribute(
                Flash.NAME,
                switch (acceptance) {
                    case MeasuredOffers.Acceptance.Taken taken -> Flash.done("measurement.offer.done");
                    case MeasuredOffers.Acceptance.Closed closed -> Flash.warning("measurement.offer.closed");
                    case MeasuredOffers.Acceptance.Refused refused -> Flash.warning("measurement.offer.refused");
                    case MeasuredOffers.Acceptance.Overtaken overtaken -> Flash.warning("measurement.offer.overtaken");
                });
        return new ModelAndView("redirect:/assessments/" + id + "/lab/" + found + "#offers");
    }
}
