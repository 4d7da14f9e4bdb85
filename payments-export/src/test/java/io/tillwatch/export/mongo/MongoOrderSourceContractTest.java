package io.tillwatch.export.mongo;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.secret.Secret;
import io.tillwatch.testkit.OrderSourceContract;
import io.tillwatch.testkit.SampleOrder;
import io.tillwatch.testkit.SourceFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;

class MongoOrderSourceContractTest extends OrderSourceContract {
    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private static String document(SampleOrder order) {
        String total = order.readable() ? Long.toString(order.due().minorUnits()) : "\"much\"";
        return "{\"_id\":\"%s\",\"total\":%s,\"paymentMethod\":\"cash\",\"paymentStatus\":\"paid\",\"createdAt\":{\"$date\":\"%s\"},\"status\":\"%s\"}"
                .formatted(order.id(), total, order.createdAt(), "x".repeat(200));
    }

    private TestMongo mongo(List<SampleOrder> orders) {
        TestMongo mongo = TestMongo.holding(
                orders.stream().map(MongoOrderSourceContractTest::document).toList());
        opened.add(mongo);
        return mongo;
    }

    private static OrderSource source(String uri, String collection) {
        return MongoOrderSource.builder(MongoAddress.of(Secret.of(uri)), OrderMapping.ready("agri-point"))
                .collection(collection)
                .currency(CurrencyUnit.of("XAF"))
                .connectTimeout(Duration.ofSeconds(1))
                .timeout(Duration.ofSeconds(1))
                .batchSize(20)
                .build();
    }

    @Override
    protected OrderSource holding(List<SampleOrder> orders) {
        return source(mongo(orders).uri("shop"), "orders");
    }

    @Override
    protected Set<SourceFault> faults() {
        return EnumSet.allOf(SourceFault.class);
    }

    @Override
    protected OrderSource failing(SourceFault fault) throws IOException {
        TestMongo mongo = mongo(SampleOrder.list(200));
        int port = mongo.port();
        String user = "";
        switch (fault) {
            case ABSENT -> mongo.close();
            case REFUSED -> user = "reader:CANARY-password@";
            case CUT_OFF -> {
                CuttingProxy proxy = new CuttingProxy(port, 30_000);
                opened.add(proxy);
                port = proxy.port();
            }
            case SILENT -> {
                ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                opened.add(silent);
                port = silent.getLocalPort();
            }
            case SOMETHING_ELSE -> {
                return source(mongo.uri("shop"), "commandes");
            }
        }
        return source("mongodb://" + user + "127.0.0.1:" + port + "/shop?appName=CANARY", "orders");
    }

    @Override
    protected List<String> secrets() {
        return List.of("CANARY");
    }
}
