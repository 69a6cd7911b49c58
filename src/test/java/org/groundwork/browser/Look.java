package org.groundwork.browser;

import com.microsoft.playwright.options.ColorScheme;

/**
 * What a visitor's browser is like.
 *
 * @param width of the window, in CSS pixels
 * @param scheme what the system prefers
 * @param script whether JavaScript runs
 */
public record Look(int width, ColorScheme scheme, boolean script) {

    public static final int DESK = 1440;
    public static final int PHONE = 360;

    public static Look desk() {
        return new Look(DESK, ColorScheme.LIGHT, true);
    }

    public static Look phone() {
        return new Look(PHONE, ColorScheme.LIGHT, true);
    }

    public Look dark() {
        return new Look(width, ColorScheme.DARK, script);
    }

    public Look withoutScript() {
        return new Look(width, scheme, false);
    }
}
