package io.tillwatch.agent.command;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.progress.ProgressListener;
import io.tillwatch.text.Message;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * What one export shall do: options and configuration put together. {@code catchUp} is how many days back are looked
 * after, from the day before today.
 */
record ExportPlan(
        OrderSource orders,
        String shop,
        BusinessDay day,
        DayBasis basis,
        Path directory,
        Set<ExportProfile> profiles,
        int catchUp,
        Duration longestWait,
        InstantSource clock) {
    /** The asked day and those that are looked after beside it, with one reading of the source. */
    Map<BusinessDay, ExportResult> export(Locale language, Consumer<Message> waiting, ProgressListener progress) {
        List<BusinessDay> others = daysBefore();
        return PaymentExport.from(orders)
                .shop(shop)
                .day(day)
                .basis(basis)
                .clock(clock)
                .progress(progress)
                .to(DirectorySink.at(directory)
                        .in(language)
                        .profiles(profiles)
                        .comparing(others.stream().map(BusinessDay::date).collect(Collectors.toSet()))
                        .waiting(longestWait, waiting)
                        .clock(clock))
                .runWith(others);
    }

    /** The days before today that are looked after, without the asked day. */
    private List<BusinessDay> daysBefore() {
        List<BusinessDay> days = new ArrayList<>();
        BusinessDay before = BusinessDay.at(clock.instant(), day.zone());
        for (int i = 0; i < catchUp; i++) {
            before = before.previous();
            if (!before.equals(day)) {
                days.add(before);
            }
        }
        return days;
    }
}
