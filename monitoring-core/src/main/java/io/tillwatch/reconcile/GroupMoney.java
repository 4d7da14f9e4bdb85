package io.tillwatch.reconcile;

import io.tillwatch.payment.RecordKind;
import java.math.BigInteger;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The three parts of what a group adds to the difference between shop and providers, by currency: payments, refunds,
 * disputes.
 */
final class GroupMoney {
    private final Map<String, BigInteger> pay = new TreeMap<>();
    private final Map<String, BigInteger> ref = new TreeMap<>();
    private final Map<String, BigInteger> dis = new TreeMap<>();

    private GroupMoney() {}

    static GroupMoney of(Group group) {
        GroupMoney money = new GroupMoney();
        for (StorePayment payment : group.payments()) {
            add(money.pay, payment.currency(), payment.paidMinor());
            add(money.ref, payment.currency(), -payment.refundedMinor());
        }
        for (ProviderRecord record : group.records()) {
            if (record.kind().isCustomerMoney() && group.moved(record)) {
                add(
                        money.partOf(record.kind()),
                        record.money().orderCurrency(),
                        -record.money().orderMinor());
            }
        }
        return money;
    }

    private Map<String, BigInteger> partOf(RecordKind kind) {
        return switch (kind) {
            case PAYMENT -> pay;
            case REFUND -> ref;
            default -> dis;
        };
    }

    private static void add(Map<String, BigInteger> part, String currency, long minor) {
        part.merge(currency, BigInteger.valueOf(minor), BigInteger::add);
    }

    Map<String, BigInteger> part(DiscrepancyCode.Part part) {
        return Collections.unmodifiableMap(
                switch (part) {
                    case PAY -> pay;
                    case REF -> ref;
                    case DIS -> dis;
                });
    }

    /** The sum of the parts. */
    Map<String, BigInteger> effect() {
        Map<String, BigInteger> effect = new TreeMap<>(pay);
        ref.forEach((currency, minor) -> effect.merge(currency, minor, BigInteger::add));
        dis.forEach((currency, minor) -> effect.merge(currency, minor, BigInteger::add));
        return effect;
    }

    /** What the codes do not explain, by currency. */
    Map<String, BigInteger> unlicensed(Set<DiscrepancyCode> codes, boolean oneSided) {
        Map<String, BigInteger> unlicensed = new TreeMap<>();
        for (DiscrepancyCode.Part part : DiscrepancyCode.Part.values()) {
            if (!isLicensed(part, codes, oneSided)) {
                part(part).forEach((currency, minor) -> unlicensed.merge(currency, minor.abs(), BigInteger::add));
            }
        }
        return unlicensed;
    }

    private static boolean isLicensed(DiscrepancyCode.Part part, Set<DiscrepancyCode> codes, boolean oneSided) {
        for (DiscrepancyCode code : codes) {
            if (code.licenses(part, oneSided)) {
                return true;
            }
        }
        return false;
    }
}
