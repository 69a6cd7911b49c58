package org.groundwork.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.groundwork.platform.KeptFragments;
import org.groundwork.platform.NamedTemplates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.View;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

class WholePageViewTest {

    private static final String LONG = "Prüfung – „ja“ 👩‍💻 ".repeat(20_000);

    private static final Map<String, String> TEMPLATES = Map.of(
            "page",
            "<main><p th:text=\"${words}\"></p><div kept:replace=\"~{kept :: kept(${words})}\""
                    + " kept:each-time=\"id=${id}\"></div><b>ß</b></main>",
            "kept",
            "<div th:fragment=\"kept(words)\"><u th:text=\"${words}\"></u><i th:text=\"${id}\"></i>" + "</div>",
            "fails",
            "<main><p th:text=\"${words}\"></p><p th:text=\"${words.nothing}\"></p></main>");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final StaticWebApplicationContext context = new StaticWebApplicationContext();
    private final ThymeleafViewResolver views = new ThymeleafViewResolver();

    WholePageViewTest() {
        engine.setTemplateResolver(new NamedTemplates(TEMPLATES));
        engine.addDialect(new KeptFragments());
        context.setServletContext(new MockServletContext());
        context.refresh();
        views.setApplicationContext(context);
        views.setTemplateEngine(engine);
        new TemplateConfiguration(engine, views);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16BE", "windows-1252"})
    void aPageArrivesWholeInItsEncodingWithKeptPartsInTheirPlace(String encoding) throws Exception {
        for (String id : new String[] {"first ’", "second"}) { // made, then kept
            MockHttpServletResponse response = shown("page", encoding, id);

            String expected = "<main><p>" + LONG + "</p><div><u>" + LONG + "</u><i>" + id + "</i></div><b>ß</b></main>";
            assertThat(response.getContentAsByteArray()).isEqualTo(expected.getBytes(encoding));
        }
    }

    @Test
    void nothingIsSentOfAPageThatFails() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatThrownBy(() -> show("fails", "UTF-8", "x", response)).isInstanceOf(TemplateProcessingException.class);

        assertThat(response.isCommitted()).isFalse();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    private MockHttpServletResponse shown(String template, String encoding, String id) throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        show(template, encoding, id, response);
        return response;
    }

    private void show(String template, String encoding, String id, MockHttpServletResponse response) throws Exception {
        views.setContentType("text/html;charset=" + encoding);
        views.clearCache();
        View view = Objects.requireNonNull(views.resolveViewName(template, Locale.ENGLISH));
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, context);
        view.render(Map.of("words", LONG, "id", id), request, response);
    }
}
