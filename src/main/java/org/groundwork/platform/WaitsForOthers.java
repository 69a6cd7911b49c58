package org.groundwork.platform;

/**
 * Says which addresses wait for a server of somebody else, and do little themselves: they take no place from pages. A bean of
 * any module.
 */
@FunctionalInterface
public interface WaitsForOthers {

    /**
     * @param path inside the application, as it was sent
     */
    boolean include(String path);
}
