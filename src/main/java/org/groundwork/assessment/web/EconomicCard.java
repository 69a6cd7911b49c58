package org.groundwork.assessment.web;

import java.util.List;
import org.groundwork.assessment.EconomicItem;
import org.groundwork.assessment.EconomicItem.Setting;
import org.groundwork.platform.Choice;
import org.jspecify.annotations.Nullable;

/**
 * One economic item with what stands under it.
 *
 * @param form what its fields show
 * @param name a few words
 * @param unit beside its fields; empty for a word
 * @param leftOut what leaving it out means
 * @param given what is saved, in words; null while nothing is
 * @param reads what the saved numbers are read as; null for a word or nothing
 * @param sure a question about an odd range; null where there is none
 * @param note saved one; empty when there is none
 * @param saved null when nothing was said about it yet
 * @param choices of a word, the currencies excepted
 * @param way what of two ways it belongs to: {@code whole} or {@code parts}; null for none
 * @param returned why a manager returned it; null where nobody did, and once it is submitted again
 * @param theirs what somebody else saved meanwhile; null unless that is to be settled
 */
record EconomicCard(
        EconomicItem item,
        EconomicForm form,
        String name,
        String ask,
        String help,
        String unit,
        String leftOut,
        @Nullable String given,
        @Nullable String reads,
        @Nullable String sure,
        String note,
        QuestionCard.@Nullable SavedLine saved,
        List<Choice> choices,
        @Nullable String way,
        @Nullable String returned,
        List<FieldError> problems,
        @Nullable Theirs theirs) {

    /**
     * Something that is wrong, in words, and the field that it is about.
     *
     * @param limits firm limits would do, and are offered
     */
    record FieldError(String field, String text, boolean incomplete, boolean limits) {}

    /** What somebody else saved meanwhile, in words. */
    record Theirs(String sentence, String value) {}

    public String id() {
        return item.id();
    }

    /** Of the fields together; ids of their parts end with it. */
    public String formId() {
        return "economics-" + id();
    }

    public String field(String part) {
        return id() + "." + part;
    }

    public String fieldId(String part) {
        return part + "-" + id();
    }

    /** Three kinds of numbers can be given. */
    public boolean ranged() {
        return item instanceof EconomicItem.Quantity;
    }

    public boolean currency() {
        return item == Setting.CURRENCY;
    }

    public boolean chooses() {
        return EconomicGroup.isWay(item);
    }

    /** Firm limits would do, and are offered. */
    public boolean asksForLimits() {
        return problems.stream().anyMatch(FieldError::limits);
    }

    /** What is said about it follows what was saved under another one. */
    public boolean follows(EconomicCard saved) {
        return id().equals(saved.id())
                || saved.currency()
                || Schedule.of(item).isPresent() && Schedule.of(saved.item).isPresent();
    }

    public boolean has(String field) {
        return problems.stream().anyMatch(problem -> problem.field().equals(field));
    }

    public boolean stated() {
        return given != null;
    }
}
