package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one reading. Shops lock accounts and count sign-ins, so there are never more than two, none is repeated
 * by itself, and none follows an answer that says so.
 */
final class ShopAccess {
    private static final int MOST_SIGN_INS = 2;
    private static final long MAX_BYTES = 1_000_000;
    private static final Duration MARGIN = Duration.ofSeconds(30);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ShopAccount account;
    private final Duration request;
    private final ReadDeadline deadline;
    private final List<String> secrets = new ArrayList<>();
    private @Nullable Tokens tokens;
    private int signIns;

    ShopAccess(ShopAccount account, Duration request, ReadDeadline deadline) {
        this.account = account;
        this.request = request;
        this.deadline = deadline;
        account.token().ifPresent(token -> secrets.add(token.reveal()));
        account.headers().values().forEach(value -> secrets.add(value.reveal()));
        account.signIn().ifPresent(signIn -> secrets.add(signIn.password().reveal()));
    }

    private record Tokens(Secret access, Optional<Secret> refresh, Optional<Instant> renewAt) {}

    /** The token to send, renewed if it is about to expire; empty if the shop wants none. */
    Optional<Secret> token() throws ReadFailedException {
        if (account.signIn().isEmpty()) {
            return account.token();
        }
        SignIn signIn = account.signIn().get();
        Tokens current = tokens;
        if (current == null) {
            return Optional.of(signIn(signIn).access());
        }
        Instant now = account.clock().instant();
        if (current.renewAt().filter(at -> !now.isBefore(at)).isPresent() && mayRenew()) {
            renew();
        }
        return Optional.ofNullable(tokens).map(Tokens::access);
    }

    /** Whether there is another way to a token after one was refused. */
    boolean mayRenew() {
        Tokens current = tokens;
        return account.signIn().isPresent()
                && (signIns < MOST_SIGN_INS
                        || (current != null
                                && current.refresh().isPresent()
                                && account.signIn().get().refresh().isPresent()));
    }

    /** One refresh, else one more sign-in. */
    void renew() throws ReadFailedException {
        SignIn signIn = account.signIn().orElseThrow();
        if (!refresh(signIn)) {
            signIn(signIn);
        }
    }

    /** What must never be shown, as far as this reading knows it. */
    List<String> secrets() {
        return secrets;
    }

    private boolean refresh(SignIn signIn) throws ReadFailedException {
        Optional<Secret> refresh = Optional.ofNullable(tokens).flatMap(Tokens::refresh);
        if (refresh.isEmpty() || signIn.refresh().isEmpty()) {
            return false;
        }
        Map<String, String> body =
                Map.of(signIn.names().refreshField(), refresh.get().reveal());
        HttpOutcome outcome = post(signIn.refresh().get(), body);
        if (Thread.currentThread().isInterrupted()) {
            throw ReadFailedException.of("answer.interrupted");
        }
        Optional<HttpAnswer> answer = outcome.fold(Optional::of, failed -> Optional.<HttpAnswer>empty());
        if (answer.filter(ShopAccess::isLimited).isPresent()) {
            throw refused(signIn, answer.get());
        }
        Optional<Tokens> renewed = answer.filter(HttpAnswer::isSuccess).flatMap(a -> tokens(signIn, a));
        renewed.ifPresent(t -> tokens = new Tokens(t.access(), t.refresh().or(() -> refresh), t.renewAt()));
        return renewed.isPresent();
    }

    private Tokens signIn(SignIn signIn) throws ReadFailedException {
        if (signIns == MOST_SIGN_INS) {
            throw refused(signIn, OrderMapping.message("http.sign-ins", MOST_SIGN_INS));
        }
        signIns++;
        HttpOutcome outcome = post(signIn.url(), signIn.request());
        if (outcome instanceof HttpOutcome.Failed failed) {
            throw ReadFailedException.of("http.sign-in-failed", failed.reason());
        }
        HttpAnswer answer = ((HttpOutcome.Answered) outcome).answer();
        if (!answer.isSuccess()) {
            throw refused(signIn, answer);
        }
        Tokens given = tokens(signIn, answer)
                .orElseThrow(() -> refused(
                        signIn,
                        OrderMapping.message("http.no-token", signIn.names().accessToken())));
        tokens = given;
        return given;
    }

    /** The account is locked, or there were too many attempts: another one would make it worse. */
    private static boolean isLimited(HttpAnswer answer) {
        return answer.status() == 423 || answer.status() == 429;
    }

    private ReadFailedException refused(SignIn signIn, HttpAnswer answer) {
        Message told = ShopText.of(answer.body(), secrets);
        String key = isLimited(answer) ? "http.sign-in-limited" : "http.status";
        return refused(signIn, OrderMapping.message(key, answer.status(), told));
    }

    private static ReadFailedException refused(SignIn signIn, Message why) {
        return ReadFailedException.of("http.sign-in", Addresses.shown(signIn.url()), why);
    }

    private HttpOutcome post(URI url, Map<String, String> fields) throws ReadFailedException {
        HttpCall.Builder call = HttpCall.of("POST", url)
                .body("application/json", MAPPER.valueToTree(fields).toString())
                .header("Accept", "application/json")
                .deadline(deadline.forRequest(request))
                .maxBytes(MAX_BYTES);
        account.headers().forEach(call::header);
        return account.transport().send(call.build());
    }

    private Optional<Tokens> tokens(SignIn signIn, HttpAnswer answer) {
        JsonNode body;
        try {
            body = MAPPER.readTree(answer.body());
        } catch (IOException e) {
            return Optional.empty();
        }
        Optional<Secret> access = token(body, signIn.names().accessToken());
        Optional<Secret> refresh = token(body, signIn.names().refreshToken());
        access.ifPresent(token -> secrets.add(token.reveal()));
        refresh.ifPresent(token -> secrets.add(token.reveal()));
        return access.map(token -> new Tokens(token, refresh, renewAt(token)));
    }

    /** A text that can be sent in a header. */
    private static Optional<Secret> token(JsonNode body, FieldPath path) {
        JsonNode value = path.in(body);
        return value.isTextual() && HttpOrderSourceBuilder.isHeaderValue(value.textValue())
                ? Optional.of(Secret.of(value.textValue()))
                : Optional.empty();
    }

    /** A token that would have to be renewed at once, by our clock, is used until it is refused. */
    private Optional<Instant> renewAt(Secret token) {
        Instant soon = account.clock().instant().plus(MARGIN);
        return TokenExpiry.of(token.reveal())
                .map(expiry -> expiry.minus(MARGIN))
                .filter(at -> at.isAfter(soon));
    }
}
