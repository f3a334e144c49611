package io.headroom.rig;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@link Shop} of their own on a server that all test classes of the JVM share.
 *
 * <p>A parameter of type {@code Shop} is one empty shop per test, the same for its constructor, its
 * {@code @BeforeEach} and itself, dropped after it; asked for in {@code @BeforeAll} it is one per
 * class. A parameter of type {@code ShopDatabase} is the shared server; a test that stops, freezes
 * or reconfigures one starts its own instead.
 */
public final class SharedDatabase implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedDatabase.class);

  @Override
  public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
    return ExtensionContextScope.TEST_METHOD;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Shop.class || type == ShopDatabase.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Server server = context.getRoot().getStore(NAMESPACE).getOrComputeIfAbsent(Server.class);
    if (parameter.getParameter().getType() == ShopDatabase.class) {
      return server.database;
    }
    Store store = context.getStore(NAMESPACE);
    return store.getOrComputeIfAbsent(Shop.class, key -> server.nextShop(), Shop.class);
  }

  /** The shared server, closed by JUnit after the last test. */
  static final class Server implements AutoCloseable {
    private final ShopDatabase database = ShopDatabase.start();
    private final AtomicInteger shops = new AtomicInteger();

    Server() {}

    Shop nextShop() {
      return database.shop("shop" + shops.incrementAndGet());
    }

    @Override
    public void close() {
      database.close();
    }
  }
}
