package org.groundwork.assessment;

import org.groundwork.document.Allowed;
import org.groundwork.identity.TeamId;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;

/**
 * What an assessment begins with.
 *
 * @param name of the initiative, one line of at most {@link Allowed#NAME} characters
 * @param summary may be empty; at most {@link Allowed#SUMMARY} characters
 * @param method by which it is answered, as files name it; null for the newest that ships
 */
public record NewAssessment(
        TeamId team, String name, String summary, @Nullable String method) {

    /**
     * @throws InvalidInput if a text is missing or too long
     */
    public NewAssessment {
        name = name(name);
        summary = summary(summary);
    }

    /** By the newest method that ships. */
    public NewAssessment(TeamId team, String name, String summary) {
        this(team, name, summary, null);
    }

    static String name(String name) {
        String tidy = Texts.name(name);
        if (tidy.isEmpty()) {
            throw new InvalidInput("assessment.name.missing");
        }
        return checked(tidy, Allowed.NAME, "assessment.name.too-long");
    }

    static String summary(String summary) {
        return checked(
                Texts.written(summary).replace("\r\n", "\n").strip(), Allowed.SUMMARY, "assessment.summary.too-long");
    }

    private static String checked(String text, int length, String tooLong) {
        if (Allowed.length(text) > length) {
            throw new InvalidInput(tooLong, String.valueOf(length));
        }
        if (Allowed.forbidden(text) != null) {
            throw new InvalidInput("assessment.text.forbidden");
        }
        return text;
    }
}
