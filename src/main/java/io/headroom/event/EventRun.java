package io.headroom.event;

import io.headroom.catalogue.Scope;

/**
 * A sweep that events ask for.
 *
 * @param trigger the kind of the events, {@code events} if they are of several, as the ledger
 *     records it
 * @param scope what is to be looked at again
 */
public record EventRun(String trigger, Scope scope) {}
