package org.groundwork.assessment.web;

import java.time.Instant;
import java.util.List;
import org.groundwork.assessment.AssessmentView;
import org.groundwork.method.Question;
import org.jspecify.annotations.Nullable;

/**
 * The files of an answer, with those that no longer stand with it and all that happened to them.
 *
 * @param question as it is asked now or, where it no longer is, as it was asked last
 * @param asked it is still asked
 * @param happened the latest first
 * @param problem why a file was not taken; null where none was refused
 */
record FilesPage(
        AssessmentView assessment,
        Question question,
        boolean asked,
        CardFiles card,
        List<Gone> gone,
        List<Happened> happened,
        @Nullable String problem) {

    /**
     * A file that does not stand there.
     *
     * @param erased what it held is gone
     */
    record Gone(CardFiles.Row file, boolean erased, boolean restorable, boolean erasable) {}

    /**
     * Something that happened to a file.
     *
     * @param what in lower case: attached, removed, restored, erased
     * @param version of the answer that stood there; 0 where there was none
     */
    record Happened(String what, String name, String by, Instant at, int version) {}
}
