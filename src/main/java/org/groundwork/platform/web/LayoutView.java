package org.groundwork.platform.web;

/**
 * What the layout itself needs to know.
 *
 * @param theme the reader's choice
 * @param version of the application, for example {@code "0.1.0"}; empty when started from classes
 * @param path the page's address inside the application, without query: {@code "/assessments/12"}
 * @param back where a switch of theme returns to: the path, with the query it was asked with
 */
public record LayoutView(Theme theme, String version, String path, String back) {

    /** The first part of the path, which says where in the navigation the page is; empty on the home page. */
    public String area() {
        int end = path.indexOf('/', 1);
        return path.substring(path.startsWith("/") ? 1 : 0, end < 0 ? path.length() : end);
    }
}
