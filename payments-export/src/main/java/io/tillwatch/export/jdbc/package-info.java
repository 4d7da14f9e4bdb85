/** Orders from a database by a query. Start with {@link io.tillwatch.export.jdbc.JdbcOrderSource}. */
@NullMarked
package io.tillwatch.export.jdbc;

import org.jspecify.annotations.NullMarked;
