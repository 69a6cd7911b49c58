package org.groundwork.evidence;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.groundwork.evidence.Looked.Fault;

/**
 * The parts of an office file, which is a ZIP. Whoever reads it from its front and whoever reads it from its back
 * find the same: what is not so is refused, so that what is looked at here is what others will see.
 */
final class ZipParts {

    private static final byte[] LOCAL = Bytes.of("PK\3\4");
    private static final byte[] CENTRAL = Bytes.of("PK\1\2");
    private static final byte[] END = Bytes.of("PK\5\6");
    private static final int LOCAL_SIZE = 30;
    private static final int CENTRAL_SIZE = 46;
    private static final int END_SIZE = 22;

    /** Behind a part its length may be said again. */
    private static final int LONGEST_GAP = 32;

    private static final int ENCRYPTED = 1;
    private static final int STORED = 0;
    private static final int DEFLATED = 8;

    /** How much is read at most, of all files in files together. */
    static final class Bounds {

        static final int MOST_PARTS = 5_000;
        private static final long MOST_BYTES = 200L << 20;

        private int parts;
        private long bytes;

        private void parts(int more) throws Refusal {
            parts += more;
            if (parts > MOST_PARTS) {
                throw new Refusal(Fault.TOO_MANY_PARTS, Integer.toString(parts), Integer.toString(MOST_PARTS));
            }
        }

        private void bytes(long more, String where) throws Grown {
            bytes += more;
            if (bytes > MOST_BYTES) {
                throw new Grown(where);
            }
        }
    }

    /** So that readers of streams hear of it. */
    static final class Grown extends IOException {

        private static final long serialVersionUID = 1L;

        Grown(String where) {
            super(where);
        }
    }

    /** A part, in the order in which they stand. */
    record Part(String name, int method, int compressed, int header, int data) {

        boolean isFolder() {
            return name.endsWith("/");
        }
    }

    private final byte[] file;
    private final Bounds bounds;
    private final List<Part> parts;

    private ZipParts(byte[] file, Bounds bounds, List<Part> parts) {
        this.file = file;
        this.bounds = bounds;
        this.parts = parts;
    }

    static ZipParts open(byte[] file, Bounds bounds) throws Refusal {
        int end = file.length - END_SIZE;
        if (!Bytes.at(file, end, END)) {
            int earlier = lastEnd(file);
            throw earlier < 0
                    ? new Refusal(Fault.DAMAGED)
                    : new Refusal(Fault.BEHIND_THE_END, Integer.toString(file.length - earlier - END_SIZE));
        }
        int number = Bytes.little16(file, end + 10);
        bounds.parts(number);
        long size = Bytes.little32(file, end + 12);
        long from = Bytes.little32(file, end + 16);
        if (Bytes.little32(file, end + 4) != 0 || Bytes.little16(file, end + 8) != number || from + size != end) {
            throw new Refusal(Fault.DAMAGED);
        }
        try {
            return new ZipParts(file, bounds, parts(file, (int) from, number, end));
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw new Refusal(Fault.DAMAGED);
        }
    }

    private static int lastEnd(byte[] file) {
        for (int at = file.length - END_SIZE; at >= 0; at--) {
            if (Bytes.at(file, at, END)) {
                return at;
            }
        }
        return -1;
    }

    private static List<Part> parts(byte[] file, int from, int number, int end) throws Refusal {
        List<Part> parts = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int at = from;
        for (int i = 0; i < number; i++) {
            if (!Bytes.at(file, at, CENTRAL)) {
                throw new Refusal(Fault.DAMAGED);
            }
            int nameLength = Bytes.little16(file, at + 28);
            String name = Bytes.latin(file, at + CENTRAL_SIZE, nameLength);
            if ((Bytes.little16(file, at + 8) & ENCRYPTED) != 0) {
                throw new Refusal(Fault.ENCRYPTED);
            }
            int method = Bytes.little16(file, at + 10);
            long compressed = Bytes.little32(file, at + 20);
            long header = Bytes.little32(file, at + 42);
            boolean odd = method != STORED && method != DEFLATED
                    || compressed > file.length
                    || header > file.length - LOCAL_SIZE
                    || name.isEmpty()
                    || name.startsWith("/")
                    || name.contains("\\")
                    || ("/" + name + "/").contains("/../")
                    || !names.add(name.toLowerCase(Locale.ROOT));
            if (odd || !Bytes.at(file, (int) header, LOCAL)) {
                throw new Refusal(Fault.DAMAGED, name);
            }
            int localName = Bytes.little16(file, (int) header + 26);
            int data = (int) header + LOCAL_SIZE + localName + Bytes.little16(file, (int) header + 28);
            boolean same = Bytes.little16(file, (int) header + 8) == method
                    && localName == nameLength
                    && Bytes.latin(file, (int) header + LOCAL_SIZE, localName).equals(name);
            if (!same) {
                throw new Refusal(Fault.DAMAGED, name);
            }
            parts.add(new Part(name, method, (int) compressed, (int) header, data));
            at += CENTRAL_SIZE + nameLength + Bytes.little16(file, at + 30) + Bytes.little16(file, at + 32);
        }
        if (at != end) {
            throw new Refusal(Fault.DAMAGED);
        }
        parts.sort(Comparator.comparingInt(Part::header));
        int before = 0;
        for (Part part : parts) {
            gap(before, part.header(), part.name());
            before = part.data() + part.compressed();
        }
        gap(before, from, "");
        return List.copyOf(parts);
    }

    /** Parts neither overlap, nor is there room between them. */
    private static void gap(int before, int next, String name) throws Refusal {
        if (next < before || next - before > LONGEST_GAP) {
            throw new Refusal(Fault.DAMAGED, name);
        }
    }

    List<Part> all() {
        return parts;
    }

    Bounds bounds() {
        return bounds;
    }

    /** A part while it is read: however it is packed, no more comes out than the bounds allow. */
    InputStream open(Part part) {
        InputStream raw = new ByteArrayInputStream(file, part.data(), part.compressed());
        Inflater inflater = new Inflater(true);
        InputStream unpacked = part.method() == STORED ? raw : new InflaterInputStream(raw, inflater, 1 << 14);
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int one = unpacked.read();
                bounds.bytes(one < 0 ? 0 : 1, part.name());
                return one;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = unpacked.read(into, offset, length);
                bounds.bytes(Math.max(0, read), part.name());
                return read;
            }

            @Override
            public void close() throws IOException {
                unpacked.close();
                inflater.end();
            }
        };
    }

    /** Reads it to its end, and says how it begins. */
    byte[] beginning(Part part) throws Refusal {
        try (InputStream in = open(part)) {
            byte[] beginning = in.readNBytes(64);
            byte[] buffer = new byte[1 << 14];
            while (in.read(buffer, 0, buffer.length) >= 0) {
                // counted
            }
            return beginning;
        } catch (IOException damaged) {
            throw refusal(damaged, part);
        }
    }

    /** All of it; for a file in the file. */
    byte[] content(Part part, int most) throws Refusal {
        try (InputStream in = open(part)) {
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[1 << 14];
            for (int read = in.read(buffer, 0, buffer.length); read >= 0; read = in.read(buffer, 0, buffer.length)) {
                content.write(buffer, 0, read);
                if (content.size() > most) {
                    throw new Refusal(Fault.GROWS_TOO_LARGE, part.name());
                }
            }
            return content.toByteArray();
        } catch (IOException damaged) {
            throw refusal(damaged, part);
        }
    }

    static Refusal refusal(Throwable fault, Part part) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof Grown) {
                return new Refusal(Fault.GROWS_TOO_LARGE, part.name());
            }
        }
        return new Refusal(Fault.DAMAGED, part.name());
    }
}
