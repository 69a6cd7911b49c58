package org.groundwork.portfolio.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.portfolio.PlanningChoice;
import org.groundwork.portfolio.PlanningDocument;
import org.groundwork.portfolio.PlanningDocuments;
import org.groundwork.portfolio.PlanningProperties;
import org.groundwork.report.PaperSize;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Documents for planning meetings: asked for, looked at while they are made, opened, deleted. */
@Controller
@RequestMapping("/portfolio/planning")
class PlanningController {

    private static final String VIEW = "portfolio/planning";

    /** Without JavaScript the page of a document that is being made is loaded again so often. */
    private static final int REFRESH_SECONDS = 4;

    private final PlanningChoice choice;
    private final PlanningDocuments documents;
    private final PlanningProperties properties;

    PlanningController(PlanningChoice choice, PlanningDocuments documents, PlanningProperties properties) {
        this.choice = choice;
        this.documents = documents;
        this.properties = properties;
    }

    /** As it was typed; the date as browsers send it, 2026-12-01. */
    record MeetingForm(
            @Nullable String title,
            @Nullable String date,
            @Nullable String paper) {

        PlanningDocuments.Meeting meeting() {
            return new PlanningDocuments.Meeting(
                    title == null ? "" : title, day(date), PaperSize.of(paper == null ? "" : paper));
        }

        private static @Nullable LocalDate day(@Nullable String text) {
            try {
                return text == null ? null : LocalDate.parse(text.strip());
            } catch (DateTimeException e) {
                return null;
            }
        }
    }

    @GetMapping
    String page(Model model) {
        show(model);
        model.addAttribute("form", new MeetingForm("", "", "a4"));
        return VIEW;
    }

    private void show(Model model) {
        model.addAttribute("chosen", choice.chosen());
        model.addAttribute("documents", documents.mine());
        model.addAttribute("atOnce", PlanningDocuments.AT_ONCE);
        model.addAttribute("keptDays", properties.keptDays());
    }

    @PostMapping
    ModelAndView make(@ModelAttribute("form") MeetingForm form, BindingResult errors, Model model) {
        try {
            return new ModelAndView("redirect:/portfolio/planning/" + documents.ask(form.meeting()));
        } catch (InvalidInput e) {
            refuse(errors, e);
        }
        show(model);
        return new ModelAndView(VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private static void refuse(BindingResult errors, DomainException refusal) {
        String key = refusal.messageKey();
        Object[] arguments = refusal.arguments().toArray();
        if (key.startsWith("portfolio.planning.date")) {
            errors.rejectValue("date", key, arguments, key);
        } else if (key.startsWith("portfolio.planning.meeting")) {
            errors.rejectValue("title", key, arguments, key);
        } else {
            errors.reject(key, arguments, key);
        }
    }

    /** How far one is, and the way to it. */
    @GetMapping("/{id}")
    String document(@PathVariable UUID id, Model model) {
        PlanningDocument document = documents.find(id);
        model.addAttribute("document", document);
        model.addAttribute("refreshSeconds", document.inWork() ? REFRESH_SECONDS : null);
        return "portfolio/planning-document";
    }

    @GetMapping("/{id}.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID id) {
        PlanningDocument document = documents.find(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.fileName() + ".pdf", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(documents.pdf(id));
    }

    @PostMapping("/{id}/retry")
    String retry(@PathVariable UUID id) {
        documents.retry(id);
        return "redirect:/portfolio/planning/" + id;
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        documents.delete(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("portfolio.planning.deleted"));
        return "redirect:/portfolio/planning";
    }
}
