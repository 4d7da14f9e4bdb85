package io.tillwatch.export.jdbc;

import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/** How the values of a column are read. */
enum ColumnKind {
    INSTANT,
    LOCAL_TIME,
    JSON,
    NUMBER,
    TRUTH,
    TEXT;

    /** Drivers do not agree on types; where they have the name of the type, it decides. */
    static ColumnKind of(ResultSetMetaData columns, int index) throws SQLException {
        String name = String.valueOf(columns.getColumnTypeName(index)).toLowerCase(Locale.ROOT);
        int type = columns.getColumnType(index);
        if (name.equals("json") || name.equals("jsonb")) {
            return JSON;
        }
        if (name.equals("timestamptz") || name.contains("with time zone") || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            return INSTANT;
        }
        if (name.equals("money")) {
            // Written as the server's locale has it: no number.
            return TEXT;
        }
        return switch (type) {
            case Types.TIMESTAMP -> LOCAL_TIME;
            case Types.BIT, Types.BOOLEAN -> TRUTH;
            case Types.NUMERIC,
                    Types.DECIMAL,
                    Types.TINYINT,
                    Types.SMALLINT,
                    Types.INTEGER,
                    Types.BIGINT,
                    Types.REAL,
                    Types.FLOAT,
                    Types.DOUBLE -> NUMBER;
            default -> TEXT;
        };
    }
}
