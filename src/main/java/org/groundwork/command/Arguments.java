package org.groundwork.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.groundwork.markup.Nearest;
import org.jspecify.annotations.Nullable;

/**
 * Files and options of a command. An option takes a value, {@code --name value} or {@code
 * --name=value}; {@code --} ends the options; {@code -} is a file: standard input.
 */
record Arguments(List<String> files, Map<String, String> options) {

    /**
     * @throws UsageException on an option that is not among {@code known}, one without value, or
     *     one given twice
     */
    static Arguments parse(List<String> args, List<String> known) {
        return parse(args, known, List.of());
    }

    /**
     * @param flags options without a value
     * @throws UsageException on an option that is not among {@code known} and {@code flags}, one without its
     *     value or with one that it does not take, or one given twice
     */
    static Arguments parse(List<String> args, List<String> known, List<String> flags) {
        List<String> all = Stream.concat(known.stream(), flags.stream()).toList();
        List<String> files = new ArrayList<>();
        Map<String, String> options = new LinkedHashMap<>();
        boolean optionsEnded = false;
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (optionsEnded || !arg.startsWith("-") || arg.equals("-")) {
                files.add(arg);
                continue;
            }
            if (arg.equals("--")) {
                optionsEnded = true;
                continue;
            }
            int equals = arg.indexOf('=');
            String name = equals < 0 ? arg : arg.substring(0, equals);
            check(name, all);
            String value;
            if (flags.contains(name)) {
                if (equals >= 0) {
                    throw new UsageException(Messages.get("usage.no-value", name));
                }
                value = name;
            } else if (equals >= 0) {
                value = arg.substring(equals + 1);
            } else if (i + 1 < args.size()) {
                value = args.get(++i);
            } else {
                value = "";
            }
            if (value.isEmpty()) {
                throw new UsageException(Messages.get("usage.value", name));
            }
            if (options.put(name, value) != null) {
                throw new UsageException(Messages.get("usage.twice", name));
            }
        }
        if (files.indexOf("-") != files.lastIndexOf("-")) {
            throw new UsageException(Messages.get("usage.twice", "-"));
        }
        return new Arguments(files, options);
    }

    private static void check(String name, List<String> known) {
        if (known.contains(name)) {
            return;
        }
        String nearest = Nearest.of(name, known);
        if (nearest != null) {
            throw new UsageException(Messages.get("usage.nearest", name, nearest));
        }
        throw new UsageException(Messages.get("usage.option", name));
    }

    @Nullable
    String option(String name) {
        return options.get(name);
    }

    /** Whether an option without a value is given. */
    boolean has(String flag) {
        return options.containsKey(flag);
    }

    /**
     * A whole number.
     *
     * @param otherwise where the option is not given
     * @throws UsageException if it is none, or outside the bounds
     */
    long whole(String name, long least, long most, long otherwise) {
        String text = options.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, together with numbers out of bounds
        }
        throw new UsageException(Messages.get("usage.number", name, Long.toString(least), Long.toString(most), text));
    }
}
