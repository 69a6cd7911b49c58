package org.groundwork.markup;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong in one file, so that all of it is told at once. */
public final class Problems {

    /** More than this many are not listed one by one. */
    public static final int MOST = 200;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private int more;

    /** The text of the file; empty while it is not known. */
    private String source = "";

    public Problems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    /** So that what cannot be seen on a line can be told together with what is wrong there. */
    void source(String text) {
        source = text;
    }

    public void at(Node node, String message) {
        at(node, node.path(), message);
    }

    public void at(Node node, String key, String message) {
        String hint = node instanceof Node.Scalar scalar ? hint(scalar) : "";
        add(new Problem(file, node.line(), node.column(), key, message + hint));
    }

    /** What in a word is not what it looks like, with its column. */
    private String hint(Node.Scalar scalar) {
        Lookalikes.Found found = Lookalikes.inWord(scalar.text());
        if (found != null) {
            return "; " + found.what() + column(scalar, found.codePoint());
        }
        return isJson() && scalar.text().matches("(?s)(.*\\s)?(//|/\\*).*") ? "; JSON has no comments" : "";
    }

    private String column(Node.Scalar scalar, int codePoint) {
        int[] line = line(scalar.line());
        for (int i = Math.max(0, scalar.column() - 1); i < line.length; i++) {
            if (line[i] == codePoint) {
                return ", column " + (i + 1);
            }
        }
        return "";
    }

    /** Characters of a line, which counts from 1. */
    int[] line(int number) {
        return source.lines()
                .skip(Math.max(0, number - 1))
                .findFirst()
                .orElse("")
                .codePoints()
                .toArray();
    }

    /** The file begins as JSON does. */
    boolean isJson() {
        String start = (source.startsWith("\uFEFF") ? source.substring(1) : source).stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }

    public void inFile(String message) {
        add(new Problem(file, 0, 0, "", message));
    }

    public void add(Problem problem) {
        if (found.size() < MOST) {
            found.add(problem);
        } else {
            more++;
        }
    }

    public boolean none() {
        return found.isEmpty();
    }

    /** In the order of the lines. */
    public List<Problem> list() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(null);
        if (more > 0) {
            sorted.add(new Problem(file, 0, 0, "", "and " + more + " more like these"));
        }
        return List.copyOf(sorted);
    }

    /**
     * @throws MarkupException with all of them, if there are any
     */
    public void throwIfAny() {
        if (!none()) {
            throw new MarkupException(list());
        }
    }
}
