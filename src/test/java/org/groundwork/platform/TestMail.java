package org.groundwork.platform;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.URI;
import java.time.Clock;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** A mail server within the test, and a mailer that speaks with it. */
public final class TestMail implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;

    private final GreenMail server;
    private final int port;

    /** Starts it on a free port, which stays its own when it is stopped and started again. */
    public TestMail() {
        GreenMail first = new GreenMail(setup(0));
        first.start();
        port = first.getSmtp().getPort();
        first.stop();
        server = new GreenMail(setup(port));
        server.start();
    }

    private static ServerSetup setup(int port) {
        ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(PATIENCE_MILLIS);
        return setup;
    }

    public GreenMail server() {
        return server;
    }

    public Mailer mailer() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost("127.0.0.1");
        sender.setPort(port);
        return mailer("Groundwork <groundwork@example.org>", sender);
    }

    static Mailer mailer(String from, JavaMailSenderImpl sender) {
        return new SmtpMailer(
                new MailProperties(from),
                sender,
                new WebAddress(URI.create("https://ground.example.org/")),
                Clock.systemUTC());
    }

    @Override
    public void close() {
        server.stop();
    }
}
