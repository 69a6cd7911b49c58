package org.groundwork.library.web;

import java.util.List;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.groundwork.method.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A whole method to read.
 *
 * @param gates in the order of the staircase
 */
record QuestionnairePage(Method method, List<Step> gates) {

    QuestionnairePage {
        gates = List.copyOf(gates);
    }

    /**
     * A gate.
     *
     * @param verdict the recommendation while it is the first one not reached
     * @param asks what it requires
     * @param expects what goes with it as conditions
     */
    record Step(int number, Gate gate, Verdict verdict, ConditionPart asks, List<String> expects) {}

    /** What an answer can be: a level or an option. */
    record Choice(String label, String anchor, @Nullable String remedy) {}

    public int questions() {
        return method.questions().size();
    }

    /** Whether somebody picks a level; else an option. */
    public boolean levelled(Question question) {
        return question instanceof Question.Levelled;
    }

    public List<Choice> choices(Question question) {
        return switch (question) {
            case Question.Levelled levelled ->
                levelled.levels().stream()
                        .map(level -> new Choice(level.label(), level.anchor(), level.remedy()))
                        .toList();
            case Question.Choice choice ->
                choice.options().stream()
                        .map(option -> new Choice(option.label(), option.anchor(), null))
                        .toList();
        };
    }

    /** Who lifts its answer. */
    public String role(Question question) {
        return method.role(question.common().role()).title();
    }

    public String effort(Question question) {
        return question.common().effort().id();
    }
}
