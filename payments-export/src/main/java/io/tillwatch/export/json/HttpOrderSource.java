package io.tillwatch.export.json;

import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.SourceResult;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders from a shop's API, asked now.
 *
 * <pre>{@code
 * OrderSource orders = HttpOrderSource.builder(URI.create("https://shop.example/api/admin/orders"), OrderMapping.ready("agri-point"))
 *         .currency(CurrencyUnit.of("XAF"))
 *         .signIn(SignIn.at(URI.create("https://shop.example/api/auth/login"), email, password))
 *         .build();
 * }</pre>
 *
 * <p>Signs in if it is told how, and at most twice for one reading; an answer that says that the account is locked or
 * that there were too many attempts ends the reading at once. Every answer is stored in a temporary directory that only
 * this user can read, and deleted at the end: memory holds some hundred orders at a time, and under 100 bytes for each order of a
 * list with pages.
 *
 * <p>A list with pages is given only when it is whole, each order once. One that changes while it is read is read again,
 * and if that does not help, the reading fails. What a shop does not announce cannot be missed: an answer without orders
 * is taken as a shop without orders, unless the mapping says {@code "empty": "refused"}, as it should for a shop that
 * answers so to a tenant it does not know.
 *
 * <p>Immutable and thread-safe.
 */
public final class HttpOrderSource implements OrderSource {
    private final OrderMapping mapping;
    private final HttpOptions options;

    HttpOrderSource(OrderMapping mapping, HttpOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    /**
     * Begins a source with the paging of the mapping and without sign-in.
     *
     * @param orders the address of the list: http or https, without user information
     * @param mapping says what the fields of its orders mean
     * @return a builder
     * @throws IllegalArgumentException if the address is not as said
     */
    public static HttpOrderSourceBuilder builder(URI orders, OrderMapping mapping) {
        return new HttpOrderSourceBuilder(
                Addresses.checked("orders", orders), Objects.requireNonNull(mapping, "mapping"));
    }

    /** The mapping's name, so that a saved answer and the API itself give the same export. */
    @Override
    public String name() {
        return mapping.name();
    }

    @Override
    public SourceResult read(OrderReceiver receiver) {
        OrderDelivery delivery = new OrderDelivery(options.rules(), options.currency(), receiver);
        try {
            Path directory = options.spool().isPresent()
                    ? Files.createTempDirectory(options.spool().get(), "tillwatch-orders")
                    : Files.createTempDirectory("tillwatch-orders");
            try {
                deliver(delivery, directory);
            } finally {
                delete(directory);
            }
            return SourceResult.complete();
        } catch (ReadFailedException e) {
            return SourceResult.failed(e.reason());
        } catch (IOException e) {
            String why = e.getClass().getSimpleName() + ": " + e.getMessage();
            return SourceResult.failed(OrderMapping.message("http.not-stored", why));
        }
    }

    private void deliver(OrderDelivery delivery, Path directory) throws ReadFailedException, IOException {
        ShopClient client = new ShopClient(options);
        if (options.paging().kind() != Paging.Kind.NONE) {
            new PagedOrders(options, client, directory, delivery.receiver()).deliver(delivery);
            return;
        }
        Path file = directory.resolve("answer.json");
        client.download(options.orders(), file);
        Optional<FieldPath> count = options.rules().count();
        try (InputStream in = Files.newInputStream(file)) {
            Answer.Items items = new ExpectedOrders(Files.size(file), delivery.receiver()).counting(delivery.at(""));
            Answer.Reading reading =
                    Answer.live(in, options.rules().list(), count.stream().toList(), items);
            Optional<Message> unreadable = delivery.finish();
            Optional<Message> partial = reading.number(count)
                    .filter(announced -> announced > reading.given())
                    .map(announced -> OrderMapping.message("http.incomplete", announced, reading.given()));
            Optional<Message> wrong = unreadable
                    .or(reading::wrong)
                    .or(() -> partial)
                    .or(() -> options.rules().nothing(reading.given()));
            if (wrong.isPresent()) {
                throw ReadFailedException.at(Addresses.shown(options.orders()), wrong.get());
            }
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> files;
        try (Stream<Path> list = Files.list(directory)) {
            files = list.toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        Files.deleteIfExists(directory);
    }

    /** The mapping and the address without query; no secret. */
    @Override
    public String toString() {
        return "HttpOrderSource[" + name() + " at " + Addresses.shown(options.orders()) + "]";
    }
}
