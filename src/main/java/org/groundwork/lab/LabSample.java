package org.groundwork.lab;

import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/** Past cases that ship with the product, made from a known process; to be tried without a file of one's own. */
public enum LabSample {
    /**
     * Cancellations of a subscription. Those who skipped boxes and have not logged in for long cancel; the reason that was written
     * down afterwards gives it away, which the warnings say.
     */
    SUBSCRIPTIONS(
            "subscriptions.csv",
            "lab.sample.subscriptions",
            new LabQuestion(
                    Task.YES_NO,
                    "cancelled",
                    "yes",
                    "decided_at",
                    "customer",
                    "score_today",
                    Set.of(),
                    "region",
                    new Worth.Capacity(15, Per.WEEK),
                    30,
                    1.0,
                    null,
                    null)),
    /** Daily demand of eight shops over three years. */
    STORE_DEMAND(
            "store-demand.csv",
            "lab.sample.store-demand",
            new LabQuestion(
                    Task.FORECAST,
                    "demand",
                    null,
                    "day",
                    null,
                    "forecast_today",
                    Set.of(),
                    null,
                    new Worth.Error(1, 2),
                    0,
                    1.0,
                    null,
                    new LabQuestion.Forecast(Per.DAY, 7, "shop", true)));

    private final String file;
    private final String titleKey;
    private final LabQuestion question;

    LabSample(String file, String titleKey, LabQuestion question) {
        this.file = file;
        this.titleKey = titleKey;
        this.question = question;
    }

    /** Its name as a file. */
    public String file() {
        return file;
    }

    /** Of {@code messages/lab.properties}. */
    public String titleKey() {
        return titleKey;
    }

    /** Ready to run; with all columns, so that the warnings show what is to be left out. */
    public LabQuestion question() {
        return question;
    }

    /** The file itself. */
    public InputStream open() {
        return Objects.requireNonNull(LabSample.class.getResourceAsStream("/samples/" + file), file);
    }
}
