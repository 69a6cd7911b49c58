package org.groundwork.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.groundwork.identity.Passkeys;
import org.groundwork.identity.Passkeys.Outcome;
import org.groundwork.identity.Sessions;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Signing in with a passkey; the sign-in page’s script speaks with it. */
@RestController
@RequestMapping("/sign-in/passkey")
class PasskeySignInController {

    private final Passkeys passkeys;
    private final Sessions sessions;
    private final MessageSource messages;

    PasskeySignInController(Passkeys passkeys, Sessions sessions, MessageSource messages) {
        this.passkeys = passkeys;
        this.sessions = sessions;
        this.messages = messages;
    }

    @PostMapping(value = "/options", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> options(HttpServletRequest request) {
        return passkeys.request(request.getRemoteAddr())
                .<ResponseEntity<?>>map(ResponseEntity::ok)
                .orElseGet(() -> refused(HttpStatus.TOO_MANY_REQUESTS, "identity.sign-in.too-many"));
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> signIn(
            @RequestBody String answer,
            @RequestParam(name = "continue", defaultValue = "/") String target,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (passkeys.signIn(answer, request.getRemoteAddr())) {
            case Outcome.Welcome(var person) -> {
                sessions.begin(person, false, request, response);
                yield ResponseEntity.ok(Map.of("to", request.getContextPath() + LocalAddress.orStart(target)));
            }
            case Outcome.Wrong() -> refused(HttpStatus.UNPROCESSABLE_CONTENT, "identity.passkey.wrong");
            case Outcome.NotHere() -> refused(HttpStatus.UNPROCESSABLE_CONTENT, "identity.sign-in.not-by-password");
            case Outcome.TooMany() -> refused(HttpStatus.TOO_MANY_REQUESTS, "identity.sign-in.too-many");
        };
    }

    private ResponseEntity<Map<String, String>> refused(HttpStatus status, String key) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .body(Map.of("message", messages.getMessage(key, null, LocaleContextHolder.getLocale())));
    }
}
