package org.groundwork.testing;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every text in the compiled classes: literals, put together where the compiler does, those in
 * annotations, and the recipes of texts that are put together at run time, in which {@code \u0001}
 * stands for what is put in. Names of classes and methods are among them.
 */
public final class ClassTexts {

    private static final Path MAIN = Path.of("target", "classes");

    private ClassTexts() {}

    /**
     * @param className of the class in whose file it is
     */
    public record Text(String className, String value) {

        public String packageName() {
            return className.substring(0, className.lastIndexOf('.'));
        }

        /** The part of the package after {@code org.groundwork}; empty for that itself. */
        public String module() {
            String[] parts = packageName().split("\\.");
            return parts.length > 2 ? parts[2] : "";
        }
    }

    public static List<Text> ofMainClasses() {
        List<Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(MAIN.resolve("org").resolve("groundwork"))) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".class")).toList()) {
                String name = MAIN.relativize(file).toString().replaceAll("[/\\\\]", ".");
                String className = name.substring(0, name.length() - ".class".length());
                for (String text : constants(file)) {
                    texts.add(new Text(className, text));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** The texts of the constant pool (The Java Virtual Machine Specification, 4.4). */
    private static List<String> constants(Path file) throws IOException {
        List<String> texts = new ArrayList<>();
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.skipNBytes(8);
            int count = in.readUnsignedShort();
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                switch (tag) {
                    case 1 -> texts.add(in.readUTF());
                    case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                    case 15 -> in.skipNBytes(3);
                    case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                    case 5, 6 -> {
                        in.skipNBytes(8);
                        i++;
                    }
                    default -> throw new IOException("constant of kind " + tag + " in " + file);
                }
            }
        }
        return texts;
    }
}
