package org.groundwork.browser;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.Map;
import org.groundwork.demo.TestDemo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Takes the pictures of the README anew: {@code mvn test -Dtest=PicturesIT
 * -Dgroundwork.pictures=true}.
 */
@BrowserTest
@EnabledIfSystemProperty(named = "groundwork.pictures", matches = "true")
class PicturesIT {

    private static final Path IMAGES = Path.of("docs", "images");
    private static final int WIDTH = 1180;

    @Autowired
    TestDemo demo;

    @Test
    void takesThePicturesOfTheReadme(Visitors visitors) {
        Visitor mira = visitors.arrives(new Look(WIDTH, Look.desk().scheme(), true));
        Map<String, String> passwords = demo.start();
        mira.signIn(TestDemo.LEAD, passwords.getOrDefault(TestDemo.LEAD, ""));
        String churn = mira.open("/")
                .page()
                .locator("main h2 a")
                .getByText("Churn early warning")
                .getAttribute("href");

        picture(mira.open(churn + "/report").page(), "report.png", 1230);
        picture(mira.open(churn + "/sections/baseline/baseline.heuristic").page(), "section.png", 1080);
        Visitor ada = visitors.arrives(new Look(WIDTH, Look.desk().scheme(), true));
        ada.signIn(TestDemo.MANAGER, passwords.getOrDefault(TestDemo.MANAGER, ""));
        picture(ada.open("/portfolio/map").page(), "portfolio.png", 1180);
    }

    private static void picture(Page page, String name, int height) {
        page.setViewportSize(WIDTH, height);
        page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name)));
    }
}
