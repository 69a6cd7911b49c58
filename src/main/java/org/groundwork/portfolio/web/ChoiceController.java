package org.groundwork.portfolio.web;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.WrittenNumbers;
import org.groundwork.portfolio.Capacity;
import org.groundwork.portfolio.Initiative;
import org.groundwork.portfolio.PlanningChoice;
import org.groundwork.portfolio.PortfolioFilter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Chooses and orders the initiatives of the next planning document. Whichever button is pressed, the places that were typed are
 * taken over, and what was typed about the meeting stands there again.
 */
@Controller
@RequestMapping("/portfolio/planning/choice")
class ChoiceController {

    private static final String PAGE = "/portfolio/planning";

    /** Ids of what was left out, in the address of the page that tells of it. */
    private static final int MOST_LEFT = 40;

    private final PlanningChoice choice;
    private final PlanningPages pages;

    ChoiceController(PlanningChoice choice, PlanningPages pages) {
        this.choice = choice;
        this.pages = pages;
    }

    /**
     * @param all everything that the filter leaves, instead of ids
     * @param query the filter, as in the address
     */
    @PostMapping
    String add(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "false") boolean all,
            @RequestParam(defaultValue = "") String query,
            RedirectAttributes redirect) {
        try {
            int added = all ? choice.add(filter(query)) : choice.add(ids == null ? List.of() : ids);
            redirect.addFlashAttribute(
                    Flash.NAME,
                    ids == null && !all
                            ? Flash.note("portfolio.planning.none-ticked")
                            : Flash.done(
                                    added == 1 ? "portfolio.planning.added.one" : "portfolio.planning.added",
                                    Integer.toString(added)));
        } catch (InvalidInput e) {
            redirect.addFlashAttribute(
                    Flash.NAME, Flash.warning(e.messageKey(), e.arguments().toArray(String[]::new)));
        }
        return "redirect:" + PAGE;
    }

    private static PortfolioFilter filter(String query) {
        return PortfolioFilter.decoded(
                UriComponentsBuilder.fromPath("/").query(query).build().getQueryParams());
    }

    /** Takes over the numbers beside the initiatives. */
    @PostMapping("/order")
    ModelAndView reorder(
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        return act(form, parameters, model, typed -> {});
    }

    @PostMapping("/{id}/up")
    ModelAndView up(
            @PathVariable UUID id,
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        return act(form, parameters, model, typed -> choice.move(id, -1));
    }

    @PostMapping("/{id}/down")
    ModelAndView down(
            @PathVariable UUID id,
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        return act(form, parameters, model, typed -> choice.move(id, 1));
    }

    @PostMapping("/{id}/remove")
    ModelAndView remove(
            @PathVariable UUID id,
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            Model model) {
        return act(form, parameters, model, typed -> choice.remove(id));
    }

    @PostMapping("/clear")
    String clear(@ModelAttribute("form") MeetingForm form, BindingResult errors) {
        choice.clear();
        return "redirect:" + form.address(PAGE).encode().toUriString();
    }

    private ModelAndView act(
            MeetingForm form,
            MultiValueMap<String, String> parameters,
            Model model,
            Consumer<PlanningPages.PlacesTyped> act) {
        PlanningPages.PlacesTyped typed = pages.places(parameters);
        if (!typed.wrong().isEmpty()) {
            return refused(form, model, typed);
        }
        choice.reorder(typed.places(), typed.typing());
        act.accept(typed);
        return new ModelAndView("redirect:" + form.address(PAGE).encode().toUriString());
    }

    private ModelAndView refused(MeetingForm form, Model model, PlanningPages.PlacesTyped typed) {
        pages.showTyped(model, form, typed);
        return new ModelAndView(PlanningPages.VIEW, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    /** Keeps what fits into the person-weeks; of all initiatives where none was chosen. */
    @PostMapping("/fitting")
    ModelAndView takeWhatFits(
            @ModelAttribute("form") MeetingForm form,
            BindingResult errors,
            @RequestParam MultiValueMap<String, String> parameters,
            WrittenNumbers written,
            Model model) {
        PlanningPages.PlacesTyped typed = pages.places(parameters);
        Capacities.Weeks weeks = pages.weeks(form, LocalNumbers.of(written.locale()));
        if (weeks == null) {
            errors.rejectValue("weeks", "portfolio.planning.weeks.missing");
        } else if (weeks.problem() != null) {
            PlanningPages.refuse(errors, weeks.problem());
        }
        if (weeks == null || errors.hasErrors() || !typed.wrong().isEmpty()) {
            return refused(form, model, typed);
        }
        choice.reorder(typed.places(), typed.typing());
        PlanningChoice.Fitted fitted = choice.takeWhatFits(weeks.weeks(), PortfolioFilter.all());
        Capacity capacity = fitted.capacity();
        List<Initiative> left = Stream.concat(
                        capacity.waiting().stream().map(Capacity.Weighed::initiative),
                        capacity.left().values().stream().flatMap(List::stream))
                .toList();
        UriComponentsBuilder address = form.address(PAGE);
        left.stream()
                .limit(MOST_LEFT)
                .forEach(
                        initiative -> address.queryParam("left", initiative.id().toString()));
        address.queryParam("fitted", weeks.weeks());
        if (left.size() > MOST_LEFT) {
            address.queryParam("more", left.size() - MOST_LEFT);
        }
        return new ModelAndView("redirect:" + address.encode().toUriString());
    }
}
