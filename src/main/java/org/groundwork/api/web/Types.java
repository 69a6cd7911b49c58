package org.groundwork.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
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
        List<MediaType> liked = MediaType.parseMediaTypes(
                List.of(String.join(",", java.util.Collections.list(request.getHeaders(HttpHeaders.ACCEPT)))));
        return liked.stream()
                .filter(type -> type.getQualityValue() > 0)
                .sorted(Comparator.comparingDouble(MediaType::getQualityValue).reversed())
                .flatMap(type -> Arrays.stream(offered)
                        .filter(one -> type.includes(MediaType.parseMediaType(one)))
                        .limit(1))
                .findFirst()
                .orElse(offered[0]);
    }
}
