package org.groundwork.demo;

import java.util.Locale;
import java.util.Map;
import org.groundwork.platform.ReadyNote;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes the demo at the first start with {@code groundwork.demo=true}, and gives its people new
 * passwords at every further one. Where people have accounts that the demo did not make, it touches
 * nothing.
 */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class Demo implements ApplicationRunner, ReadyNote {

    private final DemoPeople people;
    private final WorkedExamples examples;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private String note = "";

    Demo(DemoPeople people, WorkedExamples examples, TransactionOperations transaction, MessageSource messages) {
        this.people = people;
        this.examples = examples;
        this.transaction = transaction;
        this.messages = messages;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        transaction.executeWithoutResult(status -> note = start());
    }

    @Override
    public String text() {
        return note;
    }

    /** All or nothing, in one transaction. */
    private String start() {
        if (people.othersExist()) {
            return text("demo.refused");
        }
        if (!people.none()) {
            return list(people.renewPasswords());
        }
        DemoPeople.Made cast = people.make();
        for (WorkedExample example : WorkedExample.values()) {
            examples.make(example, cast);
        }
        return list(cast.passwords());
    }

    private String list(Map<DemoPerson, String> passwords) {
        StringBuilder lines = new StringBuilder(text("demo.people"));
        passwords.forEach((person, password) -> lines.append("\n    ")
                .append(pad(person.email(), 20))
                .append(password)
                .append("   ")
                .append(person.fullName())
                .append(", ")
                .append(text("demo.person." + person.name())));
        return lines.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.ENGLISH);
    }
}
