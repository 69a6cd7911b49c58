package org.groundwork.evidence;

import java.util.List;

/** Ends the looking: the file cannot be taken. */
final class Refusal extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST = 200;

    private final Looked.Fault fault;
    private final String[] where;

    Refusal(Looked.Fault fault, String... where) {
        super(fault.name(), null, false, false);
        this.fault = fault;
        this.where = where.clone();
    }

    /** What stands in a file is shown shortened, and as one line. */
    Looked.Refused refused() {
        return new Looked.Refused(
                fault, List.of(where).stream().map(Refusal::shown).toList());
    }

    private static String shown(String found) {
        StringBuilder line = new StringBuilder();
        found.codePoints()
                .limit(LONGEST)
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || c == 0xFFFD ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString().strip();
    }
}
