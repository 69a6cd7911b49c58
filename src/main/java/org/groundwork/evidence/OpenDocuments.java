package org.groundwork.evidence;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.groundwork.evidence.Looked.Fault;
import org.jspecify.annotations.Nullable;

/** Files of LibreOffice and others (ODF). */
final class OpenDocuments {

    private static final Map<String, FileKind> TYPES = Map.of(
            FileKind.ODT.mediaType(), FileKind.ODT,
            FileKind.ODS.mediaType(), FileKind.ODS,
            FileKind.ODP.mediaType(), FileKind.ODP);

    private static final int LONGEST_TYPE = 200;

    /** Elements that fetch or run something, whatever stands in them. */
    private static final Map<String, Fault> ACTIVE = Map.ofEntries(
            Map.entry("library-embedded", Fault.MACROS),
            Map.entry("library-linked", Fault.MACROS),
            Map.entry("source-code", Fault.MACROS),
            Map.entry("event-listener", Fault.MACROS),
            Map.entry("dde-source", Fault.COMMAND_IN_FIELD),
            Map.entry("dde-connection", Fault.COMMAND_IN_FIELD),
            Map.entry("dde-connection-decl", Fault.COMMAND_IN_FIELD),
            Map.entry("dde-link", Fault.COMMAND_IN_FIELD),
            Map.entry("execute-macro", Fault.MACROS),
            Map.entry("object-ole", Fault.OBJECT),
            Map.entry("applet", Fault.OBJECT),
            Map.entry("plugin", Fault.OBJECT),
            Map.entry("floating-frame", Fault.LOADS_FROM_ELSEWHERE),
            Map.entry("section-source", Fault.LOADS_FROM_ELSEWHERE),
            Map.entry("table-source", Fault.LOADS_FROM_ELSEWHERE),
            Map.entry("cell-range-source", Fault.LOADS_FROM_ELSEWHERE),
            Map.entry("connection-resource", Fault.DATA_CONNECTION),
            Map.entry("database-source-sql", Fault.DATA_CONNECTION),
            Map.entry("database-source-query", Fault.DATA_CONNECTION),
            Map.entry("database-source-table", Fault.DATA_CONNECTION));

    /** Elements whose address is followed on a click only. */
    private static final Set<String> LINKS = Set.of("a", "hyperlink-behaviour", "template");

    private static final Pattern FORMULA =
            Pattern.compile("(?i)\\b(?:DDE|WEBSERVICE|COM\\.MICROSOFT\\.WEBSERVICE)\\s*\\(");

    private OpenDocuments() {}

    /** What it is; null for another ZIP. */
    static @Nullable FileKind look(ZipParts parts) throws Refusal {
        ZipParts.Part first = parts.all().isEmpty() ? null : parts.all().getFirst();
        if (first == null || !first.name().equals("mimetype")) {
            return null;
        }
        byte[] type = parts.content(first, LONGEST_TYPE);
        FileKind kind = TYPES.get(Bytes.latin(type, 0, type.length));
        if (kind == null) {
            return null;
        }
        for (ZipParts.Part part : parts.all()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (part.isFolder()) {
                continue;
            }
            if (name.matches("(.*/)?(basic|scripts|dialogs)/.*")) {
                throw new Refusal(Fault.MACROS, part.name());
            }
            if (name.equals("meta-inf/manifest.xml")) {
                XmlParts.read(parts, part, at -> {
                    if ("encryption-data".equals(at.getLocalName())) {
                        throw new Refusal(Fault.ENCRYPTED);
                    }
                });
            }
        }
        for (ZipParts.Part part : parts.all()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (part.isFolder() || part.equals(first)) {
                continue;
            }
            if (name.endsWith(".xml")) {
                XmlParts.read(parts, part, at -> begins(at, part.name()));
            } else {
                content(parts.beginning(part), part.name());
            }
        }
        return kind;
    }

    private static void content(byte[] beginning, String part) throws Refusal {
        if (Bytes.startsWith(beginning, OfficeFiles.OLD_MAGIC)) {
            throw new Refusal(Fault.OBJECT, part);
        }
        if (Bytes.startsWith(beginning, "PK\3\4") || OfficeFiles.isAFile(beginning)) {
            throw new Refusal(Fault.EMBEDDED, part);
        }
    }

    private static void begins(XMLStreamReader at, String part) throws Refusal {
        String name = at.getLocalName();
        String href = XmlParts.attribute(at, "href");
        Fault fault = ACTIVE.get(name);
        if (fault != null && !isHarmlessListener(at)) {
            throw new Refusal(fault, part, href.isEmpty() ? name : href);
        }
        if (!href.isEmpty()) {
            if (LINKS.contains(name)) {
                XmlParts.requireLink(href, part);
                if (name.equals("template") && href.matches("(?i)(https?|ftp|smb):.*|//.*|\\\\\\\\.*")) {
                    throw new Refusal(Fault.LOADS_FROM_ELSEWHERE, part, href);
                }
            } else if (isElsewhere(href)) {
                throw new Refusal(Fault.LOADS_FROM_ELSEWHERE, part, href);
            }
        }
        String formula = XmlParts.attribute(at, "formula");
        if (FORMULA.matcher(formula).find()) {
            throw new Refusal(Fault.COMMAND_IN_FIELD, part, formula);
        }
    }

    /** A click that turns the page of a presentation. */
    private static boolean isHarmlessListener(XMLStreamReader at) {
        return at.getLocalName().equals("event-listener")
                && at.getNamespaceURI() != null
                && at.getNamespaceURI().contains("presentation")
                && XmlParts.attribute(at, "action")
                        .matches("none|(next|previous|first|last)-page|show|hide|stop|fade-out");
    }

    private static boolean isElsewhere(String href) {
        return XmlParts.scheme(href) != null
                || href.startsWith("//")
                || href.startsWith("\\\\")
                || href.startsWith("../");
    }
}
