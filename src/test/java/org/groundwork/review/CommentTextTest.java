package org.groundwork.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.groundwork.review.CommentText.Kind;
import org.groundwork.review.CommentText.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {

    private static final List<String> NAMES = List.of("Ada", "Ada Wolff", "Zoë O’Brien", "李明");

    @Property
    void allPiecesInARowAreTheText(@ForAll String text) {
        assertThat(together(text)).isEqualTo(text);
        assertThat(together("see https://a.example/" + text)).endsWith(text);
    }

    private static String together(String text) {
        return CommentText.pieces(text, NAMES).stream().map(Piece::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        see https://wiki.example/a.          | https://wiki.example/a
        (https://wiki.example/a)             | https://wiki.example/a
        https://wiki.example/a_(b) there     | https://wiki.example/a_(b)
        HTTP://WIKI.EXAMPLE                  | HTTP://WIKI.EXAMPLE
        “https://wiki.example/?q=1&r=2”!     | https://wiki.example/?q=1&r=2
        שלום https://wiki.example/א סוף       | https://wiki.example/א
        """)
    void findsLinks(String text, String link) {
        assertThat(CommentText.pieces(text, NAMES)).containsOnlyOnce(new Piece(Kind.LINK, link));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "ftp://wiki.example",
                "https://",
                "http:///path",
                "data:text/html,https",
                "mailto:ada@example.org"
            })
    void findsNoOtherLinks(String text) {
        assertThat(CommentText.pieces(text, NAMES)).containsExactly(new Piece(Kind.TEXT, text));
    }

    @Test
    void findsTheLongestName() {
        assertThat(CommentText.pieces("@Ada Wolff, and @Ada; not ada@Ada or @Adam.", NAMES))
                .containsExactly(
                        new Piece(Kind.MENTION, "@Ada Wolff"),
                        new Piece(Kind.TEXT, ", and "),
                        new Piece(Kind.MENTION, "@Ada"),
                        new Piece(Kind.TEXT, "; not ada@Ada or @Adam."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Zoë O’Brien", "(@Zoë O’Brien)", "?@Zoë O’Brien!", "🙂@Zoë O’Brien🙂"})
    void knowsWhomATextAddresses(String text) {
        assertThat(CommentText.mentions(text, "Zoë O’Brien")).isTrue();
        assertThat(CommentText.mentions(text, "Zoë")).isTrue();
        assertThat(CommentText.mentions(text, "Zo")).isFalse();
    }
}
