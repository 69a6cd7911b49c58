package org.groundwork.demo;

import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.evaluation.Evaluations;
import org.groundwork.identity.Accounts;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.SignedInAuthentication;
import org.groundwork.identity.TeamRole;
import org.groundwork.method.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Makes the worked examples as the demo's people would: the team's lead imports the file; the
 * answers that somebody else gave in it ({@code by}) are saved by that person, who looks after
 * their sections; and what is submitted is submitted by the lead, who makes its next steps actions.
 */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class WorkedExamples {

    private final Accounts accounts;
    private final Assessments assessments;
    private final Answers answers;
    private final Assignments assignments;
    private final Evaluations evaluations;
    private final DemoPlans plans;

    WorkedExamples(
            Accounts accounts,
            Assessments assessments,
            Answers answers,
            Assignments assignments,
            Evaluations evaluations,
            DemoPlans plans) {
        this.accounts = accounts;
        this.assessments = assessments;
        this.answers = answers;
        this.assignments = assignments;
        this.evaluations = evaluations;
        this.plans = plans;
    }

    void make(WorkedExample example, DemoPeople.Made cast) {
        AssessmentFile file = read(example);
        DemoTeam team = team(file);
        DemoPerson lead = leadOf(team);
        Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson = byPerson(file, lead);
        AssessmentFile leads =
                new AssessmentFile(
                        file.method(), file.initiative(), byPerson.getOrDefault(lead, Map.of()));
        AssessmentId id =
                as(
                        cast.id(lead),
                        () -> assessments.importFile(cast.id(team), leads, example.fileName()));
        if (example.submittedEarly()) {
            as(
                    cast.id(lead),
                    () -> {
                        evaluations.submit(id);
                        evaluations.reopen(id);
                        return id;
                    });
        }
        byPerson.forEach(
                (person, entries) -> {
                    if (person != lead) {
                        answer(id, file, lead, person, entries, cast);
                    }
                });
        if (example.submitted()) {
            as(
                    cast.id(lead),
                    () -> {
                        evaluations.submit(id);
                        plans.make(id, cast.id(lead));
                        return id;
                    });
        }
    }

    private void answer(
            AssessmentId id,
            AssessmentFile file,
            DemoPerson lead,
            DemoPerson person,
            Map<String, AssessmentFile.Entry> entries,
            DemoPeople.Made cast) {
        PersonId personId = cast.id(person);
        List<String> sections =
                file.method().sections().stream()
                        .filter(
                                section ->
                                        section.questions().stream()
                                                .anyMatch(asked -> entries.containsKey(asked.id())))
                        .map(Section::id)
                        .toList();
        as(
                cast.id(lead),
                () -> {
                    sections.forEach(section -> assignments.assign(id, section, personId));
                    return id;
                });
        as(
                personId,
                () -> {
                    entries.forEach((question, entry) -> save(id, question, entry));
                    return id;
                });
    }

    private void save(AssessmentId id, String question, AssessmentFile.Entry entry) {
        SaveOutcome outcome =
                answers.save(
                        id,
                        new AnswerDraft(
                                question,
                                0,
                                null,
                                entry.answer(),
                                Objects.requireNonNullElse(entry.note(), ""),
                                entry.links()));
        if (!(outcome instanceof SaveOutcome.Saved)) {
            throw new IllegalStateException(question + ": " + outcome);
        }
    }

    private <T> T as(PersonId person, Supplier<T> deed) {
        SecurityContext before = SecurityContextHolder.getContext();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                new SignedInAuthentication(accounts.signedIn(person).orElseThrow()));
        SecurityContextHolder.setContext(context);
        try {
            return deed.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    static AssessmentFile read(WorkedExample example) {
        String path = "/demo/" + example.fileName();
        try (InputStream in = WorkedExamples.class.getResourceAsStream(path)) {
            byte[] bytes = Objects.requireNonNull(in, path).readAllBytes();
            return AssessmentFiles.read(example.fileName(), bytes, KnownMethods.shipped());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson(
            AssessmentFile file, DemoPerson lead) {
        Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson = new LinkedHashMap<>();
        file.answers()
                .forEach(
                        (question, entry) ->
                                byPerson.computeIfAbsent(
                                                named(entry.by(), lead), p -> new LinkedHashMap<>())
                                        .put(question, entry));
        return byPerson;
    }

    private static DemoPerson named(@Nullable String name, DemoPerson otherwise) {
        return name == null
                ? otherwise
                : Arrays.stream(DemoPerson.values())
                        .filter(person -> person.fullName().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    private static DemoTeam team(AssessmentFile file) {
        return Arrays.stream(DemoTeam.values())
                .filter(team -> team.title().equals(file.initiative().team()))
                .findFirst()
                .orElseThrow();
    }

    private static DemoPerson leadOf(DemoTeam team) {
        return Arrays.stream(DemoPerson.values())
                .filter(person -> person.roles().get(team) == TeamRole.LEAD)
                .findFirst()
                .orElseThrow();
    }
}
