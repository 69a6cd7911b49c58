package org.groundwork.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * Counts the statements that are prepared on a data source, whoever prepares them: Hibernate, JDBC
 * templates, sessions.
 */
public final class Statements {

    private static final AtomicLong ALL = new AtomicLong();
    private static final ThreadLocal<long[]> OF_THREAD = ThreadLocal.withInitial(() -> new long[1]);

    private Statements() {}

    /** How many this thread prepares in doing something. */
    public static long in(Callable<?> work) throws Exception {
        long before = OF_THREAD.get()[0];
        work.call();
        return OF_THREAD.get()[0] - before;
    }

    /** How many were prepared so far, by all threads. */
    public static long all() {
        return ALL.get();
    }

    /** The same data source, counted. */
    public static DataSource counted(DataSource source) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Object result = call(source, method, arguments);
                    return result instanceof Connection connection ? counted(connection) : result;
                });
    }

    /** The same connection, counted. */
    static Connection counted(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().startsWith("prepare")) {
                        ALL.incrementAndGet();
                        OF_THREAD.get()[0]++;
                    }
                    return call(connection, method, arguments);
                });
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
