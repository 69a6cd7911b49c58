package org.groundwork.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.groundwork.platform.Mail;
import org.groundwork.platform.Mailer;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;

/** Keeps what it is to send, unless a test says that it fails or that mail is off. */
public final class RecordingMailer implements Mailer {

    private final List<Mail> sent = new CopyOnWriteArrayList<>();
    private final AtomicInteger tries = new AtomicInteger();
    private boolean on = true;
    private @Nullable MailException failure;

    /** As where no mail server is configured. */
    public void turnOff() {
        on = false;
    }

    /** From now on every mail fails with this. */
    public void fail(MailException why) {
        failure = why;
    }

    /** From now on mails are sent again. */
    public void recover() {
        failure = null;
    }

    /** The oldest first. */
    public List<Mail> sent() {
        return List.copyOf(sent);
    }

    /** How many mails it was given, those that failed among them. */
    public int tries() {
        return tries.get();
    }

    @Override
    public boolean on() {
        return on;
    }

    @Override
    public String link(String place) {
        return "https://ground.example.org" + place;
    }

    @Override
    public void send(Mail mail) {
        tries.incrementAndGet();
        if (failure != null) {
            throw failure;
        }
        sent.add(mail);
    }
}
