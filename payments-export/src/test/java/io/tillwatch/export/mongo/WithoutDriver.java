package io.tillwatch.export.mongo;

import io.tillwatch.export.json.OrderMapping;
import io.tillwatch.export.json.Reading;
import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.secret.Secret;

/** Loaded by a class loader that has no driver. */
public final class WithoutDriver {
    private WithoutDriver() {}

    public static String failure() {
        return Reading.of(MongoOrderSource.builder(
                                MongoAddress.of(Secret.of("mongodb://db.example/shop")),
                                OrderMapping.ready("agri-point"))
                        .currency(CurrencyUnit.of("XAF"))
                        .build())
                .failure();
    }
}
