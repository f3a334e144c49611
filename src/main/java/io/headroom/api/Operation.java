package io.headroom.api;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What steers the process, which no edit of a route can take away.
 *
 * @param method the HTTP method
 * @param path its path, in which {@code {id}} stands for anything
 * @param members the names of the texts that its body may hold; empty where it takes no body
 * @param does does it, and returns what came of it as JSON; it throws an {@link ApiException} if it
 *     refuses
 */
public record Operation(
    String method, String path, Set<String> members, Function<Request, String> does) {

  private static final String ID = "{id}";

  /** Creates an operation. */
  public Operation {
    members = Set.copyOf(members);
  }

  /** Returns an operation that changes something, and takes no body. */
  public static Operation post(String path, Function<Request, String> does) {
    return new Operation("POST", path, Set.of(), does);
  }

  /**
   * What it is asked.
   *
   * @param caller who asks
   * @param id what stands in the path for {@code {id}}; empty where nothing does
   * @param given the texts of the body, by name
   */
  public record Request(String caller, String id, Map<String, String> given) {

    /** Creates a request. */
    public Request {
      given = Map.copyOf(given);
    }

    /** Returns a text of the body. */
    public Optional<String> text(String name) {
      return Optional.ofNullable(given.get(name));
    }
  }

  /** The path as the server's router takes it. */
  String pattern() {
    return path.replace(ID, ":id");
  }

  /** Whether a path is of this. */
  boolean isAt(String other) {
    int at = path.indexOf(ID);
    return at < 0
        ? path.equals(other)
        : other.startsWith(path.substring(0, at))
            && other.endsWith(path.substring(at + ID.length()))
            && other.length() > path.length() - ID.length()
            && !other
                .substring(at, other.length() - (path.length() - at - ID.length()))
                .contains("/");
  }
}
