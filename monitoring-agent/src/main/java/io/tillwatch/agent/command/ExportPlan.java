package io.tillwatch.agent.command;

import io.tillwatch.export.ExportResult;
import io.tillwatch.export.PaymentExport;
import io.tillwatch.export.csv.ExportProfile;
import io.tillwatch.export.directory.DirectorySink;
import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.progress.ProgressListener;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;

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
        InstantSource clock) {
    DirectorySink sink(Locale language) {
        return DirectorySink.at(directory).in(language).profiles(profiles);
    }

    ExportResult export(BusinessDay which, Locale language, ProgressListener progress) {
        return PaymentExport.from(orders)
                .shop(shop)
                .day(which)
                .basis(basis)
                .clock(clock)
                .progress(progress)
                .to(sink(language))
                .run();
    }

    /** The days before today that were never exported after their end, the oldest first; without the asked day. */
    List<BusinessDay> missedDays(Locale language) {
        DirectorySink sink = sink(language);
        BusinessDay before = BusinessDay.at(clock.instant(), day.zone());
        Deque<BusinessDay> missed = new ArrayDeque<>();
        for (int i = 0; i < catchUp; i++) {
            before = before.previous();
            if (!before.equals(day) && !sink.isSettled(before.date())) {
                missed.addFirst(before);
            }
        }
        return List.copyOf(missed);
    }
}
