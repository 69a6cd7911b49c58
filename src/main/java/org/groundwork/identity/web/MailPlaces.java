package org.groundwork.identity.web;

import org.groundwork.identity.MailLinks;
import org.springframework.stereotype.Component;

/** The addresses of links that are given to somebody. */
@Component
class MailPlaces implements MailLinks {

    @Override
    public String invitation(String secret) {
        return "/invitations/" + secret;
    }

    @Override
    public String signIn(String secret) {
        return "/sign-in-links/" + secret;
    }
}
