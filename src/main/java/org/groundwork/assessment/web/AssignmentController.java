package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.Access;
import org.groundwork.identity.Permission;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Section;
import org.groundwork.platform.Choice;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who looks after which section: all sections on one form. */
@Controller
@RequestMapping("/assessments/{id}/assignments")
class AssignmentController {

    private static final String PREFIX = "section-";

    private final Assessments assessments;
    private final Assignments assignments;
    private final Access access;
    private final AssessmentTexts texts;

    AssignmentController(Assessments assessments, Assignments assignments, Access access, AssessmentTexts texts) {
        this.assessments = assessments;
        this.assignments = assignments;
        this.access = access;
        this.texts = texts;
    }

    /** A section and who looks after it; empty for nobody. */
    record Row(Section section, String person) {

        public String field() {
            return PREFIX + section.id();
        }
    }

    @GetMapping
    ModelAndView show(@PathVariable AssessmentId id) {
        ScoredAssessment scored = assessments.scored(id);
        SignedIn person = access.require(scored.assessment().team().id(), Permission.ASSIGN);
        Map<String, PersonId> given = assignments.of(id);
        List<Row> rows = new ArrayList<>();
        for (Section section : scored.method().sections()) {
            PersonId assignee = given.get(section.id());
            rows.add(new Row(section, assignee == null ? "" : assignee.toString()));
        }
        return new ModelAndView("assessment/assignments")
                .addObject("assessment", scored.assessment())
                .addObject("rows", rows)
                .addObject("people", choices(id, given))
                .addObject("invites", person.administrator());
    }

    /** Those who can answer, and those who look after a section although they no longer can. */
    private List<Choice> choices(AssessmentId id, Map<String, PersonId> given) {
        Map<String, Choice> choices = new LinkedHashMap<>();
        assignments
                .candidates(id)
                .forEach(member -> choices.put(
                        member.id().toString(), new Choice(member.id().toString(), member.name())));
        List<PersonId> assignees = List.copyOf(given.values());
        AssessmentTexts.Names names = texts.names(assignees);
        assignees.forEach(
                person -> choices.putIfAbsent(person.toString(), new Choice(person.toString(), names.of(person))));
        return List.copyOf(choices.values());
    }

    @PostMapping
    String save(
            @PathVariable AssessmentId id, @RequestParam Map<String, String> parameters, RedirectAttributes redirect) {
        Map<String, @Nullable PersonId> given = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                given.put(name.substring(PREFIX.length()), person(value));
            }
        });
        assignments.assignAll(id, given);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("assessment.assign.done"));
        return "redirect:/assessments/" + id;
    }

    private static @Nullable PersonId person(String value) {
        try {
            return value.isEmpty() ? null : new PersonId(UUID.fromString(value));
        } catch (IllegalArgumentException noId) {
            throw new InvalidInput("assessment.assign.no-member");
        }
    }
}
