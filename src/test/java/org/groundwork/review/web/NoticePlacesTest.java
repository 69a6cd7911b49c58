package org.groundwork.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.groundwork.identity.ActivityTarget;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.review.NoticeKind;
import org.groundwork.review.NoticeView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticePlacesTest {

    private static final UUID ASSESSMENT = new UUID(0, 7);

    @ParameterizedTest
    @CsvSource({
        "section:problem, /sections/problem",
        "submission:3, /reports/3",
        "history, /history",
        "actions, /actions",
        "blind:7c, /blind/7c",
        "thread:4b, /comments#thread-4b",
        "something-of-a-later-release:5, ''",
        ", ''"
    })
    void leadsToWhatItIsAbout(@Nullable String target, String page) {
        assertThat(NoticePlaces.about(notice(ASSESSMENT, target))).isEqualTo("/assessments/" + ASSESSMENT + page);
    }

    @Test
    void leadsHomeWhereItIsAboutNoAssessment() {
        assertThat(NoticePlaces.about(notice(null, null))).isEqualTo("/");
    }

    private static NoticeView notice(@Nullable UUID assessment, @Nullable String target) {
        return new NoticeView(
                new UUID(0, 1),
                PersonId.random(),
                Instant.EPOCH,
                NoticeKind.DUE,
                TeamId.random(),
                assessment,
                null,
                target == null ? null : ActivityTarget.of(target),
                null,
                false);
    }
}
