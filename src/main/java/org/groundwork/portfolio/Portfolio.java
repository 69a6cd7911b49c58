package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.groundwork.amount.Money;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.method.Methods;
import org.groundwork.platform.Forbidden;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The initiatives of the teams that the signed-in person manages. Somebody who manages none is
 * {@link Forbidden} to look, and who belongs to no team, or asks for one that the person does not
 * manage, finds nothing.
 */
@Service
@Transactional(readOnly = true)
public class Portfolio {

    /** Initiatives on a page of the table. */
    static final int PAGE = 50;

    private final InitiativeRepository rows;
    private final Teams teams;
    private final CurrentPerson currentPerson;

    Portfolio(InitiativeRepository rows, Teams teams, CurrentPerson currentPerson) {
        this.rows = rows;
        this.teams = teams;
        this.currentPerson = currentPerson;
    }

    /**
     * A page of the table.
     *
     * @param pages at least 1
     */
    public record Listing(List<Initiative> initiatives, int page, int pages, Overview overview) {}

    /**
     * What the filter leaves, counted.
     *
     * @param verdicts in the order of the staircase
     * @param currencies with how many initiatives have money in them, the most frequent first
     * @param saved what was put down as not spent on ML, by currency, the most frequent first
     */
    public record Overview(long total, List<VerdictCount> verdicts, Map<String, Long> currencies, List<Saved> saved) {

        /** How many have money figures. */
        public long withMoney() {
            return currencies.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Money that was put down as not spent on machine learning.
     *
     * @param amount whole units
     * @param count initiatives
     */
    public record Saved(String currency, long amount, long count) {

        /** Writes it. */
        public Money money() {
            return new Money(currency);
        }
    }

    /**
     * How many have this recommendation.
     *
     * @param id the verdict's, or {@link PortfolioFilter#EARLY}
     * @param title null where it is too early to say
     * @param rank in the staircase, from 1; 0 where it is too early to say
     */
    public record VerdictCount(String id, @Nullable String title, int rank, long count) {}

    /** The teams that the person manages, by name. */
    public List<TeamView> teams() {
        return teams.where(manager(), Permission.PORTFOLIO);
    }

    SignedIn manager() {
        SignedIn person = currentPerson.require();
        if (!person.mayAnywhere(Permission.PORTFOLIO)) {
            if (person.mayAnywhere(Permission.READ)) {
                throw new Forbidden();
            }
            throw new NotFound();
        }
        return person;
    }

    /** Ids of the teams that the person manages. */
    List<UUID> managed() {
        return manager().teamsWhere(Permission.PORTFOLIO).stream()
                .map(TeamId::value)
                .sorted()
                .toList();
    }

    InitiativeRepository.Where where(PortfolioFilter filter) {
        List<UUID> managed = managed();
        TeamId team = filter.team();
        if (team != null && !managed.contains(team.value())) {
            throw new NotFound();
        }
        return InitiativeRepository.where(filter, managed);
    }

    /**
     * Whether the person may look at what the filter asks for.
     *
     * @throws NotFound if it asks for a team that the person does not manage
     */
    public void check(PortfolioFilter filter) {
        where(filter);
    }

    /** A page of the table; a page after the last is the last one. */
    public Listing list(PortfolioFilter filter) {
        InitiativeRepository.Where where = where(filter);
        Overview overview = overview(where);
        int pages = (int) Math.max(1, (overview.total() + PAGE - 1) / PAGE);
        int page = Math.min(filter.page(), pages);
        return new Listing(rows.page(where, filter, PAGE, page), page, pages, overview);
    }

    /** What the filter leaves, counted. */
    public Overview overview(PortfolioFilter filter) {
        return overview(where(filter));
    }

    private Overview overview(InitiativeRepository.Where where) {
        Map<String, VerdictCount> verdicts = new LinkedHashMap<>();
        Map<String, Long> currencies = new LinkedHashMap<>();
        long total = 0;
        for (InitiativeRepository.Count count : rows.counts(where)) {
            total += count.count();
            String verdict = count.verdict();
            String id = verdict == null ? PortfolioFilter.EARLY : verdict;
            verdicts.merge(
                    id,
                    new VerdictCount(
                            id, verdict == null ? null : title(count.method(), verdict), count.rank(), count.count()),
                    (a, b) -> new VerdictCount(id, a.title(), a.rank(), a.count() + b.count()));
            if (count.money() && count.currency() != null) {
                currencies.merge(count.currency(), count.count(), Long::sum);
            }
        }
        Map<String, Long> sorted = new LinkedHashMap<>();
        currencies.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return new Overview(total, new ArrayList<>(verdicts.values()), sorted, rows.saved(where));
    }

    private static String title(String method, String verdict) {
        return Methods.find(method).map(m -> m.verdict(verdict).title()).orElse(verdict);
    }

    /** Every initiative that the filter leaves, in its order, one after the other. */
    public void each(PortfolioFilter filter, Consumer<Initiative> consumer) {
        try (Stream<Initiative> all = rows.stream(where(filter), filter)) {
            all.forEach(consumer);
        }
    }

    /** Every initiative that the filter leaves, in its order. */
    public List<Initiative> all(PortfolioFilter filter) {
        List<Initiative> all = new ArrayList<>();
        each(filter, all::add);
        return all;
    }

    /** The latest submissions of these assessments, as far as the person manages their teams. */
    public List<Initiative> of(Collection<UUID> assessments) {
        return rows.of(assessments, managed());
    }
}
