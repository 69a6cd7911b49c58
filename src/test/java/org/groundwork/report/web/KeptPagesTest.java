package org.groundwork.report.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.assessment.AssessmentId;
import org.groundwork.document.AssessmentFile;
import org.groundwork.identity.PersonId;
import org.groundwork.platform.KeptFragments;
import org.groundwork.report.ReportSamples;
import org.groundwork.testing.GroundworkTest;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A page with kept parts is the same for each person and at each time as if it had been made anew, and what did not
 * change is not made again.
 */
@GroundworkTest
class KeptPagesTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/assessments/{id}",
            "/assessments/{id}/sections/problem",
            "/assessments/{id}/sections/baseline",
            "/assessments/{id}/economics",
            "/assessments/{id}/report",
            "/assessments/{id}/report?try.problem.value=level:0",
            "/cases");

    private static final Pattern UUIDS = Pattern.compile("name=\"(?:[\\w.-]+\\.)?page\" value=\"([0-9a-f-]{36})\"");
    private static final Pattern TOKENS =
            Pattern.compile("(?:name=\"_csrf\" value|name=\"csrf-token\" content)=\"([^\"]*)\"");

    @Autowired
    MockMvc mvc;

    @Autowired
    KeptFragments kept;

    @Autowired
    TestPeople people;

    private TestTeam team;

    @BeforeEach
    void aTeam() {
        team = people.retention();
        kept.forget();
    }

    @AfterEach
    void nobody() {
        people.nobody();
    }

    @Test
    void everybodySeesWhatWouldBeMadeAnew() throws Exception {
        AssessmentFile file = ReportSamples.all().values().iterator().next();
        AssessmentId one = team.importFile(file);
        AssessmentId other = team.importFile(file);
        List<PersonId> everybody = List.of(team.lead(), team.contributor(), team.manager());
        Map<String, String> filled = all(everybody, one, other);
        answer(one, "note of a colleague");
        Map<String, String> changed = all(everybody, one, other);
        team.submit(one);
        Map<String, String> submitted = all(everybody, one, other);

        Map<String, String> anew = new LinkedHashMap<>();
        for (PersonId person : everybody) {
            for (AssessmentId id : List.of(one, other)) {
                for (String address : PAGES) {
                    kept.forget();
                    anew.put(person + address + id, page(person, address, id));
                }
            }
        }
        assertThat(submitted).isEqualTo(anew);
        String section = team.contributor() + PAGES.get(2) + one;
        assertThat(filled.get(section)).doesNotContain("note of a colleague").contains("<form");
        assertThat(changed.get(section)).contains("note of a colleague").contains("<form");
        assertThat(submitted.get(section))
                .contains("note of a colleague")
                .doesNotContain("<textarea")
                .contains("In review");
        assertThat(submitted.get(team.contributor() + PAGES.get(2) + other)).doesNotContain("note of a colleague");
    }

    @Test
    void whatDidNotChangeIsNotMadeAgain() throws Exception {
        AssessmentId id =
                team.importFile(ReportSamples.all().values().iterator().next());
        for (String address : PAGES) {
            page(team.lead(), address, id);
            long made = kept.size();
            page(team.lead(), address, id);
            assertThat(kept.size()).as(address).isEqualTo(made).isPositive();
        }
    }

    /** The one id of a showing, and the one token of a request, stand in all forms of the page, and on no other page. */
    @Test
    void eachShowingHasAnIdAndATokenOfItsOwn() throws Exception {
        AssessmentId id =
                team.importFile(ReportSamples.all().values().iterator().next());
        for (String address : List.of(PAGES.get(2), PAGES.get(4))) {
            List<String> first = all(UUIDS, whole(team.lead(), address, id));
            List<String> second = all(UUIDS, whole(team.lead(), address, id));
            assertThat(first).hasSizeGreaterThan(3);
            assertThat(first.stream().distinct()).hasSize(1);
            assertThat(second.stream().distinct()).hasSize(1).doesNotContain(first.getFirst());

            List<String> tokens = all(TOKENS, whole(team.lead(), address, id));
            assertThat(tokens).hasSizeGreaterThan(2);
            assertThat(tokens.stream().distinct()).hasSize(1);
            assertThat(all(TOKENS, whole(team.contributor(), address, id))).doesNotContainAnyElementsOf(tokens);
        }
    }

    private Map<String, String> all(List<PersonId> everybody, AssessmentId... assessments) throws Exception {
        Map<String, String> pages = new LinkedHashMap<>();
        for (PersonId person : everybody) {
            for (AssessmentId id : assessments) {
                for (String address : PAGES) {
                    pages.put(person + address + id, page(person, address, id));
                }
            }
        }
        return pages;
    }

    private void answer(AssessmentId id, String note) throws Exception {
        int status = mvc.perform(post("/assessments/{id}/answers/problem.value", id)
                        .with(people.signedIn(team.contributor()))
                        .with(csrf())
                        .param("value", "level:1")
                        .param("evidence", "guess")
                        .param("version", "1")
                        .param("note", note))
                .andReturn()
                .getResponse()
                .getStatus();
        assertThat(status).isEqualTo(302);
    }

    /** Without what is another each time. */
    private String page(PersonId person, String address, AssessmentId id) throws Exception {
        String page = whole(person, address, id);
        for (Pattern pattern : List.of(UUIDS, TOKENS)) {
            for (String value : all(pattern, page)) {
                page = page.replace(value, "each time");
            }
        }
        return page;
    }

    private String whole(PersonId person, String address, AssessmentId id) throws Exception {
        var response = mvc.perform(get(address.replace("{id}", id.toString())).with(people.signedIn(person)))
                .andReturn()
                .getResponse();
        return response.getStatus() + response.getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> all(Pattern pattern, String page) {
        List<String> all = new ArrayList<>();
        Matcher matcher = pattern.matcher(page);
        while (matcher.find()) {
            all.add(matcher.group(1));
        }
        return all;
    }
}
