package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.rig.Inbox;
import io.headroom.rig.WebHost;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The switch of the hook file that keeps the PHP module's own stock refresh from running. */
@Tag("rig")
class HookSilenceTest {

  private static final String[] REFRESHING = {
    "AfterModuleCreate", "AfterModuleTerminate", "ClientAreaPageCart", "AfterCronJob"
  };

  private final Inbox headroom = Inbox.open();
  private final WebHost host;

  HookSilenceTest(@TempDir Path folder) {
    host = WebHost.in(folder, headroom.url()).scene("module", "true");
  }

  @AfterEach
  void close() {
    headroom.close();
  }

  private WebHost silencing() {
    return host.setting("HEADROOM_SILENCE_MODULE", "true");
  }

  @Test
  void it_is_off_until_somebody_switches_it_on() {
    assertThat(host.fire(REFRESHING).isUndisturbed().refreshed())
        .containsExactly(
            "stockrefresh:event", "stockrefresh:event", "stockrefresh:12", "stockrefresh:cron");
  }

  @Test
  void switched_on_the_module_refreshes_nothing() {
    for (String hook : REFRESHING) {
      assertThat(silencing().fire(hook).isUndisturbed().refreshed()).describedAs(hook).isEmpty();
    }
  }

  @Test
  void its_hooks_come_before_the_modules() {
    assertThat(silencing().fire().registered())
        .contains(
            "AfterModuleCreate[1,0]",
            "AfterModuleTerminate[1,0]",
            "ClientAreaPageCart[1,0]",
            "AfterCronJob[5,0]");
  }

  @Test
  void headroom_is_told_as_before() {
    silencing().fire("ClientAreaPageCart");

    assertThat(headroom.lines()).containsExactly("POST /api/events/cart-viewed {\"productId\":12}");
  }

  @Test
  void where_headroom_is_down_the_module_is_silent_too() {
    headroom.answering(500);
    silencing().fire("ClientAreaPageCart");

    assertThat(host.fire("ClientAreaPageCart").isUndisturbed().refreshed()).isEmpty();
  }

  @Test
  void without_the_module_nothing_happens() {
    silencing().scene("module", "false").fire(REFRESHING).isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
  }

  @Test
  void a_module_whose_cache_is_broken_keeps_no_event_back() {
    silencing().scene("module", "\"broken\"").fire("AfterModuleCreate").isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
  }
}
