package io.tillwatch.export.json;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.Fault;
import io.tillwatch.testkit.FaultyServer;
import io.tillwatch.testkit.OrderSourceContract;
import io.tillwatch.testkit.SampleOrder;
import io.tillwatch.testkit.SourceFault;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Both ways of a list: whole, and page by page. */
class HttpOrderSourceContractTest {
    private static final String ORDERS = "/api/admin/orders";
    private static final String SIGN_IN = "/api/auth/login";

    private abstract static class Contract extends OrderSourceContract {
        final FaultyServer server = FaultyServer.start();

        @AfterEach
        final void close() {
            server.close();
        }

        final OrderSource source(URI orders, Paging paging) {
            server.on(SIGN_IN, Fault.json("{\"accessToken\":\"CANARY-access\",\"refreshToken\":\"CANARY-refresh\"}"));
            return HttpOrderSource.builder(orders, OrderMapping.ready("agri-point"))
                    .currency(CurrencyUnit.of("XAF"))
                    .signIn(SignIn.at(server.uri(SIGN_IN), "a@b.example", Secret.of("CANARY-password")))
                    .header("x-key", Secret.of("CANARY-header"))
                    .paging(paging)
                    .requestDeadline(Duration.ofMillis(500))
                    .build();
        }

        abstract Paging paging();

        abstract void serve(List<SampleOrder> orders);

        @Override
        protected final OrderSource holding(List<SampleOrder> orders) {
            serve(orders);
            return source(server.uri(ORDERS), paging());
        }

        @Override
        protected final Set<SourceFault> faults() {
            return EnumSet.allOf(SourceFault.class);
        }

        @Override
        protected final OrderSource failing(SourceFault fault) {
            switch (fault) {
                case ABSENT -> {
                    return source(FaultyServer.refusing(ORDERS), paging());
                }
                case REFUSED ->
                    server.on(ORDERS, Fault.answer(403, "application/json", "{\"error\":\"not CANARY-access\"}"));
                case CUT_OFF -> server.on(ORDERS, Fault.truncate());
                case SOMETHING_ELSE -> server.on(ORDERS, Fault.answer(200, "text/html", "<html>CANARY-access"));
                case SILENT -> server.on(ORDERS, Fault.hang());
            }
            return source(server.uri(ORDERS + "?key=CANARY-query"), paging());
        }

        @Override
        protected final List<String> secrets() {
            return List.of("CANARY");
        }
    }

    @Nested
    class Whole extends Contract {
        @Override
        Paging paging() {
            return Paging.none();
        }

        @Override
        void serve(List<SampleOrder> orders) {
            server.on(ORDERS, Fault.json(SampleJson.answer(orders)));
        }
    }

    @Nested
    class InPages extends Contract {
        @Override
        Paging paging() {
            return Paging.offsets(2500);
        }

        @Override
        void serve(List<SampleOrder> orders) {
            server.answering(ORDERS, request -> {
                int offset = Integer.parseInt(Arrays.stream(request.target().split("[?&]", -1))
                        .filter(part -> part.startsWith("offset="))
                        .findFirst()
                        .orElseThrow()
                        .substring(7));
                int from = Math.min(offset, orders.size());
                return Fault.json(SampleJson.answer(orders.subList(from, Math.min(from + 2500, orders.size()))));
            });
        }
    }
}
