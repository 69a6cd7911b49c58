package org.groundwork.review;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.groundwork.identity.CurrentPerson;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.NotFound;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the person who is signed in is told of. Notices of teams that the person has left are not
 * there any more.
 */
@Service
@Transactional
public class Notices {

    private final NoticeRepository notices;
    private final CurrentPerson currentPerson;
    private final Clock clock;

    Notices(NoticeRepository notices, CurrentPerson currentPerson, Clock clock) {
        this.notices = notices;
        this.currentPerson = currentPerson;
        this.clock = clock;
    }

    /**
     * The latest first.
     *
     * @param skip so many of the latest
     * @param most so many at most
     */
    @Transactional(readOnly = true)
    public List<NoticeView> list(int skip, int most) {
        return notices.of(person(), skip, most);
    }

    @Transactional(readOnly = true)
    public int count() {
        return notices.count(person());
    }

    /** How many are not read yet. */
    @Transactional(readOnly = true)
    public int unread() {
        return notices.unread(person());
    }

    /**
     * Marks one as read.
     *
     * @return what it tells of
     * @throws NotFound if there is none, or it is somebody else's
     */
    public NoticeView open(UUID id) {
        NoticeView notice = notices.find(person(), id).orElseThrow(NotFound::new);
        if (!notice.read()) {
            notices.markRead(person(), id, clock.instant());
        }
        return notice;
    }

    public void readAll() {
        notices.markAllRead(person(), clock.instant());
    }

    private PersonId person() {
        return currentPerson.require().id();
    }
}
