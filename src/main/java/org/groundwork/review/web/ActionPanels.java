package org.groundwork.review.web;

import java.util.List;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.assessment.PagePanels;
import org.groundwork.evaluation.NextLook;
import org.groundwork.evaluation.NextLooks;
import org.groundwork.review.ActionView;
import org.groundwork.review.Actions;
import org.groundwork.review.FollowUps;
import org.groundwork.review.Saving;
import org.groundwork.review.Savings;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What pages of the module of assessments show of this one (docs/adr/0067). */
@Component
@Transactional(readOnly = true)
class ActionPanels implements PagePanels {

    private final Actions actions;
    private final Savings savings;
    private final NextLooks nextLooks;
    private final FollowUps followUps;

    ActionPanels(Actions actions, Savings savings, NextLooks nextLooks, FollowUps followUps) {
        this.actions = actions;
        this.savings = savings;
        this.nextLooks = nextLooks;
        this.followUps = followUps;
    }

    /** For the start page: the person's own actions, and what is to be looked at again. */
    public record Home(List<Actions.Mine> actions, List<NextLooks.Due> due, List<FollowUps.Mine> decisions) {

        public boolean isEmpty() {
            return actions.isEmpty() && due.isEmpty() && decisions.isEmpty();
        }
    }

    @Override
    public String template() {
        return "review/action-parts";
    }

    @Override
    public Home home() {
        return new Home(actions.mine(), nextLooks.waiting(), followUps.mine());
    }

    /**
     * For the overview of an assessment.
     *
     * @param pending the first few
     * @param next null where it is not planned
     * @param saving null where nothing was put down
     */
    public record Overview(
            List<ActionView> pending,
            int more,
            long done,
            @Nullable NextLook next,
            @Nullable Saving saving) {

        public boolean isEmpty() {
            return pending.isEmpty() && done == 0;
        }
    }

    private static final int FEW = 4;

    @Override
    public Overview overview(AssessmentId id) {
        List<ActionView> all = actions.of(id);
        List<ActionView> pending = all.stream().filter(ActionView::pending).toList();
        return new Overview(
                pending.stream().limit(FEW).toList(),
                Math.max(0, pending.size() - FEW),
                all.stream()
                        .filter(action -> action.state() == ActionView.State.DONE)
                        .count(),
                nextLooks.of(id).orElse(null),
                savings.of(id).orElse(null));
    }
}
