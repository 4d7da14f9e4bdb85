package io.tillwatch.export.figures;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Figures as one JSON document that explains itself: the definitions of its figures are part of it, in English and French.
 * The same figures give the same bytes. Amounts are texts of minor units; a figure without a value is {@code null}, and
 * {@code missing} beside it says why.
 */
public final class FiguresJson {
    /** The format that the document names. */
    public static final String SCHEMA = "tillwatch/figures/1";

    private final JsonGenerator json;
    private final Set<Absence> absences = EnumSet.noneOf(Absence.class);

    private FiguresJson(JsonGenerator json) {
        this.json = json;
    }

    /**
     * Writes the document in UTF-8.
     *
     * @param figures the figures
     * @param out where to; not closed
     * @throws IOException if writing fails
     */
    public static void write(Figures figures, OutputStream out) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(
                        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
        new FiguresJson(json).document(figures);
        json.writeRaw('\n');
        json.close();
    }

    private void document(Figures figures) throws IOException {
        json.writeStartObject();
        json.writeStringField("schema", SCHEMA);
        json.writeStringField("shop", figures.shop());
        json.writeStringField("zone", figures.zone().getId());
        json.writeStringField("asOf", figures.asOf().toString());
        json.writeStringField("day", figures.basis().name().toLowerCase(Locale.ROOT));
        input(figures.input());
        windows(figures);
        if (figures.currencies().isEmpty()) {
            json.writeNullField("currencies");
            missing(Map.of("currencies", Absence.NO_ORDERS));
        } else {
            json.writeObjectFieldStart("currencies");
            for (Map.Entry<CurrencyUnit, Figures.OfCurrency> currency :
                    figures.currencies().entrySet()) {
                json.writeObjectFieldStart(currency.getKey().code());
                json.writeNumberField("exponent", currency.getKey().exponent());
                currency(currency.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        definitions();
        json.writeEndObject();
    }

    private void input(Figures.Input input) throws IOException {
        json.writeObjectFieldStart("input");
        json.writeStringField("source", input.source());
        json.writeNumberField("records", input.records());
        json.writeNumberField("orders", input.orders());
        json.writeNumberField("quarantined", input.quarantined());
        json.writeNumberField("givenAgain", input.givenAgain());
        json.writeNumberField("afterAsOf", input.afterAsOf());
        json.writeNumberField("unknownStatuses", input.unknownStatuses());
        instant("first", input.first());
        instant("last", input.last());
        json.writeEndObject();
    }

    private void instant(String name, Optional<Instant> instant) throws IOException {
        if (instant.isPresent()) {
            json.writeStringField(name, instant.get().toString());
        } else {
            json.writeNullField(name);
        }
    }

    private void windows(Figures figures) throws IOException {
        json.writeObjectFieldStart("windows");
        for (Window window : Window.values()) {
            Window.Span span = window.at(figures.asOf(), figures.zone());
            json.writeObjectFieldStart(window.id());
            json.writeStringField("from", span.from().toString());
            json.writeStringField("to", span.to().toString());
            texts(window.definition());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void currency(Figures.OfCurrency currency) throws IOException {
        for (Window window : Window.values()) {
            Figures.OfWindow figures = currency.windows().get(window);
            if (figures != null) {
                json.writeObjectFieldStart(window.id());
                window(figures);
                json.writeEndObject();
            }
        }
        json.writeArrayFieldStart(Figure.HOURS.id());
        for (Figures.Hour hour : currency.hours()) {
            hour(hour);
        }
        json.writeEndArray();
        now(currency);
    }

    private void window(Figures.OfWindow window) throws IOException {
        ordered(window.ordered());
        number(Figure.PAID_ORDERS, window.paidOrders());
        if (window.averageBasket().isPresent()) {
            amount(Figure.AVERAGE_BASKET, window.averageBasket().get());
        } else {
            json.writeNullField(Figure.AVERAGE_BASKET.id());
        }
        payments(window.payments());
        table(Figure.BY_STATUS, window.byStatus());
        table(Figure.BY_PROVIDER, window.byProvider());
        table(Figure.BY_METHOD, window.byMethod());
        topProducts(window.topProducts());
        number(Figure.ORDERS_WITHOUT_ITEMS, window.ordersWithoutItems());
        SortedMap<String, Absence> absent = new TreeMap<>();
        if (window.averageBasket().isEmpty()) {
            absent.put(Figure.AVERAGE_BASKET.id(), Absence.NO_PAID_ORDERS);
        }
        window.topProducts().absence().ifPresent(absence -> absent.put(Figure.TOP_PRODUCTS.id(), absence));
        if (!absent.isEmpty()) {
            missing(absent);
        }
    }

    private void topProducts(Figures.TopProducts top) throws IOException {
        if (top.absence().isPresent()) {
            json.writeNullField(Figure.TOP_PRODUCTS.id());
            return;
        }
        json.writeArrayFieldStart(Figure.TOP_PRODUCTS.id());
        for (Figures.Product product : top.products()) {
            json.writeStartObject();
            json.writeStringField("product", product.product());
            json.writeStringField("name", product.name());
            number(Figure.ORDERS, product.orders());
            json.writeStringField(
                    "quantity", product.quantity().stripTrailingZeros().toPlainString());
            json.writeStringField("amountMinor", product.amount().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void ordered(Figures.Open ordered) throws IOException {
        number(Figure.ORDERS, ordered.count());
        amount(Figure.ORDERED, ordered.due());
    }

    private void payments(Figures.Payments payments) throws IOException {
        number(Figure.PAYMENTS, payments.count());
        amount(Figure.REVENUE, payments.revenue());
        amount(Figure.REFUNDED, payments.refunded());
        amount(Figure.NET, payments.net());
    }

    private void table(Figure figure, SortedMap<String, Figures.Payments> table) throws IOException {
        json.writeObjectFieldStart(figure.id());
        for (Map.Entry<String, Figures.Payments> entry : table.entrySet()) {
            json.writeObjectFieldStart(entry.getKey());
            payments(entry.getValue());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void hour(Figures.Hour hour) throws IOException {
        json.writeStartObject();
        json.writeStringField("from", hour.from().toString());
        if (hour.counted().isPresent()) {
            ordered(hour.counted().get().ordered());
            payments(hour.counted().get().payments());
        } else {
            for (Figure figure : new Figure[] {
                Figure.ORDERS, Figure.ORDERED, Figure.PAYMENTS, Figure.REVENUE, Figure.REFUNDED, Figure.NET
            }) {
                json.writeNullField(figure.id());
            }
            missing(Map.of("hour", Absence.HOUR_NOT_BEGUN));
        }
        json.writeEndObject();
    }

    private void now(Figures.OfCurrency currency) throws IOException {
        json.writeObjectFieldStart("now");
        Figures.Pending pending = currency.pending();
        number(Figure.PENDING_ORDERS, pending.all().count());
        amount(Figure.PENDING, pending.all().due());
        if (pending.oldest().isPresent()) {
            number(Figure.OLDEST_PENDING, pending.oldest().get().toSeconds());
        } else {
            json.writeNullField(Figure.OLDEST_PENDING.id());
        }
        json.writeObjectFieldStart(Figure.PENDING_BY_AGE.id());
        for (Map.Entry<Figures.Age, Figures.Open> age : pending.byAge().entrySet()) {
            json.writeObjectFieldStart(age.getKey().id());
            number(Figure.PENDING_ORDERS, age.getValue().count());
            amount(Figure.PENDING, age.getValue().due());
            json.writeEndObject();
        }
        json.writeEndObject();
        instalments(Figure.OPEN_INSTALMENTS, Figure.OPEN_INSTALMENTS_DUE, currency.openInstalments());
        instalments(Figure.OVERDUE_INSTALMENTS, Figure.OVERDUE_INSTALMENTS_DUE, currency.overdueInstalments());
        missing(absent(currency));
        json.writeEndObject();
    }

    private void instalments(Figure count, Figure due, Optional<Figures.Open> instalments) throws IOException {
        if (instalments.isPresent()) {
            number(count, instalments.get().count());
            amount(due, instalments.get().due());
        } else {
            json.writeNullField(count.id());
            json.writeNullField(due.id());
        }
    }

    private static SortedMap<String, Absence> absent(Figures.OfCurrency currency) {
        SortedMap<String, Absence> absent = new TreeMap<>();
        boolean instalments = currency.openInstalments().isPresent();
        if (currency.pending().oldest().isEmpty()) {
            absent.put(Figure.OLDEST_PENDING.id(), Absence.NOTHING_PENDING);
        }
        if (!instalments) {
            absent.put(Figure.OPEN_INSTALMENTS.id(), Absence.NO_INSTALMENTS);
            absent.put(Figure.OPEN_INSTALMENTS_DUE.id(), Absence.NO_INSTALMENTS);
        }
        if (currency.overdueInstalments().isEmpty()) {
            Absence why = instalments ? Absence.DUE_DATES_NOT_READ : Absence.NO_INSTALMENTS;
            absent.put(Figure.OVERDUE_INSTALMENTS.id(), why);
            absent.put(Figure.OVERDUE_INSTALMENTS_DUE.id(), why);
        }
        return absent;
    }

    private void number(Figure figure, long value) throws IOException {
        json.writeNumberField(figure.id(), value);
    }

    private void amount(Figure figure, BigInteger minorUnits) throws IOException {
        json.writeStringField(figure.id(), minorUnits.toString());
    }

    private void missing(Map<String, Absence> why) throws IOException {
        json.writeObjectFieldStart("missing");
        for (Map.Entry<String, Absence> absent : why.entrySet()) {
            json.writeStringField(absent.getKey(), absent.getValue().name());
            absences.add(absent.getValue());
        }
        json.writeEndObject();
    }

    private void definitions() throws IOException {
        json.writeObjectFieldStart("reasons");
        for (Absence absence : absences) {
            json.writeObjectFieldStart(absence.name());
            texts(absence.text());
            json.writeEndObject();
        }
        json.writeEndObject();
        json.writeArrayFieldStart("definitions");
        for (Figure figure : Figure.values()) {
            json.writeStartObject();
            json.writeStringField("id", figure.id());
            json.writeStringField("unit", figure.unit().id());
            json.writeStringField("decidedBy", figure.decidedBy().id());
            texts(figure.definition());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void texts(Message message) throws IOException {
        json.writeStringField("en", message.in(Locale.ENGLISH));
        json.writeStringField("fr", message.in(Locale.FRENCH));
    }
}
