package org.groundwork.assessment;

import org.groundwork.identity.TeamView;
import org.groundwork.identity.Teams;
import org.groundwork.method.Method;
import org.groundwork.scoring.AnswerSheet;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts assessments and their answers together, a page of them with as many queries as one. */
@Component
class Worksheets {

    private final AnswerRepository answers;
    private final PinnedMethods methods;
    private final Teams teams;

    Worksheets(AnswerRepository answers, PinnedMethods methods, Teams teams) {
        this.answers = answers;
        this.methods = methods;
        this.teams = teams;
    }

    Worksheet of(AssessmentEntity assessment) {
        return of(List.of(assessment)).getFirst();
    }

    List<Worksheet> of(List<AssessmentEntity> assessments) {
        if (assessments.isEmpty()) {
            return List.of();
        }
        Map<AssessmentId, List<Entry>> entries = new HashMap<>();
        for (AnswerEntity answer :
                answers.of(assessments.stream().map(a -> a.id().value()).toList())) {
            entries.computeIfAbsent(answer.assessment(), id -> new ArrayList<>())
                    .add(answer.entry());
        }
        return views(assessments).stream()
                .map(view -> worksheet(view, entries.getOrDefault(view.id(), List.of())))
                .toList();
    }

    List<AssessmentView> views(List<AssessmentEntity> assessments) {
        var names =
                teams.byId(assessments.stream().map(AssessmentEntity::team).distinct().toList());
        return assessments.stream()
                .map(a -> a.view(names.getOrDefault(a.team(), new TeamView(a.team(), ""))))
                .toList();
    }

    AssessmentView view(AssessmentEntity assessment) {
        return views(List.of(assessment)).getFirst();
    }

    private Worksheet worksheet(AssessmentView view, List<Entry> unordered) {
        Method method = methods.method(view.method());
        Map<String, Entry> entries = new LinkedHashMap<>();
        unordered.stream()
                .sorted(Comparator.comparingInt(entry -> method.index(entry.question())))
                .forEach(entry -> entries.put(entry.question(), entry));
        AnswerSheet sheet = Worksheet.sheetOf(method, entries);
        return new Worksheet(view, sheet, entries, null, methods.appraise(sheet, null));
    }
}
