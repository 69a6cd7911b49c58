package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import org.groundwork.portfolio.PortfolioSamples;
import org.groundwork.testing.TestPeople;
import org.groundwork.testing.TestTeam;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A manager prepares a planning meeting. */
@BrowserTest
class PortfolioIT {

    @Autowired
    TestPeople people;

    private String email = "";

    @BeforeEach
    void aPortfolio() {
        TestTeam team = people.retention();
        email = people.email(team.manager());
        team.submit(PortfolioSamples.random("Churn early warning", 3, PortfolioSamples.stakes("EUR", 1)));
        team.submit(PortfolioSamples.allBut("Invoice reading", "data.labels", 0));
    }

    @Test
    void filtersSavesLooksAndTakesADocumentToTheMeeting(Visitors visitors) {
        Visitor ada = visitors.signIn(email, Look.desk());
        Page page = ada.open("/portfolio").page();
        assertThat(page.locator("tbody tr")).hasCount(2);
        ada.assertPageIsSound();

        ada.field("Search").fill("invoice");
        ada.press("Show");
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(page.url()).contains("q=invoice");

        ada.field("Name of the view").fill("Invoices");
        ada.press("Save this view");
        ada.open("/portfolio");
        ada.follow(page.locator(".views").getByText("Invoices"));
        assertThat(page.locator("tbody tr")).hasCount(1);
        assertThat(ada.field("Search")).hasValue("invoice");
        ada.follow(page.locator(".views").getByText("Everything"));

        ada.follow(page.getByRole(AriaRole.COLUMNHEADER).getByText("Initiative"));
        assertThat(page.locator("[aria-sort=ascending]")).containsText("Initiative");
        assertThat(page.locator("tbody th").first()).containsText("Churn early warning");

        ada.follow(page.locator(".tabs").getByText("Map"));
        assertThat(page.locator(".map-chart .chart-wide a")).hasCount(2);
        ada.assertPageIsSound();
        ada.follow(page.locator(".map-chart .chart-wide a").first());
        assertThat(page.url()).contains("/reports/1");

        for (String address : new String[] {"missing", "capacity", "trends"}) {
            ada.open("/portfolio/" + address);
            ada.assertPageIsSound();
            page.setViewportSize(Look.PHONE, 800);
            ada.assertFitsTheWindow();
            page.setViewportSize(Look.DESK, 900);
        }

        ada.open("/portfolio");
        page.locator("tbody input[type=checkbox]").first().check();
        page.locator("tbody input[type=checkbox]").last().check();
        ada.press("Put the ticked ones in the planning document");
        ada.seesHeading("Planning document");
        ada.field("Title of the meeting").fill("Planning meeting");
        ada.field("Date of the meeting").fill("2026-12-01");
        ada.press("Make the document");
        assertThat(page.locator("main")).containsText("Ready");
        ada.assertPageIsSound();
        String pdf = page.getByText("Download the PDF").getAttribute("href");
        assertThat(new String(ada.get(pdf), 0, 5, StandardCharsets.ISO_8859_1)).isEqualTo("%PDF-");
    }

    @Test
    void choosesAllDragsTypesAndTakesWhatFits(Visitors visitors) {
        Visitor ada = visitors.signIn(email, Look.desk());
        Page page = ada.open("/portfolio").page();
        page.getByLabel("Choose all on this page").check();
        assertThat(page.locator("tbody .pick input:checked")).hasCount(2);
        ada.press("Put the ticked ones in the planning document");
        assertThat(page.locator(".planning-list li")).hasCount(2);
        ada.assertPageIsSound();
        String first = page.locator(".planning-what a").first().textContent();

        ada.field("Title of the meeting").fill("Not lost");
        page.locator("[data-drag]").last().hover();
        page.mouse().down();
        page.mouse().move(200, page.locator(".planning-list li").first().boundingBox().y + 2);
        page.mouse().up();
        assertThat(page.locator("[data-order-status]")).hasText("The order is saved.");
        assertThat(page.locator(".planning-what a").last()).hasText(first);
        assertThat(page.locator(".planning-list input[name^=place-]").first()).hasValue("1");

        page.locator(".planning-list input[name^=place-]").last().fill("1");
        ada.press("Take over the places");
        assertThat(page.locator(".planning-what a").first()).hasText(first);
        assertThat(ada.field("Title of the meeting")).hasValue("Not lost");

        page.locator("#weeks").fill("400");
        ada.press("Take what fits");
        assertThat(page.locator("main")).containsText("What fits into 400 person-weeks");
        assertThat(page.locator("main")).containsText("No economics are stated");
        assertThat(page.locator(".planning-list li")).hasCount(1);
        ada.assertPageIsSound();
        page.setViewportSize(Look.PHONE, 800);
        ada.assertFitsTheWindow();

        ada.open("/portfolio?q=churn");
        assertThat(page.locator(".filter-details > summary")).containsText("“churn”");
        assertThat(ada.field("Search")).isHidden();
        page.locator(".filter-details > summary").click();
        assertThat(ada.field("Search")).hasValue("churn");
        ada.assertFitsTheWindow();
    }
}
