package org.groundwork.review.web;

import org.groundwork.identity.CurrentPerson;
import org.groundwork.review.Notices;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells the layout how many notices are unread: one query, and only where the layout is shown. */
@ControllerAdvice
class NoticeAdvice {

    private static final Logger log = LoggerFactory.getLogger(NoticeAdvice.class);

    private final Notices notices;
    private final CurrentPerson currentPerson;

    NoticeAdvice(Notices notices, CurrentPerson currentPerson) {
        this.notices = notices;
        this.currentPerson = currentPerson;
    }

    @ModelAttribute
    void unread(Model model) {
        if (currentPerson.find().isPresent()) {
            model.addAttribute("unread", new Unread());
        }
    }

    /** Counted when asked for, once. */
    public final class Unread {

        /** More are not told apart in the header. */
        private static final int MOST = 99;

        private @Nullable Integer counted;

        public int count() {
            if (counted == null) {
                try {
                    counted = notices.unread();
                } catch (DataAccessException failure) {
                    // the page that says that the database is down has a header too
                    log.debug("unread notices", failure);
                    counted = 0;
                }
            }
            return counted;
        }

        /** {@code 7}, or {@code 99+}. */
        public String text() {
            return count() > MOST ? MOST + "+" : Integer.toString(count());
        }
    }
}
