package io.headroom.reservation;

import io.headroom.reservation.Look.Sight;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The life of one order beside a process that looks at it, with every interleaving of their steps:
 * checkout, build, failed build, server, Active, cancellation, deletion, termination and a second
 * order of the same service; looks, questions to the panel, answers, sweeps and a restart.
 *
 * <p>An order that comes, is built and is deleted between two looks cannot be known, as a server
 * that somebody builds at the panel by hand; nor one of a service that was built, ended and is
 * ordered again between two looks. The shop is read at one moment between the begin and the end of
 * a look, the panel at one moment between question and answer. Answers are kept, and any sweep may
 * use them.
 */
final class OrderLife {

  private static final long SERVICE = 5;
  private static final long STALE_SERVER = 10;
  private static final long NONE = -1;

  private final Rules rules;
  private final int worldSteps;
  private final int rounds;
  private final boolean ticks;
  private final Map<String, State> violations = new TreeMap<>();
  private int judged;

  /** What the process decides, so that wrong decisions can be tried as well. */
  interface Rules {

    /** What is told of a look that was begun at that time. */
    default Look look(long began, Look read) {
      return read;
    }

    /** Whether the service counts beside figures that were asked for then. */
    default boolean counts(Attendance attendance, long service, long requestedAt) {
      return attendance.counts(service, requestedAt);
    }

    /** Whether figures that were asked for then can be used at all. */
    default boolean knows(Attendance attendance, long requestedAt) {
      return attendance.knows(requestedAt);
    }
  }

  /** The status of the service's row. */
  enum Status {
    NO_ROW,
    PENDING,
    ACTIVE,
    TERMINATED,
    CANCELLED,
    DELETED
  }

  /**
   * What is so, whether or not anybody knows it.
   *
   * @param room whether the panel has given room to it
   * @param server the server that the module has noted, {@code -1} for none
   * @param ownServer whether that server is of the order that runs
   */
  record World(Status status, boolean room, long server, boolean ownServer, int steps) {

    /** Whether it takes room, or will. */
    boolean needsRoom() {
      return status == Status.PENDING || room;
    }

    private World with(Status now, boolean given) {
      return new World(now, given, server, ownServer, steps + 1);
    }

    private World withServer(long noted, boolean own) {
      return new World(status, room, noted, own, steps + 1);
    }
  }

  /**
   * A look that was begun, and what was read in it.
   *
   * @param needed whether the service has needed room ever since; never of one that was deleted
   *     before any look showed it
   */
  record Reading(long began, long newest, List<Sight> sights, World world, boolean needed) {}

  /** Figures of the service's group: when they were asked for, and whether it is in them. */
  record Figures(long requestedAt, boolean has) {}

  /** Everything at one moment. */
  record State(
      World world,
      Attendance attendance,
      long begun,
      Optional<Reading> reading,
      Optional<Reading> looked,
      long lookedAt,
      boolean serverStoodAtFirstLook,
      long asked,
      Optional<Figures> figures,
      long clock,
      int looks,
      int questions,
      int sweeps,
      boolean restarted) {}

  /**
   * Creates a search.
   *
   * @param worldSteps how many steps the order takes at most
   * @param rounds how many looks, questions and sweeps there are at most, each
   * @param ticks whether no two times are equal
   */
  OrderLife(Rules rules, int worldSteps, int rounds, boolean ticks) {
    this.rules = rules;
    this.worldSteps = worldSteps;
    this.rounds = rounds;
    this.ticks = ticks;
  }

  /**
   * Searches every interleaving, from each beginning, and returns what was violated, each with the
   * first state in which it was.
   */
  Map<String, State> search() {
    Deque<State> open = new ArrayDeque<>();
    Set<State> seen = new HashSet<>();
    Consumer<State> found =
        state -> {
          if (seen.add(state)) {
            open.add(state);
          }
        };
    beginnings().forEach(world -> found.accept(begin(world)));
    while (!open.isEmpty()) {
      State state = open.removeFirst();
      if (state.sweeps() == rounds) {
        continue;
      }
      lives(state).forEach(world -> found.accept(live(state, world)));
      look(state, found);
      ask(state, found);
      sweep(state, found);
      restart(state, found);
    }
    return violations;
  }

  /** Returns how many sweeps were judged. */
  int judged() {
    return judged;
  }

  private static List<World> beginnings() {
    return List.of(
        new World(Status.NO_ROW, false, NONE, false, 0),
        new World(Status.TERMINATED, false, STALE_SERVER, false, 0),
        new World(Status.PENDING, false, STALE_SERVER, false, 0),
        new World(Status.ACTIVE, true, STALE_SERVER, true, 0));
  }

  private static State begin(World world) {
    return new State(
        world,
        Attendance.NONE,
        NONE,
        Optional.empty(),
        Optional.empty(),
        NONE,
        false,
        NONE,
        Optional.empty(),
        0,
        0,
        0,
        0,
        false);
  }

  /** Returns what may happen to the order next. */
  private List<World> lives(State state) {
    World world = state.world();
    List<World> next = new ArrayList<>();
    if (world.steps() == worldSteps) {
      return next;
    }
    switch (world.status()) {
      case NO_ROW -> next.add(world.with(Status.PENDING, false));
      case PENDING -> {
        if (!world.room()) {
          next.add(world.with(Status.PENDING, true));
          next.add(world.with(Status.CANCELLED, false));
        } else if (!world.ownServer()) {
          next.add(world.with(Status.PENDING, false));
          next.add(world.withServer(STALE_SERVER + 1 + world.steps(), true));
        } else {
          next.add(world.with(Status.ACTIVE, true));
        }
        next.add(world.with(Status.DELETED, world.room()));
      }
      case ACTIVE -> {
        if (world.room()) {
          next.add(world.with(Status.ACTIVE, false));
          next.add(world.with(Status.DELETED, true));
        }
        next.add(world.with(Status.TERMINATED, world.room()));
      }
      case TERMINATED -> {
        if (world.room()) {
          next.add(world.with(Status.TERMINATED, false));
        } else if (serverWasSeen(state)) {
          next.add(new World(Status.PENDING, false, world.server(), false, world.steps() + 1));
        }
      }
      case CANCELLED, DELETED -> {
        // Nothing happens any more.
      }
    }
    return next;
  }

  private static boolean serverWasSeen(State state) {
    Attendance attendance = state.attendance();
    return (attendance.firstLook().isEmpty() && state.reading().isEmpty())
        || state.world().server() <= attendance.newestServer();
  }

  private static State live(State state, World world) {
    return new State(
        world,
        state.attendance(),
        state.begun(),
        state.reading().map(reading -> since(reading, world)),
        state.looked().map(reading -> since(reading, world)),
        state.lookedAt(),
        state.serverStoodAtFirstLook(),
        state.asked(),
        state.figures(),
        state.clock(),
        state.looks(),
        state.questions(),
        state.sweeps(),
        state.restarted());
  }

  private static Reading since(Reading reading, World world) {
    return new Reading(
        reading.began(),
        reading.newest(),
        reading.sights(),
        reading.world(),
        reading.needed() && world.needsRoom());
  }

  /** Begins a look, reads the shop in it, or ends it. */
  private void look(State state, Consumer<State> found) {
    if (state.reading().isPresent()) {
      endLook(state, state.reading().get(), found);
    } else if (state.begun() != NONE) {
      World world = state.world();
      boolean exists = world.status() != Status.NO_ROW && world.status() != Status.DELETED;
      boolean known = state.attendance().counts(SERVICE, 0);
      boolean asked =
          world.status() == Status.PENDING
              || state.attendance().pending().containsKey(SERVICE)
              || (state.attendance().firstLook().isPresent()
                  && (SERVICE > state.attendance().newest()
                      || world.server() > state.attendance().newestServer()));
      OptionalLong server =
          world.server() == NONE ? OptionalLong.empty() : OptionalLong.of(world.server());
      List<Sight> sights =
          exists && asked
              ? List.of(new Sight(SERVICE, world.status() == Status.PENDING, server))
              : List.of();
      long newest = exists ? SERVICE : SERVICE - 1;
      Reading reading =
          new Reading(state.begun(), newest, sights, world, world.needsRoom() && (exists || known));
      found.accept(with(state, Optional.of(reading), state.asked(), state.figures()));
    } else if (state.looks() < rounds) {
      found.accept(beginLook(state));
    }
  }

  private static State beginLook(State state) {
    return new State(
        state.world(),
        state.attendance(),
        state.clock(),
        state.reading(),
        state.looked(),
        state.lookedAt(),
        state.serverStoodAtFirstLook(),
        state.asked(),
        state.figures(),
        state.clock(),
        state.looks(),
        state.questions(),
        state.sweeps(),
        state.restarted());
  }

  private void endLook(State state, Reading reading, Consumer<State> found) {
    for (long now : times(state)) {
      Look read = new Look(now, reading.newest(), reading.world().server(), reading.sights());
      Look look = rules.look(reading.began(), read);
      boolean first = state.attendance().firstLook().isEmpty();
      found.accept(
          new State(
              state.world(),
              state.attendance().after(look),
              NONE,
              Optional.empty(),
              Optional.of(reading),
              now,
              first ? reading.world().ownServer() : state.serverStoodAtFirstLook(),
              state.asked(),
              state.figures(),
              now,
              state.looks() + 1,
              state.questions(),
              state.sweeps(),
              state.restarted()));
    }
  }

  /** Asks the panel, or takes its answer. */
  private void ask(State state, Consumer<State> found) {
    if (state.asked() != NONE) {
      Figures figures = new Figures(state.asked(), state.world().room());
      found.accept(with(state, state.reading(), NONE, Optional.of(figures)));
    } else if (state.questions() < rounds) {
      for (long now : times(state)) {
        found.accept(
            new State(
                state.world(),
                state.attendance(),
                state.begun(),
                state.reading(),
                state.looked(),
                state.lookedAt(),
                state.serverStoodAtFirstLook(),
                now,
                state.figures(),
                now,
                state.looks(),
                state.questions() + 1,
                state.sweeps(),
                state.restarted()));
      }
    }
  }

  private List<Long> times(State state) {
    return ticks ? List.of(state.clock() + 1) : List.of(state.clock(), state.clock() + 1);
  }

  private static State with(
      State state, Optional<Reading> reading, long asked, Optional<Figures> figures) {
    return new State(
        state.world(),
        state.attendance(),
        state.begun(),
        reading,
        state.looked(),
        state.lookedAt(),
        state.serverStoodAtFirstLook(),
        asked,
        figures,
        state.clock(),
        state.looks(),
        state.questions(),
        state.sweeps(),
        state.restarted());
  }

  /** Computes a number of the last look and of the figures that are there. */
  private void sweep(State state, Consumer<State> found) {
    if (state.looked().isEmpty() || state.figures().isEmpty() || state.sweeps() == rounds) {
      return;
    }
    Figures figures = state.figures().get();
    if (rules.knows(state.attendance(), figures.requestedAt())) {
      judge(state, state.looked().get(), figures);
      found.accept(
          new State(
              state.world(),
              state.attendance(),
              state.begun(),
              state.reading(),
              Optional.empty(),
              state.lookedAt(),
              state.serverStoodAtFirstLook(),
              state.asked(),
              state.figures(),
              state.clock(),
              state.looks(),
              state.questions(),
              state.sweeps() + 1,
              state.restarted()));
    }
  }

  private void judge(State state, Reading look, Figures figures) {
    judged++;
    boolean counts = rules.counts(state.attendance(), SERVICE, figures.requestedAt());
    boolean silent = !state.attendance().builtSince(figures.requestedAt()).isEmpty();
    boolean askedAfter = figures.requestedAt() > state.lookedAt();
    World read = look.world();
    if (look.needed() && !counts && !figures.has()) {
      violations.putIfAbsent("uncounted", state);
    }
    boolean told =
        read.status() != Status.PENDING || (read.ownServer() && !state.serverStoodAtFirstLook());
    if (ticks && counts && figures.has() && told && !silent) {
      violations.putIfAbsent("counted twice although the shop told", state);
    }
    if (read.status() != Status.PENDING && !read.room() && askedAfter && counts) {
      violations.putIfAbsent("counted although it is gone", state);
    }
  }

  /** Ends the process and starts it again: what it knew is gone. */
  private void restart(State state, Consumer<State> found) {
    if (!state.restarted()) {
      found.accept(
          new State(
              state.world(),
              Attendance.NONE,
              NONE,
              Optional.empty(),
              Optional.empty(),
              NONE,
              false,
              NONE,
              Optional.empty(),
              state.clock() + 1,
              state.looks(),
              state.questions(),
              state.sweeps(),
              true));
    }
  }
}
