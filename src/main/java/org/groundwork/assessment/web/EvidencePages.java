package org.groundwork.assessment.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.groundwork.assessment.AnswerFile;
import org.groundwork.assessment.AnswerFiles;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.assessment.Assessments;
import org.groundwork.assessment.EvidenceProperties;
import org.groundwork.assessment.FileContents;
import org.groundwork.evidence.FileKind;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.method.Method;
import org.groundwork.method.Methods;
import org.groundwork.method.Question;
import org.groundwork.platform.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what is shown of files with answers. */
@Component
@Transactional(readOnly = true)
class EvidencePages {

    /** Where the page of an answer's files is to be come back to. */
    static final String FILES = "files";

    private static final String ACCEPT = Arrays.stream(FileKind.values())
            .flatMap(kind -> kind.extensions().stream())
            .map(extension -> "." + extension)
            .collect(Collectors.joining(","));

    private static final long KILO = 1_000;
    private static final long MEGA = 1_000_000;

    private final AnswerFiles files;
    private final Assessments assessments;
    private final AssessmentTexts texts;
    private final CurrentPerson currentPerson;
    private final EvidenceProperties properties;

    EvidencePages(
            AnswerFiles files,
            Assessments assessments,
            AssessmentTexts texts,
            CurrentPerson currentPerson,
            EvidenceProperties properties) {
        this.files = files;
        this.assessments = assessments;
        this.texts = texts;
        this.currentPerson = currentPerson;
        this.properties = properties;
    }

    /** By question; for a page of an assessment that the person may read. */
    Function<Question, CardFiles> cards(AssessmentView assessment, String from) {
        Map<String, List<AnswerFile>> all =
                files.of(assessment.id()).stream().collect(Collectors.groupingBy(AnswerFile::question));
        Names names = names(all.values().stream().flatMap(List::stream).toList());
        boolean attach = attaches(assessment);
        return question -> card(assessment, question, from, attach, all.getOrDefault(question.id(), List.of()), names);
    }

    /** The card of one question. */
    CardFiles card(AssessmentId id, String question, String from) {
        Method method = assessments.scored(id).method();
        if (!method.hasQuestion(question)) {
            throw new NotFound();
        }
        return cards(assessments.view(id), from).apply(method.question(question));
    }

    /** Id of the section in which it is asked. */
    String sectionOf(AssessmentId id, String question) {
        return assessments.scored(id).method().question(question).section();
    }

    private CardFiles card(
            AssessmentView assessment,
            Question question,
            String from,
            boolean attach,
            List<AnswerFile> all,
            Names names) {
        List<CardFiles.Row> standing = all.stream()
                .filter(AnswerFile::stands)
                .map(file -> row(file, names))
                .toList();
        return new CardFiles(
                assessment.id(),
                question.id(),
                question.title(),
                from,
                attach,
                properties.maxFile().toMegabytes(),
                ACCEPT,
                standing,
                all.size() - standing.size());
    }

    private boolean attaches(AssessmentView assessment) {
        return properties.enabled()
                && assessment.open()
                && currentPerson
                        .require()
                        .may(Permission.ANSWER, assessment.team().id());
    }

    private CardFiles.Row row(AnswerFile file, Names names) {
        return new CardFiles.Row(
                file.id().toString(),
                file.name(),
                texts.text("evidence.kind." + file.kind()),
                size(file.size()),
                names.of(file.first()),
                file.first().at());
    }

    private String size(long bytes) {
        if (bytes < KILO) {
            return texts.text("evidence.size.bytes", bytes);
        }
        return bytes < MEGA
                ? texts.text("evidence.size.kilobytes", Math.round(bytes / (double) KILO))
                : texts.text("evidence.size.megabytes", bytes / (double) MEGA);
    }

    /** Who did what to files. */
    private record Names(AssessmentTexts.@Nullable Names known) {

        String of(AnswerFile.Event event) {
            return known == null ? "" : known.of(event.by());
        }
    }

    /** Without a query where there are none. */
    private Names names(Collection<AnswerFile> of) {
        return new Names(
                of.isEmpty()
                        ? null
                        : texts.names(of.stream()
                                .flatMap(file -> file.events().stream())
                                .map(AnswerFile.Event::by)
                                .distinct()
                                .toList()));
    }

    /** What is needed of files for the history of an answer: those that stood under a version of it. */
    Function<Integer, List<CardFiles.Row>> underVersions(AssessmentId id, String question) {
        List<AnswerFile> all = files.of(id, question);
        Names names = names(all);
        return version -> all.stream()
                .filter(file -> file.stoodUnder(version))
                .map(file -> row(file, names))
                .toList();
    }

    /**
     * @param problem why a file was not taken; null where none was refused
     * @throws NotFound if the question was never asked
     */
    FilesPage page(AssessmentId id, String questionId, @Nullable String problem) {
        Method method = assessments.scored(id).method();
        AssessmentView assessment = assessments.view(id);
        Question question = Methods.everAsked(method, questionId).orElseThrow(NotFound::new);
        boolean asked = method.hasQuestion(questionId);
        List<AnswerFile> all = files.of(id, questionId);
        Names names = names(all);
        boolean attach = asked && attaches(assessment);
        SignedIn person = currentPerson.require();
        boolean erases = person.may(Permission.ARCHIVE, assessment.team().id());
        return new FilesPage(
                assessment,
                question,
                asked,
                card(assessment, question, FILES, attach, all, names),
                all.stream()
                        .filter(file -> !file.stands())
                        .map(file -> new FilesPage.Gone(
                                row(file, names), file.erased(), attach && !file.erased(), erases && !file.erased()))
                        .toList(),
                all.stream()
                        .flatMap(file -> happened(file, names))
                        .sorted(Comparator.comparing(FilesPage.Happened::at).reversed())
                        .toList(),
                problem);
    }

    private static Stream<FilesPage.Happened> happened(AnswerFile file, Names names) {
        return file.events().stream()
                .map(event -> new FilesPage.Happened(
                        event.what().name().toLowerCase(Locale.ROOT),
                        file.name(),
                        names.of(event),
                        event.at(),
                        event.answerVersion()));
    }

    /** Why a file was not taken, and what would be. */
    String refusal(FileContents.Outcome.Refused refused) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(refused.name());
        refused.where()
                .forEach(where -> arguments.add(isWord(refused, where) ? texts.text("evidence.is." + where) : where));
        while (arguments.size() < 4) {
            arguments.add("");
        }
        return texts.text("evidence.fault." + refused.fault(), arguments.toArray());
    }

    /** What a file is instead is a word that has to be said. */
    private static boolean isWord(FileContents.Outcome.Refused refused, String where) {
        return switch (refused.fault()) {
            case OTHER_THAN_NAMED -> where.equals(refused.where().getLast());
            case TWO_IN_ONE -> true;
            default -> false;
        };
    }
}
