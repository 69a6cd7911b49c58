package org.groundwork.measurement;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.lab.FileProfile;
import org.groundwork.lab.LabSample;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Proposal;
import org.jspecify.annotations.Nullable;

/** The files that this running application holds. */
final class Uploads {

    private final int most;
    private final int mostEach;
    private final Map<MeasurementId, Upload> held = new HashMap<>();

    Uploads(int most, int mostEach) {
        this.most = most;
        this.mostEach = mostEach;
    }

    /** Why there is no place for another file. */
    enum Full {
        PERSON,
        SERVER
    }

    /** A file, and what is known of it. */
    static final class Upload {

        private final MeasurementId id;
        private final AssessmentId assessment;
        private final TeamId team;
        private final PersonId person;
        private Instant lastUsed;
        private @Nullable Path folder;
        private @Nullable LabSample sample;
        private boolean cancelled;
        private @Nullable Seen seen;
        private @Nullable QuestionDraft draft;
        private @Nullable Future<?> task;
        private @Nullable Thread worker;

        private Upload(MeasurementId id, AssessmentId assessment, TeamId team, PersonId person, Instant at) {
            this.id = id;
            this.assessment = assessment;
            this.team = team;
            this.person = person;
            this.lastUsed = at;
        }

        MeasurementId id() {
            return id;
        }

        AssessmentId assessment() {
            return assessment;
        }

        TeamId team() {
            return team;
        }

        PersonId person() {
            return person;
        }

        synchronized Instant lastUsed() {
            return lastUsed;
        }

        synchronized void used(Instant at) {
            lastUsed = at;
        }

        synchronized @Nullable Path folder() {
            return folder;
        }

        synchronized void lies(Path in) {
            folder = in;
        }

        /** Null for a person's own file. */
        synchronized @Nullable LabSample sample() {
            return sample;
        }

        synchronized void is(@Nullable LabSample which) {
            sample = which;
        }

        /** Whoever works on it is to stop, also within a computation that looks for interruptions only. */
        synchronized void cancel() {
            cancelled = true;
            if (worker != null) {
                worker.interrupt();
            }
        }

        /**
         * @param thread null for nobody
         */
        synchronized void worker(@Nullable Thread thread) {
            worker = thread;
        }

        synchronized boolean cancelled() {
            return cancelled;
        }

        /** Null until it was looked at. */
        synchronized @Nullable Seen seen() {
            return seen;
        }

        synchronized @Nullable QuestionDraft draft() {
            return draft;
        }

        synchronized void draft(QuestionDraft given) {
            draft = given;
        }

        synchronized void seen(Seen what, QuestionDraft then) {
            seen = what;
            draft = then;
        }

        synchronized @Nullable Future<?> task() {
            return task;
        }

        synchronized void task(Future<?> doing) {
            task = doing;
        }

        /** Whether it waits for nobody: nothing is being done with it. */
        synchronized boolean idle() {
            return task == null || task.isDone();
        }
    }

    /**
     * What was seen in a file.
     *
     * @param warnings for the columns that were chosen when it was last looked at
     * @param suspects columns that were proposed to be left out once; whoever took one in again meant it
     */
    record Seen(FileProfile profile, Proposal proposal, List<LabWarning> warnings, Set<String> suspects) {
        Seen {
            warnings = List.copyOf(warnings);
            suspects = Set.copyOf(suspects);
        }
    }

    /** Takes a place for a file, or says why there is none. */
    synchronized Optional<Full> take(
            MeasurementId id, AssessmentId assessment, TeamId team, PersonId person, Instant at) {
        if (held.values().stream().filter(one -> one.person().equals(person)).count() >= mostEach) {
            return Optional.of(Full.PERSON);
        }
        if (held.size() >= most) {
            return Optional.of(Full.SERVER);
        }
        held.put(id, new Upload(id, assessment, team, person, at));
        return Optional.empty();
    }

    synchronized Optional<Upload> find(MeasurementId id) {
        return Optional.ofNullable(held.get(id));
    }

    /** Gives the place back and deletes the file. */
    void drop(MeasurementId id) {
        Upload gone;
        synchronized (this) {
            gone = held.remove(id);
        }
        Path folder = gone == null ? null : gone.folder();
        if (folder != null) {
            LabFolder.delete(folder);
        }
    }

    synchronized List<Upload> all() {
        return new ArrayList<>(held.values());
    }
}
