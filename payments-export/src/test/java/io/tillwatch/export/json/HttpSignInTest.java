package io.tillwatch.export.json;

import static io.tillwatch.export.json.StandInShop.ORDERS;
import static io.tillwatch.export.json.StandInShop.REFRESH;
import static io.tillwatch.export.json.StandInShop.SIGN_IN;
import static io.tillwatch.export.json.StandInShop.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.MutableClock;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSignInTest {
    private static final String CANARY = "CANARY";

    private final StandInShop shop = new StandInShop().holding(25).inPages();
    private final MutableClock clock = new MutableClock(StandInShop.NOW);

    @AfterEach
    void close() {
        shop.close();
    }

    private HttpOrderSourceBuilder source() {
        return HttpOrderSource.builder(shop.uri(ORDERS), OrderMapping.ready("rachelfoods"))
                .currency(CurrencyUnit.of("EUR"))
                .paging(Paging.pages(10))
                .requestDeadline(Duration.ofSeconds(5))
                .clock(clock);
    }

    private Reading read(SignIn signIn) {
        return Reading.of(source().signIn(signIn).build());
    }

    private SignIn refreshing() {
        return shop.signIn().refreshingAt(shop.uri(REFRESH), "refreshToken");
    }

    /** In both languages, without anything that must not be shown. */
    private static String failure(Reading reading) {
        assertThat(reading.failure(Locale.FRENCH)).doesNotContain(CANARY);
        assertThat(reading.failure()).doesNotContain(CANARY);
        assertThat(reading.ids()).isEmpty();
        return reading.failure();
    }

    private String signInFailed(String why) {
        return "sign-in at " + shop.uri(SIGN_IN) + ": " + why;
    }

    @Test
    void signs_in_once_and_sends_the_token_with_every_page() {
        Reading reading = read(shop.signIn());
        assertThat(reading.ids()).hasSize(25);
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
        assertThat(shop.server.received().get(0).body())
                .isEqualTo("{\"email\":\"gerante@boutique.example\",\"password\":\"CANARY-password\"}");
    }

    @Test
    void sends_what_a_shop_wants_besides_and_finds_tokens_elsewhere() {
        shop.valid.add("t-1");
        shop.server.on(SIGN_IN, Fault.json("{\"data\":{\"jwt\":\"t-1\",\"again\":\"t-2\"}}"));
        SignIn signIn =
                shop.signIn().fields("login", "secret").with("company", "demo").tokens("data.jwt", "data.again");
        Reading reading = Reading.of(
                source().signIn(signIn).header("x-company", Secret.of("demo")).build());
        assertThat(reading.isComplete()).isTrue();
        assertThat(shop.server.received().get(0).body())
                .isEqualTo(
                        "{\"company\":\"demo\",\"login\":\"gerante@boutique.example\",\"secret\":\"CANARY-password\"}");
        assertThat(shop.server.received())
                .allSatisfy(request -> assertThat(request.headers()).containsEntry("x-company", "demo"));
    }

    @Test
    void a_token_that_is_refused_after_the_first_page_is_replaced_by_one_more_sign_in() {
        shop.beforeEachPage = () -> {
            if (shop.pagesGiven == 0) {
                shop.valid.clear();
            }
        };
        Reading reading = read(shop.signIn());
        assertThat(reading.ids()).hasSize(25);
        assertThat(shop.asked(SIGN_IN)).isEqualTo(2);
    }

    @Test
    void a_refused_token_is_refreshed_before_the_password_is_sent_again() {
        shop.beforeEachPage = () -> {
            if (shop.pagesGiven < 2) {
                shop.valid.clear();
            }
        };
        Reading reading = read(refreshing());
        assertThat(reading.ids()).hasSize(25);
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
        assertThat(shop.asked(REFRESH)).isEqualTo(2);
    }

    @Test
    void signs_in_again_when_the_refresh_is_refused() {
        shop.server.on(REFRESH, json(401, "{\"error\":\"Refresh token invalide\"}"));
        shop.beforeEachPage = () -> {
            if (shop.pagesGiven == 0) {
                shop.valid.clear();
            }
        };
        assertThat(read(refreshing()).ids()).hasSize(25);
        assertThat(shop.asked()).containsSubsequence(ORDERS + "?page=2&limit=10", REFRESH, SIGN_IN);
        assertThat(shop.asked(SIGN_IN)).isEqualTo(2);
    }

    @Test
    void a_token_about_to_expire_is_renewed_before_it_is_refused() {
        shop.beforeEachPage = () -> clock.advance(Duration.ofMinutes(14).plusSeconds(40));
        assertThat(read(refreshing()).ids()).hasSize(25);
        assertThat(shop.asked(REFRESH)).isPositive();
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
        assertThat(shop.asked().stream().filter(t -> t.startsWith(ORDERS))).hasSize(3);
    }

    @Test
    void a_token_that_our_clock_takes_for_expired_is_used_until_it_is_refused() {
        clock.advance(Duration.ofDays(1));
        assertThat(read(shop.signIn()).ids()).hasSize(25);
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
    }

    @Test
    void never_signs_in_more_than_twice() {
        shop.beforeEachPage = shop.valid::clear;
        String failure = failure(read(shop.signIn()));
        assertThat(failure)
                .isEqualTo(shop.uri(ORDERS) + ": answered with status 401: UnauthorizedException / Unauthorized");
        assertThat(shop.asked(SIGN_IN)).isEqualTo(2);
    }

    @Test
    void a_second_refusal_right_after_a_new_token_ends_the_reading() {
        shop.server.on(ORDERS, json(401, "{\"error\":\"Token invalide\"}"));
        assertThat(failure(read(refreshing())))
                .isEqualTo(shop.uri(ORDERS) + ": answered with status 401: Token invalide");
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
        assertThat(shop.asked(REFRESH)).isEqualTo(1);
        assertThat(shop.asked(ORDERS)).isEqualTo(2);
    }

    @Test
    void a_wrong_password_is_sent_once() {
        SignIn wrong = SignIn.at(shop.uri(SIGN_IN), "gerante@boutique.example", Secret.of("CANARY-wrong"));
        Reading reading = read(wrong);
        assertThat(failure(reading))
                .isEqualTo(signInFailed(
                        "answered with status 401: Email ou mot de passe incorrect. 4 tentative(s) restante(s)."));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo("connexion à " + shop.uri(SIGN_IN)
                        + " : réponse de statut 401 : Email ou mot de passe incorrect. 4 tentative(s) restante(s).");
        assertThat(shop.asked()).containsExactly(SIGN_IN);
    }

    @ParameterizedTest
    @CsvSource({"423, Compte verrouillé 30 min", "429, Trop de tentatives"})
    void a_locked_account_and_a_limit_end_the_reading_at_once(int status, String told) {
        shop.server.on(SIGN_IN, json(status, "{\"error\":\"" + told + "\"}", "Retry-After", "0"));
        Reading reading = read(shop.signIn());
        assertThat(failure(reading))
                .isEqualTo(signInFailed("answered with status " + status + ": " + told
                        + "; not tried again, because the shop locks accounts and counts sign-ins"));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo("connexion à " + shop.uri(SIGN_IN) + " : réponse de statut " + status + " : " + told
                        + " ; pas de nouvel essai, car la boutique verrouille les comptes et compte les connexions");
        assertThat(shop.asked()).containsExactly(SIGN_IN);
    }

    @Test
    void a_limit_on_the_refresh_is_no_reason_to_send_the_password() {
        shop.server.on(REFRESH, json(429, "{}"));
        shop.beforeEachPage = shop.valid::clear;
        assertThat(failure(read(refreshing()))).startsWith(signInFailed("answered with status 429; not tried again"));
        assertThat(shop.asked(SIGN_IN)).isEqualTo(1);
    }

    @Test
    void an_address_that_is_not_verified_is_told_with_its_code() {
        shop.server.on(SIGN_IN, json(403, "{\"error\":\"Vérifiez votre adresse\",\"code\":\"EMAIL_NOT_VERIFIED\"}"));
        assertThat(failure(read(shop.signIn())))
                .isEqualTo(signInFailed("answered with status 403: Vérifiez votre adresse / EMAIL_NOT_VERIFIED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON at all",
                "[]",
                "{\"error\":\"password was CANARY-password\"}",
                "{\"error\":\"hash $2b$10$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ01234\"}",
                "{\"error\":\"two\\nlines\"}",
                "{\"error\":{\"deep\":1},\"code\":\"not a code\"}"
            })
    void shows_nothing_of_an_answer_that_is_long_or_may_hold_a_key(String body) {
        shop.server.on(SIGN_IN, json(500, body));
        assertThat(failure(read(shop.signIn()))).isEqualTo(signInFailed("answered with status 500"));
    }

    @Test
    void texts_of_the_shop_are_bounded_and_cannot_talk_to_a_terminal() {
        shop.server.on(SIGN_IN, json(500, "{\"error\":\"" + "é ".repeat(101) + "\",\"message\":\"a\\u001b[31mb\"}"));
        assertThat(failure(read(shop.signIn()))).isEqualTo(signInFailed("answered with status 500: a[31mb"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "<html>",
                "{\"accessToken\":7}",
                "{\"accessToken\":\"a\\u0000b\"}",
                "{\"accessToken\":\"\"}"
            })
    void an_answer_without_a_token_is_told(String body) {
        shop.server.on(SIGN_IN, json(200, body));
        Reading reading = read(shop.signIn());
        assertThat(failure(reading)).isEqualTo(signInFailed("the answer has no usable token at accessToken"));
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo("connexion à " + shop.uri(SIGN_IN)
                        + " : la réponse n'a pas de jeton utilisable dans accessToken");
    }

    @Test
    void a_sign_in_that_does_not_answer_is_not_repeated() {
        shop.server.on(SIGN_IN, Fault.hang());
        Reading reading = Reading.of(source().signIn(shop.signIn())
                .requestDeadline(Duration.ofMillis(300))
                .build());
        assertThat(failure(reading)).isEqualTo("sign-in: " + shop.uri(SIGN_IN) + ": no answer within 0.3 s");
        assertThat(reading.failure(Locale.FRENCH))
                .isEqualTo("connexion : " + shop.uri(SIGN_IN) + " : pas de réponse en 0.3 s");
        assertThat(shop.asked()).containsExactly(SIGN_IN);
    }

    @Test
    void a_given_token_is_sent_as_it_is_and_never_shown() {
        Reading reading = Reading.of(source().token(Secret.of("CANARY-static")).build());
        assertThat(failure(reading))
                .isEqualTo(shop.uri(ORDERS) + ": answered with status 401: UnauthorizedException / Unauthorized");
        assertThat(shop.server.received().get(0).headers()).containsEntry("authorization", "Bearer CANARY-static");
        assertThat(shop.asked()).hasSize(1);
    }

    @Test
    void nothing_prints_a_secret() {
        HttpOrderSource source = source().signIn(shop.signIn())
                .header("x-key", Secret.of("CANARY-key"))
                .build();
        assertThat(source).hasToString("HttpOrderSource[rachelfoods at " + shop.uri(ORDERS) + "]");
        assertThat(source.name()).isEqualTo("rachelfoods");
        assertThat(shop.signIn()).hasToString("SignIn[" + shop.uri(SIGN_IN) + "]");
    }

    @Test
    void refuses_what_cannot_work() {
        URI orders = shop.uri(ORDERS);
        OrderMapping agriPoint = OrderMapping.ready("agri-point");
        assertThatIllegalStateException()
                .isThrownBy(() -> HttpOrderSource.builder(orders, agriPoint).build())
                .withMessage("currency must be given: answers of mapping agri-point do not say theirs");
        assertThatIllegalStateException()
                .isThrownBy(() ->
                        source().token(Secret.of("t")).signIn(shop.signIn()).build())
                .withMessage("token and signIn must not both be given");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpOrderSource.builder(URI.create("ftp://shop.example/x"), agriPoint))
                .withMessageStartingWith("orders is an address that cannot be asked: uri must be http or https");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().token(Secret.of("CANARY\n")))
                .withMessage("token must be of printable characters of ASCII");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().header("x-key", Secret.of("CANARY…")))
                .withMessage("header x-key must be of printable characters of ASCII");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().header("Host", Secret.of("other")))
                .withMessage("header name must be a token and not one that is set by itself, but was \"Host\"");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().readDeadline(Duration.ofHours(2)))
                .withMessage("readDeadline must be above 0 and at most PT1H, but was PT2H");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().maxPageBytes(0))
                .withMessage("maxPageBytes must be above 0, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> source().maxPages(0))
                .withMessage("maxPages must be above 0, but was 0");
    }
}
