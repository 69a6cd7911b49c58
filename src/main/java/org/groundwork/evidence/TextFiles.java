package org.groundwork.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.groundwork.evidence.Looked.Fault;

/** Plain text, tables of commas, Markdown: characters and nothing else. */
final class TextFiles {

    private static final int BEGINNING = 4096;
    private static final List<String> WEB_PAGES =
            List.of("<!doctype", "<html", "<svg", "<?xml", "<script", "<head", "<body", "<iframe");

    private TextFiles() {}

    /** UTF-8, or an older encoding of Western languages; no character that nobody writes. */
    static void look(FileKind kind, byte[] content) throws Refusal {
        int line = 1;
        for (byte one : content) {
            int c = one & 0xFF;
            if (c == '\n') {
                line++;
            }
            boolean written = c >= ' ' && c != 0x7F || c == '\n' || c == '\r' || c == '\t' || c == '\f';
            if (!written) {
                throw new Refusal(
                        Fault.NO_TEXT,
                        Integer.toString(line),
                        "%02X".formatted(c),
                        kind.extensions().getFirst());
            }
        }
        if (!isUtf8(content)) {
            line = 1;
            for (byte one : content) {
                int c = one & 0xFF;
                if (c == '\n') {
                    line++;
                }
                // places that Windows-1252 leaves free
                if (c == 0x81 || c == 0x8D || c == 0x8F || c == 0x90 || c == 0x9D) {
                    throw new Refusal(
                            Fault.NO_TEXT,
                            Integer.toString(line),
                            "%02X".formatted(c),
                            kind.extensions().getFirst());
                }
            }
        }
    }

    private static boolean isUtf8(byte[] content) {
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(content));
            return true;
        } catch (CharacterCodingException other) {
            return false;
        }
    }

    /** It begins as pages, drawings and other marked-up files do. */
    static boolean isWebPage(byte[] content) {
        String beginning = new String(content, 0, Math.min(content.length, BEGINNING), StandardCharsets.UTF_8)
                .replace("\uFEFF", "")
                .stripLeading()
                .toLowerCase(Locale.ROOT);
        while (beginning.startsWith("<!--") && beginning.contains("-->")) {
            beginning = beginning.substring(beginning.indexOf("-->") + 3).stripLeading();
        }
        return WEB_PAGES.stream().anyMatch(beginning::startsWith);
    }
}
