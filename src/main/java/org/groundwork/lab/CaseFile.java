package org.groundwork.lab;

import java.util.List;

/**
 * A file of past cases, opened in an engine that need not hold it in memory. What it holds goes into no
 * log and no message. Closing it deletes what the engine wrote.
 */
public interface CaseFile extends AutoCloseable {

    FileProfile profile();

    /**
     * What the columns may be, to be confirmed: outcome, time, thing, today's way and what to leave out. Never
     * throws where nothing fits: then there is no proposal.
     */
    Proposal proposal();

    /**
     * What would make a result worthless.
     *
     * @throws LabException if a column is not there, or does not fit its use
     */
    List<LabWarning> warnings(LabQuestion question);

    /**
     * @param most rows; from a larger file a sample is taken, by whole things where there is a thing
     * @throws LabException if a column is not there, or does not fit its use
     */
    CaseTable read(LabQuestion question, int most);

    @Override
    void close();
}
