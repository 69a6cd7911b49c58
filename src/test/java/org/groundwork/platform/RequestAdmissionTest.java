package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestAdmissionTest {

    /** One processor, and connections for two pages and two saves at a time. */
    private final RequestAdmission admission = new RequestAdmission(1, 4, Duration.ofMinutes(5));

    private final RequestAdmission impatient = new RequestAdmission(1, 4, Duration.ofMillis(1));

    private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch go = new CountDownLatch(1);

    @AfterEach
    void everybodyGoesHome() {
        go.countDown();
        people.close();
    }

    @Test
    void whatIsSavedDoesNotWaitBehindPages() throws Exception {
        List<Future<MockHttpServletResponse>> pages = working(admission, "GET", "/assessments/1/report", 50);

        assertThat(soon(() -> ask(admission, "POST", "/assessments/1/answers/x", says("saved")))
                        .getContentAsString())
                .isEqualTo("saved");
        go.countDown();
        for (Future<MockHttpServletResponse> page : pages) {
            assertThat(page.get(1, TimeUnit.MINUTES).getContentAsString()).isEqualTo("done");
        }
    }

    @Test
    void healthStaticFilesAndDocumentsDoNotWait() throws Exception {
        working(admission, "GET", "/", 50);
        working(admission, "POST", "/", 50);

        for (String path : List.of("/actuator/health", "/css/a.css", "/assessments/1/report.pdf", "/portfolio.csv")) {
            assertThat(soon(() -> ask(admission, "GET", path, says("at once"))).getContentAsString())
                    .as(path)
                    .isEqualTo("at once");
        }
    }

    @Test
    void whoWaitsTooLongIsToldToComeBack() throws Exception {
        working(impatient, "GET", "/", 2);

        MockHttpServletResponse answer = ask(impatient, "GET", "/", says("too much"));

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(answer.getHeader("Retry-After")).isEqualTo("5");
        assertThat(answer.getContentAsString()).isEmpty();
    }

    /** Somebody who reads an answer slowly keeps no place. */
    @Test
    void anAnswerIsSentAfterThePlaceIsGivenBack() throws Exception {
        CountDownLatch sending = new CountDownLatch(10);
        List<Future<?>> slow = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            slow.add(people.submit(() -> {
                admission.doFilter(request("GET", "/"), new SlowReader(sending), says("page"));
                return null;
            }));
        }
        assertThat(sending.await(1, TimeUnit.MINUTES)).as("ten at a time").isTrue();
        go.countDown();
        for (Future<?> one : slow) {
            one.get(1, TimeUnit.MINUTES);
        }
    }

    @Test
    void aPlaceIsGivenBackWhateverHappens() throws Exception {
        for (int i = 0; i < 10; i++) {
            try {
                ask(impatient, "GET", "/", (request, response) -> {
                    throw new ServletException("broken");
                });
            } catch (ServletException broken) {
                assertThat(broken).hasMessage("broken");
            }
        }
        assertThat(ask(impatient, "GET", "/", says("page")).getContentAsString())
                .isEqualTo("page");
    }

    private final class SlowReader extends MockHttpServletResponse {

        private final CountDownLatch sending;

        SlowReader(CountDownLatch sending) {
            this.sending = sending;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            sending.countDown();
            waitToGo();
            return super.getOutputStream();
        }
    }

    /** Requests that are under way, as far as they are admitted. */
    private List<Future<MockHttpServletResponse>> working(RequestAdmission filter, String method, String path, int many)
            throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(2);
        List<Future<MockHttpServletResponse>> working = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            working.add(people.submit(() -> ask(filter, method, path, (request, response) -> {
                inside.countDown();
                waitToGo();
                response.getWriter().write("done");
            })));
        }
        assertThat(inside.await(1, TimeUnit.MINUTES)).isTrue();
        return working;
    }

    private void waitToGo() {
        try {
            go.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> T soon(Callable<T> work) throws Exception {
        return people.submit(work).get(1, TimeUnit.MINUTES);
    }

    private static FilterChain says(String text) {
        return (request, response) -> response.getWriter().write(text);
    }

    private static MockHttpServletResponse ask(RequestAdmission filter, String method, String path, FilterChain chain)
            throws ServletException, IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        filter.doFilter(request(method, path), response, chain);
        return response;
    }

    private static MockHttpServletRequest request(String method, String path) {
        return new MockHttpServletRequest(method, path);
    }
}
