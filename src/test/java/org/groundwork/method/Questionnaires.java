package org.groundwork.method;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small methods for tests of what becomes of questions. They have no gates. */
public final class Questionnaires {

    private Questionnaires() {}

    public static Method of(int version, @Nullable Replaces replaces, Question... questions) {
        return new Method(new Method.Parts(
                "small",
                version,
                "small",
                "small",
                replaces,
                Uses.NONE,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(new Section("s", "S", "S", "s", false, List.of(questions))),
                List.of(),
                List.of(new Verdict("ALL", "t", "h", "m", "g", "l")),
                List.of(),
                List.of(),
                List.of()));
    }

    /** Five levels; the wording stands in their anchors. */
    public static Question levelled(String id, String text, String wording, boolean mayBeNotApplicable) {
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i <= Question.TOP; i++) {
            levels.add(new Level("l" + i, wording + i, i / 4.0, null));
        }
        return new Question.Levelled(common(id, text, mayBeNotApplicable), levels);
    }

    public static Question choice(String id, String text, boolean mayBeNotApplicable, String... options) {
        return new Question.Choice(
                common(id, text, mayBeNotApplicable),
                Arrays.stream(options)
                        .map(option -> new Option(option, option, option, false))
                        .toList());
    }

    private static Question.Common common(String id, String text, boolean mayBeNotApplicable) {
        return new Question.Common(
                id,
                "s",
                id,
                text,
                "why",
                "how",
                "evidence",
                1,
                Effort.M,
                "owner",
                null,
                mayBeNotApplicable,
                null,
                List.of());
    }
}
