/**
 * The database: a server of the operator's choice, or an embedded PostgreSQL that keeps its data.
 */
@NullMarked
package org.groundwork.platform.database;

import org.jspecify.annotations.NullMarked;
