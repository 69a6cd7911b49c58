package org.groundwork.assessment.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.List;
import org.groundwork.identity.PersonId;
import org.groundwork.testing.TestPeople;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Asks for pages as a person, and checks of every page what holds for all. */
final class Pages {

    private final MockMvc mvc;
    private final TestPeople people;

    Pages(MockMvc mvc, TestPeople people) {
        this.mvc = mvc;
        this.people = people;
    }

    /** An answer of the application. */
    record Got(int status, String location, String text, String type) {
        Document page() {
            return Jsoup.parse(text);
        }
    }

    Got get(PersonId person, String path) throws Exception {
        return perform(person, MockMvcRequestBuilders.get(path));
    }

    /** A page that is found; it is checked as a page. */
    Document page(PersonId person, String path) throws Exception {
        Got got = get(person, path);
        assertThat(got.status()).as(path).isEqualTo(200);
        return wellFormed(got);
    }

    Got post(PersonId person, String path, String... namesAndValues) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(csrf());
        return perform(person, with(request, namesAndValues));
    }

    /** As the page's script posts. */
    Got send(PersonId person, String path, String... namesAndValues) throws Exception {
        MockHttpServletRequestBuilder request =
                MockMvcRequestBuilders.post(path).with(csrf()).header("HX-Request", "true");
        return perform(person, with(request, namesAndValues));
    }

    Got perform(PersonId person, AbstractMockHttpServletRequestBuilder<?> request) throws Exception {
        MockHttpServletResponse response = mvc.perform(
                        request.with(people.signedIn(person)).accept(MediaType.TEXT_HTML))
                .andReturn()
                .getResponse();
        String location = response.getRedirectedUrl();
        return new Got(
                response.getStatus(),
                location == null ? "" : location,
                response.getContentAsString(java.nio.charset.StandardCharsets.UTF_8),
                String.valueOf(response.getContentType()));
    }

    private static MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            request.param(namesAndValues[i], namesAndValues[i + 1]);
        }
        return request;
    }

    /**
     * What holds for every page: words for every key, one h1, ids that stand once, labels for
     * controls, nothing inline.
     */
    static Document wellFormed(Got got) {
        Document page = got.page();
        assertThat(got.text()).doesNotContain("??").doesNotContain("${").doesNotContain("th:");
        assertThat(page.select("h1")).hasSize(1);
        assertThat(page.title()).endsWith("Groundwork");
        assertThat(page.select("main")).hasSize(1);
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        for (Element control : page.select("main input:not([type=hidden]), main textarea, main select")) {
            boolean labelled = control.closest("label") != null
                    || !page.select("label[for=\"" + control.id() + "\"]").isEmpty();
            assertThat(labelled).as("label of " + control).isTrue();
        }
        for (Element described : page.select("[aria-describedby], [aria-labelledby]")) {
            String refs = described.attr("aria-describedby") + " " + described.attr("aria-labelledby");
            for (String ref : refs.strip().split("\\s+")) {
                assertThat(ids).as(described.tagName() + " refers to " + ref).contains(ref);
            }
        }
        assertThat(page.select("[style], script:not([src]), style, [onclick]")).isEmpty();
        for (Element form : page.select("form[method=post]")) {
            assertThat(form.select("input[name=_csrf]")).as(form.attr("action")).hasSize(1);
        }
        Elements headings = page.select("main h1, main h2, main h3, main h4");
        int before = 0;
        for (Element heading : headings) {
            int level = heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isLessThanOrEqualTo(Math.max(before, 1) + 1);
            before = level;
        }
        return page;
    }
}
