package io.tillwatch.reconciliation.statement;

import io.tillwatch.text.Message;
import java.util.List;

/** Why a workbook cannot be read; it becomes a message as soon as the file's name is known. */
final class UnreadableWorkbook extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String key;
    private final transient List<Object> arguments;

    private UnreadableWorkbook(String key, List<Object> arguments) {
        super(key + arguments, null, false, false);
        this.key = key;
        this.arguments = arguments;
    }

    /** Of a key of {@link StatementReader}, with the arguments behind the file's name. */
    static UnreadableWorkbook because(String key, Object... arguments) {
        return new UnreadableWorkbook(key, List.of(arguments));
    }

    static UnreadableWorkbook damaged(String part) {
        return because("workbook.damaged", part);
    }

    Message in(String file) {
        Object[] all = new Object[arguments.size() + 1];
        all[0] = file;
        for (int i = 0; i < arguments.size(); i++) {
            all[i + 1] = arguments.get(i);
        }
        return Message.of(StatementReader.class, key, all);
    }
}
