package org.groundwork.evidence;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamReader;
import org.groundwork.evidence.Looked.Fault;
import org.jspecify.annotations.Nullable;

/** Word, Excel and PowerPoint files (OOXML). */
final class OfficeFiles {

    /** Of the formats before 2007, and of the envelope around an encrypted file. */
    static final String OLD_MAGIC = "\u00D0\u00CF\21\u00E0\u00A1\u00B1\32\u00E1";

    private static final Map<String, FileKind> MAIN = Map.of(
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", FileKind.DOCX,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", FileKind.XLSX,
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", FileKind.PPTX);

    private static final String CONTENT_TYPES = "[Content_Types].xml";

    /** Fields that start programs or fetch something. */
    private static final Pattern COMMAND = Pattern.compile(
            "(?i)\\s*(DDE|DDEAUTO|LINK|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON)\\b.*", Pattern.DOTALL);

    /** In formulas: program|'topic'!item, and functions that fetch or call. */
    private static final Pattern FORMULA = Pattern.compile(
            "(?i)(?:^|[^A-Z0-9_\"'])[A-Z][A-Z0-9_]*\\s*\\|\\s*['A-Z0-9/].{0,300}!"
                    + "|\\b(?:WEBSERVICE|RTD|CALL|REGISTER\\.ID|EXEC)\\s*\\(",
            Pattern.DOTALL);

    private static final Set<String> FORMULAS =
            Set.of("f", "definedName", "formula", "formula1", "formula2", "oldFormula", "calculatedColumnFormula");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");

    /** Of fields within fields, and of what one of them or a formula says. */
    private static final int DEEPEST = 100;

    private static final int LONGEST = 1 << 16;

    private OfficeFiles() {}

    /** The envelope names its one content in UTF-16. */
    static boolean isEncrypted(byte[] content) {
        byte[] name = new byte[2 * "EncryptedPackage".length()];
        for (int i = 0; i < name.length; i += 2) {
            name[i] = (byte) "EncryptedPackage".charAt(i / 2);
        }
        return Bytes.find(content, name, 0, content.length) >= 0;
    }

    /** What it is; null for another ZIP. */
    static @Nullable FileKind look(ZipParts parts) throws Refusal {
        return look(parts, false);
    }

    private static @Nullable FileKind look(ZipParts parts, boolean inside) throws Refusal {
        ZipParts.Part types = parts.all().stream()
                .filter(part -> part.name().equals(CONTENT_TYPES))
                .findFirst()
                .orElse(null);
        if (types == null) {
            return null;
        }
        Types declared = new Types();
        XmlParts.read(parts, types, declared);
        for (ZipParts.Part part : parts.all()) {
            String name = part.name().toLowerCase(Locale.ROOT);
            if (part.isFolder()) {
                continue;
            }
            names(name);
            if (name.endsWith(".rels")) {
                XmlParts.read(parts, part, at -> relationship(at, part.name()));
            } else if (name.endsWith(".xml")) {
                XmlParts.read(parts, part, new Content(part.name()));
            } else {
                content(parts, part, name, inside);
            }
        }
        return declared.kind;
    }

    private static void names(String name) throws Refusal {
        if (name.contains("vbaproject") || name.contains("vbadata") || name.contains("macrosheets/")) {
            throw new Refusal(Fault.MACROS, name);
        }
        if (name.contains("activex/") || name.contains("/ctrlprops/")) {
            throw new Refusal(Fault.OBJECT, name);
        }
        if (name.contains("externallinks/")) {
            throw new Refusal(Fault.LOADS_FROM_ELSEWHERE, name, "");
        }
        if (name.endsWith("/connections.xml") || name.contains("/querytables/")) {
            throw new Refusal(Fault.DATA_CONNECTION, name);
        }
    }

    private static void content(ZipParts parts, ZipParts.Part part, String name, boolean inside) throws Refusal {
        byte[] beginning = parts.beginning(part);
        if (Bytes.startsWith(beginning, "PK\3\4")) {
            // the numbers behind a chart
            if (inside || !name.contains("/embeddings/")) {
                throw new Refusal(Fault.EMBEDDED, part.name());
            }
            ZipParts within = ZipParts.open(parts.content(part, 32 << 20), parts.bounds());
            if (look(within, true) == null) {
                throw new Refusal(Fault.EMBEDDED, part.name());
            }
        } else if (Bytes.startsWith(beginning, OLD_MAGIC)) {
            throw new Refusal(Fault.OBJECT, part.name());
        } else if (isAFile(beginning) || name.matches(".*\\.(htm|html|mht|mhtml|rtf|exe|dll|js|vbs|bat|cmd|ps1|lnk)")) {
            throw new Refusal(Fault.EMBEDDED, part.name());
        }
    }

    /** A file of its own kind, that no part of an office file is. */
    static boolean isAFile(byte[] beginning) {
        return Bytes.startsWith(beginning, "MZ")
                || Bytes.startsWith(beginning, "\177ELF")
                || Bytes.startsWith(beginning, "%PDF-")
                || Bytes.startsWith(beginning, "{\\rtf")
                || Bytes.startsWith(beginning, "Rar!")
                || Bytes.startsWith(beginning, "7z\u00BC\u00AF");
    }

    /** What the parts say they are. */
    private static final class Types implements XmlParts.Watcher {

        private @Nullable FileKind kind;

        @Override
        public void begins(XMLStreamReader at) throws Refusal {
            String type = XmlParts.attribute(at, "ContentType").strip();
            String lower = type.toLowerCase(Locale.ROOT);
            String where = XmlParts.attribute(at, "PartName");
            if (lower.contains("macroenabled") || lower.contains("vbaproject") || lower.contains("macrosheet")) {
                throw new Refusal(Fault.MACROS, where.isEmpty() ? CONTENT_TYPES : where);
            }
            if (lower.contains("activex") || lower.contains("controlproperties")) {
                throw new Refusal(Fault.OBJECT, where.isEmpty() ? CONTENT_TYPES : where);
            }
            FileKind found = MAIN.get(type);
            if (found != null) {
                if (kind != null && kind != found) {
                    throw new Refusal(Fault.TWO_IN_ONE, found.name());
                }
                kind = found;
            }
        }
    }

    private static void relationship(XMLStreamReader at, String part) throws Refusal {
        if (!"Relationship".equals(at.getLocalName())) {
            return;
        }
        String type = XmlParts.attribute(at, "Type");
        String what = type.substring(type.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        String target = XmlParts.attribute(at, "Target");
        if (what.contains("vbaproject") || what.contains("macrosheet") || what.contains("intlmacrosheet")) {
            throw new Refusal(Fault.MACROS, part);
        }
        boolean external =
                "external".equalsIgnoreCase(XmlParts.attribute(at, "TargetMode").strip());
        if (!external) {
            if (what.equals("oleobject") || what.equals("control") || what.contains("activex")) {
                throw new Refusal(Fault.OBJECT, part);
            }
            if (what.equals("afchunk")) {
                throw new Refusal(Fault.EMBEDDED, target);
            }
            return;
        }
        switch (what) {
            case "hyperlink" -> XmlParts.requireLink(target, part);
            case "attachedtemplate" -> {
                if (!isOnTheMachine(target)) {
                    throw new Refusal(Fault.LOADS_FROM_ELSEWHERE, part, target);
                }
            }
            default -> throw new Refusal(Fault.LOADS_FROM_ELSEWHERE, part, target);
        }
    }

    /** A template where it was written: C:\…\Report.dotx; no address of a network. */
    private static boolean isOnTheMachine(String target) {
        return target.matches("(?i)(?:file:/{0,3})?[A-Z]:[\\\\/].*") || target.matches("(?i)[^:/\\\\]+\\.dot[xm]?");
    }

    /** Fields, formulas, objects and actions. */
    private static final class Content implements XmlParts.Watcher {

        private final String part;

        /** Of the fields that are open, the inner one first: what each says so far. */
        private final Deque<StringBuilder> fields = new ArrayDeque<>();

        /** Whether what follows is what came of the field. */
        private final Deque<Boolean> results = new ArrayDeque<>();

        private final StringBuilder formula = new StringBuilder();
        private boolean inField;
        private boolean inFormula;

        Content(String part) {
            this.part = part;
        }

        @Override
        public void begins(XMLStreamReader at) throws Refusal {
            String name = at.getLocalName();
            switch (name) {
                case "ddeLink", "oleLink", "OLEObject", "oleObj", "oleObject", "control", "ocx" ->
                    throw new Refusal(name.equals("ddeLink") ? Fault.COMMAND_IN_FIELD : Fault.OBJECT, part, name);
                case "fldSimple" -> field(XmlParts.attribute(at, "instr"));
                case "fldChar" -> mark(XmlParts.attribute(at, "fldCharType"));
                case "instrText" -> inField = true;
                default -> inFormula = inFormula || FORMULAS.contains(name);
            }
            String action = XmlParts.attribute(at, "action").toLowerCase(Locale.ROOT);
            if (action.startsWith("ppaction://program")
                    || action.startsWith("ppaction://macro")
                    || action.startsWith("ppaction://ole")) {
                throw new Refusal(Fault.STARTS_PROGRAMS, part);
            }
        }

        private void mark(String type) throws Refusal {
            switch (type) {
                case "begin" -> {
                    // a field whose name another one computes
                    if (!fields.isEmpty()
                            && !results.getFirst()
                            && fields.getFirst().toString().isBlank()) {
                        throw new Refusal(Fault.COMMAND_IN_FIELD, part, "{ { … } }");
                    }
                    if (fields.size() == DEEPEST) {
                        throw new Refusal(Fault.DAMAGED, part);
                    }
                    fields.push(new StringBuilder());
                    results.push(false);
                }
                case "separate" -> {
                    if (!fields.isEmpty()) {
                        field(fields.getFirst().toString());
                        results.pop();
                        results.push(true);
                    }
                }
                case "end" -> {
                    if (!fields.isEmpty()) {
                        field(fields.pop().toString());
                        results.pop();
                    }
                }
                default -> {}
            }
        }

        private void field(String instruction) throws Refusal {
            if (COMMAND.matcher(instruction).matches()) {
                throw new Refusal(Fault.COMMAND_IN_FIELD, part, instruction.strip());
            }
        }

        @Override
        public void text(String text) throws Refusal {
            if (inField && !fields.isEmpty()) {
                append(fields.getFirst(), text);
            }
            if (inFormula) {
                append(formula, text);
            }
        }

        private void append(StringBuilder to, String text) throws Refusal {
            if (to.length() + text.length() > LONGEST) {
                throw new Refusal(Fault.DAMAGED, part);
            }
            to.append(text);
        }

        @Override
        public void ends(XMLStreamReader at) throws Refusal {
            String name = at.getLocalName();
            if (name.equals("instrText")) {
                inField = false;
            } else if (FORMULAS.contains(name)) {
                inFormula = false;
                if (FORMULA.matcher(QUOTED.matcher(formula).replaceAll("\"\"")).find()) {
                    throw new Refusal(Fault.COMMAND_IN_FIELD, part, formula.toString());
                }
                formula.setLength(0);
            }
        }
    }
}
