package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * Prints the JSON Schema of the assessment file, the one that the web application serves under the
 * same name.
 */
final class SchemaCommand {

    private static final String SCHEMA = "/static/schema/assessment-1.json";

    private SchemaCommand() {}

    static int run(List<String> args, Commands.Terminal terminal) {
        if (!Arguments.parse(args, List.of("--help")).files().isEmpty()) {
            throw new UsageException(Messages.get("usage.schema"));
        }
        try (InputStream schema = SchemaCommand.class.getResourceAsStream(SCHEMA)) {
            Objects.requireNonNull(schema, SCHEMA).transferTo(terminal.out());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Commands.FINE;
    }
}
