package org.groundwork.webhook;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.groundwork.webhook.WebhookReply.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Sends one request: to the very address that was looked at, within a time, without following anything, and reads
 * no more of the answer than is kept.
 */
@Component
class WebhookSender {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout WHOLE = Timeout.ofSeconds(10);

    /** Of the answer. */
    private static final int BYTES_READ = 2_000;

    private static final int HEADERS_READ = 100;
    private static final int LONGEST_HEADER = 8_000;

    /** Addresses of a name that are tried one after the other. */
    private static final int ADDRESSES = 3;

    private static final int FIRST_STATUS = 100;
    private static final int LAST_STATUS = 999;

    private final boolean allowPrivate;
    private final Names names;
    private final Timeout whole;

    /** What a name stands for. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    @Autowired
    WebhookSender(WebhookProperties properties) {
        this(properties, InetAddress::getAllByName, WHOLE);
    }

    WebhookSender(WebhookProperties properties, Names names, Timeout whole) {
        this.allowPrivate = properties.allowPrivateAddresses();
        this.names = names;
        this.whole = whole;
    }

    /** Sends it and waits for the answer, at most as long as all may take. Call it outside a transaction. */
    WebhookReply send(URI address, Map<String, String> headers, byte[] body) {
        HttpPost post = new HttpPost(address);
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        post.setConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setResponseTimeout(whole)
                .setConnectionRequestTimeout(CONNECT)
                .setHardCancellationEnabled(true)
                .build());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            Future<WebhookReply> reply = threads.submit(() -> exchange(post));
            try {
                return reply.get(whole.toMilliseconds(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                post.abort();
                reply.cancel(true);
                return WebhookReply.none(Outcome.TOO_SLOW);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Sending to a webhook failed", e.getCause());
            } catch (InterruptedException e) {
                post.abort();
                Thread.currentThread().interrupt();
                return WebhookReply.none(Outcome.BROKEN_OFF);
            }
        } finally {
            // not close(), which waits for what is given up
            threads.shutdownNow();
        }
    }

    private WebhookReply exchange(HttpPost post) {
        CloseableHttpClient client = client();
        try {
            // not closed by itself, which would read the rest of the answer; the client's end is its end
            ClassicHttpResponse response = client.executeOpen(null, post, null);
            int status = response.getCode();
            return status < FIRST_STATUS || status > LAST_STATUS
                    ? WebhookReply.none(Outcome.BROKEN_OFF)
                    : WebhookReply.of(status, beginning(response.getEntity()));
        } catch (NotPublicException e) {
            return WebhookReply.none(Outcome.PRIVATE_ADDRESS);
        } catch (UnknownHostException e) {
            return WebhookReply.none(Outcome.UNKNOWN_HOST);
        } catch (SSLException e) {
            return WebhookReply.none(Outcome.NO_TLS);
        } catch (InterruptedIOException e) {
            return WebhookReply.none(Outcome.TOO_SLOW);
        } catch (SocketException e) {
            return WebhookReply.none(Outcome.NOT_CONNECTED);
        } catch (IOException e) {
            return WebhookReply.none(Outcome.BROKEN_OFF);
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private static String beginning(@Nullable HttpEntity entity) {
        if (entity == null) {
            return "";
        }
        try {
            return new String(entity.getContent().readNBytes(BYTES_READ), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // the status was there; what was said with it is not needed
            return "";
        }
    }

    /** One for each request: nothing is kept of a receiver, neither connection nor cookie. */
    private CloseableHttpClient client() {
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new LookedAt())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .setSocketTimeout(whole)
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxHeaderCount(HEADERS_READ)
                                        .setMaxLineLength(LONGEST_HEADER)
                                        .build())
                                .build())
                        .build())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Groundwork")
                .build();
    }

    /** Asked once for each connection, which then goes to what it answers: a name cannot stand for something else in between. */
    private final class LookedAt implements DnsResolver {

        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            InetAddress[] addresses = names.addresses(host);
            if (!allowPrivate && !Arrays.stream(addresses).allMatch(PublicAddress::isPublic)) {
                throw new NotPublicException();
            }
            return Arrays.copyOf(addresses, Math.min(addresses.length, ADDRESSES));
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    }

    private static final class NotPublicException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }
}
