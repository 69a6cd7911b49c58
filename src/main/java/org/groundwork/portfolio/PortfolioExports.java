package org.groundwork.portfolio;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.groundwork.assessment.AssessmentActivity;
import org.groundwork.identity.ActivityEvent;
import org.groundwork.identity.Permission;
import org.groundwork.identity.SignedIn;
import org.groundwork.identity.TeamId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The table as a file, in its filter and order; read and sent row by row. */
@Service
@Transactional
public class PortfolioExports {

    private final Portfolio portfolio;
    private final Columns columns;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;

    PortfolioExports(Portfolio portfolio, MessageSource messages, ReportLinks links, ApplicationEventPublisher events) {
        this.portfolio = portfolio;
        this.columns = new Columns(messages, links);
        this.messages = messages;
        this.events = events;
    }

    /**
     * As comma-separated values.
     *
     * @param base address of the application, for links, without a slash at its end
     */
    public void csv(PortfolioFilter filter, String base, OutputStream out) {
        published(filter, "csv");
        CsvTable table = new CsvTable(out);
        table.headings(headings());
        portfolio.each(filter, initiative -> table.row(columns.row(initiative, base)));
        table.finish();
    }

    /** All of it, for who writes it down in another form. */
    public List<Initiative> all(PortfolioFilter filter, String format) {
        published(filter, format);
        return portfolio.all(filter);
    }

    /** As a workbook; otherwise as {@link #csv}. */
    public void xlsx(PortfolioFilter filter, String base, OutputStream out) {
        published(filter, "xlsx");
        long rows = portfolio.overview(filter).total();
        XlsxTable table = new XlsxTable(out, messages.getMessage("portfolio.title", null, Locale.ENGLISH), Columns.ALL);
        table.headings(headings(), rows);
        portfolio.each(filter, initiative -> table.row(columns.row(initiative, base)));
        table.finish();
    }

    private List<String> headings() {
        return Columns.ALL.stream().map(columns::heading).toList();
    }

    private void published(PortfolioFilter filter, String format) {
        SignedIn person = portfolio.manager();
        TeamId one = filter.team();
        Collection<TeamId> teams = one == null ? person.teamsWhere(Permission.PORTFOLIO) : Set.of(one);
        if (one != null && !person.may(Permission.PORTFOLIO, one)) {
            return;
        }
        teams.forEach(team -> events.publishEvent(
                new ActivityEvent(AssessmentActivity.EXPORTED, team, null, person.id(), Set.of(), null, format)));
    }
}
