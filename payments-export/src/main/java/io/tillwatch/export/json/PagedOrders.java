package io.tillwatch.export.json;

import io.tillwatch.export.json.Listing.Page;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a list page by page, makes sure that it is whole, and only then gives its orders. */
final class PagedOrders {
    private final HttpOptions options;
    private final Paging paging;
    private final ShopClient client;
    private final Path directory;
    private final OrderReceiver receiver;
    private final Projection idOnly;
    private int downloaded;

    PagedOrders(HttpOptions options, ShopClient client, Path directory, OrderReceiver receiver) {
        this.options = options;
        this.paging = options.paging();
        this.client = client;
        this.directory = directory;
        this.receiver = receiver;
        this.idOnly = Projection.of(options.rules().order().id());
    }

    void deliver(OrderDelivery delivery) throws ReadFailedException, IOException {
        Listing listing = whole();
        Optional<Message> nothing = options.rules().nothing(listing.positions());
        if (nothing.isPresent()) {
            throw failed(nothing.get());
        }
        receiver.expecting(listing.total().orElse(listing.positions()));
        for (int i = 0; i < listing.pages().size(); i++) {
            int index = i;
            Page page = listing.pages().get(i);
            Answer.Items items = delivery.at("page " + page.number() + ", ");
            try (InputStream in = Files.newInputStream(page.file())) {
                Answer.Reading reading = Answer.live(in, options.rules().list(), List.of(), (item, position) -> {
                    long key = page.keys().get((int) position);
                    return !listing.isTakenFrom(index, key) || items.item(item, position);
                });
                require(page.number(), reading);
            }
        }
        Optional<Message> unreadable = delivery.finish();
        if (unreadable.isPresent()) {
            throw failed(unreadable.get());
        }
    }

    /** A list that changes while it is read is read once more. */
    private Listing whole() throws ReadFailedException, IOException {
        Listing first = new Listing();
        walk(first, false);
        long digest = first.digest();
        boolean unchanged = first.isUnchanged();
        if (first.isWhole() || isWholeWithNewOnes(first)) {
            return first;
        }
        delete(first);
        Listing second = new Listing();
        walk(second, false);
        if (second.isWhole()) {
            return second;
        }
        if (unchanged && second.isUnchanged() && digest == second.digest()) {
            long announced = second.total().orElse(0L);
            if (second.positions() < announced) {
                throw failed(OrderMapping.message("http.incomplete", announced, second.positions()));
            }
            second.takeAsItIs();
            return second;
        }
        if (isWholeWithNewOnes(second)) {
            return second;
        }
        throw failed(OrderMapping.message("http.changed"));
    }

    /** Orders that came in at the head are found by reading from the first page until nothing is new. */
    private boolean isWholeWithNewOnes(Listing listing) throws ReadFailedException, IOException {
        if (!listing.mayMissOnlyNewOnes()) {
            return false;
        }
        listing.readHeadAgain();
        walk(listing, true);
        return listing.isWhole();
    }

    private void walk(Listing listing, boolean untilNothingNew) throws ReadFailedException, IOException {
        Optional<Page> first = Optional.empty();
        Set<String> cursors = new HashSet<>();
        long offset = 0;
        String cursor = "";
        for (int number = 1; number <= options.bounds().pages(); number++) {
            Page page = page(number, offset, cursor);
            if (first.isPresent() && page.repeats(first.get())) {
                requireWhole(first.get());
                return;
            }
            long fresh = listing.add(page);
            receiver.fetching(listing.positions(), listing.total().orElse(0L));
            first = first.isEmpty() ? Optional.of(page) : first;
            offset += page.keys().size();
            if (isLast(page, first.get(), offset) || (untilNothingNew && fresh == 0)) {
                return;
            }
            cursor = page.beside();
            if (paging.kind() == Paging.Kind.CURSOR && !cursors.add(cursor)) {
                throw failed(OrderMapping.message("http.cursor"));
            }
        }
        throw failed(OrderMapping.message("http.pages", options.bounds().pages()));
    }

    /** The shop gives the same whatever page is asked for: that may be everything, or the first page for ever. */
    private void requireWhole(Page first) throws ReadFailedException {
        if (paging.kind() == Paging.Kind.CURSOR
                || first.total().isPresent()
                || first.keys().size() == paging.size()) {
            Object total = first.total().<Object>map(t -> t).orElse("?");
            throw failed(OrderMapping.message(
                    "http.ignores", paging.position(), first.keys().size(), total));
        }
    }

    private boolean isLast(Page page, Page first, long offset) {
        if (paging.kind() == Paging.Kind.CURSOR) {
            return page.beside().isEmpty();
        }
        if (page.isEmpty()) {
            return true;
        }
        if (page.total().isPresent()) {
            return offset >= page.total().get();
        }
        if (page.beside().matches("\\d{1,9}")) {
            return page.number() >= Integer.parseInt(page.beside());
        }
        // A first page that is short may be all there is, or the most the shop gives at once.
        boolean sizeIsKept = first.keys().size() == paging.size();
        return page.number() > 1 && sizeIsKept && page.keys().size() < paging.size();
    }

    private Page page(int number, long offset, String cursor) throws ReadFailedException, IOException {
        Path file = directory.resolve("page-" + ++downloaded + ".json");
        client.download(address(number, offset, cursor), file);
        PageKeys keys = new PageKeys();
        Optional<FieldPath> count = options.rules().count();
        List<FieldPath> asides =
                Stream.concat(count.stream(), paging.beside().stream()).toList();
        try (InputStream in = Files.newInputStream(file)) {
            Answer.Reading reading = Answer.live(in, options.rules().list(), asides, (item, index) -> {
                String id = options.rules().order().id().text(item.only(idOnly));
                keys.add(SeenOrders.key(id.isEmpty() ? item.whole().toString() : id));
                return true;
            });
            require(number, reading);
            String beside = paging.beside().map(reading::text).orElse("");
            return new Page(number, file, keys, reading.number(count), beside);
        }
    }

    private URI address(int number, long offset, String cursor) {
        Map<String, String> parameters = new LinkedHashMap<>();
        switch (paging.kind()) {
            case PAGE -> parameters.put(paging.position(), Integer.toString(paging.first() + number - 1));
            case OFFSET -> parameters.put(paging.position(), Long.toString(offset));
            case CURSOR -> {
                if (!cursor.isEmpty()) {
                    parameters.put(paging.position(), cursor);
                }
            }
            case NONE -> throw new IllegalStateException("there are no pages");
        }
        if (!paging.limit().isBlank()) {
            parameters.put(paging.limit(), Integer.toString(paging.size()));
        }
        return Addresses.with(options.orders(), parameters);
    }

    private void require(int number, Answer.Reading reading) throws ReadFailedException {
        if (reading.wrong().isPresent()) {
            Message where = OrderMapping.message("http.page", Addresses.shown(options.orders()), number);
            throw ReadFailedException.at(where, reading.wrong().get());
        }
    }

    private ReadFailedException failed(Message why) {
        return ReadFailedException.at(Addresses.shown(options.orders()), why);
    }

    private static void delete(Listing listing) throws IOException {
        for (Page page : listing.pages()) {
            Files.deleteIfExists(page.file());
        }
    }
}
