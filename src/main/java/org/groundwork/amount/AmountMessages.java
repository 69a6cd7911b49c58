package org.groundwork.amount;

/** The words of amounts. */
final class AmountMessages {

    private static final PlainMessages MESSAGES = new PlainMessages("/messages/amount.properties");

    private AmountMessages() {}

    static boolean has(String key) {
        return MESSAGES.has("amount." + key);
    }

    static String get(String key, String... values) {
        return MESSAGES.get("amount." + key, values);
    }
}
