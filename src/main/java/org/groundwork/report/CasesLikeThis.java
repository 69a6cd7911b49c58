package org.groundwork.report;

import java.util.List;
import java.util.stream.Stream;
import org.groundwork.method.Method;
import org.groundwork.method.Option;
import org.groundwork.method.Question;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.SimilarCase;
import org.groundwork.reference.SimilarCases;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.AnswerSheet;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * Real initiatives whose outcome is known and whose answers are nearest to these.
 *
 * @param cases nearest first; none where too few questions are answered
 * @param among so many
 */
public record CasesLikeThis(List<Near> cases, int among) {

    /** How many are shown. */
    private static final int SHOWN = 3;

    /**
     * One of them.
     *
     * @param kind what kind of problem it is
     * @param sameKind whether ours is of the same kind; null where ours is not said
     * @param shared how many answers were compared
     * @param hindsight titles of the verdicts that hindsight supports, the best one first
     * @param ours title of what is recommended from its answers
     */
    public record Near(
            String id,
            String name,
            String year,
            String domain,
            @Nullable String kind,
            @Nullable Boolean sameKind,
            int shared,
            List<Both> alike,
            List<Both> different,
            String decided,
            String outcome,
            List<String> hindsight,
            String hindsightWhy,
            @Nullable String ours) {}

    /** Both answers to a question: number and label of the level. */
    public record Both(String title, String mine, String theirs, boolean equal) {}

    public CasesLikeThis {
        cases = List.copyOf(cases);
    }

    /**
     * @param itself name of the case that the sheet is of, which is not like itself; null where it
     *     is none
     */
    static CasesLikeThis to(AnswerSheet sheet, @Nullable String itself) {
        return new CasesLikeThis(
                SimilarCases.to(sheet, SHOWN + 1).stream()
                        .filter(similar -> !similar.reference().name().equals(itself))
                        .limit(SHOWN)
                        .map(similar -> near(sheet.method(), similar))
                        .toList(),
                ReferenceCases.shipped().all().size());
    }

    private static Near near(Method method, SimilarCase similar) {
        ReferenceCase reference = similar.reference();
        Method theirs = reference.method();
        return new Near(
                reference.id(),
                reference.name(),
                Integer.toString(reference.year()),
                reference.domain().title(),
                kind(reference),
                switch (similar.kind()) {
                    case SAME -> true;
                    case OTHER -> false;
                    case NOT_SAID -> null;
                },
                similar.shared(),
                similar.alike().stream().map(pair -> both(pair, method, theirs)).toList(),
                similar.different().stream()
                        .map(pair -> both(pair, method, theirs))
                        .toList(),
                reference.decided(),
                reference.outcome(),
                reference.supported().stream()
                        .map(id -> theirs.verdict(id).title())
                        .toList(),
                reference.hindsightWhy(),
                ours(reference));
    }

    private static @Nullable String ours(ReferenceCase reference) {
        return ReferenceCases.scored().stream()
                .filter(scored -> scored.reference().id().equals(reference.id()))
                .flatMap(scored ->
                        Stream.ofNullable(VerdictBasis.named(reference.file().sheet(), scored.result())))
                .map(verdict -> reference.method().verdict(verdict).title())
                .findFirst()
                .orElse(null);
    }

    private static Both both(SimilarCase.Pair pair, Method mine, Method theirs) {
        return new Both(
                mine.question(pair.question()).title(),
                label(mine, pair.question(), pair.mine()),
                label(theirs, pair.question(), pair.theirs()),
                pair.mine() == pair.theirs());
    }

    private static String label(Method method, String question, int level) {
        return method.question(question) instanceof Question.Levelled levelled ? levelled.numbered(level) : "";
    }

    /** Label of the kind of problem; null where it is not said. */
    private static @Nullable String kind(ReferenceCase reference) {
        String question = reference.method().uses().kind();
        if (question == null
                || !(reference.method().question(question) instanceof Question.Choice choice)
                || !(reference.file().sheet().answer(question) instanceof Answer.Choice(String option))) {
            return null;
        }
        Option found = choice.option(option);
        return found.label();
    }
}
