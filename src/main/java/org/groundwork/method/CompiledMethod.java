package org.groundwork.method;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A method that was read and linted when the product was built, in a form that is read in a few
 * milliseconds: a command should not wait for a few thousand lines of YAML. It carries the checksum
 * of the method file that it was made from and counts for that file alone.
 */
final class CompiledMethod {

    /** Changes with the form. */
    private static final int FORM = 2;

    private static final Effort[] EFFORTS = Effort.values();
    private static final EconomicMetric[] FIGURES = EconomicMetric.values();
    private static final Plan[] PLANS = Plan.values();

    private CompiledMethod() {}

    /**
     * @param file content of the method file, and of its supplement
     */
    static byte[] of(Method method, byte[] file) {
        Writer out = new Writer();
        out.whole(FORM);
        out.whole(checksum(file));
        out.method(method.parts());
        return out.bytes.toByteArray();
    }

    /**
     * @param file content of the method file, and of its supplement
     * @return null when the snapshot was made from another file, or in another form
     */
    static @Nullable Method read(byte[] snapshot, byte[] file) {
        Reader in = new Reader(snapshot);
        return in.whole() == FORM && in.whole() == checksum(file) ? in.method() : null;
    }

    private static int checksum(byte[] file) {
        CRC32 checksum = new CRC32();
        checksum.update(file);
        return (int) checksum.getValue();
    }

    /** How one thing is written. */
    private interface Put<T> {
        void put(T item);
    }

    private static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void whole(int value) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
        }

        void number(double value) {
            bytes.writeBytes(ByteBuffer.allocate(Double.BYTES).putDouble(value).array());
        }

        void flag(boolean value) {
            bytes.write(value ? 1 : 0);
        }

        void text(@Nullable String text) {
            if (text == null) {
                whole(-1);
                return;
            }
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            whole(encoded.length);
            bytes.writeBytes(encoded);
        }

        <T> void list(Collection<T> items, Put<T> put) {
            whole(items.size());
            for (T item : items) {
                put.put(item);
            }
        }

        void texts(Collection<String> texts) {
            list(texts, this::text);
        }

        void method(Method.Parts parts) {
            text(parts.id());
            whole(parts.version());
            text(parts.title());
            text(parts.summary());
            replaces(parts.replaces());
            uses(parts.uses());
            risks(parts.risks());
            tooEarly(parts.tooEarly());
            list(parts.sources(), this::source);
            list(parts.roles(), this::role);
            list(parts.pyramid(), this::pyramidLevel);
            list(parts.sections(), this::section);
            list(parts.flights(), this::flight);
            list(parts.verdicts(), this::verdict);
            list(parts.gates(), this::gate);
            list(parts.startingConditions(), this::startingCondition);
            list(parts.recipes(), this::recipe);
        }

        private void replaces(@Nullable Replaces replaces) {
            flag(replaces != null);
            if (replaces != null) {
                text(replaces.method());
                text(replaces.why());
                list(replaces.changed(), changed -> {
                    text(changed.question());
                    text(changed.what());
                });
            }
        }

        private void uses(Uses uses) {
            text(uses.kind());
            text(uses.metric());
            text(uses.today());
            text(uses.target());
            text(uses.value());
            text(uses.comparison());
            texts(uses.readiness().simple());
            texts(uses.readiness().ml());
        }

        private void risks(@Nullable RiskScope risks) {
            flag(risks != null);
            if (risks != null) {
                texts(risks.sections());
                texts(risks.questions());
                whole(risks.below());
            }
        }

        private void tooEarly(@Nullable TooEarly tooEarly) {
            flag(tooEarly != null);
            if (tooEarly != null) {
                texts(tooEarly.gates());
                number(tooEarly.share());
                flag(tooEarly.evenSettled());
            }
        }

        private void textsOrNone(@Nullable List<String> texts) {
            flag(texts != null);
            if (texts != null) {
                texts(texts);
            }
        }

        private void source(Source source) {
            text(source.id());
            text(source.citation());
            text(source.gives());
        }

        private void role(Role role) {
            text(role.id());
            text(role.title());
            text(role.does());
            text(role.question());
            texts(role.onlyAfter());
        }

        private void pyramidLevel(PyramidLevel level) {
            text(level.id());
            text(level.title());
            text(level.what());
        }

        private void section(Section section) {
            text(section.id());
            text(section.title());
            text(section.shortTitle());
            text(section.intro());
            flag(section.stewardship());
            list(section.questions(), this::question);
        }

        private void question(Question question) {
            Question.Common common = question.common();
            text(common.id());
            text(common.section());
            text(common.title());
            text(common.text());
            text(common.why());
            text(common.how());
            text(common.evidence());
            whole(common.weight());
            whole(common.effort().ordinal());
            text(common.role());
            text(common.pyramid());
            flag(common.mayBeNotApplicable());
            flag(common.visibleWhen() != null);
            if (common.visibleWhen() != null) {
                condition(common.visibleWhen());
            }
            texts(common.sources());
            flag(question instanceof Question.Choice);
            switch (question) {
                case Question.Levelled levelled -> list(levelled.levels(), this::level);
                case Question.Choice choice -> list(choice.options(), this::option);
            }
        }

        private void level(Level level) {
            text(level.label());
            text(level.anchor());
            number(level.points());
            text(level.remedy());
        }

        private void option(Option option) {
            text(option.id());
            text(option.label());
            text(option.anchor());
            flag(option.untested());
        }

        private void flight(Stage flight) {
            text(flight.id());
            text(flight.title());
        }

        private void verdict(Verdict verdict) {
            text(verdict.id());
            text(verdict.title());
            text(verdict.headline());
            text(verdict.means());
            text(verdict.good());
            text(verdict.lookAgain());
            textsOrNone(verdict.agreesWith());
            flag(verdict.notSpent());
            whole(verdict.plan().ordinal());
            textsOrNone(verdict.conditionsOf());
        }

        private void gate(Gate gate) {
            text(gate.id());
            text(gate.title());
            text(gate.shortTitle());
            text(gate.flight());
            text(gate.verdict());
            text(gate.explanation());
            text(gate.reached());
            text(gate.notReached());
            texts(gate.sources());
            condition(gate.condition());
            list(gate.expects(), this::leaf);
        }

        private void startingCondition(StartingCondition condition) {
            switch (condition) {
                case StartingCondition.Gates gates -> {
                    bytes.write('g');
                    text(gates.id());
                    text(gates.title());
                    texts(gates.gates());
                }
                case StartingCondition.ByQuestion question -> {
                    bytes.write('q');
                    text(question.id());
                    text(question.title());
                    text(question.question());
                }
                case StartingCondition.Leaves leaves -> {
                    bytes.write('l');
                    text(leaves.id());
                    text(leaves.title());
                    text(leaves.gate());
                    text(leaves.section());
                }
            }
        }

        private void recipe(Recipe recipe) {
            text(recipe.id());
            text(recipe.type());
            text(recipe.question());
            text(recipe.title());
            text(recipe.instructions());
            text(recipe.measure());
            whole(recipe.weeks());
            whole(recipe.personDays());
            text(recipe.stop());
            texts(recipe.sources());
        }

        private void condition(Condition condition) {
            switch (condition) {
                case Condition.All all -> {
                    bytes.write('a');
                    list(all.members(), this::condition);
                }
                case Condition.Any any -> {
                    bytes.write('o');
                    list(any.members(), this::condition);
                }
                case Condition.Count count -> {
                    bytes.write('c');
                    whole(count.needed());
                    list(count.members(), this::condition);
                }
                case Condition.AtLeast leaf -> {
                    bytes.write('l');
                    leaf(leaf);
                }
                case Condition.OneOf leaf -> {
                    bytes.write('s');
                    text(leaf.question());
                    texts(leaf.options());
                    flag(leaf.assumes());
                }
                case Condition.Economics economics -> {
                    bytes.write('e');
                    whole(economics.figure().ordinal());
                    number(economics.threshold());
                    condition(economics.otherwise());
                }
                case Condition.GateHolds holds -> {
                    bytes.write('g');
                    text(holds.gate());
                }
                case Condition.Always always -> bytes.write('t');
                case Condition.Assumed assumed -> bytes.write('u');
            }
        }

        private void leaf(Condition.AtLeast leaf) {
            text(leaf.question());
            whole(leaf.level());
            flag(leaf.assumes());
        }
    }

    private static final class Reader {

        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        int whole() {
            int value = (bytes[at] & 0xFF) << 24
                    | (bytes[at + 1] & 0xFF) << 16
                    | (bytes[at + 2] & 0xFF) << 8
                    | (bytes[at + 3] & 0xFF);
            at += Integer.BYTES;
            return value;
        }

        private double number() {
            long high = whole();
            return Double.longBitsToDouble(high << 32 | (whole() & 0xFFFFFFFFL));
        }

        private boolean flag() {
            return bytes[at++] != 0;
        }

        private @Nullable String textOrNone() {
            int length = whole();
            if (length < 0) {
                return null;
            }
            String text = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
            return text;
        }

        private String text() {
            String text = textOrNone();
            if (text == null) {
                throw new IllegalStateException("a text is missing before byte " + at);
            }
            return text;
        }

        // Loops, not lambdas: each lambda would take the command half a millisecond to link.
        private List<String> texts() {
            int size = whole();
            List<String> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(text());
            }
            return items;
        }

        Method method() {
            return new Method(new Method.Parts(
                    text(),
                    whole(),
                    text(),
                    text(),
                    flag() ? replaces() : null,
                    uses(),
                    flag() ? new RiskScope(texts(), texts(), whole()) : null,
                    flag() ? new TooEarly(texts(), number(), flag()) : null,
                    sources(),
                    roles(),
                    pyramid(),
                    sections(),
                    flights(),
                    verdicts(),
                    gates(),
                    startingConditions(),
                    recipes()));
        }

        private Replaces replaces() {
            String method = text();
            String why = text();
            int size = whole();
            List<Replaces.Changed> changed = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                changed.add(new Replaces.Changed(text(), text()));
            }
            return new Replaces(method, why, changed);
        }

        private Uses uses() {
            return new Uses(
                    textOrNone(),
                    textOrNone(),
                    textOrNone(),
                    textOrNone(),
                    textOrNone(),
                    textOrNone(),
                    new Uses.Readiness(texts(), texts()));
        }

        private List<Source> sources() {
            int size = whole();
            List<Source> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Source(text(), text(), text()));
            }
            return items;
        }

        private List<Role> roles() {
            int size = whole();
            List<Role> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Role(text(), text(), text(), textOrNone(), texts()));
            }
            return items;
        }

        private List<PyramidLevel> pyramid() {
            int size = whole();
            List<PyramidLevel> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new PyramidLevel(text(), text(), text()));
            }
            return items;
        }

        private List<Section> sections() {
            int size = whole();
            List<Section> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Section(text(), text(), text(), text(), flag(), questions()));
            }
            return items;
        }

        private List<Question> questions() {
            int size = whole();
            List<Question> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(question());
            }
            return items;
        }

        private Question question() {
            Question.Common common = new Question.Common(
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    text(),
                    whole(),
                    EFFORTS[whole()],
                    text(),
                    textOrNone(),
                    flag(),
                    flag() ? condition() : null,
                    texts());
            return flag() ? new Question.Choice(common, options()) : new Question.Levelled(common, levels());
        }

        private List<Level> levels() {
            int size = whole();
            List<Level> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Level(text(), text(), number(), textOrNone()));
            }
            return items;
        }

        private List<Option> options() {
            int size = whole();
            List<Option> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Option(text(), text(), text(), flag()));
            }
            return items;
        }

        private List<Stage> flights() {
            int size = whole();
            List<Stage> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Stage(text(), text()));
            }
            return items;
        }

        private List<Verdict> verdicts() {
            int size = whole();
            List<Verdict> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Verdict(
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        flag() ? texts() : null,
                        flag(),
                        PLANS[whole()],
                        flag() ? texts() : null));
            }
            return items;
        }

        private List<Gate> gates() {
            int size = whole();
            List<Gate> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(new Gate(
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        text(),
                        texts(),
                        condition(),
                        leaves()));
            }
            return items;
        }

        private List<Condition.AtLeast> leaves() {
            int size = whole();
            List<Condition.AtLeast> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(leaf());
            }
            return items;
        }

        private Condition.AtLeast leaf() {
            return new Condition.AtLeast(text(), whole(), flag());
        }

        private List<StartingCondition> startingConditions() {
            int size = whole();
            List<StartingCondition> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(startingCondition());
            }
            return items;
        }

        private StartingCondition startingCondition() {
            return switch (bytes[at++]) {
                case 'g' -> new StartingCondition.Gates(text(), text(), texts());
                case 'q' -> new StartingCondition.ByQuestion(text(), text(), text());
                case 'l' -> new StartingCondition.Leaves(text(), text(), text(), text());
                default -> throw unknown();
            };
        }

        private List<Recipe> recipes() {
            int size = whole();
            List<Recipe> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(
                        new Recipe(text(), text(), text(), text(), text(), text(), whole(), whole(), text(), texts()));
            }
            return items;
        }

        private List<Condition> conditions() {
            int size = whole();
            List<Condition> items = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                items.add(condition());
            }
            return items;
        }

        private Condition condition() {
            return switch (bytes[at++]) {
                case 'a' -> new Condition.All(conditions());
                case 'o' -> new Condition.Any(conditions());
                case 'c' -> new Condition.Count(whole(), conditions());
                case 'l' -> leaf();
                case 's' -> new Condition.OneOf(text(), new LinkedHashSet<>(texts()), flag());
                case 'e' -> new Condition.Economics(FIGURES[whole()], number(), condition());
                case 'g' -> new Condition.GateHolds(text());
                case 't' -> new Condition.Always();
                case 'u' -> new Condition.Assumed();
                default -> throw unknown();
            };
        }

        private IllegalStateException unknown() {
            return new IllegalStateException("unknown kind before byte " + at);
        }
    }
}
