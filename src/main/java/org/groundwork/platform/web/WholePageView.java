package org.groundwork.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;
import java.util.Set;
import org.groundwork.platform.PageWriter;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FastByteArrayOutputStream;
import org.thymeleaf.spring6.view.ThymeleafView;

/**
 * A page that is made whole before anything of it is sent: one that fails becomes an error page, not half a page.
 * Thymeleaf's own way to that is one text of the whole page, which is copied while it grows, and again when it is sent.
 * Texts of that length are humongous to the garbage collector, and each of them may begin a marking of the whole heap;
 * here the page is kept as bytes, in pieces.
 */
class WholePageView extends ThymeleafView {

    @Override
    protected void renderFragment(
            Set<String> selectors, Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        Whole whole = new Whole(response);
        super.renderFragment(selectors, model, request, whole);
        whole.send();
    }

    /** Takes what is written and keeps it. */
    private static final class Whole extends HttpServletResponseWrapper {

        private static final int FIRST_PIECE = 16 * 1024;

        private final FastByteArrayOutputStream page = new FastByteArrayOutputStream(FIRST_PIECE);
        private @Nullable PrintWriter writer;

        Whole(HttpServletResponse response) {
            super(response);
        }

        @Override
        public PrintWriter getWriter() {
            if (writer == null) {
                writer = new PageWriter(page, Charset.forName(getCharacterEncoding())); // known by now
            }
            return writer;
        }

        void send() throws IOException {
            getWriter().flush();
            page.writeTo(getOutputStream());
        }
    }
}
