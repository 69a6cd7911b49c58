package org.groundwork.command;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.groundwork.amount.AmountTexts;
import org.groundwork.document.Allowed;
import org.groundwork.document.AssessmentFile;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.Json;
import org.groundwork.document.KnownMethods;
import org.groundwork.economics.EconomicInputs;
import org.groundwork.economics.Input;
import org.groundwork.economics.Range;
import org.groundwork.lab.LabTexts;
import org.groundwork.lab.LabView;
import org.groundwork.lab.Offer;
import org.groundwork.markup.Markup;
import org.groundwork.markup.YamlEdit;
import org.groundwork.method.Question;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.jspecify.annotations.Nullable;

/** Writes what a result offers into an assessment file, and leaves all else as it stands. */
final class LabInto {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final MathContext TWO_FIGURES = new MathContext(2);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final String name;
    private final AssessmentFile before;
    private String text;

    private LabInto(Path path, String name, AssessmentFile before, String text) {
        this.path = path;
        this.name = name;
        this.before = before;
        this.text = text;
    }

    /** What became of an offer. */
    enum Done {
        WRITTEN,
        REPLACED,
        /** It stands there already. */
        SAME,
        /** Something else stands there, which only --replace replaces. */
        KEPT,
        /** The file's method does not ask it. */
        NOT_ASKED;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * @param about question or economic input
     * @param title in words
     * @param was what stood there; empty for nothing
     * @param is what the result speaks for
     */
    record Change(String about, String title, Done done, String was, String is) {}

    /**
     * @throws org.groundwork.markup.MarkupException if it is no assessment file
     */
    static LabInto read(String file) {
        if (file.equals("-")) {
            throw new UsageException(Messages.get("usage.lab.into-standard"));
        }
        InputFile input = InputFile.read(file, InputStream.nullInputStream(), Markup.Bounds.USUAL);
        AssessmentFile before = AssessmentFiles.read(input.name(), input.bytes(), KnownMethods.installed());
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(input.bytes()))
                    .toString();
            return new LabInto(Path.of(file).toRealPath(), file, before, text);
        } catch (CharacterCodingException e) {
            throw new UsageException(Messages.get("usage.lab.into-utf8", file));
        } catch (IOException | InvalidPathException e) {
            throw new UsageException(Messages.get("file.unwritable", file));
        }
    }

    /**
     * @throws UsageException if it cannot be written
     */
    List<Change> write(LabCommand.Measured measured, boolean replace, Clock clock) {
        List<Change> changes = new ArrayList<>();
        Set<String> written = new LinkedHashSet<>();
        for (Offer offer : measured.offers()) {
            String question = LabTexts.answers(offer.key());
            String input = LabTexts.input(offer.key());
            Change change = question != null
                    ? answer(offer, question, note(measured, clock), replace)
                    : input != null ? range(offer, input, replace) : null;
            if (change != null) {
                changes.add(change);
                if (change.done() == Done.WRITTEN || change.done() == Done.REPLACED) {
                    written.add(change.about());
                }
            }
        }
        if (!written.isEmpty()) {
            check(written);
            save();
        }
        return changes;
    }

    private static String note(LabCommand.Measured measured, Clock clock) {
        LabView view = LabView.of(measured.result());
        return Messages.get(
                "into.note",
                LocalDate.now(clock).format(DAY),
                view.headline(),
                view.addition().text());
    }

    // Answers.

    private @Nullable Change answer(Offer offer, String id, String note, boolean replace) {
        Answer offered = offered(offer);
        if (offered == null) {
            return null;
        }
        if (!before.method().hasQuestion(id)) {
            return new Change(id, LabTexts.offer(offer.key()).title(), Done.NOT_ASKED, "", "");
        }
        Question question = before.method().question(id);
        String is = words(question, offered);
        AssessmentFile.Entry entry = before.answers().get(id);
        if (entry == null) {
            put(List.of("answers", id), flow(offered, note, List.of()));
            return new Change(id, question.title(), Done.WRITTEN, "", is);
        }
        String was = words(question, entry.answer());
        if (entry.answer().equals(offered)) {
            return new Change(id, question.title(), Done.SAME, was, is);
        }
        if (!replace && !(entry.answer() instanceof Answer.Unknown)) {
            return new Change(id, question.title(), Done.KEPT, was, is);
        }
        String all = entry.note() == null ? note : Messages.get("into.note.before", note, entry.note());
        String both = all.length() <= Allowed.NOTE ? all : note;
        boolean inPlace = entry.answer().getClass() == offered.getClass()
                && entry.by() == null
                && entry.at() == null
                && entry.givenUnder() == null;
        if (inPlace && offered instanceof Answer.Level(int level, Evidence evidence)) {
            put(List.of("answers", id, "level"), Integer.toString(level));
            put(List.of("answers", id, "evidence"), evidence.id());
            put(List.of("answers", id, "note"), quoted(both));
        } else if (inPlace && offered instanceof Answer.Choice(String option)) {
            put(List.of("answers", id, "option"), option);
            put(List.of("answers", id, "note"), quoted(both));
        } else {
            put(List.of("answers", id), flow(offered, both, entry.links()));
        }
        return new Change(id, question.title(), Done.REPLACED, was, is);
    }

    private static @Nullable Answer offered(Offer offer) {
        if (offer.level() != null) {
            return new Answer.Level(offer.level(), Evidence.DOCUMENTED);
        }
        return offer.option() == null ? null : new Answer.Choice(offer.option());
    }

    private static String flow(Answer answer, String note, List<String> links) {
        StringBuilder flow = new StringBuilder("{ ");
        switch (answer) {
            case Answer.Level(int level, Evidence evidence) ->
                flow.append("level: ").append(level).append(", evidence: ").append(evidence.id());
            case Answer.Choice(String option) -> flow.append("option: ").append(option);
            default -> throw new IllegalArgumentException(answer.toString());
        }
        flow.append(", note: ").append(quoted(note));
        if (!links.isEmpty()) {
            flow.append(", links: [")
                    .append(String.join(
                            ", ", links.stream().map(LabInto::quoted).toList()))
                    .append(']');
        }
        return flow.append(" }").toString();
    }

    /** As JSON does, which is YAML too. */
    private static String quoted(String text) {
        return Json.text(text).strip();
    }

    private static String words(Question question, Answer answer) {
        return switch (answer) {
            case Answer.Level(int level, Evidence evidence) ->
                (question instanceof Question.Levelled levelled
                                ? levelled.numbered(level)
                                : Integer.toString(Question.number(level)))
                        + Messages.get("into.evidence." + evidence.id());
            case Answer.Spread spread ->
                Messages.get(
                        "text.spread",
                        Integer.toString(Question.number(spread.low())),
                        Integer.toString(Question.number(spread.high())));
            case Answer.Choice(String option) ->
                question instanceof Question.Choice choice
                        ? choice.option(option).label()
                        : option;
            case Answer.Unknown unknown -> Messages.get("text.not-known");
            case Answer.NotApplicable reason -> Messages.get("text.no-score");
        };
    }

    // Economics.

    private @Nullable Change range(Offer offer, String id, boolean replace) {
        Input input = Input.find(id).orElse(null);
        Range offered = offer.range();
        if (input == null || offered == null) {
            return null;
        }
        Range.Interval interval = new Range.Interval(rounded(offered.least()), rounded(offered.most()));
        AmountTexts texts = AmountTexts.english(null);
        String title = LabTexts.offer(offer.key()).title();
        String is = texts.range(input.unit(), interval);
        EconomicInputs economics = before.economics();
        Range stated = economics == null ? null : economics.stated().get(input);
        if (interval.equals(stated)) {
            return new Change(id, title, Done.SAME, is, is);
        }
        String was = stated == null ? "" : texts.range(input.unit(), stated);
        if (stated != null && !replace) {
            return new Change(id, title, Done.KEPT, was, is);
        }
        List<String> path = new ArrayList<>(List.of("economics"));
        path.addAll(Arrays.asList(id.split("\\.")));
        put(path, "{ low: %s, high: %s }".formatted(plain(interval.low()), plain(interval.high())));
        return new Change(id, title, stated == null ? Done.WRITTEN : Done.REPLACED, was, is);
    }

    private static double rounded(double share) {
        return BigDecimal.valueOf(share).round(TWO_FIGURES).doubleValue();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    // The file.

    private void put(List<String> path, String value) {
        boolean mark = text.startsWith(BYTE_ORDER_MARK);
        String edited = YamlEdit.put(mark ? text.substring(1) : text, path, value);
        text = (mark ? BYTE_ORDER_MARK : "") + edited;
    }

    /** What was to be changed is, and nothing else. */
    private void check(Set<String> written) {
        AssessmentFile after =
                AssessmentFiles.read(name, text.getBytes(StandardCharsets.UTF_8), KnownMethods.installed());
        boolean same = after.initiative().equals(before.initiative())
                && after.method().ref().equals(before.method().ref())
                && without(after.answers(), written).equals(without(before.answers(), written))
                && after.answers()
                        .keySet()
                        .containsAll(written.stream()
                                .filter(before.method()::hasQuestion)
                                .toList())
                && others(after, written).equals(others(before, written));
        if (!same) {
            throw new UsageException(Messages.get("usage.lab.into-not", name));
        }
    }

    private static Set<Map.Entry<String, AssessmentFile.Entry>> without(
            Map<String, AssessmentFile.Entry> answers, Set<String> written) {
        Set<Map.Entry<String, AssessmentFile.Entry>> rest = new LinkedHashSet<>(answers.entrySet());
        rest.removeIf(entry -> written.contains(entry.getKey()));
        return rest;
    }

    private static Set<Map.Entry<Input, Range>> others(AssessmentFile file, Set<String> written) {
        EconomicInputs economics = file.economics();
        Set<Map.Entry<Input, Range>> rest = economics == null
                ? new LinkedHashSet<>()
                : new LinkedHashSet<>(economics.stated().entrySet());
        rest.removeIf(entry -> written.contains(entry.getKey().id()));
        return rest;
    }

    /** Whole or not at all. */
    private void save() {
        Path folder = path.getParent();
        Path fresh = null;
        try {
            fresh = Files.createTempFile(folder, ".groundwork-", ".yaml");
            Files.writeString(fresh, text);
            PosixFileAttributeView rights = Files.getFileAttributeView(fresh, PosixFileAttributeView.class);
            if (rights != null) {
                rights.setPermissions(Files.getPosixFilePermissions(path));
            }
            try {
                Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException e) {
                Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            remove(fresh);
            throw new UsageException(Messages.get("file.unwritable", name));
        }
    }

    private static void remove(@Nullable Path fresh) {
        try {
            if (fresh != null) {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            // it is empty, or the same as what was to be written
        }
    }
}
