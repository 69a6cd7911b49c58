package org.groundwork.portfolio.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundwork.amount.LocalNumbers;
import org.groundwork.portfolio.PlanningChoice;
import org.groundwork.portfolio.PlanningDocuments;
import org.groundwork.portfolio.PlanningProperties;
import org.groundwork.portfolio.Portfolio;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BindingResult;

/** Gathers what the page of the planning document shows, and reads what was typed there. */
@Component
class PlanningPages {

    static final String VIEW = "portfolio/planning";

    private static final Pattern PLACE = Pattern.compile("place-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    private final PlanningChoice choice;
    private final PlanningDocuments documents;
    private final PlanningProperties properties;
    private final Portfolio portfolio;
    private final Capacities capacities;
    private final MessageSource messages;

    PlanningPages(
            PlanningChoice choice,
            PlanningDocuments documents,
            PlanningProperties properties,
            Portfolio portfolio,
            Capacities capacities,
            MessageSource messages) {
        this.choice = choice;
        this.documents = documents;
        this.properties = properties;
        this.portfolio = portfolio;
        this.capacities = capacities;
        this.messages = messages;
    }

    /**
     * What is wrong with a place, in words.
     *
     * @param field id of its input
     */
    record Wrong(String field, String text) {}

    /**
     * Places as they were typed.
     *
     * @param texts by initiative
     * @param places of those that can be read
     * @param typing the order in which they were typed, as far as the browser told
     */
    record PlacesTyped(
            Map<String, String> texts, List<PlanningChoice.TypedPlace> places, List<UUID> typing, List<Wrong> wrong) {}

    /** In the order of the list that was shown; an empty one is as if nothing had been typed. */
    PlacesTyped places(MultiValueMap<String, String> parameters) {
        Map<String, String> names = new HashMap<>();
        choice.chosen().forEach(initiative -> names.put(initiative.id().toString(), initiative.name()));
        Map<String, String> texts = new HashMap<>();
        List<PlanningChoice.TypedPlace> places = new ArrayList<>();
        List<Wrong> wrong = new ArrayList<>();
        int shown = 0;
        for (Map.Entry<String, List<String>> parameter : parameters.entrySet()) {
            var name = PLACE.matcher(parameter.getKey());
            if (!name.matches()) {
                continue;
            }
            shown++;
            String id = name.group(1);
            String text = parameter.getValue().isEmpty()
                    ? ""
                    : parameter.getValue().getFirst().strip();
            texts.put(id, text);
            if (text.isEmpty()) {
                continue;
            }
            int place = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : 0;
            if (place > 0) {
                places.add(new PlanningChoice.TypedPlace(UUID.fromString(id), shown, place));
            } else if (names.containsKey(id)) {
                wrong.add(new Wrong(
                        "place-" + id,
                        text("portfolio.planning.place.wrong", text, names.get(id), Integer.toString(names.size()))));
            }
        }
        return new PlacesTyped(texts, places, typing(parameters.getFirst("typing")), wrong);
    }

    private static List<UUID> typing(@Nullable String text) {
        List<UUID> ids = new ArrayList<>();
        for (String part : text == null ? new String[0] : text.split(",", -1)) {
            if (PLACE.matcher(part).matches()) {
                ids.add(UUID.fromString(part.substring("place-".length())));
            }
        }
        return ids;
    }

    private String text(String key, @Nullable Object... values) {
        return messages.getMessage(key, values, LocaleContextHolder.getLocale());
    }

    /** The person-weeks that were typed; null where none were. */
    Capacities.@Nullable Weeks weeks(MeetingForm form, LocalNumbers numbers) {
        String text = form.weeks();
        return text == null || text.isBlank() ? null : capacities.weeks(text, numbers);
    }

    /** Person-weeks that cannot be read. */
    static void refuse(BindingResult errors, String problem) {
        errors.rejectValue("weeks", "portfolio.capacity.weeks.wrong", new Object[] {problem}, problem);
    }

    void show(Model model, MeetingForm form) {
        model.addAttribute("form", form);
        model.addAttribute("chosen", choice.chosen());
        model.addAttribute("teams", portfolio.teams());
        model.addAttribute("documents", documents.mine());
        model.addAttribute("atOnce", PlanningDocuments.AT_ONCE);
        model.addAttribute("keptDays", properties.keptDays());
        if (!model.containsAttribute("texts")) {
            typed(model, new PlacesTyped(Map.of(), List.of(), List.of(), List.of()));
        }
    }

    private static void typed(Model model, PlacesTyped typed) {
        model.addAttribute("texts", typed.texts());
        model.addAttribute("wrong", typed.wrong());
        model.addAttribute(
                "wrongFields", typed.wrong().stream().map(Wrong::field).collect(Collectors.toSet()));
    }

    void showTyped(Model model, MeetingForm form, PlacesTyped typed) {
        typed(model, typed);
        show(model, form);
    }
}
