package org.groundwork.portfolio.web;

import org.groundwork.portfolio.Initiative;
import org.groundwork.portfolio.ReportLinks;
import org.springframework.stereotype.Component;

/** The addresses of what the portfolio leads to. */
@Component
class InitiativePlaces implements ReportLinks {

    @Override
    public String report(Initiative initiative) {
        return "/assessments/" + initiative.id() + "/reports/" + initiative.number();
    }
}
