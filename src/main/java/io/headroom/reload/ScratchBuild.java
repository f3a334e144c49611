package io.headroom.reload;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;

/**
 * Builds all files of the routes in a scratch context, to see what is wrong with them. Nothing is
 * started.
 */
public final class ScratchBuild {

  private final Main like;
  private final Consumer<CamelContext> fitting;

  /**
   * Creates the build.
   *
   * @param like what the routes are to run in; its context must be initialized at least
   * @param fitting prepares a context to fit each route as the one that runs does
   */
  public ScratchBuild(Main like, Consumer<CamelContext> fitting) {
    this.like = like;
    this.fitting = fitting;
  }

  /** Builds what the files hold. */
  public Built build(Snapshot snapshot) {
    try (ScratchContext aside = new ScratchContext(like)) {
      fitting.accept(aside.getCamelContext());
      return new TrialBuild(aside.getCamelContext(), snapshot).result();
    } catch (Exception failure) {
      return new Built(
          List.of(),
          List.of(new Problem("routes", OptionalInt.empty(), Blame.reason(failure))),
          List.of());
    }
  }
}
