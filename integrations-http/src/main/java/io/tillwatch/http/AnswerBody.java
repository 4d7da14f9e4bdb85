package io.tillwatch.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Takes the bytes of a body as they come and stops at the bound. */
final class AnswerBody implements HttpResponse.BodySubscriber<Boolean> {
    private final CompletableFuture<Boolean> done = new CompletableFuture<>();
    private final Destination destination;
    private final long maxBytes;
    private Flow.@Nullable Subscription subscription;
    private @Nullable OutputStream out;
    private long received;

    AnswerBody(Destination destination, long maxBytes) {
        this.destination = destination;
        this.maxBytes = maxBytes;
    }

    /** The answer is larger than allowed. */
    static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** The answer could not be written. */
    static final class NotStoredException extends IOException {
        private static final long serialVersionUID = 1L;

        NotStoredException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public CompletionStage<Boolean> getBody() {
        return done;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        try {
            out = destination.open();
            newSubscription.request(Long.MAX_VALUE);
        } catch (IOException e) {
            fail(new NotStoredException(e));
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        OutputStream stream = out;
        if (done.isDone() || stream == null) {
            return;
        }
        for (ByteBuffer buffer : buffers) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            received += bytes.length;
            if (received > maxBytes) {
                fail(new TooLargeException());
                return;
            }
            try {
                stream.write(bytes, 0, bytes.length);
            } catch (IOException e) {
                fail(new NotStoredException(e));
                return;
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        close();
        done.completeExceptionally(error);
    }

    @Override
    public void onComplete() {
        try {
            if (out != null) {
                out.close();
            }
            done.complete(true);
        } catch (IOException e) {
            done.completeExceptionally(new NotStoredException(e));
        }
    }

    private void fail(IOException e) {
        if (subscription != null) {
            subscription.cancel();
        }
        close();
        done.completeExceptionally(e);
    }

    private void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException e) {
            // What matters is told already.
        }
    }
}
