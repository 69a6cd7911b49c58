package org.groundwork.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;

/**
 * Of a form with a large file reads the fields that stand before it, and leaves the file in the stream:
 * who sends it, with which token, and whether that person may, is known before any of it is stored. The
 * bound for all other forms stays what it is; a form that is read here is none that the container or
 * Spring would read, and neither does.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class StreamedUploadFilter extends OncePerRequestFilter {

    private static final int MOST_FIELDS = 20;
    private static final int LONGEST_FIELD = 10_000;
    private static final int LONGEST_HEADER = 4_096;

    private final ObjectProvider<StreamedUpload.Addresses> addresses;

    StreamedUploadFilter(ObjectProvider<StreamedUpload.Addresses> addresses) {
        this.addresses = addresses;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return !HttpMethod.POST.matches(request.getMethod())
                || type == null
                || !type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)
                || addresses.stream().noneMatch(some -> some.include(ServedAtOnce.path(request)));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Streamed streamed = new Streamed(request);
        StreamedUpload.mark(request, streamed);
        chain.doFilter(streamed, response);
    }

    /** The request with the fields before the file, and no body that anybody else would read. */
    static final class Streamed extends HttpServletRequestWrapper {

        private final HttpServletRequest sent;
        private @Nullable Map<String, List<String>> fields;
        private @Nullable StreamedUpload upload;

        Streamed(HttpServletRequest sent) {
            super(sent);
            this.sent = sent;
        }

        Optional<StreamedUpload> upload() {
            fields();
            return Optional.ofNullable(upload);
        }

        /**
         * @throws MultipartException if it cannot be read as a form
         */
        private Map<String, List<String>> fields() {
            if (fields == null) {
                Map<String, List<String>> read = new LinkedHashMap<>();
                fields = read;
                try {
                    read(read);
                } catch (IOException unreadable) {
                    throw new MultipartException("the form cannot be read", unreadable);
                }
            }
            return fields;
        }

        private void read(Map<String, List<String>> into) throws IOException {
            FileUpload parser = new FileUpload();
            parser.setPartHeaderSizeMax(LONGEST_HEADER);
            parser.setHeaderEncoding(StandardCharsets.UTF_8.name());
            FileItemIterator parts = parser.getItemIterator(new ServletRequestContext(sent));
            for (int number = 0; parts.hasNext(); number++) {
                FileItemStream part = parts.next();
                if (!part.isFormField()) {
                    upload = new StreamedUpload(part.getFieldName(), part.getName(), part.openStream());
                    return;
                }
                if (number == MOST_FIELDS) {
                    throw new FileUploadException("too many fields");
                }
                try (InputStream field = part.openStream()) {
                    byte[] bytes = field.readNBytes(LONGEST_FIELD + 1);
                    if (bytes.length > LONGEST_FIELD) {
                        throw new FileUploadException("a field that is too long");
                    }
                    into.computeIfAbsent(part.getFieldName(), name -> new ArrayList<>())
                            .add(new String(bytes, StandardCharsets.UTF_8));
                }
            }
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            List<String> values = fields().get(name);
            return values == null ? super.getParameterValues(name) : values.toArray(String[]::new);
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            Map<String, String[]> all = new LinkedHashMap<>();
            fields().forEach((name, values) -> all.put(name, values.toArray(String[]::new)));
            super.getParameterMap()
                    .forEach((name, values) -> all.putIfAbsent(name, Arrays.copyOf(values, values.length)));
            return Collections.unmodifiableMap(all);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public Collection<Part> getParts() {
            return List.of();
        }

        @Override
        public @Nullable Part getPart(String name) {
            return null;
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(getContentType()))
                    : super.getHeaders(name);
        }
    }
}
