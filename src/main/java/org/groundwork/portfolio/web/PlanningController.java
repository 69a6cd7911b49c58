package org.groundwork.portfolio.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.platform.Flash;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.portfolio.Capacity;
import org.groundwork.portfolio.PlanningChoice;
import org.groundwork.portfolio.PlanningDocument;
import org.groundwork.portfolio.PlanningDocuments;
import org.groundwork.portfolio.Portfolio;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Documents for planning meetings: asked for, looked at while they are made, opened, deleted. */
@Controller
@RequestMapping("/portfolio/planning")
class PlanningController {

    /** Without JavaScript the page of a document that is being made is loaded again so often. */
    private static final int REFRESH_SECONDS = 4;

    private static final int MOST_MORE = 100_000;

    private final PlanningChoice choice;
    private final PlanningDocuments documents;
    private final PlanningPages pages;
    private final Portfolio portfolio;

    PlanningController(PlanningChoice choice, PlanningDocuments documents, PlanningPages pages, Portfolio portfolio) {
        this.choice = choice;
        this.documents = documents;
        this.pages = pages;
        this.portfolio = portfolio;
    }

    /**
     * @param fitted the person-weeks for which what fits was taken
     * @param left ids of what did not fit or was not weighed then
     * @param more how many beside those
     */
    @GetMapping
    String page(
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam(required = false) @Nullable String fitted,
            @RequestParam(name = "left", required = false) @Nullable List<String> left,
            @RequestParam(required = false) @Nullable String more,
            Model model) {
        pages.show(model, form);
        int weeks = number(fitted, Capacity.MOST_WEEKS);
        if (weeks > 0) {
            List<UUID> ids = ids(left);
            model.addAttribute("fitted", weeks);
            model.addAttribute("more", number(more, MOST_MORE));
            model.addAttribute("fits", choice.fits(weeks, ids));
        }
        return PlanningPages.VIEW;
    }

    /** From 1; 0 where it is none. */
    private static int number(@Nullable String text, int most) {
        return text != null && text.matches("[0-9]{1,6}") ? Math.min(Integer.parseInt(text), most) : 0;
    }

    private static List<UUID> ids(@Nullable List<String> texts) {
        return texts == null
                ? List.of()
                : texts.stream()
                        .filter(text -> text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"))
                        .limit(PlanningChoice.MOST)
                        .map(UUID::fromString)
                        .toList();
    }

    @PostMapping
    ModelAndView make(
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            WrittenNumbers written,
            Model model) {
        PlanningPages.PlacesTyped typed = pages.places(parameters);
        Capacities.Weeks weeks = pages.weeks(form, LocalNumbers.of(written.locale()));
        PlanningDocuments.Meeting meeting = form.meeting(weeks == null ? null : weeks.weeks());
        for (PlanningDocuments.Problem problem : documents.problems(meeting)) {
            if (problem.field().isEmpty()) {
                errors.reject(problem.key());
            } else {
                errors.rejectValue(problem.field(), problem.key());
            }
        }
        if (weeks != null && weeks.problem() != null) {
            PlanningPages.refuse(errors, weeks.problem());
        }
        if (errors.hasErrors() || !typed.wrong().isEmpty()) {
            pages.showTyped(model, form, typed);
            return new ModelAndView(PlanningPages.VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
        }
        choice.reorder(typed.places(), typed.typing());
        return new ModelAndView("redirect:/portfolio/planning/" + documents.ask(meeting));
    }

    /** How far one is, and the way to it. */
    @GetMapping("/{id}")
    String document(@PathVariable UUID id, Model model) {
        PlanningDocument document = documents.find(id);
        model.addAttribute("document", document);
        model.addAttribute("teams", portfolio.teams());
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

    @PostMapping("/{id}/share")
    String share(@PathVariable UUID id, @RequestParam(defaultValue = "") String team, RedirectAttributes redirect) {
        documents.share(id, Shares.team(team));
        redirect.addFlashAttribute(
                Flash.NAME, Flash.done(team.isEmpty() ? "portfolio.planning.unshared" : "portfolio.planning.shared"));
        return "redirect:/portfolio/planning/" + id;
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable UUID id, RedirectAttributes redirect) {
        documents.delete(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("portfolio.planning.deleted"));
        return "redirect:/portfolio/planning";
    }
}
