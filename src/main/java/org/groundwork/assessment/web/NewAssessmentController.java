package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.NewAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.Teams;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Forbidden;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts an assessment from nothing. */
@Controller
@RequestMapping("/assessments/new")
class NewAssessmentController {

    private static final String VIEW = "assessment/new";

    private final Assessments assessments;
    private final Teams teams;
    private final CurrentPerson currentPerson;
    private final MessageSource messages;

    NewAssessmentController(Assessments assessments, Teams teams, CurrentPerson currentPerson, MessageSource messages) {
        this.assessments = assessments;
        this.teams = teams;
        this.currentPerson = currentPerson;
        this.messages = messages;
    }

    @ModelAttribute("teams")
    List<Choice> teams() {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.CREATE)) {
            throw new Forbidden("assessment.new.forbidden");
        }
        return teams.where(person, Permission.CREATE).stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
    }

    /** Those that can be taken; not asked for where there is only one. */
    @ModelAttribute("methods")
    List<Choice> methods() {
        return Methods.offered().stream()
                .map(method -> new Choice(method.ref(), named(method), method.summary()))
                .toList();
    }

    private String named(Method method) {
        return messages.getMessage(
                "assessment.method.named",
                new Object[] {method.title(), method.ref()},
                LocaleContextHolder.getLocale());
    }

    @GetMapping
    ModelAndView show(@ModelAttribute("teams") List<Choice> choices) {
        String only = choices.size() == 1 ? choices.getFirst().value() : "";
        return new ModelAndView(VIEW)
                .addObject(
                        "form",
                        new AssessmentForm("", "", only, Methods.newest().ref(), null));
    }

    @PostMapping
    ModelAndView create(
            @ModelAttribute("form") AssessmentForm form, BindingResult errors, RedirectAttributes redirect) {
        TeamId team = AssessmentForm.team(form.team());
        if (team == null) {
            errors.rejectValue("team", "assessment.team.missing");
        }
        try {
            // Checked before the team, so that all that is wrong is told at once.
            NewAssessment given = new NewAssessment(
                    team == null ? TeamId.random() : team, form.givenName(), form.givenSummary(), form.givenMethod());
            if (!errors.hasErrors()) {
                AssessmentId id = assessments.create(given);
                redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.new.done", given.name()));
                return new ModelAndView("redirect:/assessments/" + id);
            }
        } catch (DomainException refusal) {
            AssessmentRefusals.add(errors, refusal);
        }
        return AssessmentRefusals.again(VIEW);
    }
}
