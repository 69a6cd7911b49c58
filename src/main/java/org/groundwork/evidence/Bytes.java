package org.groundwork.evidence;

import java.nio.charset.StandardCharsets;

/** Searches and reads bytes. */
final class Bytes {

    private Bytes() {}

    static byte[] of(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }

    static boolean at(byte[] bytes, int offset, byte[] sought) {
        if (offset < 0 || bytes.length - offset < sought.length) {
            return false;
        }
        for (int i = 0; i < sought.length; i++) {
            if (bytes[offset + i] != sought[i]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(byte[] bytes, String latin) {
        return at(bytes, 0, of(latin));
    }

    /** Where it first stands in that part; -1 where it does not. */
    static int find(byte[] bytes, byte[] sought, int from, int to) {
        for (int i = Math.max(0, from); i <= Math.min(to, bytes.length) - sought.length; i++) {
            if (at(bytes, i, sought)) {
                return i;
            }
        }
        return -1;
    }

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int little16(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    static long little32(byte[] bytes, int at) {
        return little16(bytes, at) | (long) little16(bytes, at + 2) << 16;
    }

    static int big16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static long big32(byte[] bytes, int at) {
        return (long) big16(bytes, at) << 16 | big16(bytes, at + 2);
    }

    static String latin(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    }
}
