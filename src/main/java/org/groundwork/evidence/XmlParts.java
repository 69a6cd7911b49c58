package org.groundwork.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.groundwork.evidence.Looked.Fault;
import org.jspecify.annotations.Nullable;

/** Reads the XML of office files: no document type, nothing from elsewhere. */
final class XmlParts {

    /** Where a click may lead. */
    private static final Set<String> SCHEMES = Set.of("http", "https", "mailto", "tel", "ftp", "file", "sip", "sms");

    private static final Set<String> ENCODINGS = Set.of("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII");

    private static final XMLInputFactory FACTORY = factory();

    private XmlParts() {}

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty("jdk.xml.cdataChunkSize", 1 << 13);
        return factory;
    }

    /** What a parser holds at once (a tag, a text, a comment) is bounded before it comes to the parser. */
    private static final class Tokens extends FilterInputStream {

        private static final int LONGEST = 4 << 20;

        private int length;
        private int last;
        private int before;

        /** What ends the comment or instruction that has begun; 0 elsewhere. */
        private int until;

        Tokens(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int most) throws IOException {
            int read = in.read(into, offset, most);
            for (int i = offset; i < offset + read; i++) {
                if (into[i] != 0) { // of two bytes a letter
                    next(into[i]);
                }
            }
            return read;
        }

        private void next(int c) throws IOException {
            length++;
            if (length > LONGEST) {
                throw new ZipParts.Grown("a text, tag or comment");
            }
            if (until != 0) {
                if (c == '>' && last == until) {
                    until = 0;
                    length = 0;
                }
            } else if (c == '<') {
                length = 0;
            } else if (last == '<' && c == '?') {
                until = '?';
            } else if (before == '<' && last == '!' && c == '-') {
                until = '-';
            }
            before = last;
            last = c;
        }
    }

    /** Is told of everything in a part. */
    interface Watcher {

        void begins(XMLStreamReader at) throws Refusal;

        default void text(String text) throws Refusal {}

        default void ends(XMLStreamReader at) throws Refusal {}
    }

    static void read(ZipParts parts, ZipParts.Part part, Watcher watcher) throws Refusal {
        try (InputStream in = new Tokens(parts.open(part))) {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(in);
            String encoding = reader.getCharacterEncodingScheme();
            if (encoding != null && !ENCODINGS.contains(encoding.toUpperCase(Locale.ROOT))) {
                throw new Refusal(Fault.DAMAGED, part.name());
            }
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> watcher.begins(reader);
                    case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> watcher.text(reader.getText());
                    case XMLStreamConstants.END_ELEMENT -> watcher.ends(reader);
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Refusal(Fault.DAMAGED, part.name());
                    default -> {}
                }
            }
            reader.close();
        } catch (XMLStreamException | IOException | RuntimeException damaged) {
            throw ZipParts.refusal(damaged, part);
        }
    }

    /** By its name without a prefix; empty where there is none. */
    static String attribute(XMLStreamReader at, String name) {
        for (int i = 0; i < at.getAttributeCount(); i++) {
            if (at.getAttributeLocalName(i).equalsIgnoreCase(name)) {
                return at.getAttributeValue(i);
            }
        }
        return "";
    }

    /** In lower case; null where the address has none. */
    static @Nullable String scheme(String address) {
        String bare = address.replaceAll("[\\p{Cntrl}\\s]", "");
        int colon = bare.indexOf(':');
        if (colon <= 1) { // none, or the letter of a drive
            return null;
        }
        String scheme = bare.substring(0, colon).toLowerCase(Locale.ROOT);
        return scheme.matches("[a-z][a-z0-9+.-]*") ? scheme : null;
    }

    static void requireLink(String address, String part) throws Refusal {
        String scheme = scheme(address);
        if (scheme != null && !SCHEMES.contains(scheme)) {
            throw new Refusal(Fault.ODD_LINK, part, address);
        }
    }
}
