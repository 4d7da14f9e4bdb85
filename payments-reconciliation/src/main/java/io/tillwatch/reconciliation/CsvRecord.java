package io.tillwatch.reconciliation;

import io.tillwatch.text.Message;
import java.util.List;

/** A record of a CSV file: the line on which it begins, its cells, what is wrong with its form, and how it stands there. */
record CsvRecord(long line, List<String> cells, List<Message> flaws, String raw) {}
