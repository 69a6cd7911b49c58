package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class SmtpMailerTest {

    @Test
    void sendsPlainTextThatCanBeRecognisedWhenItComesTwice() throws Exception {
        UUID id = UUID.randomUUID();
        try (TestMail mail = new TestMail()) {
            mail.mailer().send(new Mail(id, "mira@example.org", "Grün\r\nBcc: x@y.z", "Schön\n\nEnde"));
            MimeMessage[] got = mail.server().getReceivedMessages();
            assertThat(got).hasSize(1);
            assertThat(got[0].getSubject()).isEqualTo("Grün Bcc: x@y.z");
            assertThat(got[0].getContent().toString().replace("\r", "").strip()).isEqualTo("Schön\n\nEnde");
            assertThat(got[0].getContentType()).startsWith("text/plain");
            assertThat(got[0].getHeader("Message-ID")).containsExactly("<" + id + "@example.org>");
            assertThat(got[0].getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(got[0].getFrom()[0]).hasToString("Groundwork <groundwork@example.org>");
            assertThat(got[0].getRecipients(Message.RecipientType.BCC)).isNull();
        }
    }

    @Test
    void saysSoWhenTheServerIsDown() {
        try (TestMail mail = new TestMail()) {
            mail.server().stop();
            assertThatThrownBy(() -> mail.mailer().send(new Mail(UUID.randomUUID(), "mira@example.org", "s", "t")))
                    .isInstanceOf(MailException.class);
        }
    }

    @Test
    void isOffWithoutASender() {
        Mailer off = new SmtpMailer(
                new MailProperties("  "), (JavaMailSenderImpl) null, new WebAddress(null), Clock.systemUTC());
        assertThat(off.on()).isFalse();
        assertThatThrownBy(() -> off.send(new Mail(UUID.randomUUID(), "a@b.c", "s", "t")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesHalfOfTheSettings() {
        MailProperties from = new MailProperties("a@example.org");
        assertThatThrownBy(() -> new SmtpMailer(
                        from,
                        (JavaMailSenderImpl) null,
                        new WebAddress(URI.create("https://x.example")),
                        Clock.systemUTC()))
                .hasMessageContaining("spring.mail.host");
        assertThatThrownBy(
                        () -> new SmtpMailer(from, new JavaMailSenderImpl(), new WebAddress(null), Clock.systemUTC()))
                .hasMessageContaining("groundwork.base-url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example, c@d.example", "nobody at all", "<"})
    void refusesASenderThatIsNoAddress(String from) {
        assertThatThrownBy(() -> TestMail.mailer(from, new JavaMailSenderImpl()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("groundwork.mail.from");
    }
}
