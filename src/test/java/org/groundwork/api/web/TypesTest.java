package org.groundwork.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypesTest {

    /** Of JSON, YAML and HTML, in this order. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                     | application/json",
                "*/*                                                    | application/json",
                "application/yaml                                       | application/yaml",
                "application/yaml, application/json                     | application/json",
                "application/json;q=0.5, application/yaml               | application/yaml",
                "application/json;q=0.5, application/yaml;q=0.4         | application/json",
                "application/json;q=0, */*                              | application/yaml",
                "*/*, application/json;q=0                              | application/yaml",
                "application/json;q=0, application/*;q=0.2, text/*;q=0.3 | text/html",
                "application/*;q=0.9, application/yaml;q=0.1, */*;q=0.5 | application/json",
                "*/*;q=0.1, text/html                                   | text/html",
                "text/*, */*;q=0.8                                      | text/html",
                "application/json;q=0, application/yaml;q=0             | application/json",
                "application/json;charset=utf-8;q=0.2, application/yaml;q=0.3 | application/yaml"
            })
    void choosesWhatIsLikedBestByTheRangeThatNamesItMostExactly(String accept, String chosen) {
        assertThat(Types.chosen(List.of(accept), Types.JSON, Types.YAML, Types.HTML))
                .isEqualTo(chosen);
    }

    @Test
    void readsSeveralHeadersAsOne() {
        assertThat(Types.chosen(List.of("application/json;q=0.1", "application/yaml"), Types.JSON, Types.YAML))
                .isEqualTo(Types.YAML);
        assertThat(Types.chosen(List.of(), Types.JSON, Types.YAML)).isEqualTo(Types.JSON);
    }
}
