package org.groundwork.demo;

/** The teams of the demo: those of a grocer who delivers boxes. */
enum DemoTeam {
    SHOP("Shop and subscriptions"),
    FINANCE("Finance operations");

    private final String title;

    DemoTeam(String title) {
        this.title = title;
    }

    /** The name of the team, as the assessment files have it. */
    String title() {
        return title;
    }
}
