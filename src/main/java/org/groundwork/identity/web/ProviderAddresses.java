package org.groundwork.identity.web;

import org.groundwork.platform.WaitsForOthers;
import org.springframework.stereotype.Component;

/** Where people go to a provider and come back from it; both wait for the provider. */
@Component
class ProviderAddresses implements WaitsForOthers {

    static final String THERE = "/sign-in/with/";
    static final String BACK = "/sign-in/oidc/";

    @Override
    public boolean include(String path) {
        return path.startsWith(THERE) || path.startsWith(BACK);
    }
}
