package org.groundwork.method;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation.
 *
 * @param headline the first line of the report
 * @param means what it means for the next month
 * @param good why it is a good outcome
 * @param lookAgain when to look again
 * @param agreesWith ids of the economic strategies that it goes with, empty for none in particular;
 *     null where the method does not say
 * @param notSpent deciding so spends nothing on machine learning
 * @param plan what kind of plan follows
 * @param conditionsOf ids of the gates whose unmet expectations go with it; null for those of the
 *     gate that leads there
 */
public record Verdict(
        String id,
        String title,
        String headline,
        String means,
        String good,
        String lookAgain,
        @Nullable List<String> agreesWith,
        boolean notSpent,
        Plan plan,
        @Nullable List<String> conditionsOf)
        implements Identified {

    public Verdict {
        agreesWith = agreesWith == null ? null : List.copyOf(agreesWith);
        conditionsOf = conditionsOf == null ? null : List.copyOf(conditionsOf);
    }

    /** One of which the method says nothing more. */
    public Verdict(String id, String title, String headline, String means, String good, String lookAgain) {
        this(id, title, headline, means, good, lookAgain, null, false, Plan.NONE, null);
    }
}
