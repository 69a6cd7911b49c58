package org.groundwork.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestActivities;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@GroundworkTest
class ActivityKindsTest {

    /** What installations have in their audit trails. A new one is added; none is ever changed. */
    private static final Set<String> STORED = Set.of(
            "CREATED",
            "IMPORTED",
            "DUPLICATED",
            "EDITED",
            "ARCHIVED",
            "RESTORED",
            "ASSIGNED",
            "UNASSIGNED",
            "ANSWERED",
            "ECONOMICS_CHANGED",
            "SUBMITTED",
            "WITHDRAWN",
            "RETURNED",
            "DECIDED",
            "REOPENED",
            "COMMENTED",
            "MENTIONED",
            "COMMENT_SETTLED",
            "ACTION_ADDED",
            "DECISION_CORRECTED",
            "DECISION_REVOKED",
            "DEADLINE",
            "FOLLOWED_UP",
            "ACTION_CHANGED",
            "ACTION_DONE",
            "CALENDAR_LINK_MADE",
            "CALENDAR_LINK_REVOKED",
            "NEXT_PLANNED",
            "DUE",
            "EXPORTED",
            "METHOD_CHANGED",
            "FILE_ATTACHED",
            "FILE_REMOVED",
            "FILE_RESTORED",
            "FILE_ERASED",
            "FILE_DOWNLOADED",
            "SHARED",
            "SHARE_REVOKED",
            "PLANNING_DOCUMENT_MADE",
            "CASES_UPLOADED",
            "MEASUREMENT_STARTED",
            "MEASURED",
            "MEASUREMENT_CANCELLED",
            "MEASUREMENT_FAILED",
            "MEASUREMENT_DELETED",
            "MEASUREMENT_TAKEN_OVER",
            "BLIND_ASKED",
            "BLIND_REMINDED",
            "BLIND_EXTENDED",
            "BLIND_DUE",
            "BLIND_HANDED_IN",
            "BLIND_ENDED",
            "BLIND_WITHDRAWN",
            "MEETING_STARTED",
            "MEETING_REVEALED",
            "MEETING_GUEST_REMOVED",
            "MEETING_ENDED",
            "WEBHOOK_ADDED",
            "WEBHOOK_CHANGED",
            "WEBHOOK_SECRET_RENEWED",
            "WEBHOOK_SWITCHED_ON",
            "WEBHOOK_SWITCHED_OFF",
            "WEBHOOK_STOPPED",
            "WEBHOOK_TRIED",
            "WEBHOOK_SENT_AGAIN",
            "WEBHOOK_REMOVED",
            "METHOD_ADDED",
            "METHOD_REPLACED",
            "METHOD_REMOVED",
            "METHOD_PUBLISHED",
            "METHOD_RETIRED",
            "METHOD_OFFERED_AGAIN");

    @Autowired
    List<ActivityKinds> declared;

    @Autowired
    AuditEvents trail;

    @Test
    void noTwoModulesHaveTheSameId() {
        assertThat(declared.stream().flatMap(module -> module.kinds().stream()))
                .extracting(ActivityKind::id)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(AuditEvents.actsOnAccess())
                .allMatch(id -> id.matches("[A-Z][A-Z_]{0,59}"));
    }

    @Test
    void whatIsStoredStaysWhatItWas() {
        assertThat(trail.actsOnAssessments()).containsExactlyInAnyOrderElementsOf(STORED);
    }

    @Test
    void everyModuleDeclaresItsKinds() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.groundwork");
        Set<String> enums = classes.stream()
                .filter(one -> one.isAssignableTo(ActivityKind.class) && one.isEnum())
                .map(one -> one.getFullName())
                .collect(Collectors.toSet());
        assertThat(declared.stream().map(module -> kindOf(module).getName()))
                .containsExactlyInAnyOrderElementsOf(enums);
        assertThat(declared.stream().flatMap(module -> module.kinds().stream()))
                .containsExactlyInAnyOrderElementsOf(TestActivities.all());
    }

    private static Class<?> kindOf(ActivityKinds module) {
        return module.kinds().getFirst().getClass();
    }
}
