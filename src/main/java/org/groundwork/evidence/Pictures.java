package org.groundwork.evidence;

import java.util.List;
import org.groundwork.evidence.Looked.Fault;

/** Pictures: from their first byte to their last, part by part, without drawing them. */
final class Pictures {

    static final List<FileKind> KINDS = List.of(FileKind.PNG, FileKind.JPEG, FileKind.GIF, FileKind.WEBP);

    /** Of points; a phone makes 50 million, a scanned plan 100. */
    private static final long MOST_POINTS = 200_000_000;

    private static final int LONGEST_SIDE = 65_500;

    /** What begins a file of another kind, behind a picture. */
    private static final List<String> OTHERS =
            List.of("PK\3\4", "%PDF-", "<html", "<script", "<svg", "Rar!", "7z\u00BC\u00AF");

    private Pictures() {}

    static boolean begins(FileKind kind, byte[] content) {
        return switch (kind) {
            case PNG -> Bytes.startsWith(content, "\u0089PNG\r\n\32\n");
            case JPEG -> Bytes.startsWith(content, "\u00FF\u00D8\u00FF");
            case GIF -> Bytes.startsWith(content, "GIF87a") || Bytes.startsWith(content, "GIF89a");
            case WEBP -> Bytes.startsWith(content, "RIFF") && Bytes.at(content, 8, Bytes.of("WEBP"));
            default -> false;
        };
    }

    static void look(FileKind kind, byte[] content) throws Refusal {
        int end;
        try {
            end = switch (kind) {
                case PNG -> png(content);
                case JPEG -> jpeg(content);
                case GIF -> gif(content);
                default -> webp(content);
            };
        } catch (ArrayIndexOutOfBoundsException cutOff) {
            throw damaged();
        }
        if (end > content.length) {
            throw damaged();
        }
        behind(kind, content, end);
    }

    private static Refusal damaged() {
        return new Refusal(Fault.DAMAGED);
    }

    /** Telephones keep a second picture behind a JPEG; nothing else has anything to look for there. */
    private static void behind(FileKind kind, byte[] content, int end) throws Refusal {
        if (kind == FileKind.JPEG) {
            for (String other : OTHERS) {
                if (Bytes.find(content, Bytes.of(other), end, content.length) >= 0) {
                    throw new Refusal(Fault.BEHIND_THE_END, Integer.toString(content.length - end));
                }
            }
            return;
        }
        for (int at = end; at < content.length; at++) {
            if (content[at] != 0 && content[at] != '\n' && content[at] != '\r') {
                throw new Refusal(Fault.BEHIND_THE_END, Integer.toString(content.length - end));
            }
        }
    }

    private static void size(long width, long height) throws Refusal {
        if (width == 0 || height == 0) {
            throw damaged();
        }
        if (width > LONGEST_SIDE || height > LONGEST_SIDE || width * height > MOST_POINTS) {
            throw new Refusal(Fault.PICTURE_TOO_LARGE, Long.toString(width), Long.toString(height));
        }
    }

    private static int png(byte[] content) throws Refusal {
        int at = 8;
        boolean first = true;
        while (true) {
            long length = Bytes.big32(content, at);
            String type = Bytes.latin(content, at + 4, Math.min(4, Math.max(0, content.length - at - 4)));
            if (first) {
                if (!"IHDR".equals(type) || length != 13) {
                    throw damaged();
                }
                size(Bytes.big32(content, at + 8), Bytes.big32(content, at + 12));
                first = false;
            }
            if (length > content.length - at - 12L) {
                throw damaged();
            }
            at += 12 + (int) length;
            if ("IEND".equals(type)) {
                return at;
            }
        }
    }

    private static int jpeg(byte[] content) throws Refusal {
        int at = 2;
        boolean sized = false;
        while (true) {
            if (Bytes.u8(content, at) != 0xFF) {
                throw damaged();
            }
            int marker = Bytes.u8(content, at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            at += 2;
            if (marker == 0xD9) {
                if (!sized) {
                    throw damaged();
                }
                return at;
            }
            if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                continue;
            }
            int length = Bytes.big16(content, at);
            if (length < 2) {
                throw damaged();
            }
            boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
            if (frame) {
                size(Bytes.big16(content, at + 5), Bytes.big16(content, at + 3));
                sized = true;
            }
            at += length;
            if (marker == 0xDA) {
                at = behindScan(content, at);
            }
        }
    }

    /** Where the next marker stands that is no part of the scan. */
    private static int behindScan(byte[] content, int from) {
        int at = from;
        while (true) {
            if (Bytes.u8(content, at) == 0xFF) {
                int next = Bytes.u8(content, at + 1);
                if (next != 0 && next != 0xFF && !(next >= 0xD0 && next <= 0xD7)) {
                    return at;
                }
            }
            at++;
        }
    }

    private static int gif(byte[] content) throws Refusal {
        size(Bytes.little16(content, 6), Bytes.little16(content, 8));
        int at = 13 + colours(Bytes.u8(content, 10));
        while (true) {
            switch (Bytes.u8(content, at)) {
                case 0x3B -> {
                    return at + 1;
                }
                case 0x21 -> at = blocks(content, at + 2);
                case 0x2C -> at = blocks(content, at + 11 + colours(Bytes.u8(content, at + 9)));
                default -> throw damaged();
            }
        }
    }

    private static int colours(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    private static int blocks(byte[] content, int from) {
        int at = from;
        while (Bytes.u8(content, at) != 0) {
            at += 1 + Bytes.u8(content, at);
        }
        return at + 1;
    }

    private static int webp(byte[] content) throws Refusal {
        long all = Bytes.little32(content, 4) + 8;
        if (all > content.length || all < 30) {
            throw damaged();
        }
        switch (Bytes.latin(content, 12, 4)) {
            case "VP8X" -> size(little24(content, 24) + 1, little24(content, 27) + 1);
            case "VP8 " -> size(Bytes.little16(content, 26) & 0x3FFF, Bytes.little16(content, 28) & 0x3FFF);
            case "VP8L" -> {
                long bits = Bytes.little32(content, 21);
                size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            }
            default -> throw damaged();
        }
        return (int) all;
    }

    private static long little24(byte[] content, int at) {
        return Bytes.little16(content, at) | (long) Bytes.u8(content, at + 2) << 16;
    }
}
