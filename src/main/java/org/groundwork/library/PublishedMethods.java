package org.groundwork.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.groundwork.markup.MarkupException;
import org.groundwork.method.Method;
import org.groundwork.method.MethodFile;
import org.groundwork.method.Methods;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/**
 * Methods that were published here, for everything that looks a method up by its name. Each is read once; what was published
 * never changes, and so nothing has to be forgotten. Which there are is asked each time: another instance may publish one.
 */
@Component
class PublishedMethods implements Methods.Own, InitializingBean, DisposableBean {

    private static final Pattern REF = Pattern.compile("([a-z][a-z0-9-]{0,79})@([1-9][0-9]{0,5})");

    private static final Logger LOG = LoggerFactory.getLogger(PublishedMethods.class);

    private final MethodRepository repository;
    private final Map<String, Method> read = new ConcurrentHashMap<>();

    PublishedMethods(MethodRepository repository) {
        this.repository = repository;
    }

    @Override
    public void afterPropertiesSet() {
        Methods.use(this);
    }

    @Override
    public void destroy() {
        Methods.forget(this);
    }

    @Override
    public Optional<Method> find(String ref) {
        Method known = read.get(ref);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Method> found = file(ref).flatMap(file -> read(ref, file));
        found.ifPresent(method -> read.putIfAbsent(ref, method));
        return found;
    }

    /** One that cannot be read any more is no reason to do without the others. */
    private static Optional<Method> read(String ref, byte[] file) {
        try {
            return Optional.of(MethodFile.readLinted(ref + ".yaml", file));
        } catch (MarkupException wrong) {
            LOG.error("The method {} was published and cannot be read any more: {}", ref, wrong.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public Optional<byte[]> file(String ref) {
        Matcher matcher = REF.matcher(ref);
        return matcher.matches()
                ? repository.published(matcher.group(1), Integer.parseInt(matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public List<String> refs() {
        return repository.publishedRefs(true);
    }

    @Override
    public List<String> offered() {
        return repository.publishedRefs(false);
    }
}
