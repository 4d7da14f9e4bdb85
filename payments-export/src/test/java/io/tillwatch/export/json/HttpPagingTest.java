package io.tillwatch.export.json;

import static io.tillwatch.export.json.StandInShop.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpPagingTest {
    @TempDir
    Path spool;

    private final StandInShop shop = new StandInShop();

    @AfterEach
    void nothing_is_left_behind() throws IOException {
        shop.close();
        try (var left = Files.list(spool)) {
            assertThat(left).isEmpty();
        }
    }

    private HttpOrderSourceBuilder source(Paging paging) {
        shop.valid.add("CANARY-token");
        return HttpOrderSource.builder(shop.uri(ORDERS), OrderMapping.ready("rachelfoods"))
                .currency(CurrencyUnit.of("EUR"))
                .token(Secret.of("CANARY-token"))
                .paging(paging)
                .spool(spool);
    }

    private Reading read(Paging paging) {
        return Reading.of(source(paging).build());
    }

    private static List<String> ids(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj("r-%04d"::formatted).toList();
    }

    private String failed(String why) {
        return shop.uri(ORDERS) + ": " + why;
    }

    @Test
    void reads_every_page_of_a_list_and_asks_no_more_than_it_takes() {
        shop.holding(25).inPages();
        Reading reading = read(Paging.pages(10));
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.ids()).containsExactlyInAnyOrderElementsOf(ids(1, 25));
        assertThat(shop.asked())
                .containsExactly(ORDERS + "?page=1&limit=10", ORDERS + "?page=2&limit=10", ORDERS + "?page=3&limit=10");
    }

    @Test
    void the_ready_mapping_knows_the_paging_of_its_shop() {
        shop.holding(101).inPages();
        shop.valid.add("t");
        Reading reading = Reading.of(
                HttpOrderSource.builder(shop.uri(ORDERS + "?status=PAID&limit=7"), OrderMapping.ready("rachelfoods"))
                        .currency(CurrencyUnit.of("EUR"))
                        .token(Secret.of("t"))
                        .build());
        assertThat(reading.ids()).hasSize(101);
        assertThat(shop.asked())
                .containsExactly(ORDERS + "?status=PAID&page=1&limit=100", ORDERS + "?status=PAID&page=2&limit=100");
        assertThat(OrderMapping.ready("afrigest").rules().paging()).hasToString("offset, limit=100");
        assertThat(OrderMapping.ready("agri-point").rules().paging()).hasToString("none");
    }

    @Test
    void counts_on_when_the_shop_gives_fewer_at_once_than_asked_for() {
        shop.holding(25)
                .server
                .answering(
                        ORDERS,
                        request -> shop.guarded(request, () -> {
                            int offset = StandInShop.parameter(request, "offset", 0);
                            return shop.rachel(shop.slice(offset, 10), offset, 10);
                        }));
        assertThat(read(Paging.offsets(100)).ids()).containsExactlyInAnyOrderElementsOf(ids(1, 25));
        assertThat(shop.asked()).last().isEqualTo(ORDERS + "?offset=20&limit=100");
    }

    @Test
    void an_order_that_arrives_between_two_pages_is_read_and_no_other_twice() {
        for (Paging paging : List.of(Paging.pages(10), Paging.offsets(10))) {
            shop.orders.clear();
            shop.pagesGiven = 0;
            shop.holding(25);
            StandInShop api = paging.kind() == Paging.Kind.PAGE ? shop.inPages() : shop.byOffset();
            shop.beforeEachPage = () -> {
                if (api.pagesGiven == 1) {
                    api.arrives(26);
                }
            };
            Reading reading = read(paging);
            assertThat(reading.isComplete()).isTrue();
            assertThat(reading.ids()).containsExactlyInAnyOrderElementsOf(ids(1, 26));
        }
    }

    @Test
    void an_order_that_is_deleted_between_two_pages_hides_no_other() {
        shop.holding(25).inPages();
        shop.beforeEachPage = () -> {
            if (shop.pagesGiven == 1) {
                shop.orders.remove(3);
            }
        };
        Reading reading = read(Paging.pages(10));
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.ids()).hasSize(24).doesNotContain("r-0022").contains("r-0015");
    }

    @Test
    void an_order_that_moves_to_the_head_is_found() {
        shop.holding(25).inPages();
        shop.beforeEachPage = () -> {
            if (shop.pagesGiven == 1) {
                shop.orders.add(0, shop.orders.remove(20));
            }
        };
        assertThat(read(Paging.pages(10)).ids()).containsExactlyInAnyOrderElementsOf(ids(1, 25));
    }

    @Test
    void a_list_that_does_not_stand_still_fails_and_gives_nothing() {
        shop.holding(25).inPages();
        shop.beforeEachPage = () -> shop.orders.remove(0);
        Reading reading = read(Paging.pages(10));
        assertThat(reading.failure())
                .isEqualTo(
                        failed(
                                "the list changed while it was read, and again when it was read once more; try again when less is going on"));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo(
                        shop.uri(ORDERS)
                                + " : la liste a changé pendant la lecture, et encore à la relecture ; réessayez quand la boutique est plus calme");
        assertThat(reading.ids()).isEmpty();
    }

    @Test
    void a_list_that_holds_a_record_twice_at_rest_is_given_as_it_is() {
        shop.holding(15).inPages();
        shop.orders.add(StandInShop.order(15));
        Reading reading = read(Paging.pages(10));
        assertThat(reading.isComplete()).isTrue();
        assertThat(reading.ids()).hasSize(16).contains("r-0015");
    }

    @Test
    void a_total_that_is_never_reached_is_told() {
        shop.holding(15)
                .server
                .answering(
                        ORDERS,
                        request -> Fault.json("{\"data\":["
                                + String.join(",", shop.slice(StandInShop.parameter(request, "offset", 0), 10))
                                + "],\"pagination\":{\"total\":31}}"));
        Reading reading = read(Paging.offsets(10));
        assertThat(reading.failure()).isEqualTo(failed("the shop announces 31 orders, but gives 15"));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo(shop.uri(ORDERS) + " : la boutique annonce 31 commandes, mais en donne 15");
        assertThat(reading.ids()).isEmpty();
    }

    @Test
    void a_shop_that_does_not_look_at_the_page_is_noticed() {
        shop.holding(25).server.on(ORDERS, shop.rachel(shop.slice(0, 10), 1, 10));
        Reading reading = read(Paging.pages(10));
        assertThat(reading.failure())
                .isEqualTo(failed(
                        "the shop gives the same page again whatever is asked by page: it holds 10 of 25 orders"));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo(shop.uri(ORDERS)
                        + " : la boutique donne toujours la même page quoi qu'on demande par page : elle contient 10"
                        + " commandes sur 25");
    }

    @Test
    void a_shop_that_gives_everything_whatever_is_asked_is_read_as_one_page() {
        for (int size : new int[] {10, 100}) {
            shop.server.on(
                    ORDERS, Fault.json("{\"data\":[" + String.join(",", new StandInShop().holding(25).orders) + "]}"));
            Reading reading = read(Paging.pages(size));
            assertThat(reading.isComplete()).isTrue();
            assertThat(reading.ids()).hasSize(25);
        }
    }

    @Test
    void without_a_total_a_short_page_ends_a_list_and_a_first_one_does_not() {
        shop.holding(15)
                .server
                .answering(
                        ORDERS,
                        request -> Fault.json("{\"data\":["
                                + String.join(",", shop.slice(StandInShop.parameter(request, "offset", 0), 10))
                                + "]}"));
        assertThat(read(Paging.offsets(10)).ids()).hasSize(15);
        assertThat(shop.asked()).hasSize(2);
        assertThat(read(Paging.offsets(20)).ids()).hasSize(15);
        assertThat(shop.asked()).hasSize(5).last().isEqualTo(ORDERS + "?offset=15&limit=20");
    }

    @Test
    void follows_cursors_to_their_end() {
        shop.server.on(ORDERS, cursor("1", "\"a b\""), cursor("2", "77"), cursor("3", "null"));
        Reading reading = read(Paging.cursors("meta.next", 1).named("after", ""));
        assertThat(reading.ids()).containsExactly("1", "2", "3");
        assertThat(shop.asked()).containsExactly(ORDERS, ORDERS + "?after=a%20b", ORDERS + "?after=77");
    }

    @Test
    void a_cursor_that_comes_again_ends_the_reading() {
        shop.server.on(ORDERS, cursor("1", "\"a\""), cursor("2", "\"b\""), cursor("3", "\"a\""));
        Reading reading = read(Paging.cursors("meta.next", 1));
        assertThat(reading.failure())
                .isEqualTo(failed("the cursor of a next page came a second time: the pages do not end"));
        assertThat(reading.ids()).isEmpty();
    }

    private static Fault cursor(String id, String next) {
        return Fault.json(
                "{\"data\":[" + StandInShop.order(1).replace("r-0001", id) + "],\"meta\":{\"next\":" + next + "}}");
    }

    @Test
    void there_is_a_bound_for_pages() {
        shop.holding(25).inPages();
        Reading reading = Reading.of(source(Paging.pages(10)).maxPages(2).build());
        assertThat(reading.failure()).isEqualTo(failed("there are more than 2 pages"));
        assertThat(Reading.of(source(Paging.pages(10)).maxPages(3).build()).isComplete())
                .isTrue();
    }

    @Test
    void a_rejected_record_says_on_which_page_it_stands() {
        shop.holding(12).inPages();
        shop.orders.set(11, "{\"id\":\"r-0001\"}");
        assertThat(read(Paging.pages(10)).rejected())
                .extracting(RejectedRecord::position)
                .containsExactly("page 2, data[1]");
    }

    @Test
    void a_page_that_is_something_else_is_named() {
        shop.holding(25);
        shop.server.on(ORDERS, shop.rachel(shop.slice(0, 10), 1, 10), Fault.json("{\"oops\":[]}"));
        assertThat(read(Paging.pages(10)).failure())
                .isEqualTo(
                        shop.uri(ORDERS)
                                + ", page 2: the answer is not a list of orders: expected {\"data\":[…]}, found {\"oops\":[…]}");
    }
}
