package org.groundwork.amount;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * A file of messages whose places are filled with texts as they are: figures come as text, so that no
 * locale changes them. The file is read as it is, since looking for a bundle of the right language
 * takes longer than a command.
 */
public final class PlainMessages {

    private final ResourceBundle bundle;

    /**
     * @param file on the class path, from its root: {@code "/messages/command.properties"}
     */
    public PlainMessages(String file) {
        try (InputStream in = PlainMessages.class.getResourceAsStream(file)) {
            bundle = new PropertyResourceBundle(
                    new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean has(String key) {
        return bundle.containsKey(key);
    }

    /**
     * Replaces {@code {0}}, {@code {1}} … by the values.
     *
     * @throws java.util.MissingResourceException if there is no such message
     */
    public String get(String key, String... values) {
        String text = bundle.getString(key);
        if (values.length == 0) {
            return text;
        }
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            filled.append(text, from, open).append(values[text.charAt(open + 1) - '0']);
            from = open + "{0}".length();
        }
        return filled.append(text, from, text.length()).toString();
    }
}
