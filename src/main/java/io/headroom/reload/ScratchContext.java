package io.headroom.reload;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Component;
import org.apache.camel.StartupSummaryLevel;
import org.apache.camel.main.Main;
import org.apache.camel.spi.BeanRepository;
import org.apache.camel.support.DefaultRegistry;
import org.jspecify.annotations.Nullable;

/**
 * A context beside the one that runs, to build routes in: with the same properties and options of
 * components, and the same beans. It is never started, and nothing of it shows in JMX.
 */
final class ScratchContext extends Main implements AutoCloseable {

  /** What belongs to Camel and not to how a route is built: servers, management, beans. */
  private static final Pattern NOT_FOR_BUILDING =
      Pattern.compile(
          "camel\\.(?!(component|dataformat|language|resilience4j|faulttolerance|ssl|variable)\\.)"
              + ".*");

  private final Shared beans;

  /**
   * Opens the context.
   *
   * @param like what runs, or is at least initialized
   * @throws Exception if the options of a component are wrong
   */
  ScratchContext(Main like) throws Exception {
    beans = new Shared(like.getCamelContext().getRegistry());
    setDefaultPropertyPlaceholderLocation("false");
    copy(like.getInitialProperties(), getInitialPropertiesOrNew());
    setOverrideProperties(copy(like.getOverrideProperties(), new Properties()));
    configure().withName("scratch");
    configure().withJmxEnabled(false);
    configure().withAutoConfigurationLogSummary(false);
    configure().withRoutesCollectorEnabled(false);
    configure().setStartupSummaryLevel(StartupSummaryLevel.Off);
    try {
      init();
      getCamelContext().init();
    } catch (Exception failure) {
      close();
      throw failure;
    }
  }

  private Properties getInitialPropertiesOrNew() {
    Properties properties = new Properties();
    setInitialProperties(properties);
    return properties;
  }

  private static Properties copy(@Nullable Properties from, Properties to) {
    if (from != null) {
      from.stringPropertyNames().stream()
          .filter(name -> !NOT_FOR_BUILDING.matcher(name).matches())
          .forEach(name -> to.setProperty(name, from.getProperty(name)));
    }
    return to;
  }

  @Override
  protected CamelContext createCamelContext() {
    CamelContext context = super.createCamelContext();
    context.getCamelContextExtension().setRegistry(new DefaultRegistry(beans));
    return context;
  }

  @Override
  public void close() {
    stop();
    beans.handBack();
  }

  /**
   * The beans of the context that runs, by name. By type those of Camel's own kinds stay away: a
   * context takes them as its own, and would stop them when it ends.
   */
  private static final class Shared implements BeanRepository {

    private final BeanRepository live;
    private final IdentityHashMap<CamelContextAware, CamelContext> owners = new IdentityHashMap<>();

    Shared(BeanRepository live) {
      this.live = live;
    }

    /** Gives a bean that was given this context its own context back. */
    private void handBack() {
      owners.forEach(CamelContextAware::setCamelContext);
    }

    private <T> @Nullable T lend(@Nullable T bean) {
      if (bean instanceof Component) {
        return null;
      }
      if (bean instanceof CamelContextAware aware && aware.getCamelContext() != null) {
        owners.putIfAbsent(aware, aware.getCamelContext());
      }
      return bean;
    }

    @Override
    @SuppressWarnings("NullAway") // null is Camel's word for none
    public Object lookupByName(String name) {
      return lend(live.lookupByName(name));
    }

    @Override
    @SuppressWarnings("NullAway") // null is Camel's word for none
    public <T> T lookupByNameAndType(String name, Class<T> type) {
      return lend(live.lookupByNameAndType(name, type));
    }

    @Override
    public <T> Map<String, T> findByTypeWithName(Class<T> type) {
      return isOfCamel(type) ? Map.of() : live.findByTypeWithName(type);
    }

    @Override
    public <T> Set<T> findByType(Class<T> type) {
      return isOfCamel(type) ? Set.of() : live.findByType(type);
    }

    private static boolean isOfCamel(Class<?> type) {
      return type.getName().startsWith("org.apache.camel.");
    }
  }
}
