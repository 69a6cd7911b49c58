package org.groundwork.library.web;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.groundwork.method.Condition;
import org.groundwork.method.Method;
import org.groundwork.method.Question;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Conditions of a method in words, without anybody's answers. */
@Component
class ConditionTexts {

    private static final int PERCENT = 100;

    private final MessageSource messages;

    ConditionTexts(MessageSource messages) {
        this.messages = messages;
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }

    ConditionPart of(Method method, Condition condition) {
        return switch (condition) {
            case Condition.All(var members) -> group("library.condition.all", method, members);
            case Condition.Any(var members) -> group("library.condition.any", method, members);
            case Condition.Count(int needed, var members) ->
                new ConditionPart(
                        text("library.condition.count", needed, members.size()),
                        members.stream().map(member -> of(method, member)).toList());
            case Condition.AtLeast leaf -> new ConditionPart(atLeast(method, leaf));
            case Condition.OneOf leaf -> new ConditionPart(oneOf(method, leaf));
            case Condition.Economics figure ->
                new ConditionPart(
                        text("library.figure." + figure.figure().id(), threshold(figure)),
                        List.of(of(method, figure.otherwise())));
            case Condition.GateHolds(String gate) ->
                new ConditionPart(
                        text("library.condition.gate", method.gate(gate).title()));
            case Condition.Always always -> new ConditionPart(text("library.condition.always"));
            case Condition.Assumed assumed -> new ConditionPart(text("library.condition.assumed"));
        };
    }

    /** Money, or whole percents. */
    private static double threshold(Condition.Economics figure) {
        return switch (figure.figure()) {
            case BEST_UPSIDE, ML_INCREMENT_MEAN -> figure.threshold();
            case ML_BEATS_BASELINE -> figure.threshold() * PERCENT;
        };
    }

    private ConditionPart group(String key, Method method, Collection<Condition> members) {
        List<ConditionPart> parts =
                members.stream().map(member -> of(method, member)).toList();
        return parts.size() == 1 ? parts.getFirst() : new ConditionPart(text(key), parts);
    }

    /** A level that is asked for, or more. */
    String atLeast(Method method, Condition.AtLeast leaf) {
        Question question = method.question(leaf.question());
        String level = question instanceof Question.Levelled levelled
                ? levelled.numbered(leaf.level())
                : Integer.toString(Question.number(leaf.level()));
        String key = leaf.level() == Question.TOP ? "library.condition.top" : "library.condition.at-least";
        return text(leaf.assumes() ? key + ".assumed" : key, question.title(), level);
    }

    private String oneOf(Method method, Condition.OneOf leaf) {
        Question question = method.question(leaf.question());
        String options = leaf.options().stream()
                .map(option -> question instanceof Question.Choice choice && choice.hasOption(option)
                        ? choice.option(option).label()
                        : option)
                .collect(Collectors.joining(text("library.condition.or")));
        return text(
                leaf.assumes() ? "library.condition.one-of.assumed" : "library.condition.one-of",
                question.title(),
                options);
    }
}
