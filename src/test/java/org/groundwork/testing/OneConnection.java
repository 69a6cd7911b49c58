package org.groundwork.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Refuses a second connection to a thread that has not given back its first: with as many such
 * threads as there are connections, all of them would wait.
 */
final class OneConnection {

    private static final ThreadLocal<int[]> HELD = ThreadLocal.withInitial(() -> new int[1]);

    private OneConnection() {}

    /** A connection of this source, if the thread holds none. */
    static Connection of(DataSource source) throws SQLException {
        int[] held = HELD.get();
        if (held[0] > 0) {
            throw new IllegalStateException("a second connection is asked for while the first is held");
        }
        Connection connection = source.getConnection();
        held[0]++;
        return watched(connection, held);
    }

    private static Connection watched(Connection connection, int[] held) {
        AtomicBoolean open = new AtomicBoolean(true);
        return (Connection) Proxy.newProxyInstance(
                DelegatingDataSource.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close") && open.getAndSet(false)) {
                        held[0]--;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }
}
