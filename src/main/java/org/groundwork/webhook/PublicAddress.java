package org.groundwork.webhook;

import java.net.InetAddress;
import java.util.List;

/**
 * Tells addresses of the public internet from all others, by the registries of special-purpose addresses (RFC 6890
 * and its successors): whoever can register a hook must not reach through it what only this machine reaches.
 */
final class PublicAddress {

    private static final List<Block> NOT_PUBLIC_4 = List.of(
            new Block(bytes(0, 0, 0, 0), 8),
            new Block(bytes(10, 0, 0, 0), 8),
            new Block(bytes(100, 64, 0, 0), 10),
            new Block(bytes(127, 0, 0, 0), 8),
            // also where clouds tell machines about themselves
            new Block(bytes(169, 254, 0, 0), 16),
            new Block(bytes(172, 16, 0, 0), 12),
            new Block(bytes(192, 0, 0, 0), 24),
            new Block(bytes(192, 0, 2, 0), 24),
            new Block(bytes(192, 31, 196, 0), 24),
            new Block(bytes(192, 52, 193, 0), 24),
            new Block(bytes(192, 88, 99, 0), 24),
            new Block(bytes(192, 168, 0, 0), 16),
            new Block(bytes(192, 175, 48, 0), 24),
            new Block(bytes(198, 18, 0, 0), 15),
            new Block(bytes(198, 51, 100, 0), 24),
            new Block(bytes(203, 0, 113, 0), 24),
            new Block(bytes(224, 0, 0, 0), 4),
            new Block(bytes(240, 0, 0, 0), 4));

    /** All that is given out. */
    private static final Block GLOBAL_6 = new Block(bytes(0x20), 3);

    /** Within it: tunnels, whose other end may be anything, benchmarks, documentation. */
    private static final List<Block> NOT_PUBLIC_6 = List.of(
            new Block(bytes(0x20, 0x01, 0x00), 23),
            new Block(bytes(0x20, 0x01, 0x0d, 0xb8), 32),
            new Block(bytes(0x20, 0x02), 16),
            new Block(bytes(0x26, 0x20, 0x00, 0x4f, 0x80, 0x00), 48),
            new Block(bytes(0x3f, 0xff, 0x00), 20));

    /** An IPv4 address as networks without IPv4 write it. */
    private static final Block TRANSLATED = new Block(bytes(0x00, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0), 96);

    private static final Block MAPPED = new Block(bytes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff), 96);

    private PublicAddress() {}

    static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    /**
     * @param address 4 or 16 bytes
     */
    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return NOT_PUBLIC_4.stream().noneMatch(block -> block.has(address));
        }
        if (TRANSLATED.has(address) || MAPPED.has(address)) {
            return isPublic(new byte[] {address[12], address[13], address[14], address[15]});
        }
        return GLOBAL_6.has(address) && NOT_PUBLIC_6.stream().noneMatch(block -> block.has(address));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    /** Addresses that begin alike. */
    private record Block(byte[] beginning, int bits) {

        boolean has(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (beginning[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }
}
