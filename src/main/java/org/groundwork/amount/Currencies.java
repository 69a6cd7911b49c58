package org.groundwork.amount;

import java.util.Collections;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Currencies by their code in ISO 4217. Offered and accepted is what people pay with in some country
 * today; metals, funds, test codes and money of the past are not.
 */
public final class Currencies {

    private static final Set<String> USED = used();

    private static final Set<String> KNOWN = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    /** Signs that stand for these currencies alone. */
    private static final Map<String, Set<String>> SIGNS = Map.ofEntries(
            Map.entry("€", Set.of("EUR")),
            Map.entry("£", Set.of("GBP", "EGP", "FKP", "GIP", "LBP", "SDG", "SHP", "SSP", "SYP")),
            Map.entry("¥", Set.of("JPY", "CNY")),
            Map.entry(
                    "$",
                    Set.of(
                            "USD", "ARS", "AUD", "BBD", "BMD", "BND", "BRL", "BSD", "BZD", "CAD", "CLP", "COP", "CUP",
                            "CVE", "DOP", "FJD", "GYD", "HKD", "JMD", "KYD", "LRD", "MOP", "MXN", "NAD", "NIO", "NZD",
                            "SBD", "SGD", "SRD", "TOP", "TTD", "TWD", "UYU", "WST", "XCD")),
            Map.entry("₹", Set.of("INR")),
            Map.entry("₩", Set.of("KRW", "KPW")),
            Map.entry("₽", Set.of("RUB")),
            Map.entry("₺", Set.of("TRY")),
            Map.entry("₪", Set.of("ILS")),
            Map.entry("₴", Set.of("UAH")),
            Map.entry("₫", Set.of("VND")),
            Map.entry("₦", Set.of("NGN")),
            Map.entry("₱", Set.of("PHP")),
            Map.entry("฿", Set.of("THB")),
            Map.entry("₸", Set.of("KZT")),
            Map.entry("zł", Set.of("PLN")),
            Map.entry("kč", Set.of("CZK")));

    private Currencies() {}

    private static Set<String> used() {
        Set<String> used = new TreeSet<>();
        Stream.of(Locale.getISOCountries())
                .map(country -> of(Locale.of("", country)))
                .forEach(code -> code.ifPresent(used::add));
        return Collections.unmodifiableSet(used);
    }

    /** Codes of all that are in use, in alphabetical order. */
    public static Set<String> all() {
        return USED;
    }

    /** Whether people pay with it today. */
    public static boolean isUsed(@Nullable String code) {
        return code != null && USED.contains(code);
    }

    /** Whether it has, or once had, a code in ISO 4217. */
    public static boolean isKnown(@Nullable String code) {
        return code != null && KNOWN.contains(code);
    }

    /** The currency of a country, such as that of somebody's language setting. */
    public static Optional<String> of(Locale locale) {
        try {
            return Optional.ofNullable(Currency.getInstance(locale)).map(Currency::getCurrencyCode);
        } catch (IllegalArgumentException noCountry) {
            return Optional.empty();
        }
    }

    /** In English: “Euro”; the code itself where it is none. */
    public static String name(String code) {
        return isKnown(code) ? Currency.getInstance(code).getDisplayName(Locale.ENGLISH) : code;
    }

    /** The signs of currencies, in small letters, with the codes that each may stand for. */
    static Map<String, Set<String>> signs() {
        return new TreeMap<>(SIGNS);
    }
}
