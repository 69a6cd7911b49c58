package org.groundwork.lab;

import java.util.List;

/**
 * What was sent cannot be measured. Its key, of {@code messages/lab.properties} after {@code lab.fault.}, says what is wrong and what
 * would be right; nothing of a row stands in it.
 */
public final class LabException extends RuntimeException {

    private final String key;
    private final transient List<Object> arguments;

    public LabException(String key, Object... arguments) {
        super(key);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    /** Key of its words, of {@code messages/lab.properties}. */
    public String messageKey() {
        return "lab.fault." + key;
    }

    /** Numbers and names of columns. */
    public List<Object> arguments() {
        return arguments;
    }
}
