package org.groundwork.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.servlet.support.csrf.CsrfRequestDataValueProcessor;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.support.RequestContext;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.thymeleaf.context.Context;
import org.thymeleaf.context.IContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.exceptions.TemplateProcessingException;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.context.webmvc.SpringWebMvcThymeleafRequestContext;
import org.thymeleaf.spring6.naming.SpringContextVariableNames;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** A kept fragment is written as if it had been made anew, of its parameters alone. */
class KeptFragmentsTest {

    /** Equal by its word; counts how often that is written. */
    public static final class Thing {

        private final String word;
        private final AtomicInteger written;

        Thing(String word, AtomicInteger written) {
            this.word = word;
            this.written = written;
        }

        public String word() {
            written.incrementAndGet();
            return word;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Thing thing && thing.word.equals(word);
        }

        @Override
        public int hashCode() {
            return word.hashCode();
        }
    }

    private static final Map<String, String> TEMPLATES = Map.ofEntries(
            Map.entry("page", "<main><p kept:replace=\"~{part :: thing(${thing}, 'x')}\">old</p></main>"),
            Map.entry("named", "<main><p kept:replace=\"~{part :: thing(kind='x', thing=${thing})}\"></p></main>"),
            Map.entry(
                    "part",
                    "<i>no</i><p th:fragment=\"thing(thing, kind)\" th:class=\"${kind}\""
                            + " th:text=\"${thing.word()}\" th:title=\"${other}\">old</p>"),
            Map.entry(
                    "form",
                    "<main kept:replace=\"~{forms :: form(${n})}\" kept:each-time=\"opened=${opened}\"></main>"),
            Map.entry(
                    "forms",
                    "<form th:fragment=\"form(n)\" th:action=\"@{/x}\" method=\"post\"><b th:text=\"${n}\">1</b>"
                            + "<u th:text=\"${_csrf}\"></u>"
                            + "<input name=\"opened\" th:value=\"${opened}\"><i th:text=\"${opened}\">o</i></form>"),
            Map.entry(
                    "outer",
                    "<main kept:replace=\"~{outers :: outer(${n})}\" kept:each-time=\"opened=${opened}\"></main>"),
            Map.entry(
                    "outers",
                    "<div th:fragment=\"outer(n)\"><p kept:replace=\"~{forms :: form(${n})}\""
                            + " kept:each-time=\"opened=${opened}\"></p></div>"),
            Map.entry("link", "<main kept:replace=\"~{links :: to(${to})}\"></main>"),
            Map.entry("links", "<a th:fragment=\"to(to)\" th:href=\"@{/x/{to}(to=${to})}\">x</a>"),
            Map.entry("whole", "<main kept:replace=\"~{page}\"></main>"));

    private static final String FORM = "<form action=\"/x\" method=\"post\">"
            + "<input type=\"hidden\" name=\"_csrf\" value=\"%2$s\"/><b>%1$s</b><u></u>"
            + "<input name=\"opened\" value=\"%3$s\"><i>%3$s</i></form>";

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final AtomicInteger written = new AtomicInteger();

    @BeforeEach
    void setUp() {
        engine.setTemplateResolver(new NamedTemplates(TEMPLATES));
        engine.addDialect(new KeptFragments());
    }

    @Test
    void isWrittenOnceForEqualParameters() {
        assertThat(page("page", thing("a"))).isEqualTo("<main><p class=\"x\">a</p></main>");
        assertThat(page("page", thing("a"))).isEqualTo("<main><p class=\"x\">a</p></main>");
        assertThat(written).hasValue(1);
        assertThat(page("page", thing("b"))).isEqualTo("<main><p class=\"x\">b</p></main>");
        assertThat(page("page", thing("a"))).isEqualTo("<main><p class=\"x\">a</p></main>");
        assertThat(written).hasValue(2);
    }

    @Test
    void parametersMayBeNamed() {
        assertThat(page("named", thing("a"))).isEqualTo("<main><p class=\"x\">a</p></main>");
    }

    @Test
    void seesNothingOfThePageButItsParameters() {
        Map<String, Object> all = new HashMap<>(thing("a"));
        all.put("other", "of the page");
        assertThat(page("page", all)).isEqualTo("<main><p class=\"x\">a</p></main>");
    }

    @Test
    void eachFormBearsTheTokenOfItsOwnRequest() {
        assertThat(form("form", 1, "first-token", "o1")).isEqualTo(FORM.formatted(1, "first-token", "o1"));
        assertThat(form("form", 1, "other=token", "o2")).isEqualTo(FORM.formatted(1, "other=token", "o2"));
        assertThat(form("outer", 1, "third", "o3")).isEqualTo("<div>" + FORM.formatted(1, "third", "o3") + "</div>");
        assertThat(form("outer", 1, "fourth", "o4")).isEqualTo("<div>" + FORM.formatted(1, "fourth", "o4") + "</div>");
    }

    /** To ask for the token of a visitor is to set a cookie. */
    @Test
    void aPageWithoutFormsDoesNotAskForAToken() {
        CsrfToken asked = new CsrfToken() {
            @Override
            public String getHeaderName() {
                return "X-CSRF-TOKEN";
            }

            @Override
            public String getParameterName() {
                return "_csrf";
            }

            @Override
            public String getToken() {
                throw new AssertionError("there is no form");
            }
        };
        for (int i = 0; i < 2; i++) {
            assertThat(process("page", web("", Locale.ENGLISH, thing("a"), asked)))
                    .isEqualTo("<main><p class=\"x\">a</p></main>");
        }
    }

    @Test
    void whatDiffersEachTimeIsEscaped() {
        for (int i = 0; i < 2; i++) {
            assertThat(form("form", 1, "t", "\"<b>&")).isEqualTo(FORM.formatted(1, "t", "&quot;&lt;b&gt;&amp;"));
        }
    }

    @Test
    void isKeptForEachPlaceWhereTheApplicationMayStand() {
        assertThat(process("link", web("", Locale.ENGLISH, Map.of("to", "a b"), null)))
                .isEqualTo("<a href=\"/x/a%20b\">x</a>");
        assertThat(process("link", web("/g", Locale.ENGLISH, Map.of("to", "a b"), null)))
                .isEqualTo("<a href=\"/g/x/a%20b\">x</a>");
    }

    @Test
    void isWrittenWithoutARequestToo() {
        for (int i = 0; i < 2; i++) {
            assertThat(process("page", new Context(Locale.ENGLISH, thing("a"))))
                    .isEqualTo("<main><p class=\"x\">a</p></main>");
        }
        assertThat(written).hasValue(2);
    }

    @Test
    void whatHasNoParametersOfItsOwnIsRefused() {
        assertThatThrownBy(() -> page("whole", Map.of()))
                .isInstanceOf(TemplateProcessingException.class)
                .hasStackTraceContaining("a fragment that is kept begins with its th:fragment: page");
    }

    private Map<String, Object> thing(String word) {
        return Map.of("thing", new Thing(word, written));
    }

    private String page(String template, Map<String, Object> variables) {
        return process(template, web("", Locale.ENGLISH, variables, null));
    }

    private String form(String template, int n, String token, String opened) {
        return process(
                template,
                web(
                        "",
                        Locale.ENGLISH,
                        Map.of("n", n, "opened", opened),
                        new DefaultCsrfToken("X-CSRF-TOKEN", "_csrf", token)));
    }

    private String process(String template, IContext context) {
        return engine.process(template, context);
    }

    /** As Spring gives it: what the page shows as variables, and the token as an attribute of the request, for forms. */
    private static IContext web(
            String contextPath, Locale locale, Map<String, Object> variables, @Nullable CsrfToken token) {
        MockServletContext application = new MockServletContext();
        MockHttpServletRequest request = new MockHttpServletRequest(application, "GET", contextPath + "/");
        MockHttpServletResponse response = new MockHttpServletResponse();
        request.setContextPath(contextPath);
        request.setAttribute("_csrf", token);
        request.setAttribute(CsrfToken.class.getName(), token);
        StaticWebApplicationContext beans = new StaticWebApplicationContext();
        beans.setServletContext(application);
        beans.getBeanFactory()
                .registerSingleton(
                        RequestContextUtils.REQUEST_DATA_VALUE_PROCESSOR_BEAN_NAME,
                        new CsrfRequestDataValueProcessor());
        beans.refresh();
        request.setAttribute(DispatcherServlet.WEB_APPLICATION_CONTEXT_ATTRIBUTE, beans);
        RequestContext spring = new RequestContext(request, response, application, null);
        Map<String, Object> all = new HashMap<>(variables);
        all.put(SpringContextVariableNames.SPRING_REQUEST_CONTEXT, spring);
        all.put(
                SpringContextVariableNames.THYMELEAF_REQUEST_CONTEXT,
                new SpringWebMvcThymeleafRequestContext(spring, request));
        return new WebContext(
                JakartaServletWebApplication.buildApplication(application).buildExchange(request, response),
                locale,
                all);
    }
}
