package org.groundwork.scoring;

import java.util.List;
import org.groundwork.method.Condition;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/** Every question of a sheet, read three ways; hidden ones are neutral. */
final class AnswerBounds {

    private final AnswerSheet sheet;
    private final Bounds[] readings;

    private AnswerBounds(AnswerSheet sheet, Bounds[] readings) {
        this.sheet = sheet;
        this.readings = readings;
    }

    /**
     * A question is shown by the questions before it alone, as stated: that is how a form can ask
     * it.
     */
    static AnswerBounds of(AnswerSheet sheet) {
        Method method = sheet.method();
        List<Question> questions = method.questions();
        AnswerBounds readings = new AnswerBounds(sheet, new Bounds[questions.size()]);
        for (int i = 0; i < questions.size(); i++) {
            Question question = questions.get(i);
            readings.readings[i] = readings.shows(question.visibleWhen())
                    ? Bounds.of(question, sheet.answer(question.id()))
                    : new Bounds.Neutral(true);
        }
        return readings;
    }

    /**
     * The same with one question read otherwise, and nothing else: which questions are shown stays
     * as it was.
     */
    AnswerBounds with(String question, Bounds reading) {
        Bounds[] changed = readings.clone();
        changed[sheet.method().index(question)] = reading;
        return new AnswerBounds(sheet, changed);
    }

    private boolean shows(@Nullable Condition visibleWhen) {
        if (visibleWhen == null) {
            return true;
        }
        GateState state = new Conditions(sheet.method(), this, EconomicMetrics.NONE)
                .result(visibleWhen)
                .state();
        return state != null && state.reached();
    }

    Bounds of(String question) {
        return readings[sheet.method().index(question)];
    }

    /** It applies, and nobody knows or nobody was asked. */
    boolean unknown(String question) {
        Answer answer = sheet.answer(question);
        return (answer == null || answer instanceof Answer.Unknown) && !(of(question) instanceof Bounds.Neutral);
    }

    /** The team gave a level, or levels on which it does not agree. */
    boolean holdsLevel(String question) {
        Answer answer = sheet.answer(question);
        return (answer instanceof Answer.Level || answer instanceof Answer.Spread)
                && of(question) instanceof Bounds.Levels;
    }
}
