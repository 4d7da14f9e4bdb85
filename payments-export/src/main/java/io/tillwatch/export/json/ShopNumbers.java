package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Turns the numbers of databases into numbers of JSON, without rounding. */
public final class ShopNumbers {
    /** Up to here a binary fraction can hold every whole number. */
    private static final BigDecimal LARGEST_WHOLE = BigDecimal.valueOf(1L << 53);

    private ShopNumbers() {}

    /**
     * A number as it is. A binary fraction is read by its shortest decimal text, which is how a shop's API writes it: 99.98
     * stays 99.98, and 12.0 is 12. What is no number, such as infinity, becomes a text, which no amount can be read from.
     *
     * @param number any number of the JDK
     * @return a number of JSON, or a text
     */
    public static JsonNode exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return DecimalNode.valueOf(decimal);
        }
        if (number instanceof BigInteger integer) {
            return BigIntegerNode.valueOf(integer);
        }
        if (number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte) {
            return LongNode.valueOf(number.longValue());
        }
        String text = number.toString();
        try {
            BigDecimal decimal = new BigDecimal(text);
            boolean whole =
                    decimal.stripTrailingZeros().scale() <= 0 && decimal.abs().compareTo(LARGEST_WHOLE) <= 0;
            return whole ? LongNode.valueOf(decimal.longValueExact()) : DecimalNode.valueOf(decimal);
        } catch (NumberFormatException e) {
            return TextNode.valueOf(text);
        }
    }
}
