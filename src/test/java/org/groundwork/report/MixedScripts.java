package org.groundwork.report;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.groundwork.document.AssessmentFile;
import org.groundwork.scoring.Answer;

/** Puts texts in which scripts, digits, brackets and marks are mixed into every field that people fill in. */
public final class MixedScripts {

    private static final List<String> PIECES = List.of(
            "مرحبا",
            "فريق الاحتفاظ",
            "שלום",
            "לا",
            "الله",
            "لإ",
            "123",
            "١٢٣",
            "۱۲",
            "(42)",
            "[x]",
            "abc",
            "Ω",
            "é",
            "🎉",
            " ",
            " ",
            " ",
            "-",
            "،",
            "؟",
            "«x»",
            "َّ",
            "ـ",
            "\u200D",
            "\u200C",
            "\u200F",
            "(",
            ")",
            "]",
            "测",
            "\u00AD",
            "µ",
            "μ",
            "€",
            "%",
            "/",
            "ی",
            "ک",
            "٪",
            "a\u0301",
            "’",
            "x".repeat(60));

    private MixedScripts() {}

    /** A text, never blank. */
    public static String text(Random random, int most) {
        StringBuilder text = new StringBuilder("ب");
        int pieces = 1 + random.nextInt(most);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString().strip();
    }

    public static AssessmentFile in(AssessmentFile file, Random random) {
        Map<String, AssessmentFile.Entry> entries = new LinkedHashMap<>();
        file.answers()
                .forEach((question, entry) -> entries.put(
                        question,
                        new AssessmentFile.Entry(
                                entry.answer() instanceof Answer.NotApplicable
                                        ? new Answer.NotApplicable(text(random, 12))
                                        : entry.answer(),
                                text(random, 60),
                                List.of("https://x.example/" + random.nextInt()),
                                entry.by() == null ? null : text(random, 4),
                                entry.at())));
        return new AssessmentFile(
                file.method(),
                new AssessmentFile.Initiative(text(random, 6), text(random, 4), text(random, 40)),
                entries,
                file.economics());
    }

    /** A submission with a decision, comments’ reasons and actions, all of such texts. */
    static ReportPage submitted(AssessmentFile file, Random random) {
        OffsetDateTime at = ReportSamples.AT;
        ReviewStatus.Opened opened =
                random.nextBoolean() ? new ReviewStatus.Opened(text(random, 4), at, text(random, 20)) : null;
        ReviewStatus status = new ReviewStatus(
                random.nextBoolean() ? "RETURNED" : "OTHERWISE",
                text(random, 4),
                at,
                "Base",
                "Keep",
                text(random, 60),
                List.of(new ReviewStatus.About("problem.value", null, "Value", text(random, 30))),
                opened,
                opened != null,
                1,
                new ReviewStatus.Commitment(
                        "120,000 EUR",
                        3,
                        6,
                        text(random, 4),
                        LocalDate.of(2027, 3, 1),
                        List.of(text(random, 20), text(random, 8))),
                List.of(new ReviewStatus.Earlier("ACCEPTED", text(random, 4), at, text(random, 4), text(random, 20))),
                new ReviewStatus.Happened("DONE", LocalDate.of(2027, 3, 2), "90,000 EUR", text(random, 20)));
        ActionPlan plan = new ActionPlan(
                List.of(
                        new ActionPlan.Line(text(random, 12), text(random, 4), null, "OPEN", true),
                        new ActionPlan.Line(text(random, 12), "", null, "DONE", false)),
                new ActionPlan.Saved(text(random, 3), false, 1, text(random, 20)),
                List.of());
        return ReportPage.of(
                file,
                ReportSamples.score(file),
                Provenance.submitted(
                        at,
                        2,
                        text(random, 4),
                        false,
                        new Provenance.Seal("0".repeat(64), "1".repeat(64), "test", true, false, true),
                        status),
                plan,
                null);
    }
}
