package org.groundwork.identity.web;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.groundwork.identity.Access;
import org.groundwork.identity.AccessTokens;
import org.groundwork.identity.People;
import org.groundwork.identity.PersonId;
import org.groundwork.identity.PersonView;
import org.groundwork.identity.TokenId;
import org.groundwork.identity.TokenView;
import org.groundwork.platform.Flash;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Administration: everybody's access tokens, never their secrets. */
@Controller
@RequestMapping("/people/tokens")
class TokensOfAllController {

    private final Access access;
    private final AccessTokens tokens;
    private final People people;

    TokensOfAllController(Access access, AccessTokens tokens, People people) {
        this.access = access;
        this.tokens = tokens;
        this.people = people;
    }

    @GetMapping
    ModelAndView show() {
        access.requireAdministrator();
        List<TokenView> all = tokens.all();
        Map<PersonId, PersonView> owners =
                people.byId(all.stream().map(TokenView::person).distinct().toList());
        return new ModelAndView("identity/tokens-of-all")
                .addObject("tokens", all)
                .addObject("owners", owners);
    }

    @PostMapping("/{token}/revoke")
    String revoke(@PathVariable UUID token, RedirectAttributes redirect) {
        PersonId me = access.requireAdministrator().id();
        tokens.revokeAsAdministrator(new TokenId(token), me);
        redirect.addFlashAttribute(Flash.NAME, Flash.done("token.revoked"));
        return "redirect:/people/tokens";
    }
}
