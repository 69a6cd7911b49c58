package org.groundwork.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class EntityTagsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"a1\"",
                " \"a1\" ",
                "\"a1-yaml\"",
                "W/\"a1\"",
                "\"b2\", \"a1\"",
                "\"b2\",W/\"a1-yaml\"",
                "*",
                " * "
            })
    void namesTheState(String header) {
        assertThat(EntityTags.match(header, "a1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a1", "\"a1", "\"a\"", "\"a11\"", "\"a1-xml\"", "\"b2\" \"a1\"", "x, \"a1\"", "**", "\"*\""})
    void namesAnother(String header) {
        assertThat(EntityTags.match(header, "a1")).isFalse();
    }

    @Test
    void aFormThatIsKnownIsKnownByItsOwnTagOnly() {
        MockHttpServletRequest request = new MockHttpServletRequest();
        assertThat(EntityTags.known(request, EntityTags.of("a1"))).isFalse();
        request.addHeader("If-None-Match", "\"b2\"");
        request.addHeader("If-None-Match", "\"c3\", W/\"a1-yaml\"");
        assertThat(EntityTags.known(request, EntityTags.yaml("a1"))).isTrue();
        assertThat(EntityTags.known(request, EntityTags.of("a1"))).isFalse();
        request.addHeader("If-None-Match", "*");
        assertThat(EntityTags.known(request, EntityTags.of("a1"))).isTrue();
    }

    @Test
    void tagsOfAFormNameTheStateAndDiffer() {
        assertThat(EntityTags.of("a1")).isNotEqualTo(EntityTags.yaml("a1"));
        assertThat(EntityTags.match(EntityTags.of("a1"), "a1")).isTrue();
        assertThat(EntityTags.match(EntityTags.yaml("a1"), "a1")).isTrue();
    }
}
