package org.groundwork.platform.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executor;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections that wait shorter or longer for answers than those of the pool. */
final class DatabaseConnections {

    private static final Executor AT_ONCE = Runnable::run;

    private DatabaseConnections() {}

    /** A connection that gives up after so many seconds, whatever it waits for. */
    static Connection quick(String url, @Nullable String username, @Nullable String password, int seconds)
            throws SQLException {
        Properties login = new Properties();
        if (username != null && !username.isEmpty()) {
            login.setProperty("user", username);
        }
        if (password != null && !password.isEmpty()) {
            login.setProperty("password", password);
        }
        login.setProperty("connectTimeout", Integer.toString(seconds));
        login.setProperty("loginTimeout", Integer.toString(seconds));
        login.setProperty("socketTimeout", Integer.toString(seconds));
        login.setProperty("ApplicationName", "groundwork-watch");
        return DriverManager.getConnection(url, login);
    }

    /** The same connections, for work that may take long, as a migration of large tables. */
    static DataSource patient(DataSource source) {
        return new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                connection.setNetworkTimeout(AT_ONCE, 0);
                return connection;
            }
        };
    }
}
