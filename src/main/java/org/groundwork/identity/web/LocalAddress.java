package org.groundwork.identity.web;

import java.net.URI;
import java.net.URISyntaxException;

/** Where to go after signing in: addresses of this application only. */
final class LocalAddress {

    private LocalAddress() {}

    /** The address if it is one of ours, else the start page. */
    static String orStart(String address) {
        if (!address.startsWith("/") || address.startsWith("//") || address.contains("\\")) {
            return "/";
        }
        try {
            URI uri = new URI(address);
            return uri.getHost() == null && uri.getScheme() == null ? uri.toString() : "/";
        } catch (URISyntaxException e) {
            return "/";
        }
    }
}
