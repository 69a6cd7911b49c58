package org.groundwork.amount;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/** The words of amounts. */
final class AmountMessages {

    private static final String FILE = "/messages/amount.properties";

    private static final ResourceBundle BUNDLE = bundle();

    private AmountMessages() {}

    private static ResourceBundle bundle() {
        try (InputStream in = AmountMessages.class.getResourceAsStream(FILE)) {
            return new PropertyResourceBundle(
                    new InputStreamReader(Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean has(String key) {
        return BUNDLE.containsKey("amount." + key);
    }

    /** Replaces {@code {0}}, {@code {1}} … by the values as they are. */
    static String get(String key, String... values) {
        String text = BUNDLE.getString("amount." + key);
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            filled.append(text, from, open).append(values[text.charAt(open + 1) - '0']);
            from = open + "{0}".length();
        }
        return filled.append(text, from, text.length()).toString();
    }
}
