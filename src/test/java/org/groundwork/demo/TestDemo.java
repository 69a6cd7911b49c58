package org.groundwork.demo;

import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionOperations;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the demo in a test, as a start with {@code groundwork.demo=true} does. */
@TestComponent
public class TestDemo {

    public static final String LEAD = DemoPerson.MIRA.email();
    public static final String CONTRIBUTOR = DemoPerson.JONAS.email();
    public static final String MANAGER = DemoPerson.ADA.email();
    public static final String ADMINISTRATOR = DemoPerson.SIGRID.email();

    private static final Pattern LINE = Pattern.compile("(\\S+@\\S+) +(\\S+) +");

    private final AutowireCapableBeanFactory beans;
    private final TransactionOperations transaction;
    private final MessageSource messages;

    public TestDemo(
            AutowireCapableBeanFactory beans,
            TransactionOperations transaction,
            MessageSource messages) {
        this.beans = beans;
        this.transaction = transaction;
        this.messages = messages;
    }

    /** The demo as it is before its start. */
    Demo demo() {
        return new Demo(
                beans.createBean(DemoPeople.class),
                beans.createBean(WorkedExamples.class),
                transaction,
                messages);
    }

    /** Makes the demo, or renews its passwords; gives the passwords by address. */
    public Map<String, String> start() {
        Demo demo = demo();
        demo.run(new DefaultApplicationArguments());
        return passwords(demo);
    }

    static Map<String, String> passwords(Demo demo) {
        Map<String, String> passwords = new LinkedHashMap<>();
        Matcher line = LINE.matcher(demo.text());
        while (line.find()) {
            passwords.put(line.group(1), line.group(2));
        }
        return passwords;
    }
}
