package io.tillwatch.export.inspect;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.money.CurrencyUnit;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What the values of one field look like over some orders. */
final class FieldStats {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?");
    private static final int DISTINCT_KEPT = 400;

    private final String path;
    private final Map<String, Integer> words = new LinkedHashMap<>();
    private int filled;
    private int numbers;
    private int negative;
    private int texts;
    private int truths;
    private int instants;
    private int localTimes;
    private int currencies;

    FieldStats(String path) {
        this.path = path;
    }

    void add(JsonNode value) {
        if (value.isNull() || (value.isTextual() && value.textValue().isBlank())) {
            return;
        }
        filled++;
        String text = value.asText();
        if (words.size() < DISTINCT_KEPT || words.containsKey(text)) {
            words.merge(text, 1, Integer::sum);
        }
        boolean number = value.isNumber()
                || (value.isTextual() && NUMBER.matcher(text.strip()).matches());
        numbers += number ? 1 : 0;
        negative += number && text.strip().startsWith("-") ? 1 : 0;
        truths += value.isBoolean() ? 1 : 0;
        if (value.isTextual()) {
            texts++;
            instants += isInstant(text) ? 1 : 0;
            localTimes += isLocalTime(text) ? 1 : 0;
            currencies += text.length() == 3 && CurrencyUnit.find(text).isPresent() ? 1 : 0;
        }
    }

    private static boolean isInstant(String text) {
        try {
            OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isLocalTime(String text) {
        try {
            LocalDateTime.parse(text.replace(' ', 'T'));
            return true;
        } catch (DateTimeException e) {
            try {
                LocalDate.parse(text);
                return true;
            } catch (DateTimeException again) {
                return false;
            }
        }
    }

    String path() {
        return path;
    }

    /** The name without the objects around it, as letters and digits in lower case. */
    String name() {
        return plain(path.substring(path.lastIndexOf('.') + 1));
    }

    /** The whole path in the same form, its parts separated by dots. */
    String place() {
        StringBuilder place = new StringBuilder();
        for (String part : path.split("\\.", -1)) {
            place.append(place.isEmpty() ? "" : ".").append(plain(part));
        }
        return place.toString();
    }

    int depth() {
        return path.split("\\.", -1).length;
    }

    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    int filled() {
        return filled;
    }

    int distinct() {
        return words.size();
    }

    /** Every different value with how often it comes, in the order they came. */
    Map<String, Integer> words() {
        return words;
    }

    boolean areNumbers() {
        return filled > 0 && numbers == filled && truths == 0;
    }

    boolean areAmounts() {
        return areNumbers() && negative == 0;
    }

    boolean areTexts() {
        return filled > 0 && texts == filled;
    }

    boolean areTruths() {
        return filled > 0 && truths == filled;
    }

    boolean areInstants() {
        return filled > 0 && instants == filled;
    }

    /** Most are; others are times without an offset. */
    boolean areMostlyInstants() {
        return filled > 0 && instants * 2 > filled && instants + localTimes == filled;
    }

    boolean areLocalTimes() {
        return filled > 0 && localTimes + instants == filled && localTimes > 0;
    }

    boolean areCurrencies() {
        return filled > 0 && currencies == filled;
    }

    /** Few different texts: a word of the shop's, and not what people wrote. */
    boolean areWords() {
        return areTexts()
                && instants == 0
                && distinct() <= 20
                && (distinct() <= 6 || distinct() * 3 <= filled)
                && words.keySet().stream().allMatch(Words::isWord);
    }
}
