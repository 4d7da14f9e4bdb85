package io.tillwatch.examples;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.SavedAnswer;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.OrderReceiver;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.payment.RejectedRecord;
import io.tillwatch.settings.Problem;
import io.tillwatch.settings.Problems;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the answer of a shop nobody knows, by a mapping of one's own; tells every mistake of the mapping at once. */
public final class ReadAnAnswerOfYourOwnShape {
    private static final System.Logger LOG = System.getLogger(ReadAnAnswerOfYourOwnShape.class.getName());

    private ReadAnAnswerOfYourOwnShape() {}

    // tag::mapping
    static Optional<OrderMapping> mapping(Path file, Consumer<String> tell) throws IOException {
        Problems problems = new Problems();
        Optional<OrderMapping> mapping = OrderMapping.parse(file.toString(), Files.readString(file), problems);
        for (Problem problem : problems.all()) {
            tell.accept(problem.toString());
        }
        return mapping;
    }
    // end::mapping

    // tag::read
    static void read(OrderSource source, Consumer<String> tell) {
        String end = source.read(new OrderReceiver() {
                    @Override
                    public void order(List<OrderPayment> attempts) {
                        for (OrderPayment payment : attempts) {
                            tell.accept(payment.orderId() + ": " + payment.status() + ", paid " + payment.paid());
                        }
                    }

                    @Override
                    public void rejected(RejectedRecord record) {
                        tell.accept(record.position() + ": " + record.reasons());
                    }
                })
                .fold(complete -> "complete", failed -> "do not use any of it: " + failed.reason());
        tell.accept(end);
    }
    // end::read

    /**
     * Reads an answer whose mapping names the field of the currency.
     *
     * @param args the mapping and the saved answer
     * @throws IOException if the mapping cannot be read
     */
    public static void main(String... args) throws IOException {
        Consumer<String> tell = text -> LOG.log(Level.INFO, text);
        mapping(Path.of(args[0]), tell).ifPresent(mapping -> read(SavedAnswer.of(Path.of(args[1]), mapping), tell));
    }
}
