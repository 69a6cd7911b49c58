package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1", "\r=1", "\n=1", "|x", "%x", "＝1"})
    void makesNoFormulaOfWhatSomebodyTyped(String typed) {
        assertThat(Csv.cell(typed)).isEqualTo("\"'" + typed + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Mira Holm", "a=b", "3", "", " ", "2026-11-18T10:42:00Z"})
    void leavesEverythingElseAsItIs(String typed) {
        assertThat(Csv.cell(typed)).isEqualTo('"' + typed + '"');
    }

    @Test
    void keepsQuotationMarksCommasAndLinesInTheirCell() {
        StringWriter out = new StringWriter();
        new Csv(out).row("a \"b\"", "c,d\r\ne", null);
        assertThat(out).hasToString("\uFEFF\"a \"\"b\"\"\",\"c,d\r\ne\",\r\n");
    }

    @Test
    void keepsNumbersAndDatesAsSuch() {
        StringWriter out = new StringWriter();
        new Csv(out).cells(List.of("-1", new BigDecimal("-12000"), LocalDate.of(2026, 11, 25), "x"));
        assertThat(out).hasToString("\uFEFF\"'-1\",-12000,2026-11-25,\"x\"\r\n");
    }
}
