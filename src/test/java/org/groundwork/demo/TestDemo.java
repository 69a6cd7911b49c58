package org.groundwork.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.MessageSource;
import org.springframework.transaction.support.TransactionOperations;

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
    private final Accounts accounts;
    private final Assessments assessments;
    private final Answers answers;
    private final Assignments assignments;
    private final Evaluations evaluations;

    public TestDemo(
            AutowireCapableBeanFactory beans,
            TransactionOperations transaction,
            MessageSource messages,
            Accounts accounts,
            Assessments assessments,
            Answers answers,
            Assignments assignments,
            Evaluations evaluations) {
        this.beans = beans;
        this.transaction = transaction;
        this.messages = messages;
        this.accounts = accounts;
        this.assessments = assessments;
        this.answers = answers;
        this.assignments = assignments;
        this.evaluations = evaluations;
    }

    /** The demo as it is before its start. */
    Demo demo() {
        return new Demo(beans.createBean(DemoPeople.class), examples(), transaction, messages);
    }

    private WorkedExamples examples() {
        WorkedReviews reviews = beans.createBean(WorkedReviews.class);
        return new WorkedExamples(
                accounts, assessments, answers, assignments, evaluations, reviews, beans.createBean(DemoPlans.class));
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
