package org.groundwork.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.groundwork.assessment.AnswerDraft;
import org.groundwork.assessment.Answers;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.Assignments;
import org.groundwork.assessment.SaveOutcome;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.evaluation.EvaluationView;
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

/**
 * Makes the worked examples as the demo's people would: the team's lead imports the file; the
 * answers that somebody else gave in it ({@code by}) are saved by that person, who looks after
 * their sections; what is submitted is submitted by the lead, who makes its next steps actions, and
 * reviewed by the manager.
 */
@Component
@ConditionalOnBooleanProperty("groundwork.demo")
class WorkedExamples {

    private final Accounts accounts;
    private final Assessments assessments;
    private final Answers answers;
    private final Assignments assignments;
    private final Evaluations evaluations;
    private final WorkedReviews reviews;
    private final DemoPlans plans;

    WorkedExamples(
            Accounts accounts,
            Assessments assessments,
            Answers answers,
            Assignments assignments,
            Evaluations evaluations,
            WorkedReviews reviews,
            DemoPlans plans) {
        this.accounts = accounts;
        this.assessments = assessments;
        this.answers = answers;
        this.assignments = assignments;
        this.evaluations = evaluations;
        this.reviews = reviews;
        this.plans = plans;
    }

    void make(WorkedExample example, DemoPeople.Made cast) {
        AssessmentFile file = read(example);
        DemoTeam team = team(file);
        DemoPerson lead = leadOf(team);
        Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson = byPerson(file, lead);
        AssessmentFile leads = new AssessmentFile(
                file.method(), file.initiative(), byPerson.getOrDefault(lead, Map.of()), file.economics());
        AssessmentId id = as(cast.id(lead), () -> assessments.importFile(cast.id(team), leads, example.fileName()));
        if (example.submittedEarly()) {
            as(cast.id(lead), () -> {
                evaluations.submit(id);
                evaluations.reopen(id, "");
                return id;
            });
        }
        byPerson.forEach((person, entries) -> {
            if (person != lead) {
                answer(id, file, lead, person, entries, cast);
            }
        });
        if (example.fate() != WorkedExample.Fate.OPEN) {
            EvaluationView submission = as(cast.id(lead), () -> {
                EvaluationView submitted = evaluations.submit(id);
                plans.make(id, cast.id(lead));
                return submitted;
            });
            review(example.fate(), submission, cast.id(lead), cast.id(managerOf(team)));
        }
    }

    private void review(WorkedExample.Fate fate, EvaluationView submission, PersonId lead, PersonId manager) {
        AssessmentId id = submission.assessment();
        switch (fate) {
            case OPEN -> {}
            case SUBMITTED -> {
                as(manager, () -> reviews.ask(id, lead));
                as(lead, () -> reviews.answer(id));
            }
            case RETURNED -> as(manager, () -> reviews.giveBack(submission));
            case DECIDED -> as(manager, () -> reviews.accept(submission));
        }
    }

    private void as(PersonId person, Runnable deed) {
        as(person, () -> {
            deed.run();
            return person;
        });
    }

    private void answer(
            AssessmentId id,
            AssessmentFile file,
            DemoPerson lead,
            DemoPerson person,
            Map<String, AssessmentFile.Entry> entries,
            DemoPeople.Made cast) {
        PersonId personId = cast.id(person);
        List<String> sections = file.method().sections().stream()
                .filter(section -> section.questions().stream().anyMatch(asked -> entries.containsKey(asked.id())))
                .map(Section::id)
                .toList();
        as(cast.id(lead), () -> {
            sections.forEach(section -> assignments.assign(id, section, personId));
            return id;
        });
        as(personId, () -> {
            entries.forEach((question, entry) -> save(id, question, entry));
            return id;
        });
    }

    private void save(AssessmentId id, String question, AssessmentFile.Entry entry) {
        SaveOutcome outcome = answers.save(
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
            return AssessmentFiles.read(example.fileName(), bytes, KnownMethods.installed());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson(AssessmentFile file, DemoPerson lead) {
        Map<DemoPerson, Map<String, AssessmentFile.Entry>> byPerson = new LinkedHashMap<>();
        file.answers()
                .forEach((question, entry) -> byPerson.computeIfAbsent(
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
        return in(team, TeamRole.LEAD);
    }

    private static DemoPerson managerOf(DemoTeam team) {
        return in(team, TeamRole.MANAGER);
    }

    private static DemoPerson in(DemoTeam team, TeamRole role) {
        return Arrays.stream(DemoPerson.values())
                .filter(person -> person.roles().get(team) == role)
                .findFirst()
                .orElseThrow();
    }
}
