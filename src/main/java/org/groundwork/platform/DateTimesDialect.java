package org.groundwork.platform;

import java.time.ZoneId;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates {@code #times}, the {@link DateTimes} in the template's language and the reader's time zone. */
public final class DateTimesDialect extends AbstractDialect
        implements IExpressionObjectDialect, IExpressionObjectFactory {

    private static final String NAME = "times";

    private final Supplier<? extends ZoneId> zone;

    /** @param zone in which a moment has its day and hour */
    public DateTimesDialect(Supplier<? extends ZoneId> zone) {
        super("dates and times");
        this.zone = zone;
    }

    @Override
    public IExpressionObjectFactory getExpressionObjectFactory() {
        return this;
    }

    @Override
    public Set<String> getAllExpressionObjectNames() {
        return Set.of(NAME);
    }

    @Override
    public @Nullable Object buildObject(IExpressionContext context, String name) {
        return NAME.equals(name) ? new DateTimes(context::getLocale, zone) : null;
    }

    @Override
    public boolean isCacheable(String name) {
        return true;
    }
}
