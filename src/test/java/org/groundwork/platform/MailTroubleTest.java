package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.groundwork.platform.MailTrouble.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What a mail server’s refusal is made of, with a server that refuses what the test says. */
class MailTroubleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "MAIL | 550 5.7.1 You may not send from here    | SENDER    | true",
                "MAIL | 451 4.3.0 Try later                     | SENDER    | false",
                "RCPT | 550 5.1.1 No such user here             | RECIPIENT | true",
                "RCPT | 450 4.2.0 Greylisted, try again         | RECIPIENT | false",
                "DATA | 554 5.6.0 We do not like it             | MESSAGE   | true",
                ".    | 552 5.2.2 Mailbox full                  | MESSAGE   | true",
                ".    | 452 4.2.2 Mailbox full for now          | MESSAGE   | false",
                "AUTH | 535 5.7.8 Authentication failed         | SIGN_IN   | false"
            })
    void tellsWhatWasRefusedWhetherForGoodAndInWhichWords(String command, String answer, Kind kind, boolean permanent)
            throws Exception {
        MailTrouble trouble = refusal(Map.of(command, answer), command.equals("AUTH"));
        assertThat(trouble.kind()).isEqualTo(kind);
        assertThat(trouble.permanent()).isEqualTo(permanent);
        assertThat(trouble.answer()).contains(answer.substring(4));
    }

    @Test
    void aServerThatIsNotThereIsNoRefusal() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        MailTrouble trouble = refusal("127.0.0.1", free, false);
        assertThat(trouble.kind()).isEqualTo(Kind.NOT_CONNECTED);
        assertThat(trouble.permanent()).isFalse();
        assertThat(refusal("mail.invalid", 25, false).kind()).isEqualTo(Kind.UNKNOWN_SERVER);
    }

    @Test
    void keepsAnAnswerOnOneLineAndShort() throws Exception {
        MailTrouble trouble = refusal(Map.of("RCPT", "550 \u001b[31mred\u0007 " + "x".repeat(450)), false);
        assertThat(trouble.answer())
                .doesNotContainPattern("\\p{Cntrl}")
                .hasSizeLessThanOrEqualTo(300)
                .endsWith("…");
    }

    @Test
    void whatSaysNothingIsSomethingElse() {
        assertThat(MailTrouble.of(new MailSendException("?"))).isEqualTo(new MailTrouble(Kind.OTHER, false, ""));
        assertThat(Kind.of("ConnectException"))
                .as("as earlier versions kept it")
                .isEqualTo(Kind.OTHER);
    }

    private static MailTrouble refusal(Map<String, String> answers, boolean signIn) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, answers));
            return refusal("127.0.0.1", server.getLocalPort(), signIn);
        }
    }

    private static MailTrouble refusal(String host, int port, boolean signIn) {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        if (signIn) {
            sender.setUsername("groundwork");
            sender.setPassword("wrong");
            sender.getJavaMailProperties().setProperty("mail.smtp.auth", "true");
        }
        Mailer mailer = TestMail.mailer("Groundwork <groundwork@example.org>", sender);
        MailException failure = catchThrowableOfType(
                MailException.class,
                () -> mailer.send(new Mail(UUID.randomUUID(), "mira@example.org", "Subject", "Text")));
        return MailTrouble.of(failure);
    }

    /** Says yes to everything but what it has another answer for. */
    private static void serve(ServerSocket server, Map<String, String> answers) {
        try (Socket socket = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            say(socket, "220 test");
            boolean text = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (text && !line.equals(".")) {
                    continue;
                }
                String command = line.split("[ :]")[0];
                String answer = answers.get(command);
                if (answer != null) {
                    say(socket, answer);
                } else if (command.equals("EHLO")) {
                    say(socket, "250-test\r\n250 AUTH LOGIN PLAIN");
                } else {
                    say(socket, command.equals("DATA") ? "354 go on" : command.equals("QUIT") ? "221 bye" : "250 fine");
                    text = command.equals("DATA");
                }
                if (command.equals(".")) {
                    text = false;
                }
            }
        } catch (IOException e) {
            // the other side has gone
        }
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
