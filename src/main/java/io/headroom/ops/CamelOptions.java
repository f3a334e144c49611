package io.headroom.ops;

import io.headroom.reload.PlainFiles;
import io.headroom.reload.RouteFileCollector;
import io.headroom.settings.Settings;
import org.apache.camel.main.Main;

/** How camel-main is set up. */
final class CamelOptions {

  private static final String ROUTES = "file:routes/**/*.camel.yaml";

  private CamelOptions() {}

  static void configure(Main main, Settings settings, Purpose purpose) {
    main.setDefaultPropertyPlaceholderLocation("false");
    settings.others().forEach(main::addInitialProperty);
    settings.placeholders().forEach(main::addOverrideProperty);
    main.configure().withName("headroom");
    main.configure().withRoutesIncludePattern(ROUTES);
    main.setRoutesCollector(new RouteFileCollector());
    main.bind(PlainFiles.NAME, new PlainFiles());
    main.configure().withAutoConfigurationLogSummary(false);
    main.configure().withJmxEnabled(purpose == Purpose.SERVE);
    main.configure().withShutdownTimeout(2);
    main.configure().withShutdownLogInflightExchangesOnTimeout(true);
    main.addOverrideProperty("camel.component.direct.block", "false");
    // it would log the panel's token
    main.addOverrideProperty("camel.component.http.logHttpActivity", "false");
    main.addOverrideProperty("camel.component.https.logHttpActivity", "false");
    main.addOverrideProperty("camel.component.seda.defaultPollTimeout", "100");
    main.addOverrideProperty("camel.component.sql.dataSource", "#bean:shop");
  }
}
