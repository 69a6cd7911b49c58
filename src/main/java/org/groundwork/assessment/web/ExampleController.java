package org.groundwork.assessment.web;

import java.io.IOException;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.platform.Flash;
import org.groundwork.platform.Forbidden;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A worked example to look around in: an assessment like any other, in the first of the person's
 * teams.
 */
@Controller
class ExampleController {

    private static final Resource EXAMPLE = new ClassPathResource("demo/churn-early-warning.yaml");

    private final Assessments assessments;
    private final Teams teams;
    private final CurrentPerson currentPerson;
    private final AssessmentTexts texts;

    ExampleController(Assessments assessments, Teams teams, CurrentPerson currentPerson, AssessmentTexts texts) {
        this.assessments = assessments;
        this.teams = teams;
        this.currentPerson = currentPerson;
        this.texts = texts;
    }

    @PostMapping("/assessments/example")
    String open(RedirectAttributes redirect) throws IOException {
        TeamView team = teams.where(currentPerson.require(), Permission.IMPORT).stream()
                .findFirst()
                .orElseThrow(() -> new Forbidden("assessment.new.forbidden"));
        AssessmentId id = assessments.importFile(team.id(), example(), null);
        redirect.addFlashAttribute(Flash.NAME, Flash.note("assessment.example.done"));
        return "redirect:/assessments/" + id;
    }

    /** Under a name that says what it is. */
    private AssessmentFile example() throws IOException {
        AssessmentFile file = AssessmentFiles.read(
                "churn-early-warning.yaml", EXAMPLE.getContentAsByteArray(), KnownMethods.installed());
        AssessmentFile.Initiative initiative = file.initiative();
        return new AssessmentFile(
                file.method(),
                new AssessmentFile.Initiative(
                        texts.text("assessment.example.name", initiative.name()),
                        initiative.team(),
                        initiative.summary()),
                file.answers());
    }
}
