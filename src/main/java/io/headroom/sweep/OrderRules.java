package io.headroom.sweep;

import io.headroom.catalogue.VpsOptions;
import io.headroom.reservation.HoldLimits;
import io.headroom.reservation.ReserveMode;
import io.headroom.reservation.UnpaidLimits;
import java.time.Duration;

/**
 * By what it is decided which orders keep room.
 *
 * @param mode for which services room is kept
 * @param holds for how long
 * @param unpaid how much of it unpaid orders may keep
 * @param names the internal names of the options that say where and how large a VPS is
 * @param oldestFigures how old figures of the panel may be that are in use
 */
public record OrderRules(
    ReserveMode mode,
    HoldLimits holds,
    UnpaidLimits unpaid,
    VpsOptions names,
    Duration oldestFigures) {}
