package org.groundwork.portfolio;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamId;
import org.groundwork.identity.TeamView;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Filters to which somebody gave a name: the signed-in person’s own, and those that were shared with a
 * team that the person manages.
 */
@Service
@Transactional
public class SavedViews {

    static final int LONGEST_NAME = 80;
    static final int MOST = 50;

    private final SavedViewRepository views;
    private final Portfolio portfolio;
    private final Clock clock;

    SavedViews(SavedViewRepository views, Portfolio portfolio, Clock clock) {
        this.views = views;
        this.portfolio = portfolio;
        this.clock = clock;
    }

    /**
     * @param query as in the address; empty for everything
     * @param sharedWith whose managers see it too; null for nobody
     * @param own the person’s own
     * @param by name of who saved it
     */
    public record SavedView(
            UUID id, String name, String query, @Nullable TeamView sharedWith, boolean own, String by) {}

    /**
     * What keeps a view from being saved.
     *
     * @param field empty for what is about none
     */
    public record Problem(String field, String key) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<SavedView> mine() {
        return views.of(me(), portfolio.managed());
    }

    /** Everything that keeps a filter from being kept under the name, in the order of the form. */
    @Transactional(readOnly = true)
    public List<Problem> problems(String name, @Nullable TeamId sharedWith, PortfolioFilter filter) {
        List<Problem> problems = new ArrayList<>();
        String trimmed = Texts.name(name);
        List<SavedView> own = mine().stream().filter(SavedView::own).toList();
        if (trimmed.isEmpty()) {
            problems.add(new Problem("name", "portfolio.view.name-missing"));
        } else if (trimmed.length() > LONGEST_NAME) {
            problems.add(new Problem("name", "portfolio.view.name-too-long"));
        } else if (own.stream().anyMatch(view -> view.name().equals(trimmed))) {
            problems.add(new Problem("name", "portfolio.view.name-taken"));
        }
        if (sharedWith != null && !portfolio.managed().contains(sharedWith.value())) {
            problems.add(new Problem("shared", "portfolio.share.not-managed"));
        } else if (sharedWith != null && filter.team() != null && !sharedWith.equals(filter.team())) {
            problems.add(new Problem("shared", "portfolio.share.other-team"));
        }
        if (own.size() >= MOST) {
            problems.add(new Problem("", "portfolio.view.too-many"));
        }
        return problems;
    }

    /**
     * Keeps a filter.
     *
     * @param sharedWith whose managers see it too; null for nobody
     * @throws InvalidInput when there are {@link #problems}
     * @throws Conflict when a view of the person got the name at the same time
     */
    public void save(String name, @Nullable TeamId sharedWith, PortfolioFilter filter) {
        List<Problem> problems = problems(name, sharedWith, filter);
        if (!problems.isEmpty()) {
            throw new InvalidInput(problems.getFirst().key());
        }
        try {
            views.insert(me(), Texts.name(name), sharedWith, filter.query(), clock.instant());
        } catch (DuplicateKeyException e) {
            throw new Conflict("portfolio.view.name-taken");
        }
    }

    /**
     * @throws NotFound when the person has no such view
     */
    public void delete(UUID id) {
        if (!views.remove(me(), id)) {
            throw new NotFound();
        }
    }

    private PersonId me() {
        return portfolio.manager().id();
    }
}
