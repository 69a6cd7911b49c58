package org.groundwork.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.groundwork.method.EconomicMetric;
import org.groundwork.method.Effort;
import org.groundwork.scoring.GateState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MessagesTest {

    @ParameterizedTest
    @EnumSource
    void hasAWordForEachState(GateState state) {
        assertThat(Messages.get("state." + state.id())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void hasAWordForEachEffort(Effort effort) {
        assertThat(Messages.get("effort." + effort.id())).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource
    void hasWordsForEachFigure(EconomicMetric figure) {
        assertThat(Messages.get("figure." + figure.id())).isNotBlank();
    }

    @Test
    void putsValuesInTheirPlacesAndLeavesTheirBracesAlone() {
        assertThat(Messages.get("usage.nearest", "{1}", "b"))
                .isEqualTo("{1}: there is no such option; did you mean b?");
        assertThatCode(() -> Messages.get("usage.seed")).isInstanceOf(RuntimeException.class);
    }
}
