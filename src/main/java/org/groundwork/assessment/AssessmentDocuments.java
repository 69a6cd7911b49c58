package org.groundwork.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.scoring.Answer;
import org.springframework.stereotype.Component;

/** Writes assessments down as files. */
@Component
class AssessmentDocuments {

    private final People people;

    AssessmentDocuments(People people) {
        this.people = people;
    }

    /**
     * An entry without an answer is left out.
     *
     * @param files that stand with the answers, by question; with what tells that they are the same
     */
    AssessmentFile file(ScoredAssessment scored, Map<String, List<AnswerFile>> files) {
        Map<PersonId, PersonView> names = people.byId(
                scored.entries().values().stream().map(Entry::by).distinct().toList());
        Map<String, AssessmentFile.Entry> answers = new LinkedHashMap<>();
        for (Entry entry : scored.entries().values()) {
            Answer answer = entry.answer();
            if (answer != null) {
                PersonView by = names.get(entry.by());
                answers.put(
                        entry.question(),
                        new AssessmentFile.Entry(
                                answer,
                                entry.note(),
                                entry.links(),
                                by == null ? null : by.name(),
                                entry.at(),
                                entry.lookAgain() ? entry.origin().method() : null,
                                files.getOrDefault(entry.question(), List.of()).stream()
                                        .map(file -> new AssessmentFile.NamedFile(file.name(), file.sha256()))
                                        .toList()));
            }
        }
        AssessmentView view = scored.assessment();
        return new AssessmentFile(
                scored.method(),
                new AssessmentFile.Initiative(view.name(), view.team().name(), view.summary()),
                answers,
                scored.economics());
    }
}
