package io.tillwatch.agent.command;

import io.tillwatch.payment.DayBasis;
import io.tillwatch.payment.OrderSource;
import io.tillwatch.time.BusinessDay;
import java.nio.file.Path;

/** What one export shall do: options and configuration put together. */
record ExportPlan(OrderSource orders, String shop, BusinessDay day, DayBasis basis, Path directory) {}
