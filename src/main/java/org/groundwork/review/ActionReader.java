package org.groundwork.review;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.platform.Calendar;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts names, offers and today's date to actions, for many with as many queries as for one. */
@Component
class ActionReader {

    private final ActionRepository repository;
    private final People people;
    private final Calendar calendar;

    ActionReader(ActionRepository repository, People people, Calendar calendar) {
        this.repository = repository;
        this.people = people;
        this.calendar = calendar;
    }

    ActionView view(ActionRepository.Row row) {
        return views(List.of(row)).getFirst();
    }

    List<ActionView> views(List<ActionRepository.Row> rows) {
        Set<PersonId> ids = new HashSet<>();
        for (ActionRepository.Row row : rows) {
            if (row.owner() != null) {
                ids.add(row.owner());
            }
            ActionRepository.ResultRow result = result(row);
            if (result != null) {
                ids.add(result.enteredBy());
            }
        }
        Map<PersonId, PersonView> names = people.byId(ids);
        Map<ActionId, List<ActionView.Offer>> offers = new HashMap<>();
        repository
                .offers(rows.stream()
                        .filter(row -> result(row) != null)
                        .map(ActionRepository.Row::id)
                        .toList())
                .stream()
                .collect(Collectors.groupingBy(ActionRepository.OfferRow::action))
                .forEach((action, given) -> offers.put(
                        action,
                        given.stream().map(ActionRepository.OfferRow::offer).toList()));
        LocalDate today = calendar.today();
        return rows.stream()
                .map(row -> view(row, names, offers.getOrDefault(row.id(), List.of()), today))
                .toList();
    }

    private static ActionRepository.@Nullable ResultRow result(ActionRepository.Row row) {
        return row.experiment() == null ? null : row.experiment().result();
    }

    private static ActionView view(
            ActionRepository.Row row, Map<PersonId, PersonView> names, List<ActionView.Offer> offers, LocalDate today) {
        return new ActionView(
                row.id(),
                row.assessment(),
                row.kind(),
                row.number(),
                row.question(),
                row.title(),
                row.what(),
                row.doneWhen(),
                row.owner(),
                name(names, row.owner()),
                row.due(),
                row.state(),
                row.effort(),
                row.note(),
                row.changedAt(),
                row.state().pending() && row.due() != null && row.due().isBefore(today),
                experiment(row.experiment(), names, offers),
                row.version());
    }

    private static ActionView.@Nullable Experiment experiment(
            ActionRepository.@Nullable ExperimentRow row,
            Map<PersonId, PersonView> names,
            List<ActionView.Offer> offers) {
        if (row == null) {
            return null;
        }
        ActionRepository.ResultRow result = row.result();
        return new ActionView.Experiment(
                row.recipe(),
                row.metric(),
                row.threshold(),
                row.weeks(),
                row.priceCap(),
                row.stop(),
                result == null
                        ? null
                        : new ActionView.Result(
                                result.measured(),
                                result.reached(),
                                result.note(),
                                result.link(),
                                name(names, result.enteredBy()),
                                result.enteredAt()),
                offers);
    }

    private static String name(Map<PersonId, PersonView> names, @Nullable PersonId id) {
        PersonView person = id == null ? null : names.get(id);
        return person == null ? "" : person.name();
    }
}
