package org.groundwork.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.groundwork.document.AssessmentFiles;
import org.groundwork.document.KnownMethods;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.TeamRole;
import org.groundwork.reference.ReferenceCase;
import org.groundwork.reference.ReferenceCases;
import org.groundwork.reference.ScoredCase;
import org.groundwork.reference.Validation;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.PageRules;
import org.groundwork.testing.TestPeople;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of the reference cases. */
@GroundworkTest
class CasesPagesTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    TestPeople people;

    private PersonId person;

    @BeforeEach
    void somebody() {
        person = people.member("Jonas Berg", people.team("Retention"), TeamRole.CONTRIBUTOR);
    }

    /** Every fourth one. */
    static Stream<String> ids() {
        List<ReferenceCase> all = ReferenceCases.shipped().all();
        return IntStream.iterate(0, at -> at < all.size(), at -> at + 4)
                .mapToObj(at -> all.get(at).id());
    }

    @Test
    void listsAllCasesInTheOrderOfTheFile() throws Exception {
        Document page = page("/cases");

        assertThat(page.select("tbody th a").eachText())
                .isEqualTo(ReferenceCases.shipped().all().stream()
                        .map(ReferenceCase::name)
                        .toList());
        assertThat(page.text()).contains("36 cases").contains("Never a substitute for the verdict");
        assertThat(page.select("form.cases-filter").attr("method")).isEqualTo("get");
        assertThat(page.select("footer a[href=/cases/validation]")).hasSize(1);
    }

    @Test
    void narrowsThemByWhatTheAddressAsksFor() throws Exception {
        assertThat(shown("domain=health")).isEqualTo(names(one -> domain(one).equals("health")));
        assertThat(shown("verdict=PILOT_ML"))
                .isEqualTo(names(one -> "PILOT_ML".equals(one.result().verdict())));
        assertThat(shown("hindsight=KEEP_SIMPLE"))
                .isEqualTo(names(one -> one.reference().supported().contains("KEEP_SIMPLE")));
        assertThat(shown("agreement=miss")).isEqualTo(names(one -> one.agreement() == ScoredCase.Agreement.MISS));
        assertThat(shown("domain=health&agreement=miss&verdict=&hindsight="))
                .isEqualTo(names(one -> domain(one).equals("health") && one.agreement() == ScoredCase.Agreement.MISS));
        Document none = page("/cases?domain=health&verdict=BUILD_ML&hindsight=RETHINK");
        assertThat(none.select("table")).isEmpty();
        assertThat(none.text()).contains("No case matches");
        assertThat(none.select("a[href=/cases]").eachText()).contains("Show all");
        assertThat(page("/cases?domain=health").select("option[selected]").eachText())
                .contains("Health");
    }

    private List<String> shown(String query) throws Exception {
        List<String> names = page("/cases?" + query).select("tbody th a").eachText();
        assertThat(names).as(query).isNotEmpty().hasSizeLessThan(36);
        return names;
    }

    private static List<String> names(Predicate<ScoredCase> which) {
        return ReferenceCases.scored().stream()
                .filter(which)
                .map(one -> one.reference().name())
                .toList();
    }

    private static String domain(ScoredCase one) {
        return one.reference().domain().id();
    }

    @ParameterizedTest
    @MethodSource("ids")
    void tellsEachCaseWithItsOutcomeAndItsSources(String id) throws Exception {
        ReferenceCase one = ReferenceCases.shipped().find(id).orElseThrow();
        Document page = page("/cases/" + id);

        assertThat(page.select("h1").text()).isEqualTo(one.name());
        assertThat(page.text())
                .contains(one.file().initiative().summary())
                .contains(one.decided())
                .contains(one.outcome())
                .contains(one.hindsightWhy())
                .contains(one.method().verdict(one.hindsight()).title())
                .contains(one.method().verdict(one.expected().verdict()).title())
                .contains(Integer.toString(one.year()));
        assertThat(page.select("cite").eachText())
                .isEqualTo(
                        one.sources().stream().map(ReferenceCase.Source::title).toList());
        assertThat(page.select(".case-answers tbody tr"))
                .hasSize(one.method().questions().size());
    }

    @Test
    void opensACaseAsAReportInWhichOtherAnswersCanBeTried() throws Exception {
        String address = "/cases/pinterest-related-pins-v1/report";
        ReferenceCase one =
                ReferenceCases.shipped().find("pinterest-related-pins-v1").orElseThrow();
        Document report = page(address);

        assertThat(report.select("h1").text()).isEqualTo(one.name());
        assertThat(report.text())
                .contains("A case with known outcome, from the answers as rated")
                .contains(one.method().verdict(one.expected().verdict()).headline())
                .contains("Nothing is changed yet.");
        assertThat(report.select("#try form").attr("action")).isEqualTo(address + "#try");
        assertThat(report.select("#like h3").eachText()).hasSize(3).doesNotContain(one.name());
        assertThat(report.select("#like h3 a").eachAttr("href"))
                .allSatisfy(link -> assertThat(link).startsWith("/cases/"));

        Document tried = page(address + "?try.problem.decision=0");
        assertThat(tried.select("#try-outcome").text()).contains("instead of");
        String part = perform(get(address + "?try.problem.decision=0").header("HX-Request", "true"))
                .getContentAsString(StandardCharsets.UTF_8);
        PageRules.assertHold(part);
        assertThat(part.strip()).startsWith("<section").endsWith("</section>");
        assertThat(page(address).text()).contains("Nothing is changed yet.");
    }

    @Test
    void handsOutACaseAsAnAssessmentFile() throws Exception {
        ReferenceCase one = ReferenceCases.shipped().all().getFirst();
        MockHttpServletResponse response = perform(get("/cases/" + one.id() + ".yaml"));

        assertThat(response.getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"" + one.id() + ".yaml\"");
        assertThat(AssessmentFiles.read("x.yaml", response.getContentAsByteArray(), KnownMethods.installed()))
                .isEqualTo(one.file());
    }

    @Test
    void saysHowGoodItIsWithFiguresThatAreCounted() throws Exception {
        Document page = page("/cases/validation");
        Validation validation = Validation.of(ReferenceCases.scored());

        assertThat(page.text())
                .contains("On the 36 cases below it is %d of 36: %d the same as hindsight"
                        .formatted(validation.supported(), validation.same()))
                .contains("On 30 cases that nobody had used to design the method, 20")
                .contains("%d of 36 recommendations are settled".formatted(validation.settled()));
        assertThat(page.select(".misses li")).hasSize(validation.misses().size());
        assertThat(page.select(".misses li").eachText())
                .allSatisfy(miss -> assertThat(miss).containsPattern("stopped at step [1-9], “"));
        assertThat(page.select(".table-cases tbody tr")).hasSize(36);
        assertThat(page.select(".table-matrix td.num").eachText().stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(36);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/cases/no-such-case",
                "/cases/no-such-case/report",
                "/cases/no-such-case.yaml",
                "/cases/validation/report"
            })
    void findsNoOthers(String address) throws Exception {
        assertThat(perform(get(address)).getStatus()).isEqualTo(404);
    }

    @Test
    void areForThoseWhoAreSignedIn() throws Exception {
        for (String address : List.of("/cases", "/cases/validation", "/cases/netflix-prize-grand-ensemble")) {
            assertThat(mvc.perform(get(address)).andReturn().getResponse().getRedirectedUrl())
                    .as(address)
                    .contains("/sign-in");
        }
    }

    private Document page(String address) throws Exception {
        MockHttpServletResponse response = perform(get(address));
        assertThat(response.getStatus()).as(address).isEqualTo(200);
        String html = response.getContentAsString(StandardCharsets.UTF_8);
        PageRules.assertHoldForPage(html);
        return Jsoup.parse(html);
    }

    private MockHttpServletResponse perform(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.with(people.signedIn(person))).andReturn().getResponse();
    }
}
