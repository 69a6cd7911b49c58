package org.groundwork.method;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Run by the build: lints the methods that ship with the product and writes their snapshots beside
 * them.
 */
final class MethodCompiler {

    private MethodCompiler() {}

    /**
     * @param args the folder with the method files
     */
    public static void main(String[] args) throws IOException {
        for (String ref : Methods.shipped()) {
            Path file = Path.of(args[0], Methods.fileName(ref));
            byte[] bytes = Files.readAllBytes(file);
            Path said = Path.of(args[0], Methods.supplementName(ref));
            MethodFile.Supplement supplement =
                    Files.exists(said) ? new MethodFile.Supplement(said.toString(), Files.readAllBytes(said)) : null;
            Method method = MethodFile.read(file.toString(), bytes, supplement);
            Files.write(
                    Path.of(args[0], Methods.snapshotName(ref)),
                    CompiledMethod.of(method, Methods.withSupplement(bytes, supplement)));
        }
    }
}
