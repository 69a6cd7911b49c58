package org.groundwork.assessment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Simulation;
import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.method.Method;
import org.groundwork.scoring.AnswerSheet;
import org.springframework.stereotype.Component;

/** Puts assessments and their answers together, a page of them with as many queries as one. */
@Component
class ScoredAssessments {

    private final AnswerRepository answers;
    private final EconomicEntryRepository economics;
    private final PinnedMethods methods;
    private final Teams teams;

    ScoredAssessments(AnswerRepository answers, EconomicEntryRepository economics, PinnedMethods methods, Teams teams) {
        this.answers = answers;
        this.economics = economics;
        this.methods = methods;
        this.teams = teams;
    }

    ScoredAssessment of(AssessmentEntity assessment) {
        return of(List.of(assessment)).getFirst();
    }

    /** With an analysis from so many draws. */
    ScoredAssessment live(AssessmentEntity assessment, int draws) {
        return of(List.of(assessment), draws).getFirst();
    }

    List<ScoredAssessment> of(List<AssessmentEntity> assessments) {
        return of(assessments, Simulation.DRAWS);
    }

    /** With analyses from so many draws. */
    List<ScoredAssessment> of(List<AssessmentEntity> assessments, int draws) {
        if (assessments.isEmpty()) {
            return List.of();
        }
        Map<AssessmentId, List<Entry>> entries = new HashMap<>();
        Map<AssessmentId, List<EconomicEntry>> stated = new HashMap<>();
        List<UUID> ids = assessments.stream().map(a -> a.id().value()).toList();
        for (AnswerEntity answer : answers.of(ids)) {
            entries.computeIfAbsent(answer.assessment(), id -> new ArrayList<>())
                    .add(answer.entry());
        }
        for (EconomicEntryEntity entry : economics.of(ids)) {
            stated.computeIfAbsent(entry.assessment(), id -> new ArrayList<>()).add(entry.entry());
        }
        return views(assessments).stream()
                .map(view -> scored(
                        view,
                        entries.getOrDefault(view.id(), List.of()),
                        EconomicSheet.of(stated.getOrDefault(view.id(), List.of())),
                        draws))
                .toList();
    }

    List<AssessmentView> views(List<AssessmentEntity> assessments) {
        var names = teams.byId(
                assessments.stream().map(AssessmentEntity::team).distinct().toList());
        return assessments.stream()
                .map(a -> a.view(names.getOrDefault(a.team(), new TeamView(a.team(), ""))))
                .toList();
    }

    AssessmentView view(AssessmentEntity assessment) {
        return views(List.of(assessment)).getFirst();
    }

    private ScoredAssessment scored(AssessmentView view, List<Entry> unordered, EconomicSheet stated, int draws) {
        Method method = methods.method(view.method());
        Map<String, Entry> entries = new LinkedHashMap<>();
        unordered.stream()
                .filter(entry -> method.hasQuestion(entry.question()))
                .sorted(Comparator.comparingInt(entry -> method.index(entry.question())))
                .forEach(entry -> entries.put(entry.question(), entry));
        AnswerSheet sheet = ScoredAssessment.sheetOf(method, entries);
        EconomicInputs inputs = stated.inputs();
        return new ScoredAssessment(view, sheet, entries, stated, inputs, methods.appraise(sheet, inputs, draws));
    }
}
