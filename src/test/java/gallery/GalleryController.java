package gallery;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.groundwork.platform.Choice;
import org.groundwork.platform.ConflictSide;
import org.groundwork.platform.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The pages of the gallery; {@code ?as=guest} shows them signed out, {@code ?as=administrator}. */
@Controller
class GalleryController {

    record SampleForm(
            @NotBlank(message = "Give the initiative a title, for example “Churn early warning”")
            String title,

            @NotBlank(message = "Say in a sentence what it is about")
            String sentence,

            @NotBlank(message = "Choose the team that owns it")
            String team,

            @NotBlank(message = "Choose who may read it") String audience,

            @NotBlank(message = "Enter an e-mail address, like mira@example.org") @Email
            String email,

            @NotBlank(message = "Choose how often") String often,
            boolean agreed) {}

    @ModelAttribute
    void person(@RequestParam(defaultValue = "lead") String as, Model model) {
        if (!as.equals("guest")) {
            model.addAttribute("signedInId", "mira");
            model.addAttribute("signedInName", "Mira Holm");
            model.addAttribute("signedInInitials", "MH");
            model.addAttribute("administrator", as.equals("administrator"));
        }
        model.addAttribute("teams", List.of(new Choice("7", "Retention"), new Choice("8", "Care")));
        model.addAttribute(
                "audiences",
                List.of(
                        new Choice("team", "The team", "Everybody in Retention reads and comments."),
                        new Choice("managers", "The team and its managers", "Managers see it once it is submitted.")));
        model.addAttribute("often", List.of(new Choice("w", "weekly"), new Choice("m", "monthly")));
        model.addAttribute("now", Instant.parse("2026-11-22T09:42:00Z"));
        model.addAttribute(
                "mine",
                new ConflictSide(
                        "Yours",
                        "written just now",
                        List.of(
                                new ConflictSide.Line("Answer", "Measured on past cases"),
                                new ConflictSide.Line("How sure", "documented"),
                                new ConflictSide.Line(
                                        "Note",
                                        "Jonas ran “silent for 30 days” on March’s subscribers:"
                                                + " it finds 41 % of those who left."))));
        model.addAttribute(
                "theirs",
                new ConflictSide(
                        "Jonas Berg’s",
                        "saved at 10:41",
                        List.of(
                                new ConflictSide.Line("Answer", "Named, not tried"),
                                new ConflictSide.Line("How sure", "known first-hand"),
                                new ConflictSide.Line("Note", "Proposed in March; nobody ran it."))));
    }

    @GetMapping("/gallery/{page}")
    String page(@PathVariable String page, Model model) {
        model.addAttribute("form", new SampleForm("Churn early warning", "", "", "", "", "", false));
        if (page.equals("layout")) {
            model.addAttribute(Flash.NAME, Flash.done("layout.progress", "4", "10", "answers"));
        }
        Samples.charts(model);
        return "gallery/" + page;
    }

    @GetMapping("/gallery/error")
    String error(@RequestParam String kind, @RequestParam(required = false) String reason, Model model) {
        model.addAttribute("reason", reason);
        return "error/" + kind;
    }

    @GetMapping("/gallery/problem/{status}")
    void problem(@PathVariable int status, HttpServletResponse response) throws IOException {
        response.sendError(status);
    }

    @PostMapping("/gallery/forms")
    String submit(@Valid @ModelAttribute("form") SampleForm form, BindingResult errors, HttpServletResponse response) {
        if (errors.hasErrors()) {
            response.setStatus(422);
        }
        return "gallery/forms";
    }
}
