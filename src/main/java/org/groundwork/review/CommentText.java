package org.groundwork.review;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.groundwork.document.Allowed;

/** Finds links and names in what people wrote. The text itself stays as it is. */
public final class CommentText {

    private static final String LINK = "(?i:https?)://[^\\s<>\"]+";

    /** What ends a sentence rather than an address. */
    private static final String AFTERWARDS = ".,;:!?'’”)]}…";

    private CommentText() {}

    /** What a piece of a text is. */
    public enum Kind {
        TEXT,
        LINK,
        MENTION
    }

    /** A piece of a text. All pieces in a row are the text. */
    public record Piece(Kind kind, String text) {}

    /**
     * @param names of the people mentioned
     */
    public static List<Piece> pieces(String text, Collection<String> names) {
        Matcher found = pattern(names).matcher(text);
        List<Piece> pieces = new ArrayList<>();
        int end = 0;
        while (found.find()) {
            String piece = found.group();
            boolean link = !piece.startsWith("@");
            if (link) {
                piece = trimmed(piece);
                if (!Allowed.isLink(piece)) {
                    continue;
                }
            }
            if (found.start() > end) {
                pieces.add(new Piece(Kind.TEXT, text.substring(end, found.start())));
            }
            pieces.add(new Piece(link ? Kind.LINK : Kind.MENTION, piece));
            end = found.start() + piece.length();
        }
        if (end < text.length()) {
            pieces.add(new Piece(Kind.TEXT, text.substring(end)));
        }
        return pieces;
    }

    /** Whether somebody of this name is addressed: {@code @Ada Wolff}. */
    static boolean mentions(String text, String name) {
        return Pattern.compile(mention(name)).matcher(text).find();
    }

    private static Pattern pattern(Collection<String> names) {
        return Pattern.compile(names.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(name -> "|" + mention(name))
                .collect(Collectors.joining("", LINK, "")));
    }

    private static String mention(String name) {
        return "(?<![\\p{L}\\p{N}])@" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
    }

    private static String trimmed(String link) {
        int end = link.length();
        while (end > 0 && AFTERWARDS.indexOf(link.charAt(end - 1)) >= 0) {
            if (link.charAt(end - 1) == ')' && link.substring(0, end).contains("(")) {
                break;
            }
            end--;
        }
        return link.substring(0, end);
    }
}
