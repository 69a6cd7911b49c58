package org.groundwork.review;

import org.groundwork.document.Allowed;
import org.groundwork.platform.InvalidInput;

/** What people write here: plain text of some length, line ends as {@code \n}. */
final class PlainText {

    /** Characters (Unicode code points) of a comment or a reason. */
    static final int LONGEST = 5_000;

    private PlainText() {}

    /**
     * Without white space around it.
     *
     * @throws InvalidInput if it is too long, or holds a character that cannot be kept
     */
    static String checked(String given) {
        String text = given.replace("\r\n", "\n").replace('\r', '\n').strip();
        if (Allowed.length(text) > LONGEST) {
            throw new InvalidInput(
                    "review.text.too-long",
                    Integer.toString(LONGEST),
                    Integer.toString(Allowed.length(text) - LONGEST));
        }
        if (Allowed.forbidden(text) != null) {
            throw new InvalidInput("review.text.forbidden");
        }
        return text;
    }
}
