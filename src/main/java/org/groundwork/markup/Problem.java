package org.groundwork.markup;

/**
 * One thing that is wrong in a file, for the person who wrote it.
 *
 * @param file name of the file as its reader knows it
 * @param line 1-based; 0 when the file as a whole is meant
 * @param column 1-based; 0 when the file as a whole is meant
 * @param key path of the key, for example {@code answers.problem.metric.level}; empty at the top
 * @param message what is wrong and what would be right, one sentence without a final stop
 */
public record Problem(String file, int line, int column, String key, String message) implements Comparable<Problem> {

    @Override
    public int compareTo(Problem other) {
        int byLine = Integer.compare(line, other.line);
        return byLine != 0 ? byLine : Integer.compare(column, other.column);
    }

    /** One line: {@code churn.yaml:7:23: answers.problem.metric.level: …}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(file);
        if (line > 0) {
            text.append(':').append(line).append(':').append(column);
        }
        text.append(": ");
        if (!key.isEmpty()) {
            text.append(Node.shorten(key)).append(": ");
        }
        return text.append(message).toString();
    }
}
