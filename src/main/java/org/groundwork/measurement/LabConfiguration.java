package org.groundwork.measurement;

import java.util.List;
import org.groundwork.lab.CaseFiles;
import org.groundwork.lab.CaseTable;
import org.groundwork.lab.Lab;
import org.groundwork.lab.LabQuestion;
import org.groundwork.lab.LabResult;
import org.groundwork.lab.LabWarning;
import org.groundwork.lab.Learner;
import org.groundwork.lab.Offer;
import org.groundwork.lab.Offers;
import org.groundwork.lab.Watch;
import org.groundwork.lab.engines.DuckDbCaseFiles;
import org.groundwork.lab.engines.LoadedLearners;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engines that measure; they are loaded when the first file comes, which may never be. */
@Configuration(proxyBeanMethods = false)
class LabConfiguration {

    @Bean
    LabEngines labEngines() {
        return new Shipped();
    }

    private static final class Shipped implements LabEngines {

        private @Nullable CaseFiles files;
        private Learner.@Nullable Learners learners;

        @Override
        public synchronized CaseFiles files() {
            if (files == null) {
                files = new DuckDbCaseFiles();
            }
            return files;
        }

        private synchronized Learner.Learners learners() {
            if (learners == null) {
                learners = new LoadedLearners();
            }
            return learners;
        }

        @Override
        public LabResult run(CaseTable table, LabQuestion question, List<LabWarning> known, Watch watch) {
            return Lab.run(table, question, learners(), known, watch, Lab.SEED);
        }

        @Override
        public List<Offer> offers(LabResult result) {
            return Offers.of(result);
        }
    }
}
