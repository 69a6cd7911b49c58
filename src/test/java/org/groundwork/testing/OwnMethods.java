package org.groundwork.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.groundwork.method.Methods;

/** Method files that do not ship. Ids must differ between test classes: what was published is remembered by its name. */
public final class OwnMethods {

    private OwnMethods() {}

    /** The small method of the documentation under another name. */
    public static String small(String id, int version) {
        try {
            return named(Files.readString(Path.of("docs/examples/small-method.yaml")), "small", 1, id, version);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The method that ships under another name; it says that it takes over from that one, and that nothing means anything else. */
    public static String likeCore(String id, int version) {
        String core = new String(Methods.file(Methods.newest().ref()), UTF_8);
        String named = named(core, Methods.newest().id(), Methods.newest().version(), id, version);
        String without = named.replaceFirst("(?m)^replaces:\\n(?:(?: .*)?\\n)+", "");
        assertThat(without).doesNotContain("replaces:");
        return without.replaceFirst(
                "(?m)^sources:",
                "replaces: { method: " + Methods.newest().ref()
                        + ", why: It asks the same in our house. }\n\nsources:");
    }

    private static String named(String file, String fromId, int fromVersion, String id, int version) {
        String from = "id: " + fromId + "\nversion: " + fromVersion + "\n";
        assertThat(file).contains(from);
        return file.replace(from, "id: " + id + "\nversion: " + version + "\n");
    }
}
