package org.groundwork.report.web;

import java.util.Arrays;
import java.util.List;
import org.groundwork.platform.Choice;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;

/**
 * All reference cases, narrowed by a filter.
 *
 * @param total how many there are
 * @param agreements ids
 */
record CasesPage(
        CaseFilter filter,
        int total,
        List<CaseView> cases,
        List<Choice> domains,
        List<Choice> verdicts,
        List<String> agreements) {

    static CasesPage of(CaseFilter filter) {
        ReferenceCases shipped = ReferenceCases.shipped();
        return new CasesPage(
                filter,
                shipped.all().size(),
                ReferenceCases.scored().stream()
                        .filter(filter::matches)
                        .map(CaseView::of)
                        .toList(),
                shipped.domains().stream()
                        .map(domain -> new Choice(domain.id(), domain.title(), null))
                        .toList(),
                shipped.method().verdicts().stream()
                        .map(verdict -> new Choice(verdict.id(), verdict.title(), null))
                        .toList(),
                Arrays.stream(ScoredCase.Agreement.values())
                        .map(ScoredCase.Agreement::id)
                        .toList());
    }
}
