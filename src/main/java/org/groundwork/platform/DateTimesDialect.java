package org.groundwork.platform;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.thymeleaf.context.IExpressionContext;
import org.thymeleaf.dialect.AbstractDialect;
import org.thymeleaf.dialect.IExpressionObjectDialect;
import org.thymeleaf.expression.IExpressionObjectFactory;

/** Gives templates {@code #times}, the {@link DateTimes} in the template's language. */
public final class DateTimesDialect extends AbstractDialect
        implements IExpressionObjectDialect, IExpressionObjectFactory {

    private static final String NAME = "times";

    public DateTimesDialect() {
        super("dates and times");
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
        return NAME.equals(name) ? new DateTimes(context::getLocale) : null;
    }

    @Override
    public boolean isCacheable(String name) {
        return true;
    }
}
