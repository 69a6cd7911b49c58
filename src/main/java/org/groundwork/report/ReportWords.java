package org.groundwork.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;

/**
 * Messages of the report that are put together before a template sees them: sentences with many
 * cases, and words that are drawn.
 */
final class ReportWords {

    private static final String FILE = "/messages/report.properties";

    private static final ResourceBundle BUNDLE = bundle();

    private ReportWords() {}

    private static ResourceBundle bundle() {
        try (InputStream in = ReportWords.class.getResourceAsStream(FILE)) {
            return new PropertyResourceBundle(
                    new InputStreamReader(
                            Objects.requireNonNull(in, FILE), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @throws java.util.MissingResourceException if there is no such message
     */
    static String get(String key, Object... values) {
        String text = BUNDLE.getString(key);
        return values.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(values);
    }

    static boolean has(String key) {
        return BUNDLE.containsKey(key);
    }
}
