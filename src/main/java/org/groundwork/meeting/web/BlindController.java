package org.groundwork.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.meeting.BlindAnswers;
import org.groundwork.meeting.BlindDraft;
import org.groundwork.meeting.BlindId;
import org.groundwork.meeting.BlindOutcome;
import org.groundwork.meeting.BlindRequest;
import org.groundwork.meeting.BlindSheet;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.platform.Calendar;
import org.groundwork.platform.DateTimes;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Asks people for their own answers, and takes these one question at a time. */
@Controller
@RequestMapping("/assessments/{id}/blind")
class BlindController {

    private static final String FORM = "form";
    private static final String ONE = "/{blind:[0-9a-fA-F-]{36}}";
    private static final int WEEK = 7;

    private final BlindAnswers answers;
    private final Assessments assessments;
    private final Access access;
    private final CurrentPerson currentPerson;
    private final Calendar calendar;
    private final DateTimes dateTimes;
    private final ApartTexts texts;

    BlindController(
            BlindAnswers answers,
            Assessments assessments,
            Access access,
            CurrentPerson currentPerson,
            Calendar calendar,
            DateTimes dateTimes,
            ApartTexts texts) {
        this.answers = answers;
        this.assessments = assessments;
        this.access = access;
        this.currentPerson = currentPerson;
        this.calendar = calendar;
        this.dateTimes = dateTimes;
        this.texts = texts;
    }

    // ---------------------------------------------------------------------------------------------- asking

    @GetMapping
    ModelAndView list(@PathVariable AssessmentId id) {
        AssessmentView assessment = assessments.view(id);
        return new ModelAndView("apart/list")
                .addObject("assessment", assessment)
                .addObject("requests", answers.of(id))
                .addObject("asks", asks(assessment))
                .addObject("me", currentPerson.require().id());
    }

    private boolean asks(AssessmentView assessment) {
        return assessment.open()
                && currentPerson
                        .require()
                        .may(Permission.ASSIGN, assessment.team().id());
    }

    @GetMapping("/new")
    ModelAndView ask(@PathVariable AssessmentId id) {
        AskForm form = new AskForm(
                List.of(), List.of(), List.of(), calendar.today().plusDays(WEEK).toString(), "");
        return askPage(page(id), new BeanPropertyBindingResult(form, FORM), HttpStatus.OK);
    }

    private AskPage page(AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        access.require(scored.assessment().team().id(), Permission.ASSIGN);
        Set<String> hidden = Scorer.hidden(scored.sheet());
        return new AskPage(
                scored.assessment(),
                answers.candidates(id),
                scored.method().sections().stream()
                        .map(section -> new AskPage.Part(
                                section,
                                section.questions().stream()
                                        .filter(question -> !hidden.contains(question.id()))
                                        .toList()))
                        .filter(part -> !part.questions().isEmpty())
                        .toList(),
                scored.result().stillMatters());
    }

    private static ModelAndView askPage(AskPage page, BindingResult errors, HttpStatus status) {
        ModelAndView view = new ModelAndView("apart/ask", status).addObject("page", page);
        view.addAllObjects(errors.getModel());
        return view;
    }

    @PostMapping
    ModelAndView ask(
            @PathVariable AssessmentId id,
            @ModelAttribute(FORM) AskForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        AskPage page = page(id);
        BlindDraft draft = form.draft(page.parts(), page.matters());
        answers.problems(id, draft).forEach((field, key) -> errors.rejectValue(field, key, key));
        if (errors.hasErrors()) {
            return askPage(page, errors, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        BlindId request = answers.ask(id, draft);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("apart.ask.done"));
        return to(id, request);
    }

    private static ModelAndView to(AssessmentId id, BlindId request) {
        return new ModelAndView("redirect:/assessments/" + id + "/blind/" + request);
    }

    // ---------------------------------------------------------------------------------------------- one request

    @GetMapping(ONE)
    ModelAndView show(@PathVariable AssessmentId id, @PathVariable String blind) {
        return show(id, BlindId.of(blind), null, null, HttpStatus.OK);
    }

    /**
     * @param wrong key of what is wrong with a date that was sent; null where nothing is
     */
    private ModelAndView show(
            AssessmentId id, BlindId blind, @Nullable String wrong, @Nullable String date, HttpStatus status) {
        AssessmentView assessment = assessments.view(id);
        BlindRequest request = answers.find(id, blind);
        BlindSheet sheet = request.asks(currentPerson.require().id()) ? answers.mine(id, blind) : null;
        return new ModelAndView("apart/request", status)
                .addObject("assessment", assessment)
                .addObject("request", request)
                .addObject("sheet", sheet)
                .addObject(
                        "titles",
                        request.questions().stream()
                                .map(question -> Methods.find(assessment.method())
                                        .orElseThrow()
                                        .question(question)
                                        .title())
                                .toList())
                .addObject("leads", request.open() && leads(assessment))
                .addObject("wrong", wrong)
                .addObject("date", date == null ? request.due().toString() : date);
    }

    private boolean leads(AssessmentView assessment) {
        return currentPerson.require().may(Permission.ASSIGN, assessment.team().id());
    }

    @PostMapping(ONE + "/remind")
    ModelAndView remind(@PathVariable AssessmentId id, @PathVariable String blind, RedirectAttributes redirect) {
        int told = answers.remind(id, BlindId.of(blind));
        redirect.addFlashAttribute(
                Flash.NAME,
                told == 0 ? Flash.note("apart.remind.none") : Flash.done("apart.remind.done", Integer.toString(told)));
        return to(id, BlindId.of(blind));
    }

    /** The address of a refused date, asked for again. */
    @GetMapping(ONE + "/extend")
    ModelAndView extend(@PathVariable AssessmentId id, @PathVariable String blind) {
        return to(id, BlindId.of(blind));
    }

    @PostMapping(ONE + "/extend")
    ModelAndView extend(
            @PathVariable AssessmentId id,
            @PathVariable String blind,
            @RequestParam String due,
            RedirectAttributes redirect) {
        LocalDate date = AskForm.date(due);
        try {
            answers.extend(id, BlindId.of(blind), date);
        } catch (InvalidInput refusal) {
            return show(id, BlindId.of(blind), refusal.messageKey(), due, HttpStatus.UNPROCESSABLE_CONTENT);
        }
        redirect.addFlashAttribute(
                Flash.NAME, Flash.done("apart.extend.done", dateTimes.date(java.util.Objects.requireNonNull(date))));
        return to(id, BlindId.of(blind));
    }

    @PostMapping(ONE + "/end")
    ModelAndView end(@PathVariable AssessmentId id, @PathVariable String blind, RedirectAttributes redirect) {
        answers.end(id, BlindId.of(blind));
        redirect.addFlashAttribute(Flash.NAME, Flash.done("apart.end.done"));
        return to(id, BlindId.of(blind));
    }

    @PostMapping(ONE + "/withdraw")
    ModelAndView withdraw(@PathVariable AssessmentId id, @PathVariable String blind, RedirectAttributes redirect) {
        answers.withdraw(id, BlindId.of(blind));
        redirect.addFlashAttribute(Flash.NAME, Flash.done("apart.withdraw.done"));
        return to(id, BlindId.of(blind));
    }

    // ---------------------------------------------------------------------------------------------- answering

    /** To the first question that is not answered. */
    @GetMapping(ONE + "/questions")
    ModelAndView next(@PathVariable AssessmentId id, @PathVariable String blind) {
        BlindSheet sheet = answers.mine(id, BlindId.of(blind));
        String next = sheet.next();
        return next == null || !sheet.writable() ? to(id, BlindId.of(blind)) : to(id, BlindId.of(blind), next);
    }

    private static ModelAndView to(AssessmentId id, BlindId request, String question) {
        return new ModelAndView("redirect:/assessments/" + id + "/blind/" + request + "/questions/" + question);
    }

    @GetMapping(ONE + "/questions/{question}")
    ModelAndView question(@PathVariable AssessmentId id, @PathVariable String blind, @PathVariable String question) {
        return question(answers.mine(id, BlindId.of(blind)), question, null, List.of(), null, HttpStatus.OK);
    }

    private ModelAndView question(
            BlindSheet sheet,
            String question,
            @Nullable BlindForm sent,
            List<AnswerDraft.Problem> problems,
            @Nullable String closed,
            HttpStatus status) {
        if (!sheet.request().questions().contains(question)) {
            throw new NotFound();
        }
        Question asked = sheet.method().question(question);
        BlindSheet.Given given = sheet.given().get(question);
        boolean writable = sheet.writable() && !sheet.handedIn().contains(question);
        return new ModelAndView("apart/question", status)
                .addObject(
                        "page",
                        new BlindQuestionPage(
                                sheet,
                                asked,
                                sent == null ? BlindForm.of(given) : sent,
                                problems,
                                closed,
                                writable ? null : texts.own(asked, given == null ? null : given.answer())));
    }

    @PostMapping(ONE + "/questions/{question}")
    @Nullable
    ModelAndView save(
            @PathVariable AssessmentId id,
            @PathVariable String blind,
            @PathVariable String question,
            @ModelAttribute("answer") BlindForm form,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean byScript,
            HttpServletResponse response) {
        BlindId request = BlindId.of(blind);
        BlindOutcome outcome = answers.save(id, request, question, form.answer(), form.said());
        if (byScript) {
            response.setStatus(
                    outcome instanceof BlindOutcome.Saved
                            ? HttpStatus.NO_CONTENT.value()
                            : HttpStatus.UNPROCESSABLE_CONTENT.value());
            return null;
        }
        BlindSheet sheet = answers.mine(id, request);
        return switch (outcome) {
            case BlindOutcome.Saved saved -> goOn(id, sheet, question, form.go());
            case BlindOutcome.Closed(String why) ->
                question(sheet, question, form, List.of(), why, HttpStatus.UNPROCESSABLE_CONTENT);
            case BlindOutcome.Refused(List<AnswerDraft.Problem> problems) ->
                question(sheet, question, form, problems, null, HttpStatus.UNPROCESSABLE_CONTENT);
        };
    }

    private static ModelAndView goOn(AssessmentId id, BlindSheet sheet, String question, @Nullable String go) {
        String next = "previous".equals(go) ? sheet.before(question) : "list".equals(go) ? null : sheet.after(question);
        return next == null
                ? to(id, sheet.request().id())
                : to(id, sheet.request().id(), next);
    }

    @PostMapping(ONE + "/hand-in")
    ModelAndView handIn(
            @PathVariable AssessmentId id,
            @PathVariable String blind,
            @RequestParam(required = false) @Nullable String section,
            RedirectAttributes redirect) {
        BlindId request = BlindId.of(blind);
        BlindOutcome outcome = answers.handIn(id, request, section == null || section.isEmpty() ? null : section);
        redirect.addFlashAttribute(
                Flash.NAME,
                outcome instanceof BlindOutcome.Closed(String why)
                        ? Flash.warning(why)
                        : Flash.done(
                                answers.mine(id, request).done() ? "apart.hand-in.done" : "apart.hand-in.section"));
        return to(id, request);
    }
}
