package org.groundwork.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.groundwork.testing.TestPeople;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A person makes signing in safer: codes of an authenticator, then a passkey of a device that the browser makes up. */
@BrowserTest
class SecondFactorIT {

    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    @Autowired
    TestPeople people;

    @Test
    void codesAndAPasskey(Visitors visitors) throws GeneralSecurityException {
        String email = people.email(people.person("Mira Holm"));
        Visitor mira = visitors.signIn(email, Look.desk());
        Page page = mira.page();
        CDPSession device = page.context().newCDPSession(page);
        device.send("WebAuthn.enable");
        device.send("WebAuthn.addVirtualAuthenticator", device());

        mira.open("/account").follow("Set it up");
        mira.field("Present password").fill(TestPeople.PASSWORD);
        mira.press("Go on");
        mira.seesHeading("Set up codes");
        mira.assertPageIsSound();
        mira.field("Code that the app shows")
                .fill(code(page.locator("[data-otp-key]").textContent()));
        mira.press("Turn it on");
        mira.seesHeading("Your recovery codes");
        mira.assertPageIsSound();
        String recovery = page.locator(".recovery-codes code").first().textContent();
        mira.follow("I have kept them");
        assertThat(page.locator("main")).containsText("10 recovery codes are left");

        mira.expecting(422);
        mira.field("A name for it").fill("Laptop");
        page.locator("#passkey-present").fill("not the password");
        mira.button("Add a passkey").click();
        assertThat(page.locator("[data-passkey-problem]")).containsText("not your present password");
        page.locator("#passkey-present").fill(TestPeople.PASSWORD);
        mira.press("Add a passkey");
        assertThat(page.locator("main")).containsText("Laptop");
        mira.assertPageIsSound();

        signOut(mira);
        mira.press("Sign in with a passkey");
        assertThat(page.locator(".account-menu")).isVisible();

        mira.open("/account");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove the passkey Laptop"))
                .click();
        assertThat(page.locator(".flash")).containsText("The passkey is removed");
        signOut(mira);
        mira.button("Sign in with a passkey").click();
        assertThat(page.locator("[data-passkey-problem]")).containsText("does not open anything here");

        mira.field("E-mail address").fill(email);
        mira.field("Password").fill(TestPeople.PASSWORD);
        mira.press("Sign in");
        mira.seesHeading("Enter your code");
        mira.assertPageIsSound();
        mira.field("Code").fill(recovery);
        mira.press("Go on");
        assertThat(page.locator(".flash")).containsText("recovery code");
    }

    private static void signOut(Visitor visitor) {
        visitor.page().locator(".account-menu summary").click();
        visitor.press("Sign out");
    }

    private static JsonObject device() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject device = new JsonObject();
        device.add("options", options);
        return device;
    }

    /** As an authenticator computes it. */
    private static String code(String key) throws GeneralSecurityException {
        ByteBuffer secret = ByteBuffer.allocate(20);
        int buffer = 0;
        int bits = 0;
        for (char letter : key.strip().toCharArray()) {
            buffer = buffer << 5 | BASE_32.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                secret.put((byte) (buffer >> bits));
            }
        }
        Mac mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(secret.array(), "HmacSHA1"));
        byte[] hash = mac.doFinal(ByteBuffer.allocate(8)
                .putLong(Instant.now().getEpochSecond() / 30)
                .array());
        int number = ByteBuffer.wrap(hash, hash[19] & 0xF, 4).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%06d", number % 1_000_000);
    }
}
