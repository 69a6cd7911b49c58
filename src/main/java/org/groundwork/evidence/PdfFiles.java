package org.groundwork.evidence;

import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.groundwork.evidence.Looked.Fault;

/**
 * PDF. Everything that a reader could take for an object is looked at, whatever the file’s own table of contents says:
 * the bytes as they stand, and what unpacks from every stream, within bounds. Only then is it opened.
 */
final class PdfFiles {

    private static final long MOST_UNPACKED = 300L << 20;
    private static final long MOST_OF_ONE = 150L << 20;

    /** What holds objects is small; more than that is no list of them. */
    private static final long MOST_OBJECTS = 32L << 20;

    private static final int OVERLAP = 2048;
    private static final int MOST_STREAMS = 100_000;
    private static final long MOST_DESCRIBED = 64L << 20;
    private static final int Z_HEADER = 2;
    private static final byte[] STREAM = Bytes.of("stream");
    private static final byte[] OBJECT = Bytes.of("obj");

    /** White space and comments between two words. */
    private static final String S = "(?:[\\x00\\t\\n\\f\\r ]|%[^\\r\\n]{0,200}[\\r\\n])*+";

    private static final String VALUE = S + "(?:<<|\\[|[0-9(<])";
    private static final String ENDS = "(?![^\\x00\\t\\n\\f\\r ()<>\\[\\]{}/%])";

    private static final Map<Pattern, Fault> ACTIVE = Map.of(
            Pattern.compile("/S" + S + "/(?:JavaScript|ECMAScript)" + ENDS + "|/JavaScript" + S + "(?:<<|[0-9])"),
            Fault.SCRIPT,
            Pattern.compile("/S" + S + "/Launch" + ENDS),
            Fault.STARTS_PROGRAMS,
            Pattern.compile("/EmbeddedFiles" + VALUE + "|/Type" + S + "/EmbeddedFile" + ENDS + "|/EF" + S + "<<"),
            Fault.EMBEDDED,
            Pattern.compile("/XFA" + VALUE),
            Fault.DYNAMIC_FORM,
            Pattern.compile("/S" + S + "/(?:SubmitForm|ImportData)" + ENDS),
            Fault.SENDS_DATA,
            Pattern.compile("/S" + S + "/(?:GoToE|GoToR)" + ENDS),
            Fault.OPENS_OTHER_FILES,
            Pattern.compile("/Subtype" + S + "/(?:RichMedia|Movie|3D)" + ENDS + "|/S" + S + "/(?:Rendition|Movie|Sound)"
                    + ENDS),
            Fault.PLAYS_MEDIA,
            Pattern.compile("/Encrypt" + S + "(?:<<|[0-9])"),
            Fault.ENCRYPTED);

    /** What the names above begin with: where none of them stands, nothing else has to be looked for. */
    private static final String[] NAMES = {
        "JavaScript",
        "ECMAScript",
        "Launch",
        "EmbeddedFile",
        "EF",
        "XFA",
        "SubmitForm",
        "ImportData",
        "GoToE",
        "GoToR",
        "RichMedia",
        "Movie",
        "3D",
        "Rendition",
        "Sound",
        "Encrypt"
    };

    private static final Pattern HEX = Pattern.compile("#([0-9A-Fa-f]{2})");
    private static final Pattern LIST_OF_OBJECTS = Pattern.compile("/ObjStm" + ENDS + "|/First" + S + "[0-9]");
    private static final Pattern TABLE_OF_CONTENTS = Pattern.compile("/XRef" + ENDS);
    private static final Pattern FILTER = Pattern.compile("/Filter" + ENDS);
    private static final Pattern USUAL_FILTER =
            Pattern.compile("/Filter" + S + "(?:/FlateDecode|\\[" + S + "/FlateDecode" + S + "])" + ENDS);

    private PdfFiles() {}

    static void look(byte[] content) throws Refusal {
        ending(content);
        active(content, content.length);
        streams(content);
        open(content);
    }

    /** Its last %%EOF stands at its end. */
    private static void ending(byte[] content) throws Refusal {
        int at = Bytes.latin(content, 0, content.length).lastIndexOf("%%EOF");
        if (at < 0) {
            throw new Refusal(Fault.DAMAGED);
        }
        for (int i = at + "%%EOF".length(); i < content.length; i++) {
            if (content[i] != 0
                    && content[i] != '\n'
                    && content[i] != '\r'
                    && content[i] != ' '
                    && content[i] != '\t') {
                throw new Refusal(Fault.BEHIND_THE_END, Integer.toString(content.length - i));
            }
        }
    }

    /** Letters of names can be written as their numbers. */
    private static String unescaped(String text) {
        return text.indexOf('#') < 0
                ? text
                : HEX.matcher(text)
                        .replaceAll(hex ->
                                Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(hex.group(1), 16))));
    }

    private static void active(byte[] bytes, int length) throws Refusal {
        if (!isSuspect(bytes, length)) {
            return;
        }
        String text = unescaped(Bytes.latin(bytes, 0, length));
        for (Map.Entry<Pattern, Fault> one : ACTIVE.entrySet()) {
            if (one.getKey().matcher(text).find()) {
                throw new Refusal(one.getValue());
            }
        }
    }

    private static boolean isSuspect(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            if (bytes[i] == '/' && isSuspect(bytes, i + 1, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSuspect(byte[] bytes, int name, int length) {
        for (int i = name; i < length && Character.isLetterOrDigit(bytes[i] & 0x7F) && bytes[i] > 0; i++) {
            if (i + 1 < length && bytes[i + 1] == '#') {
                return true;
            }
        }
        if (name < length && bytes[name] == '#') {
            return true;
        }
        for (String sought : NAMES) {
            if (name < length && bytes[name] == sought.charAt(0) && begins(bytes, name, length, sought)) {
                return true;
            }
        }
        return false;
    }

    private static boolean begins(byte[] bytes, int at, int length, String sought) {
        if (length - at < sought.length()) {
            return false;
        }
        for (int i = 0; i < sought.length(); i++) {
            if (bytes[at + i] != sought.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void streams(byte[] content) throws Refusal {
        long left = MOST_UNPACKED;
        long described = 0;
        int number = 0;
        int object = 0;
        int at = 0;
        while (true) {
            int found = Bytes.find(content, STREAM, at, content.length);
            if (found < 0) {
                return;
            }
            for (int next = Bytes.find(content, OBJECT, at, found);
                    next >= 0;
                    next = Bytes.find(content, OBJECT, next + 1, found)) {
                object = next;
            }
            at = found + STREAM.length;
            if (Bytes.at(content, found - "end".length(), Bytes.of("end"))) {
                continue;
            }
            number++;
            described += found - object;
            if (number > MOST_STREAMS || described > MOST_DESCRIBED) {
                throw new Refusal(Fault.TOO_MANY_PARTS, Integer.toString(number), Integer.toString(MOST_STREAMS));
            }
            boolean objects = holdsObjects(unescaped(Bytes.latin(content, object, found - object)));
            int data = at;
            while (data < content.length && (content[data] == ' ' || content[data] == '\r' || content[data] == '\n')) {
                data++;
            }
            left -= unpack(content, data, Math.min(left, objects ? MOST_OBJECTS : MOST_OF_ONE));
        }
    }

    /** What holds other objects is packed as everybody packs it, so that they can be seen. */
    private static boolean holdsObjects(String dictionary) throws Refusal {
        boolean list = LIST_OF_OBJECTS.matcher(dictionary).find();
        if (!list && !TABLE_OF_CONTENTS.matcher(dictionary).find()) {
            return false;
        }
        long filters = FILTER.matcher(dictionary).results().count();
        boolean usual =
                filters == 0 || filters == 1 && USUAL_FILTER.matcher(dictionary).find();
        if (!usual || list && dictionary.contains("/Predictor")) {
            throw new Refusal(Fault.HIDES_OBJECTS);
        }
        return true;
    }

    /**
     * Unpacks what is packed, and looks for what can act in it; nothing happens to what is not.
     *
     * @return how much came out
     */
    private static long unpack(byte[] content, int from, long most) throws Refusal {
        int packed = from + Z_HEADER; // what stands in it is not asked: readers do not either
        if (packed >= content.length) {
            return 0;
        }
        long all = 0;
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(content, packed, content.length - packed);
            byte[] buffer = new byte[OVERLAP + (1 << 16)];
            int kept = 0;
            while (!inflater.finished() && !inflater.needsInput() && !inflater.needsDictionary()) {
                int read = inflater.inflate(buffer, kept, buffer.length - kept);
                all += read;
                if (all > most) {
                    throw new Refusal(Fault.GROWS_TOO_LARGE, "stream");
                }
                int length = kept + read;
                active(buffer, length);
                kept = Math.min(OVERLAP, length);
                System.arraycopy(buffer, length - kept, buffer, 0, kept);
            }
        } catch (DataFormatException notPacked) {
            // what came out was looked at
        } finally {
            inflater.end();
        }
        return all;
    }

    /** It has pages. */
    private static void open(byte[] content) throws Refusal {
        try (PDDocument document = Loader.loadPDF(
                new RandomAccessReadBuffer(content), "", null, null, IOUtils.createTempFileOnlyStreamCache())) {
            if (document.isEncrypted()) {
                throw new Refusal(Fault.ENCRYPTED);
            }
            if (document.getNumberOfPages() < 1) {
                throw new Refusal(Fault.DAMAGED);
            }
        } catch (InvalidPasswordException locked) {
            throw new Refusal(Fault.ENCRYPTED);
        } catch (IOException | RuntimeException | StackOverflowError damaged) {
            throw new Refusal(Fault.DAMAGED);
        }
    }
}
