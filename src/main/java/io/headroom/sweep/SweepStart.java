package io.headroom.sweep;

import io.headroom.stock.Mode;
import io.headroom.stock.StockRules;
import java.time.Instant;

/**
 * What is given when a sweep begins.
 *
 * @param request what was asked for
 * @param rules the settings that decide a qty
 * @param mode whether decisions reach the shop
 * @param at when it began
 * @param meters what the process had cost others by then
 */
record SweepStart(
    SweepRequest request, StockRules rules, Mode mode, Instant at, Meters.Reading meters) {}
