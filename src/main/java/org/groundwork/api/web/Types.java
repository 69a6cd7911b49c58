package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** In which forms things come and go. */
final class Types {

    static final String JSON = "application/json";
    static final String YAML = "application/yaml";
    static final String X_YAML = "application/x-yaml";
    static final String TEXT_YAML = "text/yaml";
    static final String PDF = "application/pdf";
    static final String HTML = "text/html";
    static final String CSV = "text/csv";
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String SCHEMA = "application/schema+json";

    private Types() {}

    /**
     * The one of these that whoever asks likes best, the first of several; the mapping has made sure
     * that there is one.
     */
    static String chosen(HttpServletRequest request, String... offered) {
        return chosen(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)), offered);
    }

    /** By RFC 9110: of each the range counts that names it most exactly. */
    static String chosen(List<String> accept, String... offered) {
        List<MediaType> ranges = MediaType.parseMediaTypes(String.join(",", accept));
        String best = offered[0];
        double most = 0;
        for (String one : offered) {
            double liked = liked(MediaType.parseMediaType(one), ranges);
            if (liked > most) {
                best = one;
                most = liked;
            }
        }
        return best;
    }

    private static double liked(MediaType one, List<MediaType> ranges) {
        return ranges.stream()
                .filter(range -> range.includes(one))
                .max(Comparator.comparingInt(Types::exactness).thenComparingDouble(MediaType::getQualityValue))
                .map(MediaType::getQualityValue)
                .orElse(0.0);
    }

    private static int exactness(MediaType range) {
        return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
    }
}
