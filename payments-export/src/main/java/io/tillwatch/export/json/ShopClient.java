package io.tillwatch.export.json;

import io.tillwatch.http.HttpAnswer;
import io.tillwatch.http.HttpCall;
import io.tillwatch.http.HttpOutcome;
import io.tillwatch.secret.Secret;
import io.tillwatch.text.Message;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Downloads pages of orders, with whatever tokens that takes. */
final class ShopClient {
    private static final int RETRIES = 2;
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int LOOKED_AT = 1 << 16;

    private final HttpOptions options;
    private final ReadDeadline deadline;
    private final ShopAccess access;

    ShopClient(HttpOptions options) {
        this.options = options;
        this.deadline = ReadDeadline.after(options.bounds().read(), options.ticker());
        this.access = new ShopAccess(options.account(), options.bounds().request(), deadline);
    }

    /** Afterwards the file holds an answer with status 200. */
    void download(URI uri, Path file) throws ReadFailedException, IOException {
        HttpAnswer answer = answer(uri, file);
        if (answer.status() == UNAUTHORIZED && access.mayRenew()) {
            access.renew();
            answer = answer(uri, file);
        }
        if (answer.status() != OK) {
            Message told = ShopText.of(beginning(file), access.secrets());
            throw ReadFailedException.at(
                    Addresses.shown(uri), OrderMapping.message("http.status", answer.status(), told));
        }
        if (answer.contentType().equals("text/html")) {
            throw ReadFailedException.at(Addresses.shown(uri), OrderMapping.message("http.web-page"));
        }
    }

    private HttpAnswer answer(URI uri, Path file) throws ReadFailedException {
        Optional<Secret> token = access.token();
        HttpCall.Builder call = HttpCall.get(uri)
                .header("Accept", "application/json")
                .deadline(deadline.forRequest(options.bounds().request()))
                .maxBytes(options.bounds().pageBytes())
                .retries(RETRIES);
        options.account().headers().forEach(call::header);
        token.ifPresent(t -> call.header("Authorization", Secret.of("Bearer " + t.reveal())));
        HttpOutcome outcome = options.account().transport().download(call.build(), file);
        if (outcome instanceof HttpOutcome.Failed failed) {
            throw new ReadFailedException(failed.reason());
        }
        return ((HttpOutcome.Answered) outcome).answer();
    }

    private static byte[] beginning(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(LOOKED_AT);
        }
    }
}
