package org.groundwork.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Entries of a list of evidence: what can be followed, and what only stands there. */
class LinkTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://wiki.example/x              | https://wiki.example/x   | https://wiki.example/x  | -",
                "Wiki page https://wiki.example/x    | Wiki page                | https://wiki.example/x  |"
                        + " wiki.example",
                "Wiki page: https://wiki.example/x.  | Wiki page                | https://wiki.example/x  |"
                        + " wiki.example",
                "https://wiki.example/x – Wiki page  | Wiki page                | https://wiki.example/x  |"
                        + " wiki.example",
                "[Wiki page](https://wiki.example/x) | Wiki page                | https://wiki.example/x  |"
                        + " wiki.example",
                "Minutes (https://wiki.example/x)    | Minutes                  | https://wiki.example/x  |"
                        + " wiki.example",
                "<https://wiki.example/x>            | https://wiki.example/x   | https://wiki.example/x  | -",
                "https://w.example/a_(b)             | https://w.example/a_(b)  | https://w.example/a_(b) | -",
                "Bank https://bank.example@evil.example | Bank | https://bank.example@evil.example | evil.example",
                "\\\\server\\share\\my file.xlsx        | \\\\server\\share\\my file.xlsx | - | -",
                "/srv/reports/x.pdf                  | /srv/reports/x.pdf       | -                       | -",
                "file:///srv/x.pdf                   | file:///srv/x.pdf        | -                       | -",
                "C:\\reports\\x.xlsx                 | C:\\reports\\x.xlsx      | -                       | -",
                "s3://bucket/cases.parquet           | s3://bucket/cases.parquet | -                      | -",
                "Report /srv/x.pdf                   | Report /srv/x.pdf        | -                       | -",
            })
    void isShownByItsTitleAndFollowedOnlyOnTheWeb(String entry, String title, String address, String host) {
        assertThat(Link.is(entry)).isTrue();
        assertThat(Link.of(entry)).isEqualTo(new Link(title, address, host));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wiki.example                | https://wiki.example",
                "wiki.example/x?y=1          | https://wiki.example/x?y=1",
                "www.wiki.example            | https://www.wiki.example",
                "intranet:8080/x             | https://intranet:8080/x",
                "10.0.0.7/wiki               | https://10.0.0.7/wiki",
                "münchen.example             | https://münchen.example",
                "Wiki page wiki.example/x    | Wiki page https://wiki.example/x",
                "wiki.example/x Wiki page    | https://wiki.example/x Wiki page",
                "[Wiki](wiki.example/x)      | [Wiki](https://wiki.example/x)",
                "https://wiki.example/x      | https://wiki.example/x",
            })
    void aHostGetsItsScheme(String typed, String entry) {
        assertThat(Link.typed(typed)).containsExactly(entry);
        assertThat(Link.is(entry)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "JavaScript://x/%0aalert(1)",
                "data:text/html,x",
                "vbscript:x",
                "ftp://x.example",
                "mailto:jo@x.example",
                "https://",
                "https:// x",
                "report.pdf",
                "see the wiki",
                "and/or",
                "1.5",
                "C:",
                "\\\\",
                "a\nhttps://x.example",
                "https://x.example/\u2066y"
            })
    void whatNamesNeitherAPageNorAFileIsNoEntry(String typed) {
        assertThat(Link.typed(typed)).noneMatch(Link::is);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1) https://x.example", "https://x.example javascript:alert(1)"})
    void nothingButTheWebIsFollowed(String entry) {
        assertThat(Link.of(entry).address()).isEqualTo("https://x.example");
    }

    @Property
    void whateverIsTypedIsFollowedOnlyToTheWebAndLosesNoWord(@ForAll String text) {
        for (String entry : Link.typed(text)) {
            Link link = Link.of(entry);
            assertThat(link.address() == null || Allowed.isLink(link.address())).isTrue();
        }
        assertThat(String.join("", Link.typed(text)).replace("https://", "").replaceAll("\\s", ""))
                .isEqualTo(text.strip().replace("https://", "").replaceAll("\\s", ""));
    }

    @Property
    void anEntryStaysAsItIs(@ForAll String title) {
        String entry = (title.replaceAll("[\\n\\r\\u2028\\u2029]", "") + " https://wiki.example/x").strip();
        if (Link.is(entry)) {
            assertThat(Link.typed(entry)).isEqualTo(List.of(entry));
        }
    }
}
