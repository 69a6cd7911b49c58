package org.groundwork.command;

import org.groundwork.amount.PlainMessages;

/** The text of the commands. */
final class Messages {

    private static final PlainMessages MESSAGES = new PlainMessages("/messages/command.properties");

    private Messages() {}

    static boolean has(String key) {
        return MESSAGES.has(key);
    }

    static String get(String key, String... values) {
        return MESSAGES.get(key, values);
    }
}
