package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Orders from a file: an answer of a shop's API as it was received, or a recorded exchange with its answer as
 * {@code response.body}.
 *
 * <p>The file is streamed; memory holds some hundred orders at a time. Numbers are read as they are written. Immutable and
 * thread-safe.
 */
public final class SavedAnswer implements OrderSource {
    private static final int LOOKED_AT = 50;
    private static final int LOOKED_INTO = 16 << 20;

    private final Path file;
    private final OrderMapping mapping;
    private final Optional<CurrencyUnit> currency;

    private SavedAnswer(Path file, OrderMapping mapping, Optional<CurrencyUnit> currency) {
        this.file = file;
        this.mapping = mapping;
        this.currency = currency;
    }

    /**
     * A saved answer of a shop that says its currency.
     *
     * @param file the answer
     * @param mapping says what its fields mean; must read the currency
     * @return the source
     * @throws IllegalArgumentException if the mapping does not read the currency
     */
    public static SavedAnswer of(Path file, OrderMapping mapping) {
        if (!mapping.readsCurrency()) {
            throw new IllegalArgumentException(
                    "currency must be given: answers of mapping " + mapping.name() + " do not say theirs");
        }
        return new SavedAnswer(Objects.requireNonNull(file, "file"), mapping, Optional.empty());
    }

    /**
     * A saved answer of a shop with one currency.
     *
     * @param file the answer
     * @param mapping says what its fields mean
     * @param currency the currency of orders that do not say theirs
     * @return the source
     */
    public static SavedAnswer of(Path file, OrderMapping mapping, CurrencyUnit currency) {
        return new SavedAnswer(
                Objects.requireNonNull(file, "file"),
                Objects.requireNonNull(mapping, "mapping"),
                Optional.of(currency));
    }

    /**
     * Recognises the ready mapping of an answer by its list and the fields of its first orders.
     *
     * @param file the answer
     * @return the mapping; empty if none or more than one fits within the first 16 MiB, or the file cannot be read
     */
    public static Optional<OrderMapping> detectMapping(Path file) {
        List<OrderMapping> fitting = new ArrayList<>();
        for (OrderMapping mapping : detectable()) {
            if (fits(file, mapping)) {
                fitting.add(mapping);
            }
        }
        return fitting.size() == 1 ? Optional.of(fitting.get(0)) : Optional.empty();
    }

    /**
     * The ready mappings that {@link #detectMapping} can recognise.
     *
     * @return their names, in alphabetical order
     */
    public static List<String> detectableNames() {
        return detectable().stream().map(OrderMapping::name).toList();
    }

    private static List<OrderMapping> detectable() {
        return OrderMapping.allReady().stream()
                .filter(mapping -> !mapping.rules().detect().isEmpty())
                .toList();
    }

    private static boolean fits(Path file, OrderMapping mapping) {
        boolean[] fits = {false};
        try (InputStream in = new Head(Files.newInputStream(file), LOOKED_INTO)) {
            Answer.saved(in, mapping.rules().list(), Optional.empty(), (item, index) -> {
                JsonNode order = item.whole();
                fits[0] = mapping.rules().detect().stream()
                        .noneMatch(path -> path.in(order).isMissingNode());
                return !fits[0] && index < LOOKED_AT;
            });
        } catch (IOException e) {
            return false;
        }
        return fits[0];
    }

    /** The mapping's name. */
    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public SourceResult read(OrderReceiver receiver) {
        OrderDelivery delivery = new OrderDelivery(mapping.rules(), currency, receiver);
        Optional<FieldPath> count = mapping.rules().count();
        try (InputStream in = Files.newInputStream(file)) {
            Answer.Items items = new ExpectedOrders(Files.size(file), receiver).counting(delivery.at(""));
            Answer.Reading reading = Answer.saved(in, mapping.rules().list(), count, items);
            Optional<Message> unreadable = delivery.finish();
            Optional<Message> partial = reading.number(count)
                    .filter(announced -> announced > reading.given())
                    .map(announced -> OrderMapping.message("answer.partial", reading.given(), announced));
            return unreadable
                    .or(reading::wrong)
                    .or(() -> partial)
                    .or(() -> mapping.rules().nothing(reading.given()))
                    .map(this::failed)
                    .orElseGet(SourceResult::complete);
        } catch (NoSuchFileException e) {
            return failed(OrderMapping.message("answer.no-file"));
        } catch (IOException e) {
            return failed(OrderMapping.message("answer.unreadable", String.valueOf(e.getMessage())));
        }
    }

    private SourceResult failed(Message why) {
        return SourceResult.failed(OrderMapping.message("file", file.toString(), why));
    }
}
