package io.headroom.rig;

import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What the stand-in panel does with the requests of a pattern instead of answering normally; in
 * force once its reply is given, and before any older one.
 */
public final class PanelRule {
  private final String pattern;
  private final OptionalInt page;
  private final int times;
  private final Consumer<PanelRule> register;
  private final AtomicInteger hits = new AtomicInteger();
  private volatile Reply reply = Reply.normal();

  private PanelRule(String pattern, OptionalInt page, int times, Consumer<PanelRule> register) {
    this.pattern = pattern;
    this.page = page;
    this.times = times;
    this.register = register;
  }

  static PanelRule on(String pattern, Consumer<PanelRule> register) {
    return new PanelRule(pattern, OptionalInt.empty(), Integer.MAX_VALUE, register);
  }

  /** Returns this rule for one page only. */
  public PanelRule page(int number) {
    return new PanelRule(pattern, OptionalInt.of(number), times, register);
  }

  /** Returns this rule for the next requests only; then the panel recovers. */
  public PanelRule times(int requests) {
    return new PanelRule(pattern, page, requests, register);
  }

  /** Puts the rule in force. */
  public PanelRule reply(Reply how) {
    reply = how;
    register.accept(this);
    return this;
  }

  /** Holds the requests back until they are released. */
  public Hold hold() {
    Hold hold = new Hold();
    reply(hold);
    return hold;
  }

  /** How many requests it has taken. */
  public int hits() {
    return Math.min(hits.get(), times);
  }

  /** Takes the request if the rule applies to it and is not used up. */
  boolean takes(PanelRequest request) {
    return request.matches(pattern)
        && (page.isEmpty() || request.number("page").orElse(1) == page.getAsInt())
        && hits.getAndIncrement() < times;
  }

  Reply reply() {
    return reply;
  }
}
