package gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import jakarta.servlet.http.Cookie;
import java.net.URI;
import org.groundwork.testing.PageRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Renders every part of the design system in every state. */
@SpringBootTest(classes = Gallery.class)
class GalleryTest {

    private final MockMvc mvc;

    @Autowired
    GalleryTest(WebApplicationContext application) {
        mvc = MockMvcBuilders.webAppContextSetup(application).build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"layout", "forms", "parts", "section", "charts", "report", "lab"})
    void everyPartHoldsTheRulesOfAPage(String page) throws Exception {
        PageRules.assertHoldForPage(html("/gallery/" + page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "404", "409", "422", "429", "4xx", "500", "5xx"})
    void everyErrorPageHoldsTheRulesOfAPage(String kind) throws Exception {
        String html = html("/gallery/error?kind=" + kind);
        PageRules.assertHoldForPage(html);
        assertThat(html).contains("Go to the start page");
    }

    @Test
    void anErrorPageTellsTheReasonOfThisRefusal() throws Exception {
        assertThat(html("/gallery/error?kind=409&reason=Jonas%20changed%20it.")).contains("Jonas changed it.");
    }

    @Test
    void anInvalidFormAnswers422AndTiesEachErrorToItsField() throws Exception {
        String html = mvc.perform(post("/gallery/forms")
                        .param("title", "")
                        .param("email", "mira")
                        .param("_agreed", "on")
                        .param("agreed", "true"))
                .andExpect(status().is(422))
                .andReturn()
                .getResponse()
                .getContentAsString();

        PageRules.assertHoldForPage(html);
        assertThat(html)
                .contains("data-error-summary")
                .contains("<a href=\"#title\">Give the initiative a title")
                .contains("id=\"title-error\"")
                .contains("aria-describedby=\"title-hint title-error\"")
                .contains("aria-invalid=\"true\"")
                .contains("value=\"mira\"");
        assertThat(html.indexOf("href=\"#title\""))
                .as("errors stand in the order of the fields")
                .isLessThan(html.indexOf("href=\"#sentence\""))
                .isPositive();
    }

    @Test
    void aGuestSeesNoNavigation() throws Exception {
        assertThat(html("/gallery/layout?as=guest")).doesNotContain("site-nav").doesNotContain("Sign out");
    }

    @Test
    void onlyAnAdministratorSeesPeopleAndTeams() throws Exception {
        assertThat(html("/gallery/layout")).contains("Sign out").doesNotContain(">People<");
        assertThat(html("/gallery/layout?as=administrator")).contains(">People<", ">Teams<");
    }

    @Test
    void theServerAlreadyDrawsTheChosenTheme() throws Exception {
        String dark = mvc.perform(get("/gallery/layout").cookie(new Cookie("theme", "dark")))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(dark).contains("data-theme=\"dark\"", "data-bs-theme=\"dark\"");
        assertThat(html("/gallery/layout")).contains("data-theme=\"system\"").doesNotContain("data-bs-theme");
    }

    private String html(String address) throws Exception {
        return mvc.perform(get(URI.create(address)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
