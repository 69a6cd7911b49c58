package org.groundwork.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import org.groundwork.platform.DateTimes;

/**
 * Messages of the report that are put together before a template sees them: sentences with many
 * cases, and words that are drawn.
 */
final class ReportTexts {

    /** Names of economic inputs are those of the page on which they are stated. */
    private static final List<String> FILES = List.of("/messages/report.properties", "/messages/economics.properties");

    private static final Map<String, String> TEXTS = texts();

    private static final DateTimes TIMES = new DateTimes(() -> Locale.ENGLISH, () -> ZoneOffset.UTC);

    private ReportTexts() {}

    private static Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        for (String file : FILES) {
            try (InputStream in = ReportTexts.class.getResourceAsStream(file)) {
                ResourceBundle bundle = new PropertyResourceBundle(
                        new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
                bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Map.copyOf(texts);
    }

    /**
     * @throws java.util.MissingResourceException if there is no such message
     */
    static String get(String key, Object... values) {
        String text = TEXTS.get(key);
        if (text == null) {
            throw new MissingResourceException("no such message", FILES.getFirst(), key);
        }
        return values.length == 0 ? text : new MessageFormat(text, Locale.ENGLISH).format(values);
    }

    /** "A, B and C". */
    static String series(List<String> texts) {
        return series(texts, "report.and");
    }

    /** "A, B or C". */
    static String oneOf(List<String> texts) {
        return series(texts, "report.or");
    }

    private static String series(List<String> texts, String last) {
        return texts.size() < 2
                ? String.join("", texts)
                : String.join(get("report.comma"), texts.subList(0, texts.size() - 1)) + get(last) + texts.getLast();
    }

    /** "14 December 2026". */
    static String date(TemporalAccessor day) {
        return TIMES.date(day);
    }

    static boolean has(String key) {
        return TEXTS.containsKey(key);
    }
}
