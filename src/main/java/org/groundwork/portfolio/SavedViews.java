package org.groundwork.portfolio;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.Conflict;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.NotFound;
import org.groundwork.platform.Texts;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Filters to which the signed-in person gave a name; nobody else sees them. */
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
     */
    public record SavedView(UUID id, String name, String query) {}

    /** By name. */
    @Transactional(readOnly = true)
    public List<SavedView> mine() {
        return views.of(me());
    }

    /**
     * Keeps a filter.
     *
     * @throws InvalidInput when the name is empty or too long, or there are too many
     * @throws Conflict when a view of the person has the name
     */
    public void save(String name, PortfolioFilter filter) {
        String trimmed = Texts.name(name);
        if (trimmed.isEmpty()) {
            throw new InvalidInput("portfolio.view.name-missing");
        }
        if (trimmed.length() > LONGEST_NAME) {
            throw new InvalidInput("portfolio.view.name-too-long");
        }
        if (mine().size() >= MOST) {
            throw new InvalidInput("portfolio.view.too-many");
        }
        try {
            views.insert(me(), trimmed, filter.query(), clock.instant());
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
