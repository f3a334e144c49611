package io.headroom.reservation;

import java.time.Duration;

/**
 * What is known of the order of a service that is not built.
 *
 * @param invoice what its invoice says
 * @param cancelled whether the order is Cancelled, Fraud, or of a status that counts as cancelled
 * @param paymentMethod the payment method that it names; empty for none
 * @param age how long ago its date is, in whatever time zone the shop writes it; nothing where it
 *     has no date
 * @param sinceSeen how long ago it was first seen
 * @param sincePaid how long ago it was first seen paid; nothing where it was not
 */
public record OrderFacts(
    Invoice invoice,
    boolean cancelled,
    String paymentMethod,
    Duration age,
    Duration sinceSeen,
    Duration sincePaid) {}
