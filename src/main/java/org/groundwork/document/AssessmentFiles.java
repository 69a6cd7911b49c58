package org.groundwork.document;

import java.util.Map;
import org.groundwork.markup.Markup;
import org.groundwork.markup.MarkupException;
import org.groundwork.markup.Node;
import org.groundwork.markup.Problems;
import org.groundwork.method.Method;

/** Reads and writes assessment files. */
public final class AssessmentFiles {

    private AssessmentFiles() {}

    /**
     * Reads an assessment file, YAML or JSON, of at most {@link Markup.Bounds#USUAL}.
     *
     * @param fileName for messages
     * @throws MarkupException with everything that is wrong with it
     */
    public static AssessmentFile read(String fileName, byte[] bytes, KnownMethods methods) {
        return read(fileName, bytes, methods, false);
    }

    /** What was stored came from forms, where each text has its own bound: there can be more of it than in a file. */
    private static final Markup.Bounds STORED = new Markup.Bounds(64 * 1024 * 1024, 40, 1_000_000);

    /**
     * Reads what {@link #writeJson} wrote when it was submitted: what was accepted then, such as a
     * currency that went out of use, is still.
     *
     * @param name for messages
     * @throws MarkupException if it is damaged
     */
    public static AssessmentFile readStored(String name, byte[] bytes, KnownMethods methods) {
        return read(name, bytes, methods, true);
    }

    private static AssessmentFile read(String name, byte[] bytes, KnownMethods methods, boolean stored) {
        Problems problems = new Problems(name);
        Node root = Markup.read(problems, bytes, stored ? STORED : Markup.Bounds.USUAL);
        return new AssessmentReader(problems, methods, stored).read(root);
    }

    /**
     * Reads answers by question, as they stand in an assessment file, out of another file.
     *
     * @param problems takes everything that is wrong with them
     * @return without those that are wrong
     */
    public static Map<String, AssessmentFile.Entry> answers(Problems problems, Node node, Method method) {
        return AssessmentReader.answers(problems, node, method);
    }

    /**
     * The file as canonical YAML: always the same text for the same value, and read back as the
     * same value. Ends with a line end.
     */
    public static String writeYaml(AssessmentFile file) {
        return YamlText.of(file);
    }

    /** Like {@link #writeYaml}, as JSON. */
    public static String writeJson(AssessmentFile file) {
        return Json.text(FileContent.of(file));
    }
}
