package org.groundwork.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.groundwork.scoring.Sheets.CORE;
import static org.groundwork.scoring.Sheets.NOT_APPLICABLE;
import static org.groundwork.scoring.Sheets.UNKNOWN;
import static org.groundwork.scoring.Sheets.choice;
import static org.groundwork.scoring.Sheets.guess;
import static org.groundwork.scoring.Sheets.known;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerSheetTest {

    @Test
    void refusesWhatDoesNotAnswerTheQuestion() {
        AnswerSheet sheet = AnswerSheet.empty(CORE);
        assertThatThrownBy(() -> sheet.with("problem.nothing", known(1))).hasMessageContaining("problem.nothing");
        assertThatThrownBy(() -> sheet.with("problem.type", known(1))).hasMessageContaining("problem.type");
        assertThatThrownBy(() -> sheet.with("problem.metric", choice("rank"))).hasMessageContaining("problem.metric");
        assertThatThrownBy(() -> sheet.with("problem.type", choice("nothing"))).hasMessageContaining("nothing");
        assertThatThrownBy(() -> sheet.with("problem.metric", NOT_APPLICABLE)).hasMessageContaining("problem.metric");
        assertThatThrownBy(() -> known(7)).hasMessageContaining("expected, not 7");
        assertThatThrownBy(() -> known(-1)).hasMessageContaining("not -1");
    }

    @Test
    void keepsTheMethodsOrderAndReplacesAnswers() {
        Map<String, Answer> answers = new LinkedHashMap<>();
        answers.put("risk.harm", known(4));
        answers.put("problem.type", UNKNOWN);
        AnswerSheet sheet = AnswerSheet.of(CORE, answers);
        assertThat(sheet.answers().keySet()).containsExactly("problem.type", "risk.harm");
        assertThat(sheet.with("risk.harm", null).answers()).containsOnlyKeys("problem.type");
        assertThat(sheet.with("risk.harm", known(0)).answer("risk.harm")).isEqualTo(known(0));
        assertThat(sheet).isEqualTo(AnswerSheet.of(CORE, sheet.answers()));
        assertThat(sheet).isNotEqualTo(AnswerSheet.empty(CORE));
    }

    @Test
    void aSpreadNeedsTwoDifferentVotesAndIsTheSameInWhateverOrder() {
        assertThat(new Answer.Spread(List.of(3, 1, 1))).isEqualTo(new Answer.Spread(List.of(1, 3, 1)));
        assertThat(new Answer.Spread(List.of(3, 1, 1)).counts()).containsExactly(Map.entry(1, 2), Map.entry(3, 1));
        assertThatThrownBy(() -> new Answer.Spread(List.of(2, 2))).hasMessageContaining("[2, 2]");
        assertThatThrownBy(() -> new Answer.Spread(List.of())).hasMessageContaining("two different");
        assertThatThrownBy(() -> new Answer.Spread(List.of(1, 5))).hasMessageContaining("not 5");
        assertThatThrownBy(() -> new Answer.Spread(Collections.nCopies(201, 1))).hasMessageContaining("201");
        AnswerSheet sheet = AnswerSheet.empty(CORE);
        assertThatThrownBy(() -> sheet.with("problem.type", new Answer.Spread(List.of(1, 2))))
                .hasMessageContaining("problem.type");
    }

    @Test
    void readsAnswersThreeWays() {
        var metric = CORE.question("problem.metric");
        var type = CORE.question("problem.type");
        assertThat(Bounds.of(metric, known(3))).isEqualTo(new Bounds.Levels(3, 3, 3));
        assertThat(Bounds.of(metric, guess(3))).isEqualTo(new Bounds.Levels(2, 3, 4));
        assertThat(Bounds.of(metric, guess(0))).isEqualTo(new Bounds.Levels(0, 0, 1));
        assertThat(Bounds.of(metric, guess(4))).isEqualTo(new Bounds.Levels(3, 4, 4));
        assertThat(Bounds.of(metric, new Answer.Spread(List.of(3, 1, 1)))).isEqualTo(new Bounds.Levels(1, 1, 3));
        assertThat(Bounds.of(metric, new Answer.Spread(List.of(3, 1)))).isEqualTo(new Bounds.Levels(1, 1, 3));
        assertThat(Bounds.of(metric, new Answer.Spread(List.of(4, 0, 2, 3)))).isEqualTo(new Bounds.Levels(0, 2, 4));
        assertThat(Bounds.of(metric, UNKNOWN)).isEqualTo(new Bounds.Levels(0, 0, 4));
        assertThat(Bounds.of(metric, null)).isEqualTo(new Bounds.Levels(0, 0, 4));
        assertThat(Bounds.of(type, choice("rank"))).isEqualTo(new Bounds.Option("rank"));
        assertThat(Bounds.of(type, UNKNOWN)).isEqualTo(new Bounds.Option(null));
        assertThat(Bounds.of(metric, NOT_APPLICABLE)).isEqualTo(new Bounds.Neutral(false));
    }
}
