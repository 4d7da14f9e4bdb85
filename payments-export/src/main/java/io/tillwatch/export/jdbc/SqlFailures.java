package io.tillwatch.export.jdbc;

import io.tillwatch.text.Message;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Says what went wrong in a database, and shows of its own words only what cannot be a secret. */
final class SqlFailures {
    private static final int LONGEST = 200;
    private static final Set<String> ENDED_BY_THE_SERVER = Set.of("57P01", "57P02", "57P03", "57P05");
    private static final Pattern KEY_LIKE = Pattern.compile("[A-Za-z0-9_+/=]{40,}");

    /** Phone numbers, ids and amounts may stand in the text of an error. */
    private static final Pattern DIGITS = Pattern.compile("\\+?[0-9][0-9 ()-]{3,}[0-9]");

    private static final Pattern ADDRESS = Pattern.compile("(?i)(jdbc:|postgres(ql)?://)\\S+");

    private SqlFailures() {}

    /** Why there is no connection. */
    static Message connecting(SQLException failure, List<String> secrets) {
        String state = state(failure);
        if (state.startsWith("28")) {
            return JdbcOrderSource.message("jdbc.refused", told(failure, secrets));
        }
        if (String.valueOf(failure.getMessage()).startsWith("No suitable driver")) {
            return JdbcOrderSource.message("jdbc.no-driver");
        }
        return JdbcOrderSource.message("jdbc.no-connection", told(failure, secrets));
    }

    /** Why a query was not read to its end. */
    static Message reading(SQLException failure, JdbcOptions options, long rows) {
        String state = state(failure);
        if (state.equals("57014") || failure instanceof SQLTimeoutException || causedByTimeout(failure)) {
            return JdbcOrderSource.message("jdbc.timeout", options.timeout().toMillis(), rows);
        }
        if (state.startsWith("08") || ENDED_BY_THE_SERVER.contains(state)) {
            return JdbcOrderSource.message("jdbc.cut", rows);
        }
        List<String> secrets = options.connections().secrets();
        if (state.equals("42501") && String.valueOf(failure.getMessage()).contains("row-level security")) {
            return JdbcOrderSource.message("jdbc.policies", told(failure, secrets));
        }
        return JdbcOrderSource.message("jdbc.query", state.isEmpty() ? "?" : state, told(failure, secrets));
    }

    private static String state(SQLException failure) {
        return Optional.ofNullable(failure.getSQLState()).orElse("");
    }

    private static boolean causedByTimeout(SQLException failure) {
        return failure.getCause() instanceof SocketTimeoutException;
    }

    private static Message told(SQLException failure, List<String> secrets) {
        String text = Optional.ofNullable(failure.getMessage())
                .map(message -> message.strip().split("\\R", 2)[0])
                .orElse("");
        text = ADDRESS.matcher(text).replaceAll("…");
        text = DIGITS.matcher(text).replaceAll("…").replaceAll("\\p{Cntrl}", "");
        boolean hidden = text.isBlank()
                || KEY_LIKE.matcher(text).find()
                || secrets.stream().filter(s -> !s.isEmpty()).anyMatch(text::contains);
        if (hidden) {
            return JdbcOrderSource.message("jdbc.none");
        }
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return JdbcOrderSource.message("jdbc.told", shown);
    }
}
