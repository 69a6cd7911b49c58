package org.groundwork.portfolio;

/** Where the reports of initiatives are; the web package knows. */
public interface ReportLinks {

    /** A place in the application, beginning with a slash: the report of what is shown of it. */
    String report(Initiative initiative);
}
