package org.groundwork.identity;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** One or two letters that stand for a name: "Mira van Holm" is MH. */
public final class Initials {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    private Initials() {}

    public static String of(String name) {
        List<String> words = SPACE.splitAsStream(name.strip())
                .filter(word -> !word.isEmpty())
                .toList();
        if (words.isEmpty()) {
            return "–";
        }
        String first = firstLetter(words.getFirst());
        return words.size() == 1 ? first : first + firstLetter(words.getLast());
    }

    private static String firstLetter(String word) {
        return new String(Character.toChars(word.codePointAt(0))).toUpperCase(Locale.ROOT);
    }
}
