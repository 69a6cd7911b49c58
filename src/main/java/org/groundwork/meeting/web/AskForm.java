package org.groundwork.meeting.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.meeting.BlindDraft;
import org.groundwork.method.Question;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;

/**
 * A request for blind answers as its form sends it.
 *
 * @param people ids
 * @param sections ids of sections that are asked as a whole; {@code matters} for what can still change the
 *     recommendation
 * @param questions ids of single questions
 * @param due as a date field sends it
 */
record AskForm(
        @Nullable List<String> people,
        @Nullable List<String> sections,
        @Nullable List<String> questions,
        @Nullable String due,
        @Nullable String note) {

    static final String MATTERS = "matters";

    AskForm {
        people = people == null ? List.of() : List.copyOf(people);
        sections = sections == null ? List.of() : List.copyOf(sections);
        questions = questions == null ? List.of() : List.copyOf(questions);
    }

    public boolean asks(String person) {
        return people != null && people.contains(person);
    }

    public boolean about(String section) {
        return sections != null && sections.contains(section);
    }

    public boolean single(String question) {
        return questions != null && questions.contains(question);
    }

    /**
     * @param asked sections with the questions that can be asked
     * @param matters questions that can still change the recommendation
     */
    BlindDraft draft(List<AskPage.Part> asked, List<String> matters) {
        Set<String> wanted = new LinkedHashSet<>();
        for (AskPage.Part part : asked) {
            Section section = part.section();
            for (Question question : part.questions()) {
                if (about(section.id())
                        || single(question.id())
                        || (about(MATTERS) && matters.contains(question.id()))) {
                    wanted.add(question.id());
                }
            }
        }
        return new BlindDraft(persons(), wanted, date(due), note == null ? "" : note);
    }

    private Set<PersonId> persons() {
        Set<PersonId> ids = new HashSet<>();
        for (String person : people == null ? List.<String>of() : people) {
            try {
                ids.add(new PersonId(UUID.fromString(person)));
            } catch (IllegalArgumentException noId) {
                ids.add(PersonId.random()); // nobody: refused as such
            }
        }
        return ids;
    }

    /** Null where it is none. */
    static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }
}
