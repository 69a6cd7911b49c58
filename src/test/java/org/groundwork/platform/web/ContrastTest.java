package org.groundwork.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the theme's colours, computed as WCAG 2.2 defines it, in both themes. */
class ContrastTest {

    private static final Pattern TOKEN = Pattern.compile("--([a-z-]+): light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)");

    private record Pair(int light, int dark) {}

    private static final Map<String, Pair> TOKENS = read();

    /** 4.5 : 1 for text of every size. */
    @ParameterizedTest
    @CsvSource({
        "ink, paper",
        "ink, card",
        "ink, wash",
        "ink, accent-tint",
        "ink, good-tint",
        "ink, warn-tint",
        "ink, guess-tint",
        "soft, paper",
        "soft, card",
        "soft, wash",
        "soft, accent-tint",
        "soft, good-tint",
        "soft, guess-tint",
        "accent, paper",
        "accent, card",
        "accent, wash",
        "accent, accent-tint",
        "accent-strong, accent-tint",
        "accent-strong, paper",
        "accent-strong, wash",
        "accent-ink, accent",
        "accent-ink, accent-strong",
        "good, paper",
        "good, card",
        "warn, paper",
        "warn, card",
        "bad, paper",
        "bad, card",
        "bad, bad-tint",
        "guess, paper",
        "guess, card"
    })
    void textCanBeRead(String text, String ground) {
        assertThat(contrast(text, ground, true)).as("light").isGreaterThanOrEqualTo(4.5);
        assertThat(contrast(text, ground, false)).as("dark").isGreaterThanOrEqualTo(4.5);
    }

    /** 3 : 1 for the edges of controls, the focus ring, and what a chart needs to be understood. */
    @ParameterizedTest
    @CsvSource({
        "edge, card",
        "edge, paper",
        "accent, paper",
        "accent, card",
        "accent, wash",
        "bad, card",
        "good, good-tint",
        "guess, guess-tint",
        "accent, accent-tint",
        "soft, wash",
        "warn, card"
    })
    void shapesCanBeSeen(String shape, String ground) {
        assertThat(contrast(shape, ground, true)).as("light").isGreaterThanOrEqualTo(3);
        assertThat(contrast(shape, ground, false)).as("dark").isGreaterThanOrEqualTo(3);
    }

    @Test
    void computesWhatTheDefinitionSays() {
        assertThat(contrast(0x000000, 0xffffff)).isEqualTo(21);
        assertThat(contrast(0x777777, 0xffffff)).isBetween(4.47, 4.49);
    }

    private static double contrast(String text, String ground, boolean light) {
        Pair one = Objects.requireNonNull(TOKENS.get(text), text);
        Pair other = Objects.requireNonNull(TOKENS.get(ground), ground);
        return light ? contrast(one.light(), other.light()) : contrast(one.dark(), other.dark());
    }

    private static double contrast(int one, int other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(int colour) {
        return 0.2126 * linear(colour >> 16 & 0xff)
                + 0.7152 * linear(colour >> 8 & 0xff)
                + 0.0722 * linear(colour & 0xff);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    private static Map<String, Pair> read() {
        try (InputStream css = ContrastTest.class.getResourceAsStream("/static/css/groundwork.css")) {
            String text = new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
            Map<String, Pair> tokens = new HashMap<>();
            Matcher token = TOKEN.matcher(text);
            while (token.find()) {
                tokens.put(
                        token.group(1),
                        new Pair(
                                Integer.parseInt(token.group(2).substring(1), 16),
                                Integer.parseInt(token.group(3).substring(1), 16)));
            }
            return tokens;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
