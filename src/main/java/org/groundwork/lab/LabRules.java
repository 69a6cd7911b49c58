package org.groundwork.lab;

import static org.groundwork.lab.LabTexts.get;
import static org.groundwork.lab.LabTexts.name;
import static org.groundwork.lab.LabTexts.plural;
import static org.groundwork.lab.LabTexts.series;

import java.util.ArrayList;
import java.util.List;

/** A rule of thumb in words, ready to be used. */
final class LabRules {

    private LabRules() {}

    static String sentence(LabQuestion question, LabResult.Rule rule) {
        List<String> groups = new ArrayList<>();
        List<String> conditions = new ArrayList<>();
        for (LabResult.Condition part : rule.parts()) {
            if (part.comparison().equals("by")) {
                groups.add(name(part.column()));
            } else {
                conditions.add(condition(part));
            }
        }
        String task = question.task().id();
        if (conditions.isEmpty()) {
            return get("lab.rule." + task + ".by", name(question.outcome()), series(groups, "lab.and"));
        }
        String then = rule.then();
        String otherwise = rule.otherwise();
        String all = series(conditions, rule.both() ? "lab.and-where" : "lab.or-where");
        if (groups.isEmpty() && then != null && otherwise != null) {
            return get("lab.rule.then", name(question.outcome()), all, name(then), name(otherwise));
        }
        return groups.isEmpty()
                ? get("lab.rule." + task, name(question.outcome()), all)
                : get("lab.rule." + task + ".by-and", name(question.outcome()), series(groups, "lab.and"), all);
    }

    private static String condition(LabResult.Condition part) {
        String column = name(part.column());
        Double number = part.number();
        return switch (part.comparison()) {
            case ">=", "<" ->
                get(
                        part.comparison().equals("<") ? "lab.condition.below" : "lab.condition.at-least",
                        column,
                        number == null ? get("lab.condition.number") : Figures.stated(number));
            case "days>=", "days<" ->
                get(
                        part.comparison().equals("days<") ? "lab.condition.more-recent" : "lab.condition.longer-ago",
                        column,
                        plural("lab.days.", new Figures(1).of(number == null ? 0 : number)));
            case "is", "is-not" ->
                part.value() == null
                        ? get("lab.condition." + part.comparison() + ".rare", column)
                        : get("lab.condition." + part.comparison(), column, name(part.value()));
            case "missing" -> get("lab.condition.missing", column);
            case "recorded" -> get("lab.condition.recorded", column);
            default -> get("lab.condition.other", column);
        };
    }
}
