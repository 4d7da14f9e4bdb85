package io.tillwatch.alert;

import io.tillwatch.kpi.Kpi;
import io.tillwatch.kpi.KpiUnit;
import io.tillwatch.text.Message;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one condition from its first character to its last. */
final class ConditionParser {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_.]*");
    private static final Pattern SIGN = Pattern.compile("[<>=!]+");
    private static final Pattern VALUE = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,9})?)\\s*(%|ms|s)?(?![\\w.%])");
    private static final Pattern FOR = Pattern.compile("for(?!\\w)");
    private static final Pattern TIME =
            Pattern.compile("(\\d{1,6})\\s*(seconds?|minutes?|hours?|days?|s|m|h|d)(?!\\w)");

    private final String text;
    private int position;

    ConditionParser(String text) {
        this.text = text;
    }

    ParsedCondition parse() {
        Optional<MatchResult> name = next(NAME);
        if (name.isEmpty()) {
            return expected("name");
        }
        if (name.get().group().equals(AlertCondition.CHECK_FAILED)) {
            return waiting(new AlertCondition.CheckFailed());
        }
        if (!Kpi.isName(name.get().group())) {
            position = 0;
            return expected("name");
        }
        int beforeSign = position;
        Optional<Comparison> comparison = next(SIGN).flatMap(sign -> Comparison.of(sign.group()));
        if (comparison.isEmpty()) {
            position = beforeSign;
            return expected("comparison");
        }
        Optional<MatchResult> value = next(VALUE);
        if (value.isEmpty()) {
            return expected("value");
        }
        BigDecimal number = new BigDecimal(value.get().group(1));
        Optional<KpiUnit> unit = Optional.ofNullable(value.get().group(2)).map(ConditionParser::unit);
        BigDecimal limit = unit.filter(u -> u == KpiUnit.RATIO).isPresent() ? number.movePointLeft(2) : number;
        return waiting(new AlertCondition.Threshold(name.get().group(), comparison.get(), limit, unit));
    }

    private ParsedCondition waiting(AlertCondition condition) {
        if (atEnd()) {
            return new ParsedCondition.Understood(condition, Duration.ZERO);
        }
        if (next(FOR).isEmpty()) {
            return expected("for");
        }
        Optional<MatchResult> time = next(TIME);
        if (time.isEmpty()) {
            return expected("time");
        }
        if (!atEnd()) {
            return expected("end");
        }
        long count = Long.parseLong(time.get().group(1));
        return new ParsedCondition.Understood(
                condition,
                switch (time.get().group(2).charAt(0)) {
                    case 's' -> Duration.ofSeconds(count);
                    case 'm' -> Duration.ofMinutes(count);
                    case 'h' -> Duration.ofHours(count);
                    default -> Duration.ofDays(count);
                });
    }

    private boolean atEnd() {
        while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
            position++;
        }
        return position == text.length();
    }

    private Optional<MatchResult> next(Pattern pattern) {
        if (atEnd()) {
            return Optional.empty();
        }
        Matcher matcher = pattern.matcher(text).region(position, text.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return Optional.empty();
        }
        position = matcher.end();
        return Optional.of(matcher.toMatchResult());
    }

    private ParsedCondition expected(String what) {
        boolean unused = atEnd();
        int character = position + 1;
        return new ParsedCondition.Misunderstood(
                character, Message.of(ConditionParser.class, "rule.condition." + what, character));
    }

    private static KpiUnit unit(String suffix) {
        return switch (suffix) {
            case "%" -> KpiUnit.RATIO;
            case "ms" -> KpiUnit.MILLISECONDS;
            default -> KpiUnit.SECONDS;
        };
    }
}
