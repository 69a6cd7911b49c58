package org.groundwork.identity;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.groundwork.platform.Flash;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.web.servlet.FlashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How the content of sessions is stored: as JSON of three kinds of values and no others: a text, the
 * token of forms, and the sentences that wait for the next page. No class is named in it, so that nobody who can write there
 * has one loaded. What cannot be read is not there: a session without a person is that of nobody.
 */
@Configuration(proxyBeanMethods = false)
class SessionTexts {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String TEXT = "text";
    private static final String FORM_TOKEN = "form-token";
    private static final String FLASHES = "flashes";

    /** Spring Session finds it by this name. */
    @Bean
    ConversionService springSessionConversionService() {
        GenericConversionService service = new GenericConversionService();
        service.addConverter(Object.class, byte[].class, SessionTexts::write);
        service.addConverter(new Reading());
        return service;
    }

    private static final class Reading implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object stored, TypeDescriptor from, TypeDescriptor to) {
            return stored instanceof byte[] bytes ? read(bytes) : null;
        }
    }

    /**
     * @throws IllegalArgumentException for any other kind of value
     */
    static byte[] write(Object value) {
        ObjectNode stored = JSON.createObjectNode();
        switch (value) {
            case String text -> stored.put(TEXT, text);
            case CsrfToken token ->
                stored.putArray(FORM_TOKEN)
                        .add(token.getHeaderName())
                        .add(token.getParameterName())
                        .add(token.getToken());
            case List<?> flashes -> {
                ArrayNode list = stored.putArray(FLASHES);
                flashes.forEach(each -> list.add(flash(each)));
            }
            default -> throw new IllegalArgumentException("sessions hold no " + value.getClass());
        }
        return stored.toString().getBytes(StandardCharsets.UTF_8);
    }

    static @Nullable Object read(byte[] stored) {
        try {
            JsonNode node = JSON.readTree(stored);
            JsonNode text = node.path(TEXT);
            if (text.isString()) {
                return text.stringValue();
            }
            JsonNode token = node.path(FORM_TOKEN);
            if (token.size() == 3) {
                return new DefaultCsrfToken(
                        token.path(0).asString(),
                        token.path(1).asString(),
                        token.path(2).asString());
            }
            JsonNode flashes = node.path(FLASHES);
            if (flashes.isArray()) {
                List<FlashMap> maps = new ArrayList<>();
                flashes.forEach(each -> maps.add(flash(each)));
                return new CopyOnWriteArrayList<>(maps);
            }
            return null;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static ObjectNode flash(Object value) {
        if (!(value instanceof FlashMap map)) {
            throw new IllegalArgumentException("sessions hold no list of " + value.getClass());
        }
        ObjectNode stored = JSON.createObjectNode();
        stored.put("path", map.getTargetRequestPath());
        stored.put("expires", map.getExpirationTime());
        ObjectNode parameters = stored.putObject("parameters");
        map.getTargetRequestParams().forEach((name, values) -> {
            ArrayNode list = parameters.putArray(name);
            values.forEach(list::add);
        });
        map.forEach((name, sentence) -> {
            if (!(Flash.NAME.equals(name) && sentence instanceof Flash(var kind, var key, var arguments))) {
                throw new IllegalArgumentException("sessions hold no " + name);
            }
            ObjectNode node =
                    stored.putObject(Flash.NAME).put("kind", kind.name()).put("key", key);
            ArrayNode list = node.putArray("arguments");
            arguments.forEach(list::add);
        });
        return stored;
    }

    private static FlashMap flash(JsonNode stored) {
        FlashMap map = new FlashMap();
        JsonNode path = stored.path("path");
        map.setTargetRequestPath(path.isString() ? path.stringValue() : null);
        map.setExpirationTime(stored.path("expires").asLong(0));
        stored.path("parameters")
                .properties()
                .forEach(entry ->
                        entry.getValue().forEach(value -> map.addTargetRequestParam(entry.getKey(), value.asString())));
        JsonNode sentence = stored.path(Flash.NAME);
        if (sentence.isObject()) {
            List<String> arguments = new ArrayList<>();
            sentence.path("arguments").forEach(each -> arguments.add(each.asString()));
            map.put(
                    Flash.NAME,
                    new Flash(
                            Flash.Kind.valueOf(sentence.path("kind").asString()),
                            sentence.path("key").asString(),
                            arguments));
        }
        return map;
    }
}
