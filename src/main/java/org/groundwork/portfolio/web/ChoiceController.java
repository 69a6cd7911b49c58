package org.groundwork.portfolio.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.platform.Flash;
import org.groundwork.platform.InvalidInput;
import org.groundwork.portfolio.PlanningChoice;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Chooses and orders the initiatives of the next planning document. */
@Controller
@RequestMapping("/portfolio/planning/choice")
class ChoiceController {

    private static final String BACK = "redirect:/portfolio/planning";
    private static final String PLACE = "place-";
    private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final PlanningChoice choice;

    ChoiceController(PlanningChoice choice) {
        this.choice = choice;
    }

    @PostMapping
    String add(@RequestParam(name = "id", required = false) @Nullable List<UUID> ids, RedirectAttributes redirect) {
        try {
            int added = choice.add(ids == null ? List.of() : ids);
            redirect.addFlashAttribute(
                    Flash.NAME,
                    ids == null
                            ? Flash.note("portfolio.planning.none-ticked")
                            : Flash.done(
                                    added == 1 ? "portfolio.planning.added.one" : "portfolio.planning.added",
                                    Integer.toString(added)));
        } catch (InvalidInput e) {
            redirect.addFlashAttribute(
                    Flash.NAME, Flash.warning(e.messageKey(), e.arguments().toArray(String[]::new)));
        }
        return BACK;
    }

    /** Takes over the numbers beside the initiatives. */
    @PostMapping("/order")
    String reorder(@RequestParam Map<String, String> parameters) {
        Map<UUID, Integer> places = new HashMap<>();
        parameters.forEach((name, value) -> {
            if (name.matches(PLACE + ID) && value.matches("[0-9]{1,4}")) {
                places.put(UUID.fromString(name.substring(PLACE.length())), Integer.parseInt(value));
            }
        });
        choice.reorder(places);
        return BACK;
    }

    @PostMapping("/{id}/up")
    String up(@PathVariable UUID id) {
        choice.move(id, -1);
        return BACK;
    }

    @PostMapping("/{id}/down")
    String down(@PathVariable UUID id) {
        choice.move(id, 1);
        return BACK;
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id) {
        choice.remove(id);
        return BACK;
    }

    @PostMapping("/clear")
    String clear() {
        choice.clear();
        return BACK;
    }
}
