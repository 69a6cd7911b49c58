package org.groundwork.markup;

import org.jspecify.annotations.Nullable;

/** Which characters a text may hold. */
public final class Characters {

    private Characters() {}

    /**
     * The first character that no text may hold: a control character other than tab and line end,
     * half of a surrogate pair, or what Unicode calls no character (U+FFFE and its like). Databases and
     * other readers choke on them.
     *
     * @return its code point, or null
     */
    public static @Nullable Integer forbidden(String text) {
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            boolean control =
                    Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
            boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
            boolean none = (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
            if (control || half || none) {
                return codePoint;
            }
            i += Character.charCount(codePoint);
        }
        return null;
    }

    /**
     * Whether a text holds a character that turns the direction of what stands beside it, or that nobody sees. Marks and
     * joiners that scripts need, and soft hyphens, are none.
     */
    public static boolean deceives(String text) {
        return text.codePoints()
                .anyMatch(c -> c == 0x200B
                        || c >= 0x202A && c <= 0x202E
                        || c >= 0x2060 && c <= 0x206F
                        || c >= 0xFFF9 && c <= 0xFFFB
                        || c == 0xFEFF);
    }
}
