package org.groundwork.assessment.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Entry;
import org.groundwork.assessment.Progress;
import org.groundwork.assessment.ScoredAssessment;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Initials;
import org.groundwork.identity.PersonId;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.groundwork.platform.Live;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what open pages ask for when they hear that something changed. */
@Component
@Transactional(readOnly = true)
class LivePages {

    private final Assessments assessments;
    private final SectionPages sections;
    private final CurrentPerson currentPerson;
    private final Cards cards;
    private final AssessmentTexts texts;
    private final Live live;

    LivePages(
            Assessments assessments,
            SectionPages sections,
            CurrentPerson currentPerson,
            Cards cards,
            AssessmentTexts texts,
            Live live) {
        this.assessments = assessments;
        this.sections = sections;
        this.currentPerson = currentPerson;
        this.cards = cards;
        this.texts = texts;
        this.live = live;
    }

    /** Everybody else, each once, with where they looked last. */
    LivePage.Here here(AssessmentId id, String place, boolean editableThen) {
        AssessmentView assessment = assessments.view(id);
        PersonId me = currentPerson.require().id();
        Map<PersonId, String> places = new LinkedHashMap<>();
        for (Live.Here here : live.here(id.topic())) {
            PersonId person = new PersonId(UUID.fromString(here.who()));
            if (!person.equals(me)) {
                places.put(person, here.place());
            }
        }
        AssessmentTexts.Names names = texts.names(List.copyOf(places.keySet()));
        boolean editable = sections.editable(assessment);
        return new LivePage.Here(
                assessment,
                place,
                editableThen,
                places.entrySet().stream()
                        .map(one -> {
                            String name = names.of(one.getKey());
                            return new LivePage.Person(name, Initials.of(name), title(assessment, one.getValue()));
                        })
                        .toList(),
                editableThen && !editable,
                !editableThen && editable);
    }

    private String title(AssessmentView assessment, String place) {
        return Methods.find(assessment.method()).stream()
                .flatMap(method -> method.sections().stream())
                .filter(section -> section.id().equals(place))
                .map(Section::shortTitle)
                .findFirst()
                .orElse("");
    }

    /**
     * @param seen questions with the versions that the page shows; what is none is passed over
     */
    LivePage changed(AssessmentId id, UUID page, String where, String section, String seen) {
        ScoredAssessment scored = assessments.scored(id);
        Method method = scored.method();
        Progress progress = scored.progress();
        List<Question> changed = versions(seen).entrySet().stream()
                .filter(shown -> method.hasQuestion(shown.getKey()))
                .filter(shown -> version(scored.entry(shown.getKey())) != shown.getValue())
                .map(shown -> method.question(shown.getKey()))
                .toList();
        boolean alone = where.equals(AnswerForm.NEXT) || where.equals(AnswerForm.ONE);
        return new LivePage(
                page,
                alone ? where : "section",
                scored.assessment(),
                cards.of(scored, changed, alone ? where : section, null),
                where.equals(AnswerForm.ONE) ? strip(scored, section, seen) : List.of(),
                progress,
                progress.sections().stream()
                        .filter(row -> row.section().id().equals(section))
                        .findFirst()
                        .orElse(null),
                sections.editable(scored.assessment()));
    }

    /** All questions of a section, for the page that shows one of them. */
    private List<QuestionCard> strip(ScoredAssessment scored, String section, String seen) {
        List<Question> asked = scored.method().questions().stream()
                .filter(question -> question.section().equals(section))
                .filter(question -> !scored.progress().hidden().contains(question.id())
                        || versions(seen).containsKey(question.id()))
                .toList();
        return cards.of(scored, asked, AnswerForm.ONE, null);
    }

    private static int version(@Nullable Entry entry) {
        return entry == null ? 0 : entry.version();
    }

    private static Map<String, Integer> versions(String seen) {
        Map<String, Integer> versions = new LinkedHashMap<>();
        Stream.of(seen.split(","))
                .map(one -> one.split(":", 2))
                .filter(one -> one.length == 2 && one[1].matches("[0-9]{1,9}"))
                .forEach(one -> versions.put(one[0], Integer.valueOf(one[1])));
        return versions;
    }
}
