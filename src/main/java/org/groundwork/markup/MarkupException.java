package org.groundwork.markup;

import java.util.List;
import java.util.stream.Collectors;

/** A file is wrong; carries everything that is wrong with it, in the order of its lines. */
public final class MarkupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public MarkupException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
