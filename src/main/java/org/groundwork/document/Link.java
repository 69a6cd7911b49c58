package org.groundwork.document;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a list of evidence, as it is shown: a page of the web, which can be followed, or a
 * file, which stands there by its path.
 *
 * @param title what is shown: a title, an address or a path
 * @param address http or https; null where there is nothing to follow
 * @param host of the address, where the title does not show it; else null
 */
public record Link(
        String title, @Nullable String address, @Nullable String host) {

    /**
     * Regular expression of {@link #is}, as JSON Schema reads it too: a line in which an address
     * stands, or the path of a file. What may stand before it is its title.
     */
    public static final String PATTERN = "^([^\\n\\r\\u2028\\u2029]*([(\\[<]|[^\\S\\n\\r\\u2028\\u2029]))?("
            // a page
            + "[hH][tT][tT][pP][sS]?:\\/\\/[^\\s/?#]"
            // a file on a share, in a cloud store or on a disk
            + "|([fF][iI][lL][eE]|[sS][mM][bB]|[sS]3|[gG][sS]|[aA][bB][fF][sS][sS]?|[hH][dD][fF][sS]):\\/\\/[^\\s]"
            + "|\\\\\\\\[^\\s\\\\/]"
            + "|[A-Za-z]:[\\\\/][^\\s\\\\/]"
            + "|~?\\/[^\\s/]"
            + ")[^\\n\\r\\u2028\\u2029]*$";

    private static final Pattern ENTRY = Pattern.compile(PATTERN, Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern WEB = Pattern.compile("(?<![^\\s(\\[<])(?i:https?)://[^\\s/?#]\\S*");

    private static final Pattern MARKDOWN = Pattern.compile("\\[(.+)]\\((\\S+)\\)");

    private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?";

    /** A host, and perhaps a place on it, without the scheme: wiki.example/page, intranet:8080. */
    private static final Pattern BARE = Pattern.compile("(?<host>(?:" + LABEL + "\\.)+\\p{L}{2,}|" + LABEL
            + "(?=:\\d{2,5}(?:[/?#]|$))|\\d{1,3}(?:\\.\\d{1,3}){3})(?::\\d{2,5})?(?<place>[/?#]\\S*)?");

    /** Endings of names of files, which look like hosts. */
    private static final Set<String> FILES = Set.of(
            "csv", "doc", "docx", "gz", "htm", "html", "ipynb", "java", "jpeg", "jpg", "json", "md", "odp", "ods",
            "odt", "parquet", "pdf", "png", "ppt", "pptx", "py", "sql", "svg", "tar", "txt", "xls", "xlsm", "xlsx",
            "xml", "yaml", "yml", "zip");

    /** Whether it can stand in the list: one line, with an address or the path of a file in it. */
    public static boolean is(String entry) {
        return ENTRY.matcher(entry).find() && entry.codePoints().noneMatch(Link::turns);
    }

    /** Characters that turn the direction of what follows can show another address than is meant. */
    private static boolean turns(int codePoint) {
        return (codePoint >= 0x202A && codePoint <= 0x202E) || (codePoint >= 0x2066 && codePoint <= 0x2069);
    }

    /** What was typed in a line, as entries: a host gets its scheme, addresses in a row are as many entries. */
    public static List<String> typed(String line) {
        String text = line.strip();
        String[] words = text.split("\\s+");
        if (words.length > 1 && Stream.of(words).allMatch(word -> Allowed.isLink(schemed(word, true)))) {
            return Stream.of(words).map(word -> schemed(word, true)).toList();
        }
        if (text.isEmpty() || is(text)) {
            return text.isEmpty() ? List.of() : List.of(text);
        }
        Matcher markdown = MARKDOWN.matcher(text);
        if (markdown.matches()) {
            return List.of("[" + markdown.group(1) + "](" + schemed(markdown.group(2), true) + ")");
        }
        if (words.length == 1) {
            return List.of(schemed(text, true));
        }
        String first = schemed(words[0], false);
        String last = schemed(words[words.length - 1], false);
        if (!last.equals(words[words.length - 1])) {
            return List.of(text.substring(0, text.length() - words[words.length - 1].length()) + last);
        }
        return List.of(first + text.substring(words[0].length()));
    }

    /**
     * @param alone nothing else stands there; among words only what names a place on a host is one
     */
    private static String schemed(String word, boolean alone) {
        Matcher bare = BARE.matcher(word);
        if (!bare.matches()) {
            return word;
        }
        String host = bare.group("host");
        boolean file = bare.group("place") == null
                && FILES.contains(host.substring(host.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        boolean plain = !alone
                && bare.group("place") == null
                && !host.toLowerCase(Locale.ROOT).startsWith("www.");
        return file || plain ? word : "https://" + word;
    }

    /** How an entry is shown. */
    public static Link of(String entry) {
        Matcher markdown = MARKDOWN.matcher(entry);
        if (markdown.matches() && Allowed.isLink(markdown.group(2))) {
            return titled(markdown.group(1).strip(), markdown.group(2));
        }
        Matcher web = WEB.matcher(entry);
        if (!web.find()) {
            return new Link(entry, null, null);
        }
        String before = entry.substring(0, web.start());
        String address = web.group();
        if (!before.isEmpty() || web.end() < entry.length()) {
            address = trimmed(address, before);
        }
        if (!Allowed.isLink(address)) {
            return new Link(entry, null, null);
        }
        String after = entry.substring(web.start() + address.length());
        return titled(
                words(before) + (words(before).isEmpty() || words(after).isEmpty() ? "" : " ") + words(after), address);
    }

    public static List<Link> of(List<String> entries) {
        return entries.stream().map(Link::of).toList();
    }

    /** Without what belongs to the sentence around it. */
    private static String trimmed(String address, String before) {
        String bare = address.replaceFirst("[.,;:!?]+$", "");
        char opened = before.isEmpty() ? ' ' : before.charAt(before.length() - 1);
        int close = "([<".indexOf(opened) < 0 ? -1 : bare.lastIndexOf(")]>".charAt("([<".indexOf(opened)));
        return close > 0 ? bare.substring(0, close) : bare;
    }

    /** Without the marks between a title and its address. */
    private static String words(String text) {
        return text.replaceAll("^[\\s)\\]>:,;.|–—-]+|[\\s(\\[<:,;|–—-]+$", "");
    }

    private static Link titled(String title, String address) {
        return title.isEmpty() || title.equals(address)
                ? new Link(address, address, null)
                : new Link(title, address, host(address));
    }

    private static String host(String address) {
        String rest = address.substring(address.indexOf("://") + 3).split("[/?#\\\\]", 2)[0];
        return rest.substring(rest.lastIndexOf('@') + 1);
    }
}
