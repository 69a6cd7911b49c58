package org.groundwork.assessment.web;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.Teams;
import org.groundwork.markup.MarkupException;
import org.groundwork.platform.Choice;
import org.groundwork.platform.DomainException;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starts an assessment from a file. */
@Controller
@RequestMapping("/assessments/import")
class ImportController {

    private static final String VIEW = "assessment/import";

    /** So much of the name of a file is shown. */
    private static final int LONGEST_NAME = 120;

    /** So many names of files stand in a sentence. */
    private static final int NAMED = 10;

    private final Assessments assessments;
    private final Teams teams;
    private final CurrentPerson currentPerson;

    ImportController(Assessments assessments, Teams teams, CurrentPerson currentPerson) {
        this.assessments = assessments;
        this.teams = teams;
        this.currentPerson = currentPerson;
    }

    /** A file for a team. */
    record ImportForm(@Nullable String team, @Nullable MultipartFile file) {}

    @ModelAttribute("teams")
    List<Choice> teams() {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.IMPORT)) {
            throw new Forbidden("assessment.new.forbidden");
        }
        return teams.where(person, Permission.IMPORT).stream()
                .map(team -> new Choice(team.id().toString(), team.name()))
                .toList();
    }

    @GetMapping
    ModelAndView show(@ModelAttribute("teams") List<Choice> choices) {
        String only = choices.size() == 1 ? choices.getFirst().value() : "";
        return new ModelAndView(VIEW).addObject("form", new ImportForm(only, null));
    }

    @PostMapping
    ModelAndView read(@ModelAttribute("form") ImportForm form, BindingResult errors, RedirectAttributes redirect)
            throws IOException {
        TeamId team = AssessmentForm.team(form.team());
        if (team == null) {
            errors.rejectValue("team", "assessment.team.missing");
        }
        MultipartFile file = form.file();
        if (file == null || file.isEmpty()) {
            errors.rejectValue("file", "assessment.file.missing");
            return AssessmentRefusals.again(VIEW);
        }
        String name = name(file);
        try {
            AssessmentFile read = AssessmentFiles.read(name, file.getBytes(), KnownMethods.installed());
            if (team != null) {
                AssessmentId id = assessments.importFile(team, read, name);
                redirect.addFlashAttribute(Flash.NAME, done(read));
                return new ModelAndView("redirect:/assessments/" + id);
            }
        } catch (MarkupException wrong) {
            errors.rejectValue(
                    "file",
                    "assessment.file.wrong",
                    new Object[] {name, wrong.problems().size()},
                    "");
            return AssessmentRefusals.again(VIEW)
                    .addObject("problems", wrong.problems())
                    .addObject("fileName", name);
        } catch (DomainException refusal) {
            AssessmentRefusals.add(errors, refusal);
        }
        return AssessmentRefusals.again(VIEW);
    }

    /** A document names files, and does not bring them. */
    private static Flash done(AssessmentFile read) {
        String name = read.initiative().name();
        String answers = String.valueOf(read.answers().size());
        List<String> files = read.answers().values().stream()
                .flatMap(entry -> entry.files().stream())
                .map(AssessmentFile.NamedFile::name)
                .distinct()
                .toList();
        if (files.isEmpty()) {
            return Flash.done("assessment.import.done", name, answers);
        }
        String named = String.join(", ", files.subList(0, Math.min(files.size(), NAMED)));
        return Flash.warning("assessment.import.files", name, answers, files.size() > NAMED ? named + ", …" : named);
    }

    /** The last part of what the browser calls it. */
    private static String name(MultipartFile file) {
        return Texts.fileName(Objects.requireNonNullElse(file.getOriginalFilename(), ""), LONGEST_NAME, "file");
    }
}
