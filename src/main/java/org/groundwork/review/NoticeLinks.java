package org.groundwork.review;

import java.util.UUID;

/** Where notices are to be seen, for what leads there from outside; the web package knows. */
public interface NoticeLinks {

    /** A place in the application, beginning with a slash, that leads to what a notice is about. */
    String notice(UUID id);

    /** Where people say what they want to be told of. */
    String settings();

    /** Where people begin. */
    String home();
}
