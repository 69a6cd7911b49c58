package org.groundwork.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;

/** A provider that signs whatever a test wants. Who signs in there needs no page: a code is what the test says it is. */
final class OddProvider {

    static final String CLIENT = "groundwork-odd";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey other;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private volatile String lastForm = "";

    OddProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("right").generate();
            other = new RSAKeyGenerator(2048).keyID("right").generate();
            server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        } catch (JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext(
                "/.well-known/openid-configuration",
                exchange -> answer(
                        exchange,
                        200,
                        Map.of(
                                "issuer", issuer(),
                                "authorization_endpoint", issuer() + "/authorize",
                                "token_endpoint", issuer() + "/token",
                                "jwks_uri", issuer() + "/keys",
                                "subject_types_supported", List.of("public"),
                                "response_types_supported", List.of("code"),
                                "id_token_signing_alg_values_supported", List.of("RS256"))));
        server.createContext("/keys", exchange -> answer(exchange, 200, new JWKSet(key).toJSONObject()));
        server.createContext("/token", this::token);
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    /** What the application sent last for a code, without what it says of itself. */
    String lastForm() {
        return lastForm;
    }

    /** A code that brings a token with these claims beside the usual ones. */
    String code(String nonce, Consumer<JWTClaimsSet.Builder> claims) {
        return code(nonce, claims, key);
    }

    /** The same, signed by somebody else. */
    String codeOfAnother(String nonce, Consumer<JWTClaimsSet.Builder> claims) {
        return code(nonce, claims, other);
    }

    private String code(String nonce, Consumer<JWTClaimsSet.Builder> claims, RSAKey by) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .subject("odd-1")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("email_verified", true);
        claims.accept(builder);
        String code = Secret.random().value();
        tokens.put(code, sign(builder.build(), by, "JWT"));
        return code;
    }

    /** That somebody signed out. */
    String logoutToken(Consumer<JWTClaimsSet.Builder> claims) {
        JWTClaimsSet.Builder builder = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(120)))
                .jwtID(Secret.random().value())
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.accept(builder);
        return sign(builder.build(), key, "logout+jwt");
    }

    private static String sign(JWTClaimsSet claims, RSAKey by, String type) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(by.getKeyID())
                            .type(new JOSEObjectType(type))
                            .build(),
                    claims);
            token.sign(new RSASSASigner(by));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        lastForm = form;
        String code = form.replaceFirst("^(?:.*&)?code=([^&]+).*$", "$1");
        String token = tokens.remove(code);
        if (token == null) {
            answer(exchange, 400, Map.of("error", "invalid_grant"));
        } else {
            answer(
                    exchange,
                    200,
                    Map.of(
                            "access_token",
                            Base64.getEncoder().encodeToString(new byte[8]),
                            "token_type",
                            "Bearer",
                            "expires_in",
                            300,
                            "id_token",
                            token));
        }
    }

    private static void answer(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
