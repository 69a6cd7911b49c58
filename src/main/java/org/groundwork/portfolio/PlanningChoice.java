package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        return add(
                assessments,
                portfolio.of(assessments).stream()
                        .map(initiative -> initiative.id().value())
                        .collect(Collectors.toSet()));
    }

    /** Puts everything that the filter leaves at the end, in its order; otherwise as {@link #add(Collection)}. */
    public int add(PortfolioFilter filter) {
        List<UUID> all = portfolio.all(filter).stream().map(i -> i.id().value()).toList();
        return add(all, Set.copyOf(all));
    }

    private int add(Collection<UUID> assessments, Set<UUID> seen) {
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

    /**
     * Puts each where its place was typed.
     *
     * @param typed in the order of the list that was shown
     * @param typing the order in which the places were typed, as far as that is known
     */
    public void reorder(List<TypedPlace> typed, List<UUID> typing) {
        List<UUID> before = shown();
        List<UUID> ordered = Places.of(before, typed, typing);
        if (!ordered.equals(before)) {
            write(ordered);
        }
    }

    /**
     * A place that was typed.
     *
     * @param shown the place that stood there before, from 1
     * @param place the place that stands there now; beyond the last it is the last
     */
    public record TypedPlace(UUID id, int shown, int place) {}

    /**
     * What the choice became when only what fits was kept.
     *
     * @param capacity of those that were weighed
     * @param kept how many are chosen now
     */
    public record Fitted(Capacity capacity, int kept) {}

    /**
     * Chooses what fits best into so many person-weeks: of what is chosen, or of all where nothing is; in the order that they
     * have. What was decided stays.
     *
     * @param all what there is to choose from where nothing is chosen
     */
    public Fitted takeWhatFits(int weeks, PortfolioFilter all) {
        List<Initiative> from = chosen();
        if (from.isEmpty()) {
            from = portfolio.all(all);
        }
        Capacity capacity = Capacity.of(from, Capacity.Question.usual(weeks, Initiative.currency(from)));
        Set<UUID> fits = Stream.concat(capacity.decided().stream(), capacity.chosen().stream())
                .map(weighed -> weighed.initiative().id().value())
                .collect(Collectors.toSet());
        List<UUID> kept =
                from.stream().map(i -> i.id().value()).filter(fits::contains).toList();
        write(kept.subList(0, Math.min(kept.size(), MOST)));
        return new Fitted(capacity, Math.min(kept.size(), MOST));
    }

    /** How what is chosen and these beside it fit into so many person-weeks. */
    @Transactional(readOnly = true)
    public Capacity fits(int weeks, List<UUID> others) {
        List<Initiative> all = new ArrayList<>(chosen());
        Set<UUID> there = all.stream().map(i -> i.id().value()).collect(Collectors.toSet());
        portfolio.of(others).stream()
                .filter(i -> !there.contains(i.id().value()))
                .forEach(all::add);
        return Capacity.of(all, Capacity.Question.usual(weeks, Initiative.currency(all)));
    }

    private List<UUID> shown() {
        return chosen().stream().map(initiative -> initiative.id().value()).toList();
    }

    private void write(Collection<UUID> assessments) {
        choices.put(me(), assessments);
    }
}
