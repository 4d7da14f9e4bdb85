package io.tillwatch.export.json;

import io.tillwatch.money.CurrencyUnit;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.testkit.OrderSourceContract;
import io.tillwatch.testkit.SampleOrder;
import io.tillwatch.testkit.SourceFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;

class SavedAnswerContractTest extends OrderSourceContract {
    @TempDir
    Path directory;

    private OrderSource saved(String answer) throws IOException {
        Path file = Files.writeString(directory.resolve("answer.json"), answer);
        return SavedAnswer.of(file, OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
    }

    @Override
    protected OrderSource holding(List<SampleOrder> orders) throws IOException {
        return saved(SampleJson.answer(orders));
    }

    @Override
    protected Set<SourceFault> faults() {
        return EnumSet.complementOf(EnumSet.of(SourceFault.SILENT));
    }

    @Override
    protected OrderSource failing(SourceFault fault) throws IOException {
        String whole = SampleJson.answer(SampleOrder.list(3));
        return switch (fault) {
            case ABSENT, SILENT ->
                SavedAnswer.of(directory.resolve("none"), OrderMapping.ready("agri-point"), CurrencyUnit.of("XAF"));
            case REFUSED -> saved("{\"response\":{\"status\":401,\"body\":{\"orders\":[]}}}");
            case CUT_OFF -> saved(whole.substring(0, whole.length() - 20));
            case SOMETHING_ELSE -> saved("<html>");
        };
    }
}
