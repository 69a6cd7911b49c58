package org.groundwork.report.web;

import java.util.List;
import org.groundwork.method.Method;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ScoredCase;
import org.groundwork.scoring.VerdictBasis;
import org.jspecify.annotations.Nullable;

/**
 * A reference case as a line of a table, with the titles of verdicts.
 *
 * @param best what hindsight supports most
 * @param also what else hindsight would not call wrong
 * @param ours what is recommended from its answers; null where it is too early to say
 * @param agreement name of how the two stand to each other
 * @param others what the recommendation could still become
 */
record CaseView(
        String id,
        String name,
        String year,
        String domain,
        String best,
        List<String> also,
        @Nullable String ours,
        String agreement,
        boolean settled,
        List<String> others) {

    static CaseView of(ScoredCase scored) {
        ReferenceCase reference = scored.reference();
        Method method = reference.method();
        String verdict = VerdictBasis.named(reference.file().sheet(), scored.result());
        return new CaseView(
                reference.id(),
                reference.name(),
                Integer.toString(reference.year()),
                reference.domain().title(),
                method.verdict(reference.hindsight()).title(),
                titles(method, reference.alsoDefensible()),
                verdict == null ? null : method.verdict(verdict).title(),
                scored.agreement().name(),
                scored.result().settled(),
                titles(method, scored.others()));
    }

    private static List<String> titles(Method method, List<String> verdicts) {
        return verdicts.stream().map(verdict -> method.verdict(verdict).title()).toList();
    }
}
