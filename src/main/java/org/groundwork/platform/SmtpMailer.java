package org.groundwork.platform;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mail by SMTP. The application refuses to start with half of the settings. */
@Component
class SmtpMailer implements Mailer {

    private final @Nullable JavaMailSender sender;
    private final @Nullable InternetAddress from;
    private final WebAddress address;
    private final Clock clock;

    @Autowired
    SmtpMailer(MailProperties properties, ObjectProvider<JavaMailSender> sender, WebAddress address, Clock clock) {
        this(properties, sender.getIfAvailable(), address, clock);
    }

    SmtpMailer(MailProperties properties, @Nullable JavaMailSender sender, WebAddress address, Clock clock) {
        if (properties.from() != null && sender == null) {
            throw new IllegalStateException("groundwork.mail.from is set, and spring.mail.host is not: set both to send"
                    + " mail, or neither.");
        }
        if (properties.from() != null && address.baseUrl() == null) {
            throw new IllegalStateException(
                    "groundwork.mail.from is set, and groundwork.base-url is not: mail needs it" + " for its links.");
        }
        this.from = properties.from() == null ? null : parsed(properties.from());
        this.sender = sender;
        this.address = address;
        this.clock = clock;
    }

    private static InternetAddress parsed(String from) {
        try {
            InternetAddress[] one = InternetAddress.parse(from, true);
            if (one.length == 1) {
                return one[0];
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("groundwork.mail.from is no address: " + from, e);
        }
        throw new IllegalStateException("groundwork.mail.from is not one address: " + from);
    }

    @Override
    public boolean on() {
        return from != null;
    }

    @Override
    public String link(String place) {
        return address.publicLink(place);
    }

    @Override
    public void send(Mail mail) {
        if (sender == null || from == null) {
            throw new IllegalStateException("mail is off");
        }
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
            helper.setFrom(from);
            helper.setTo(mail.to());
            helper.setSubject(mail.subject().replaceAll("\\p{Cntrl}+", " "));
            helper.setText(mail.text());
            helper.setSentDate(Date.from(clock.instant()));
            message.setHeader("Message-ID", "<" + mail.id() + "@" + domain(from) + ">");
            // so that nobody's "out of office" answers it (RFC 3834)
            message.setHeader("Auto-Submitted", "auto-generated");
        } catch (MessagingException e) {
            throw new MailPreparationException(e);
        }
        sender.send(message);
    }

    private static String domain(InternetAddress from) {
        String text = from.getAddress();
        return text.substring(text.lastIndexOf('@') + 1);
    }
}
