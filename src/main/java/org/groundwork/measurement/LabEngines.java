package org.groundwork.measurement;

import java.util.List;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Watch;

/** What reads files, measures, and says what follows; in one place, so that tests need not load it. */
interface LabEngines {

    CaseFiles files();

    /** As {@link org.groundwork.lab.Lab#run}. */
    LabResult run(CaseTable table, LabQuestion question, List<LabWarning> known, Watch watch);

    /** As {@link org.groundwork.lab.Offers#of}. */
    List<Offer> offers(LabResult result);
}
