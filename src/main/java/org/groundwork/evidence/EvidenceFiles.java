package org.groundwork.evidence;

import java.util.Map;
import java.util.Set;
import org.groundwork.evidence.Looked.Fault;
import org.jspecify.annotations.Nullable;

/** Looks into a file that somebody brings. */
public final class EvidenceFiles {

    private static final byte[] END_OF_ZIP = Bytes.of("PK\5\6");
    private static final int LEAST_END_OF_ZIP = 22;
    private static final int LONGEST_END_OF_ZIP = LEAST_END_OF_ZIP + 0xFFFF;
    private static final int WHERE_A_PDF_MAY_BEGIN = 1024;

    /** Kinds that people have, and that are not taken, with what to do instead. */
    private static final Map<Fault, Set<String>> NOT_TAKEN = Map.of(
            Fault.WEB_PAGE, Set.of("svg", "svgz", "html", "htm", "xhtml", "mht", "mhtml", "xml", "js"),
            Fault.OLD_OFFICE, Set.of("doc", "xls", "ppt", "pps", "dot", "xlt", "rtf", "pages", "numbers", "key"),
            Fault.MACRO_FORMAT, Set.of("docm", "xlsm", "pptm", "dotm", "xltm", "potm", "ppsm", "xlam", "xlsb"),
            Fault.MAIL, Set.of("eml", "msg", "mbox"),
            Fault.ARCHIVE, Set.of("zip", "7z", "rar", "gz", "tgz", "tar", "bz2", "xz", "jar", "iso"));

    private EvidenceFiles() {}

    /**
     * @param name as it is kept; its end says what the file claims to be
     * @param content all of it
     */
    public static Looked look(String name, byte[] content) {
        try {
            return new Looked.Fine(kind(name, content));
        } catch (Refusal refusal) {
            return refusal.refused();
        }
    }

    private static FileKind kind(String name, byte[] content) throws Refusal {
        if (content.length == 0) {
            throw new Refusal(Fault.EMPTY);
        }
        FileKind named = FileKind.named(name).orElse(null);
        if (named == null) {
            throw notTaken(FileKind.extension(name));
        }
        if (named.isText()) {
            String other = other(content);
            if (other != null) {
                throw otherThanNamed(named, other);
            }
            TextFiles.look(named, content);
            return named;
        }
        switch (named) {
            case PDF -> {
                require(named, content, Bytes.startsWith(content, "%PDF-"));
                notAlsoAZip(content);
                PdfFiles.look(content);
            }
            case PNG, JPEG, GIF, WEBP -> {
                require(named, content, Pictures.begins(named, content));
                notAlsoAZip(content);
                if (Bytes.find(content, Bytes.of("%PDF-"), 0, WHERE_A_PDF_MAY_BEGIN) >= 0) {
                    throw new Refusal(Fault.TWO_IN_ONE, "PDF");
                }
                Pictures.look(named, content);
            }
            default -> {
                if (Bytes.startsWith(content, OfficeFiles.OLD_MAGIC) && OfficeFiles.isEncrypted(content)) {
                    throw new Refusal(Fault.ENCRYPTED);
                }
                require(named, content, Bytes.startsWith(content, "PK\3\4"));
                ZipParts.Bounds bounds = new ZipParts.Bounds();
                ZipParts parts = ZipParts.open(content, bounds);
                boolean openDocument = named == FileKind.ODT || named == FileKind.ODS || named == FileKind.ODP;
                FileKind found = openDocument ? OpenDocuments.look(parts) : OfficeFiles.look(parts);
                if (found != named) {
                    throw otherThanNamed(named, found == null ? "ZIP" : found.name());
                }
            }
        }
        return named;
    }

    private static Refusal notTaken(String extension) {
        return NOT_TAKEN.entrySet().stream()
                .filter(one -> one.getValue().contains(extension))
                .findFirst()
                .map(one -> new Refusal(one.getKey(), extension))
                .orElseGet(() -> new Refusal(Fault.NOT_TAKEN, extension));
    }

    private static void require(FileKind named, byte[] content, boolean isIt) throws Refusal {
        if (!isIt) {
            String other = other(content);
            throw otherThanNamed(named, other == null ? "UNKNOWN" : other);
        }
    }

    private static Refusal otherThanNamed(FileKind named, String found) {
        return new Refusal(Fault.OTHER_THAN_NAMED, named.extensions().getFirst(), found);
    }

    /** What a content with a mark of its own is: a word for messages; null where it bears none. */
    private static @Nullable String other(byte[] content) {
        if (Bytes.startsWith(content, "%PDF-")) {
            return "PDF";
        }
        for (FileKind picture : Pictures.KINDS) {
            if (Pictures.begins(picture, content)) {
                return picture.name();
            }
        }
        if (Bytes.startsWith(content, "PK\3\4") || Bytes.startsWith(content, "PK\5\6")) {
            return "ZIP";
        }
        if (Bytes.startsWith(content, OfficeFiles.OLD_MAGIC)) {
            return "OLD_OFFICE";
        }
        if (Bytes.startsWith(content, "{\\rtf")) {
            return "RTF";
        }
        if (Bytes.startsWith(content, "MZ") && content.length > 64 || Bytes.startsWith(content, "\177ELF")) {
            return "PROGRAM";
        }
        if (Bytes.startsWith(content, "Rar!") || Bytes.startsWith(content, "7z\u00BC\u00AF") || gzip(content)) {
            return "ARCHIVE";
        }
        return TextFiles.isWebPage(content) ? "WEB_PAGE" : null;
    }

    private static boolean gzip(byte[] content) {
        return Bytes.startsWith(content, "\37\u008B\b");
    }

    /** A ZIP is read from its end: one can stand behind, or in, almost anything. */
    private static void notAlsoAZip(byte[] content) throws Refusal {
        int from = Math.max(0, content.length - LONGEST_END_OF_ZIP);
        for (int at = Bytes.find(content, END_OF_ZIP, from, content.length);
                at >= 0 && at + LEAST_END_OF_ZIP <= content.length;
                at = Bytes.find(content, END_OF_ZIP, at + 1, content.length)) {
            boolean oneDisk = Bytes.little16(content, at + 4) == 0 && Bytes.little16(content, at + 6) == 0;
            if (oneDisk && Bytes.little16(content, at + 8) == Bytes.little16(content, at + 10)) {
                throw new Refusal(Fault.TWO_IN_ONE, "ZIP");
            }
        }
    }
}
