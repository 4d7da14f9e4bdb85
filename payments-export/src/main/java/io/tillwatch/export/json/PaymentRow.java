package io.tillwatch.export.json;

import com.fasterxml.jackson.databind.JsonNode;
import io.tillwatch.export.json.OrderMapper.OrderFacts;
import io.tillwatch.export.json.OrderMapping.MappingRules;
import io.tillwatch.export.json.OrderMapping.OrderFields;
import io.tillwatch.money.Money;
import io.tillwatch.payment.OrderPayment;
import io.tillwatch.payment.PaymentDetails;
import io.tillwatch.payment.PaymentStatus;
import io.tillwatch.payment.Proof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts one payment together from an order's fields. */
final class PaymentRow {
    private static final String UNKNOWN_PROVIDER = "unknown";

    private final MappingRules rules;
    private final JsonNode node;
    private final OrderPayment.Builder builder;
    private final List<String> notes = new ArrayList<>();
    private Optional<Money> instalmentDue = Optional.empty();
    private Optional<Instant> paidAt = Optional.empty();
    private PaymentStatus status = PaymentStatus.UNKNOWN;
    private String rawStatus = "";

    PaymentRow(MappingRules rules, JsonNode node, OrderFacts facts) {
        this.rules = rules;
        this.node = node;
        this.builder = OrderPayment.builder(facts.id(), facts.due(), facts.createdAt());
        facts.times().fulfilledAt().ifPresent(builder::fulfilledAt);
        facts.times().updatedAt().ifPresent(builder::updatedAt);
    }

    PaymentRow attempt(int number) {
        builder.attempt(number);
        return this;
    }

    PaymentRow provider(Translation<String> provider) {
        return provider(provider, node);
    }

    /** A word that is not known is kept if it can be a provider's id. */
    PaymentRow provider(Translation<String> provider, JsonNode item) {
        builder.provider(provider.of(item).orElseGet(() -> {
            String word = provider.word(item).toLowerCase(Locale.ROOT);
            return OrderPayment.isProviderId(word) ? word : UNKNOWN_PROVIDER;
        }));
        return this;
    }

    PaymentRow ref(String reference) {
        builder.providerRef(reference);
        return this;
    }

    PaymentRow status(PaymentStatus newStatus, String word) {
        status = newStatus;
        rawStatus = word;
        builder.status(newStatus);
        return this;
    }

    PaymentRow paidAt(Optional<Instant> at) {
        paidAt = at;
        at.ifPresent(builder::paidAt);
        return this;
    }

    PaymentRow paid(Money amount) {
        builder.paid(amount);
        return this;
    }

    PaymentRow refunded(Money amount) {
        builder.refunded(amount);
        return this;
    }

    PaymentRow refundedAt(Optional<Instant> at) {
        at.ifPresent(builder::refundedAt);
        return this;
    }

    PaymentRow instalmentDue(Money amount) {
        instalmentDue = Optional.of(amount);
        return this;
    }

    /** When it is due is nice to know: what cannot be read is only noted. */
    PaymentRow dueAt(Field field) {
        OrderFieldsReader reader = new OrderFieldsReader();
        reader.instant(field, node).ifPresent(builder::dueAt);
        if (!reader.reasons().isEmpty()) {
            notes.add("DUE_AT_UNREADABLE");
        }
        return this;
    }

    PaymentRow notes(List<String> more) {
        notes.addAll(more);
        return this;
    }

    OrderPayment build() {
        if (status.movedMoney() && paidAt.isEmpty()) {
            notes.add("PAID_AT_UNKNOWN");
        }
        if (status.movedMoney()) {
            builder.proof(rules.payment().proof().of(node).orElse(Proof.NONE));
        }
        OrderFields fields = rules.order();
        return builder.details(new PaymentDetails(
                        fields.number().text(node),
                        rules.payment().method().text(node),
                        fields.fulfilment().text(node),
                        instalmentDue,
                        fields.customerKey().text(node),
                        masked(fields.customerPhone().text(node)),
                        rawStatus,
                        notes))
                .build();
    }

    /** The digits of a phone number without its middle, such as {@code 2376****5432}. */
    static String masked(String phone) {
        StringBuilder digits = new StringBuilder(phone.length());
        for (int i = 0; i < phone.length(); i++) {
            if (phone.charAt(i) >= '0' && phone.charAt(i) <= '9') {
                digits.append(phone.charAt(i));
            }
        }
        if (digits.isEmpty()) {
            return "";
        }
        return digits.length() < 9
                ? "****" + digits.substring(Math.max(digits.length() - 2, 0))
                : digits.substring(0, 4) + "****" + digits.substring(digits.length() - 4);
    }
}
