package org.groundwork.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Locale;
import org.groundwork.platform.InvalidInput;
import org.groundwork.platform.Texts;

/** Where something is sent, as it was typed: an address that can be sent to. */
record WebhookTarget(URI uri) {

    private static final int LONGEST = 500;
    private static final int LAST_PORT = 65_535;

    /**
     * @throws InvalidInput if it is no address, or none that may be used here
     */
    static WebhookTarget of(String typed, boolean allowPrivate) {
        String text = Texts.bare(typed);
        if (text.isEmpty()) {
            throw new InvalidInput("webhook.address.missing");
        }
        if (text.length() > LONGEST) {
            throw new InvalidInput("webhook.address.too-long", Integer.toString(LONGEST));
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidInput("webhook.address.none");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("https") || scheme.equals("http");
        if (!web || uri.getHost() == null || uri.getPort() > LAST_PORT || uri.getPort() == 0) {
            throw new InvalidInput("webhook.address.none");
        }
        if (uri.getRawUserInfo() != null) {
            throw new InvalidInput("webhook.address.password");
        }
        if (uri.getRawFragment() != null) {
            throw new InvalidInput("webhook.address.fragment");
        }
        if (scheme.equals("http") && !allowPrivate) {
            throw new InvalidInput("webhook.address.https");
        }
        return new WebhookTarget(uri);
    }

    /**
     * Says at once what would be found out when something is sent: that the name stands for an address that may not
     * be used. One that is not known now may be known later.
     *
     * @throws InvalidInput if it does
     */
    void requirePublic() {
        try {
            for (InetAddress address : InetAddress.getAllByName(uri.getHost())) {
                if (!PublicAddress.isPublic(address)) {
                    throw new InvalidInput("webhook.address.private", uri.getHost());
                }
            }
        } catch (UnknownHostException e) {
            // the first try will say so
        }
    }
}
