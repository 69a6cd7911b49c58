package org.groundwork.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.XWPFDocument;

/** Files as programs write them, and as somebody changed them who means harm. */
public final class SampleFiles {

    private SampleFiles() {}

    /** Writes into a stream. */
    interface Writing {
        void to(ByteArrayOutputStream out) throws IOException;
    }

    static byte[] bytes(Writing writing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Of one empty page. */
    public static byte[] pdf() {
        return bytes(out -> {
            try (PDDocument document = new PDDocument()) {
                document.addPage(new PDPage());
                document.save(out);
            }
        });
    }

    /** Of one page, with more in its catalog and more objects. */
    static byte[] pdf(String catalog, String... objects) {
        return pdfOf(catalog, ISO_8859_1.encode(String.join("\n", objects)).array());
    }

    static byte[] pdfOf(String catalog, byte[] objects) {
        return bytes(out -> {
            out.write(("%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R " + catalog + " >>\nendobj\n"
                            + "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
                            + "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n")
                    .getBytes(ISO_8859_1));
            out.write(objects);
            out.write("\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n".getBytes(ISO_8859_1));
        });
    }

    public static byte[] png() {
        return picture("png");
    }

    static byte[] picture(String format) {
        return bytes(out -> ImageIO.write(new BufferedImage(20, 10, BufferedImage.TYPE_INT_RGB), format, out));
    }

    /** A lossless one of one point, by hand. */
    static byte[] webp() {
        byte[] head = {
            'R',
            'I',
            'F',
            'F',
            26,
            0,
            0,
            0,
            'W',
            'E',
            'B',
            'P',
            'V',
            'P',
            '8',
            'L',
            13,
            0,
            0,
            0,
            0x2F,
            0,
            0,
            0,
            0x10,
            7,
            0x10,
            0x11,
            0x11,
            (byte) 0x88,
            (byte) 0x88,
            (byte) 0xFE,
            7,
            0
        };
        return head;
    }

    /** What a PNG says of its size, changed. */
    static byte[] pngOf(int width, int height) {
        byte[] png = png().clone();
        for (int i = 0; i < 4; i++) {
            png[16 + i] = (byte) (width >> 24 - 8 * i);
            png[20 + i] = (byte) (height >> 24 - 8 * i);
        }
        return png;
    }

    public static byte[] docx() {
        return bytes(out -> {
            try (XWPFDocument document = new XWPFDocument()) {
                document.createParagraph().createRun().setText("The head of retention owns the call list.");
                document.createParagraph()
                        .createHyperlinkRun("https://wiki.example/churn")
                        .setText("wiki");
                document.write(out);
            }
        });
    }

    static byte[] xlsx() {
        return bytes(out -> {
            try (XSSFWorkbook workbook = new XSSFWorkbook()) {
                var row = workbook.createSheet("Costs").createRow(0);
                row.createCell(0).setCellValue(17);
                row.createCell(1).setCellFormula("IF(A1>3,\"yes | no!\",SUM(Costs!A1:A9))");
                workbook.write(out);
            }
        });
    }

    static byte[] pptx() {
        return bytes(out -> {
            try (XMLSlideShow show = new XMLSlideShow()) {
                show.createSlide();
                show.write(out);
            }
        });
    }

    /** As LibreOffice writes them: the kind stands first, as it is. */
    static byte[] openDocument(FileKind kind, Map<String, String> more) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("content.xml", content("<office:scripts/><office:body/>").getBytes(UTF_8));
        parts.put("META-INF/manifest.xml", "<manifest/>".getBytes(UTF_8));
        more.forEach((name, text) -> parts.put(name, text.getBytes(UTF_8)));
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                byte[] type = kind.mediaType().getBytes(UTF_8);
                ZipEntry first = new ZipEntry("mimetype");
                first.setMethod(ZipEntry.STORED);
                first.setSize(type.length);
                CRC32 sum = new CRC32();
                sum.update(type);
                first.setCrc(sum.getValue());
                zip.putNextEntry(first);
                zip.write(type);
                put(zip, parts);
            }
        });
    }

    static String content(String body) {
        return "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" xmlns:xlink=\"urn:x\""
                + " xmlns:script=\"urn:s\" xmlns:draw=\"urn:d\" xmlns:table=\"urn:b\">" + body
                + "</office:document-content>";
    }

    static byte[] zip(Map<String, byte[]> parts) {
        return bytes(out -> {
            try (ZipOutputStream zip = new ZipOutputStream(out)) {
                put(zip, parts);
            }
        });
    }

    private static void put(ZipOutputStream zip, Map<String, byte[]> parts) throws IOException {
        for (Map.Entry<String, byte[]> part : parts.entrySet()) {
            zip.putNextEntry(new ZipEntry(part.getKey()));
            zip.write(part.getValue());
            zip.closeEntry();
        }
    }

    /** Its parts, in their order. */
    static Map<String, byte[]> unzip(byte[] file) {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (var zip = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    /** The same with a part more, or another one in its place. */
    static byte[] with(byte[] file, String part, byte[] content) {
        Map<String, byte[]> parts = unzip(file);
        parts.put(part, content);
        return zip(parts);
    }

    static byte[] with(byte[] file, String part, String content) {
        return with(file, part, content.getBytes(UTF_8));
    }

    /** The same with something else where this stood in a part. */
    static byte[] replaced(byte[] file, String part, String what, String by) {
        String text = new String(unzip(file).get(part), UTF_8);
        if (!text.contains(what)) {
            throw new IllegalArgumentException(part + " has no " + what + ": " + text);
        }
        return with(file, part, text.replace(what, by));
    }

    static byte[] joined(byte[]... parts) {
        return bytes(out -> {
            for (byte[] part : parts) {
                out.write(part);
            }
        });
    }
}
