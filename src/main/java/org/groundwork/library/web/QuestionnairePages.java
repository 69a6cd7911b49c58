package org.groundwork.library.web;

import java.util.ArrayList;
import java.util.List;
import org.groundwork.method.Gate;
import org.groundwork.method.Method;
import org.springframework.stereotype.Component;

/** Puts together what is read of a method. */
@Component
class QuestionnairePages {

    private final ConditionTexts conditions;

    QuestionnairePages(ConditionTexts conditions) {
        this.conditions = conditions;
    }

    QuestionnairePage of(Method method) {
        List<QuestionnairePage.Step> steps = new ArrayList<>();
        for (Gate gate : method.gates()) {
            steps.add(new QuestionnairePage.Step(
                    steps.size() + 1,
                    gate,
                    method.verdict(gate.verdict()),
                    conditions.of(method, gate.condition()),
                    gate.expects().stream()
                            .map(leaf -> conditions.atLeast(method, leaf))
                            .toList()));
        }
        return new QuestionnairePage(method, steps);
    }
}
