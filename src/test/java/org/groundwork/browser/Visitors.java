package org.groundwork.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.groundwork.testing.InstalledBrowser;
import org.groundwork.testing.TestPeople;

/** The people who come to the application in a test, each with a browser profile of their own. */
public final class Visitors {

    private final InstalledBrowser browser;
    private final String address;
    private final List<Visitor> all = new ArrayList<>();

    Visitors(InstalledBrowser browser, String address) {
        this.browser = browser;
        this.address = address;
    }

    /** Somebody at a desk who has not opened a page yet. */
    public Visitor arrives() {
        return arrives(Look.desk());
    }

    public Visitor arrives(Look look) {
        return arrives(look, true);
    }

    /** Somebody who opens hundreds of pages, of which no trace is kept but a picture of the last. */
    public Visitor passesThrough() {
        return arrives(Look.desk(), false);
    }

    private Visitor arrives(Look look, boolean traced) {
        Visitor visitor = new Visitor(browser, address, look, traced);
        all.add(visitor);
        return visitor;
    }

    /** Somebody whom {@link TestPeople} made, signed in, on the page after that. */
    public Visitor signIn(String email, Look look) {
        Visitor visitor = arrives(look);
        visitor.signIn(email, TestPeople.PASSWORD);
        return visitor;
    }

    /** Keeps what was seen and done, for whoever looks for the reason of a failure. */
    void keep(Path directory, String name) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).keep(directory, name + "-" + (i + 1));
        }
    }

    void leave() {
        all.forEach(Visitor::leave);
    }

    List<String> complaints() {
        return all.stream().flatMap(visitor -> visitor.complaints().stream()).toList();
    }
}
