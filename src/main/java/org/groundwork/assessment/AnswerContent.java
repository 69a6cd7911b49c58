package org.groundwork.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Texts;
import org.groundwork.scoring.Answer;
import org.groundwork.scoring.Evidence;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What an answer says, who said it and when: the columns that an answer and its history share. */
@Embeddable
class AnswerContent extends EntryContent {

    /** Which of the answers it is; the column of that answer is filled, the others are empty. */
    enum Kind {
        NONE,
        LEVEL,
        SPREAD,
        OPTION,
        UNKNOWN,
        NOT_APPLICABLE
    }

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column
    private @Nullable Short level;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "smallint[]")
    private Short @Nullable [] votes;

    @Enumerated(EnumType.STRING)
    private @Nullable Evidence evidence;

    @Column
    private @Nullable String chosenOption;

    @Column
    private @Nullable String reason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(columnDefinition = "text[]")
    private String[] links;

    @Column
    private String method;

    @Column
    private @Nullable String movedFrom;

    @Column
    private boolean lookAgain;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected AnswerContent() {}

    AnswerContent(@Nullable Answer answer, String note, List<String> links, PersonId by, Instant at, Origin origin) {
        super(note, by, at);
        this.method = origin.method();
        this.movedFrom = origin.movedFrom();
        this.lookAgain = origin.lookAgain();
        this.kind = Kind.NONE;
        switch (answer) {
            case Answer.Level(int given, Evidence strength) -> {
                kind = Kind.LEVEL;
                level = (short) given;
                evidence = strength;
            }
            case Answer.Spread(List<Integer> given) -> {
                kind = Kind.SPREAD;
                votes = given.stream().map(Integer::shortValue).toArray(Short[]::new);
            }
            case Answer.Choice(String option) -> {
                kind = Kind.OPTION;
                chosenOption = option;
            }
            case Answer.Unknown unknown -> kind = Kind.UNKNOWN;
            case Answer.NotApplicable(String given) -> {
                kind = Kind.NOT_APPLICABLE;
                reason = Texts.written(given);
            }
            case null -> {}
        }
        this.links = links.toArray(String[]::new);
    }

    private @Nullable Answer answer() {
        return switch (kind) {
            case NONE -> null;
            case LEVEL -> new Answer.Level(Objects.requireNonNull(level), Objects.requireNonNull(evidence));
            case SPREAD ->
                new Answer.Spread(Arrays.stream(Objects.requireNonNull(votes))
                        .map(Short::intValue)
                        .toList());
            case OPTION -> new Answer.Choice(Objects.requireNonNull(chosenOption));
            case UNKNOWN -> new Answer.Unknown();
            case NOT_APPLICABLE -> new Answer.NotApplicable(Objects.requireNonNull(reason));
        };
    }

    Entry entry(String question, int version) {
        return new Entry(
                question,
                answer(),
                note(),
                List.of(links),
                by(),
                at(),
                version,
                new Origin(method, movedFrom, lookAgain));
    }
}
