package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.money.Money;
import io.tillwatch.text.Message;
import io.tillwatch.time.Iso8601;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads typed values of one order and keeps everything that is wrong with them. */
final class OrderFieldsReader {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,40}(\\.\\d{0,40})?");
    private static final int SHOWN = 40;

    private final List<Message> reasons = new ArrayList<>();

    List<Message> reasons() {
        return List.copyOf(reasons);
    }

    void reject(String code, Object... arguments) {
        reasons.add(Message.of(OrderMapping.class, "reason." + code, arguments));
    }

    String id(Field field, JsonNode node) {
        String id = field.text(node);
        if (id.isEmpty()) {
            JsonNode found = field.in(node);
            if (found.isMissingNode() || field.part().isEmpty()) {
                reject("ID_MISSING", field.toString());
            } else {
                reject("ID_NOT_WITHIN", field.toString(), shown(found.asText()));
            }
        }
        return id;
    }

    Optional<CurrencyUnit> currency(Field field, JsonNode node, Optional<CurrencyUnit> fallback) {
        String code = field.text(node);
        if (code.isEmpty()) {
            if (fallback.isEmpty()) {
                reject("CURRENCY_MISSING", field.toString());
            }
            return fallback;
        }
        Optional<CurrencyUnit> currency = CurrencyUnit.find(code);
        if (currency.isEmpty()) {
            reject("CURRENCY_UNKNOWN", field.toString(), shown(code));
        }
        return currency;
    }

    /** An amount that must be there. */
    Optional<Money> amount(Field field, JsonNode node, Optional<CurrencyUnit> currency, boolean minorUnits) {
        JsonNode value = field.in(node);
        if (value.isMissingNode()) {
            reject("AMOUNT_MISSING", field.toString());
            return Optional.empty();
        }
        Optional<BigDecimal> number = number(value);
        if (number.isEmpty()) {
            reject(
                    "AMOUNT_UNREADABLE",
                    field.toString(),
                    shown(value.isValueNode() ? value.asText() : value.toString()));
            return Optional.empty();
        }
        if (number.get().signum() < 0) {
            reject("AMOUNT_NEGATIVE", field.toString(), shown(value.asText()));
            return Optional.empty();
        }
        return currency.flatMap(c -> exact(field, number.get(), c, minorUnits));
    }

    private Optional<Money> exact(Field field, BigDecimal number, CurrencyUnit currency, boolean minorUnits) {
        try {
            return Optional.of(
                    minorUnits ? new Money(number.longValueExact(), currency) : Money.ofMajor(number, currency));
        } catch (ArithmeticException | IllegalArgumentException e) {
            reject("AMOUNT_NOT_IN_CURRENCY", field.toString(), shown(number.toString()), currency.code());
            return Optional.empty();
        }
    }

    /** A number, or a text that is one; empty for anything else. */
    static Optional<BigDecimal> number(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(value.isIntegralNumber() ? new BigDecimal(integer(value)) : value.decimalValue());
        }
        if (value.isTextual() && NUMBER.matcher(value.textValue().strip()).matches()) {
            return Optional.of(new BigDecimal(value.textValue().strip()));
        }
        return Optional.empty();
    }

    private static BigInteger integer(JsonNode value) {
        return value.bigIntegerValue();
    }

    /** An instant; empty if there is none. One that cannot be read is a reason to reject. */
    Optional<Instant> instant(Field field, JsonNode node) {
        JsonNode value = field.in(node);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        String text = value.isValueNode() ? value.asText() : value.toString();
        try {
            return Optional.of(Iso8601.parse(text));
        } catch (DateTimeException e) {
            reject("TIME_UNREADABLE", field.toString(), shown(text));
            return Optional.empty();
        }
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
