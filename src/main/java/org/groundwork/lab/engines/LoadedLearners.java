package org.groundwork.lab.engines;

import java.util.Optional;
import java.util.function.Supplier;
import org.groundwork.lab.Learner;
import org.jspecify.annotations.Nullable;

/** The learners of this machine, each loaded when it is first asked for. */
public final class LoadedLearners implements Learner.Learners {

    private final Supplier<Learner> boosted;
    private @Nullable Optional<Learner> strong;

    public LoadedLearners() {
        this(XgBoostLearner::new);
    }

    LoadedLearners(Supplier<Learner> boosted) {
        this.boosted = boosted;
    }

    @Override
    public Learner linear() {
        return TribuoLearner.linear();
    }

    @Override
    public Learner tree() {
        return TribuoLearner.tree();
    }

    @Override
    public synchronized Optional<Learner> strong() {
        Optional<Learner> known = strong;
        if (known == null) {
            known = load();
            strong = known;
        }
        return known;
    }

    private Optional<Learner> load() {
        try {
            return Optional.of(boosted.get());
        } catch (LinkageError unloadable) {
            // no library for this machine, or nowhere to unpack it
            return Optional.empty();
        }
    }
}
