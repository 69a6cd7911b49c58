package org.groundwork.portfolio;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which next steps of the initiatives that a filter leaves fit into a capacity. */
@Service
@Transactional(readOnly = true)
public class CapacityPlans {

    private final Portfolio portfolio;

    CapacityPlans(Portfolio portfolio) {
        this.portfolio = portfolio;
    }

    /** The best set; among equals, what stands earlier in the filter’s order. */
    public Capacity of(PortfolioFilter filter, Capacity.Question question) {
        return Capacity.of(portfolio.all(filter), question);
    }
}
