package org.groundwork.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTTP/1.1 byte by byte, to a server on this machine: sends what no client library would send. A
 * visitor keeps cookies.
 */
public final class RawHttp {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final int PATIENCE = 20_000;

    private final int port;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    public RawHttp(int port) {
        this.port = port;
    }

    /**
     * An answer.
     *
     * @param status 0 when the connection was closed without one
     * @param headers by name in lower case, with all values of a name
     */
    public record Answer(int status, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return String.join(", ", headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
        }
    }

    /** Signs in as a browser does, and keeps session and token. */
    public RawHttp signIn(String email, String password) throws IOException {
        remember(get("/sign-in"));
        Answer answer = form("/sign-in", "email=" + email + "&password=" + password.replace(' ', '+'));
        if (answer.status() != 302) {
            throw new IllegalStateException("not signed in: " + answer);
        }
        remember(get("/account"));
        return this;
    }

    /** Looks at the sign-in page, as a visitor who has not signed in. */
    public RawHttp visit() throws IOException {
        remember(get("/sign-in"));
        return this;
    }

    /** From now on forms are those of this page. */
    public RawHttp token(Answer page) {
        remember(page);
        return this;
    }

    /** The token that the last remembered page held. */
    public String token() {
        return token;
    }

    public Map<String, String> cookies() {
        return cookies;
    }

    public String cookieHeader() {
        List<String> pairs = new ArrayList<>();
        cookies.forEach((name, value) -> pairs.add(name + "=" + value));
        return pairs.isEmpty() ? "" : "Cookie: " + String.join("; ", pairs) + "\r\n";
    }

    public Answer get(String path) throws IOException {
        Answer answer = send(bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\n"
                + cookieHeader() + "Connection: close\r\n\r\n"));
        keepCookies(answer);
        return answer;
    }

    /** Sends a form with the token; {@code fields} are encoded already. */
    public Answer form(String path, String fields) throws IOException {
        String body = fields + "&_csrf=" + token;
        Answer answer = send(bytes("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/html,*/*;q=0.8\r\n"
                + cookieHeader()
                + "Connection: close\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                + body.length() + "\r\n\r\n" + body));
        keepCookies(answer);
        return answer;
    }

    private void remember(Answer page) {
        Matcher found = TOKEN.matcher(page.body());
        if (found.find()) {
            token = found.group(1);
        }
    }

    private void keepCookies(Answer answer) {
        for (String line : answer.headers().getOrDefault("set-cookie", List.of())) {
            String pair = line.split(";", 2)[0];
            int at = pair.indexOf('=');
            if (line.contains("Max-Age=0") || at == pair.length() - 1) {
                cookies.remove(pair.substring(0, at));
            } else {
                cookies.put(pair.substring(0, at), pair.substring(at + 1));
            }
        }
    }

    /** Sends these bytes, which ask for the connection to be closed, and reads what comes. */
    public Answer send(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE);
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            try {
                socket.getOutputStream().write(request);
                socket.getOutputStream().flush();
                socket.getInputStream().transferTo(answer);
            } catch (java.net.SocketException closedEarly) {
                // the server need not read what it refuses; what it said until then counts
            }
            return read(answer.toString(StandardCharsets.UTF_8));
        }
    }

    private static Answer read(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (!text.startsWith("HTTP/1.1 ") || end < 0) {
            return new Answer(0, Map.of(), text);
        }
        Map<String, List<String>> headers = new LinkedHashMap<>();
        String[] lines = text.substring(0, end).split("\r\n");
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.computeIfAbsent(lines[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(lines[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(text.substring(9, 12)), headers, text.substring(end + 4));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
