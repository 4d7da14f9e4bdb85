package io.tillwatch.export.jdbc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A query with the parameters {@code :from} and {@code :to}, each any number of times. They are bound, not put into the
 * text; what stands in quotes and comments is left alone, and so is {@code ::}.
 *
 * @param sql the query with question marks
 * @param parameters which parameter each question mark stands for
 */
record NamedQuery(String sql, List<Parameter> parameters) {
    /** In this order: what is skipped whole, and then what is looked for. */
    private static final Pattern TOKENS = Pattern.compile(
            "'[^']*+'"
                    + "|\"[^\"]*+\""
                    + "|--[^\\n]*"
                    + "|/\\*.*?\\*/"
                    + "|(\\$\\w*\\$).*?\\1"
                    + "|::"
                    + "|(?<![\\w:]):([A-Za-z_]\\w*)",
            Pattern.DOTALL);

    private static final int NAME = 2;

    NamedQuery {
        parameters = List.copyOf(parameters);
    }

    enum Parameter {
        FROM,
        TO
    }

    /** Empty if it has a parameter of another name. */
    static Optional<NamedQuery> parse(String text) {
        StringBuilder sql = new StringBuilder();
        List<Parameter> parameters = new ArrayList<>();
        Matcher matcher = TOKENS.matcher(text);
        while (matcher.find()) {
            String name = matcher.group(NAME);
            if (name == null) {
                matcher.appendReplacement(sql, Matcher.quoteReplacement(matcher.group()));
            } else if (name.equals("from") || name.equals("to")) {
                parameters.add(name.equals("from") ? Parameter.FROM : Parameter.TO);
                matcher.appendReplacement(sql, "?");
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new NamedQuery(matcher.appendTail(sql).toString(), parameters));
    }
}
