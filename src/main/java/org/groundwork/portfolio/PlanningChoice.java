package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.InvalidInput;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the signed-in person chose for the next planning document, in order; remembered. */
@Service
@Transactional
public class PlanningChoice {

    /** Initiatives in a document. */
    public static final int MOST = 100;

    private final PlanningChoiceRepository choices;
    private final Portfolio portfolio;

    PlanningChoice(PlanningChoiceRepository choices, Portfolio portfolio) {
        this.choices = choices;
        this.portfolio = portfolio;
    }

    /** In order; what the person may not see any more, or was taken back, is not among them. */
    @Transactional(readOnly = true)
    public List<Initiative> chosen() {
        List<UUID> ids = ids();
        Map<UUID, Initiative> found =
                portfolio.of(ids).stream().collect(Collectors.toMap(i -> i.id().value(), Function.identity()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private List<UUID> ids() {
        return choices.of(me());
    }

    private PersonId me() {
        return portfolio.manager().id();
    }

    /**
     * Puts more at the end.
     *
     * @return how many were not there before
     * @throws InvalidInput when there are too many
     */
    public int add(Collection<UUID> assessments) {
        Set<UUID> seen = portfolio.of(assessments).stream()
                .map(initiative -> initiative.id().value())
                .collect(Collectors.toSet());
        Set<UUID> all = new LinkedHashSet<>(ids());
        int before = all.size();
        assessments.stream().filter(seen::contains).forEach(all::add);
        if (all.size() > MOST) {
            throw new InvalidInput("portfolio.planning.full", Integer.toString(MOST));
        }
        write(all);
        return all.size() - before;
    }

    public void remove(UUID assessment) {
        List<UUID> all = new ArrayList<>(shown());
        all.remove(assessment);
        write(all);
    }

    public void clear() {
        write(List.of());
    }

    /** One place up, or down with +1; nothing happens at the ends. */
    public void move(UUID assessment, int places) {
        List<UUID> all = new ArrayList<>(shown());
        int from = all.indexOf(assessment);
        int to = from + places;
        if (from >= 0 && to >= 0 && to < all.size()) {
            all.add(to, all.remove(from));
            write(all);
        }
    }

    /** Sorts by the numbers given; those without one stay where they are among equals. */
    public void reorder(Map<UUID, Integer> places) {
        List<UUID> all = new ArrayList<>(shown());
        Map<UUID, Integer> now = all.stream().collect(Collectors.toMap(Function.identity(), id -> all.indexOf(id) + 1));
        List<UUID> sorted = new ArrayList<>(all);
        sorted.sort(Comparator.comparingInt(id -> places.getOrDefault(id, now.getOrDefault(id, Integer.MAX_VALUE))));
        write(sorted);
    }

    private List<UUID> shown() {
        return chosen().stream().map(initiative -> initiative.id().value()).toList();
    }

    private void write(Collection<UUID> assessments) {
        choices.put(me(), assessments);
    }
}
