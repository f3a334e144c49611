package io.headroom.sweep;

import io.headroom.guard.Judgement;
import io.headroom.guard.Look;

/**
 * What the guard was asked in a sweep, and what it said.
 *
 * @param look what the sweep asked for, and from what
 * @param judgement what the guard says of it
 */
public record Ruling(Look look, Judgement judgement) {}
