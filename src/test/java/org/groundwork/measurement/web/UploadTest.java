package org.groundwork.measurement.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.measurement.LabProperties;
import org.groundwork.testing.FreshDatabase;
import org.groundwork.testing.RawHttp;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A file that is larger than any other form may be, through the real server: it comes as a stream, after its
 * token, and only to its own address (docs/adr/0086).
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@FreshDatabase
@Import(TestPeople.class)
class UploadTest {

    /** More than the bound of all other forms. */
    private static final int LARGE = 13 << 20;

    @Autowired
    TestPeople people;

    @Autowired
    JdbcClient database;

    @Autowired
    LabProperties properties;

    @LocalServerPort
    int port;

    private TestTeam team;
    private AssessmentId id;

    @BeforeEach
    void anAssessment() {
        team = people.retention();
        id = team.start();
    }

    private RawHttp signedIn() throws IOException {
        return new RawHttp(port).signIn(people.email(team.lead()), TestPeople.PASSWORD);
    }

    private static RawHttp.Answer send(RawHttp visitor, String path, String token, int bytes) throws IOException {
        byte[] before = ("--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token
                        + "\r\n--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"past.csv\"\r\n\r\n")
                .getBytes(UTF_8);
        byte[] after = "\r\n--b--\r\n".getBytes(UTF_8);
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n" + visitor.cookieHeader()
                        + "Connection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                        + (before.length + bytes + after.length) + "\r\n\r\n")
                .getBytes(UTF_8);
        byte[] request = new byte[head.length + before.length + bytes + after.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(before, 0, request, head.length, before.length);
        for (int i = 0; i < bytes; i++) {
            request[head.length + before.length + i] = (byte) (i % 100 == 99 ? '\n' : i % 10 == 5 ? ',' : 'x');
        }
        System.arraycopy(after, 0, request, request.length - after.length, after.length);
        return visitor.send(request);
    }

    private int measurements() {
        return database.sql("select count(*) from measurement where assessment_id = :id")
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }

    private long filesKept() throws IOException {
        if (!Files.exists(properties.directory())) {
            return 0;
        }
        try (Stream<Path> all = Files.walk(properties.directory())) {
            return all.filter(file -> file.endsWith("cases")).count();
        }
    }

    @Test
    void aLargeFileComesToItsOwnAddressAndToNoOther() throws Exception {
        RawHttp visitor = signedIn();
        long before = filesKept();

        RawHttp.Answer taken = send(visitor, "/assessments/" + id + "/lab/upload", visitor.token(), LARGE);
        assertThat(taken.status()).isEqualTo(302);
        assertThat(taken.header("location")).startsWith("/assessments/" + id + "/lab/");
        assertThat(measurements()).isEqualTo(1);
        assertThat(filesKept()).isEqualTo(before + 1);

        RawHttp.Answer refused = send(visitor, "/assessments/import", visitor.token(), LARGE);
        assertThat(refused.status())
                .as("all other forms keep to their bound, and the server hangs up on what is above")
                .isIn(413, 0);
    }

    @Test
    void nothingIsStoredForWhoeverSendsAWrongToken() throws Exception {
        RawHttp visitor = signedIn();
        long before = filesKept();

        RawHttp.Answer refused = send(visitor, "/assessments/" + id + "/lab/upload", "wrong", 100_000);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(measurements()).isZero();
        assertThat(filesKept()).isEqualTo(before);
    }

    @Test
    void nothingIsReadFromWhoIsNotSignedIn() throws Exception {
        RawHttp stranger = new RawHttp(port).visit();

        RawHttp.Answer refused = send(stranger, "/assessments/" + id + "/lab/upload", stranger.token(), 100_000);

        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("location")).startsWith("/sign-in");
        assertThat(measurements()).isZero();
    }

    @Test
    void whoMayNotMeasureIsRefused() throws Exception {
        RawHttp visitor = new RawHttp(port).signIn(people.email(team.manager()), TestPeople.PASSWORD);

        assertThat(send(visitor, "/assessments/" + id + "/lab/upload", visitor.token(), 100_000)
                        .status())
                .isEqualTo(403);
        assertThat(measurements()).isZero();
    }

    @Test
    void aFormThatIsCutOffIsTheSendersFault() throws Exception {
        RawHttp visitor = signedIn();
        String body =
                "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + visitor.token() + "\r\n--b\r\nConte";
        RawHttp.Answer refused = visitor.send(RawHttp.bytes("POST /assessments/" + id
                + "/lab/upload HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\n" + visitor.cookieHeader()
                + "Connection: close\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body));

        assertThat(refused.status()).isEqualTo(400);
    }
}
