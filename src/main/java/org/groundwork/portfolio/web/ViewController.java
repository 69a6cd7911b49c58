package org.groundwork.portfolio.web;

import java.util.UUID;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Texts;
import org.groundwork.portfolio.PortfolioFilter;
import org.groundwork.portfolio.SavedViews;
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

/** Gives filters names, and takes them away again. */
@Controller
@RequestMapping("/portfolio/views")
class ViewController {

    private final SavedViews views;
    private final PortfolioPages pages;

    ViewController(SavedViews views, PortfolioPages pages) {
        this.views = views;
        this.pages = pages;
    }

    /**
     * @param query the filter, as in the address
     */
    @PostMapping
    ModelAndView save(
            @ModelAttribute("form") PortfolioPages.ViewForm form,
            BindingResult errors,
            @RequestParam(defaultValue = "") String query,
            Model model,
            RedirectAttributes redirect) {
        PortfolioFilter filter = filter(query);
        String name = form.name() == null ? "" : form.name();
        TeamId shared = Shares.team(form.shared());
        for (SavedViews.Problem problem : views.problems(name, shared, filter)) {
            if (problem.field().isEmpty()) {
                errors.reject(problem.key());
            } else {
                errors.rejectValue(problem.field(), problem.key());
            }
        }
        if (!errors.hasErrors()) {
            try {
                views.save(name, shared, filter);
                redirect.addFlashAttribute(Flash.NAME, Flash.done("portfolio.view.saved", Texts.name(name)));
                return new ModelAndView("redirect:" + address(filter));
            } catch (Conflict e) {
                errors.rejectValue("name", e.messageKey());
            }
        }
        pages.table(filter, model);
        return new ModelAndView(PortfolioPages.TABLE, model.asMap(), HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @PostMapping("/{id}/delete")
    String delete(@PathVariable UUID id, @RequestParam(defaultValue = "") String query, RedirectAttributes redirect) {
        views.delete(id);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("portfolio.view.deleted"));
        return "redirect:" + address(filter(query));
    }

    private static String address(PortfolioFilter filter) {
        return filter.query().isEmpty() ? "/portfolio" : "/portfolio?" + filter.query();
    }

    private static PortfolioFilter filter(String query) {
        MultiValueMap<String, String> parameters =
                UriComponentsBuilder.fromPath("/").query(query).build().getQueryParams();
        return PortfolioFilter.decoded(parameters);
    }
}
