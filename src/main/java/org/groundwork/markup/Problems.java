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

    public Problems(String file) {
        this.file = file;
    }

    public String file() {
        return file;
    }

    public void at(Node node, String message) {
        at(node, node.path(), message);
    }

    public void at(Node node, String key, String message) {
        add(new Problem(file, node.line(), node.column(), key, message));
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
