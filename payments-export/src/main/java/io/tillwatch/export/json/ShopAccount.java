package io.tillwatch.export.json;

import io.tillwatch.http.HttpTransport;
import io.tillwatch.secret.Secret;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** As whom a shop is asked: how to get a token, what goes with every request, and what sends it. */
record ShopAccount(
        Optional<SignIn> signIn,
        Optional<Secret> token,
        Map<String, Secret> headers,
        HttpTransport transport,
        InstantSource clock) {
    ShopAccount {
        headers = Map.copyOf(new LinkedHashMap<>(headers));
    }
}
