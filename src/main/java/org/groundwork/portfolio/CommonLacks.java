package org.groundwork.portfolio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.method.Condition;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What initiatives lack in common, and what closing it once would unlock: for each initiative every
 * lacking question was lifted alone and the sheet scored again when it was submitted, with the
 * economics as they were.
 */
@Service
@Transactional(readOnly = true)
public class CommonLacks {

    /** Questions that are shown. */
    static final int MOST = 25;

    /** Initiatives that are named for each question. */
    static final int NAMED = 6;

    private final LackRepository repository;
    private final Portfolio portfolio;

    CommonLacks(LackRepository repository, Portfolio portfolio) {
        this.repository = repository;
        this.portfolio = portfolio;
    }

    /**
     * A question that several lack.
     *
     * @param kind LIFT, TEST or FACT
     * @param need label of the highest level asked for; null for a choice
     * @param effort id of the class of one step: S, M, L or fact
     * @param initiatives how many lack it
     * @param blocking of those, how many have it in the gate on which their recommendation stands
     * @param unlocks how many recommendations change when it alone is lifted
     * @param worth expected value of those whose recommendation changes, by currency
     * @param changes the first of those, by value
     */
    public record Lack(
            String question,
            String title,
            String text,
            String section,
            List<String> gates,
            String kind,
            @Nullable String need,
            String effort,
            String role,
            long initiatives,
            long blocking,
            long unlocks,
            Map<String, Double> worth,
            List<Change> changes) {}

    /**
     * An initiative whose recommendation changes: from one title, null for too early, to another.
     */
    public record Change(
            AssessmentId id,
            int number,
            String name,
            @Nullable String from,
            String to) {}

    /**
     * @param total questions that somebody lacks
     * @param initiatives that the filter leaves
     */
    public record Lacks(List<Lack> lacks, int total, long initiatives) {}

    /** The ones that unlock most first, then those that most initiatives stand before. */
    public Lacks of(PortfolioFilter filter) {
        InitiativeRepository.Where where = portfolio.where(filter);
        List<LackRepository.Row> rows = repository.lacks(where);
        Map<String, Map<String, Double>> worth = worth(where);
        Map<String, List<Change>> changes = changes(where);
        List<Lack> lacks = new ArrayList<>();
        for (LackRepository.Row row : rows.subList(0, Math.min(MOST, rows.size()))) {
            Methods.find(row.method()).ifPresent(method -> lacks.add(lack(row, method, worth, changes)));
        }
        return new Lacks(lacks, rows.size(), portfolio.overview(filter).total());
    }

    private static Lack lack(
            LackRepository.Row row,
            Method method,
            Map<String, Map<String, Double>> worth,
            Map<String, List<Change>> changes) {
        Question question = method.question(row.question());
        String key = row.method() + " " + row.question();
        return new Lack(
                row.question(),
                question.title(),
                question.text(),
                method.section(question.section()).title(),
                method.gates().stream()
                        .filter(gate -> asks(gate, method, row.question()))
                        .map(Gate::title)
                        .toList(),
                row.kind(),
                question instanceof Question.Levelled levelled ? levelled.numbered(row.need()) : null,
                question.effort().id(),
                method.role(question.role()).title(),
                row.initiatives(),
                row.blocking(),
                row.unlocks(),
                worth.getOrDefault(key, Map.of()),
                changes.getOrDefault(key, List.of()));
    }

    private static boolean asks(Gate gate, Method method, String question) {
        List<String> asked = new ArrayList<>();
        gate.condition().leaves(leaf -> {
            if (leaf instanceof Condition.AtLeast of && of.question().equals(question)) {
                asked.add(question);
            }
            if (leaf instanceof Condition.OneOf of && of.question().equals(question)) {
                asked.add(question);
            }
        });
        return !asked.isEmpty();
    }

    private Map<String, Map<String, Double>> worth(InitiativeRepository.Where where) {
        Map<String, Map<String, Double>> worth = new LinkedHashMap<>();
        for (LackRepository.WorthRow row : repository.worth(where)) {
            worth.computeIfAbsent(row.key(), k -> new LinkedHashMap<>()).put(row.currency(), row.worth());
        }
        return worth;
    }

    private Map<String, List<Change>> changes(InitiativeRepository.Where where) {
        Map<String, List<Change>> changes = new LinkedHashMap<>();
        for (LackRepository.ChangeRow row : repository.changes(where, NAMED)) {
            Method method = Methods.find(row.method()).orElse(null);
            String before = row.before();
            changes.computeIfAbsent(row.key(), k -> new ArrayList<>())
                    .add(new Change(
                            new AssessmentId(row.assessmentId()),
                            row.number(),
                            row.name(),
                            before == null ? null : title(method, before),
                            title(method, row.after())));
        }
        return changes;
    }

    private static String title(@Nullable Method method, String verdict) {
        return method == null ? verdict : method.verdict(verdict).title();
    }
}
