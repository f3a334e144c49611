package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.headroom.event.ShopEvent.Kind;
import io.headroom.rig.Inbox;
import io.headroom.rig.Php;
import io.headroom.rig.Transport;
import io.headroom.rig.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hook file tells, and what it keeps to itself. */
@Tag("rig")
class HookFileTest {

  private static final String[] TOLD = {
    "AfterModuleCreate",
    "AfterModuleTerminate",
    "ClientAreaPageCart",
    "AfterShoppingCartCheckout",
    "AfterModuleCreateFailed",
    "OrderPaid",
    "PendingOrder",
    "CancelOrder",
    "CancelAndRefundOrder",
    "FraudOrder",
    "DeleteOrder",
    "InvoiceCancelled",
    "ProductEdit"
  };
  private static final int LARGEST_BODY = 64 * 1024;

  private final Inbox headroom = Inbox.open();
  private final WebHost host;

  HookFileTest(@TempDir Path folder) {
    host = WebHost.in(folder, headroom.url()).scene("marks", "\"" + headroom.url() + "\"");
  }

  @AfterEach
  void close() {
    headroom.close();
  }

  @Test
  void php_finds_no_fault_in_it() {
    Php.Ended lint = Php.run(List.of("-l", WebHost.SHIPPED.toString()));

    assertThat(lint.exitCode()).describedAs(lint.output()).isZero();
  }

  @Test
  void its_first_line_of_code_refuses_to_run_outside_of_whmcs() throws IOException {
    String code =
        Files.readString(WebHost.SHIPPED).replaceFirst("(?s)^<\\?php\\s*/\\*\\*.*?\\*/", "");

    assertThat(code.strip()).startsWith("if (!defined('WHMCS')) die(");
    assertThat(Php.script(List.of(), WebHost.SHIPPED).output())
        .isEqualTo("This file cannot be accessed directly");
  }

  @Test
  void it_listens_to_these_hooks_and_no_other() {
    assertThat(host.fire().registered())
        .containsExactlyInAnyOrder(
            Stream.of(TOLD).map(hook -> hook + "[0]").toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AfterModuleCreate         | provisioned   | {'serviceId':4711,'productId':12,'groupIds':[3,4]}",
        "AfterModuleTerminate      | terminated    | {'serviceId':4712,'productId':13,'groupIds':[3,5]}",
        "ClientAreaPageCart        | cart-viewed   | {'productId':12}",
        "AfterShoppingCartCheckout | ordered       | {'orderId':901,'serviceIds':[4711,4712]}",
        "AfterModuleCreateFailed   | create-failed | {'serviceId':4713,'productId':12,'groupIds':[3,4]}",
        "OrderPaid                 | order-paid    | {'orderId':901}",
        "PendingOrder              | order-pending | {'orderId':902}",
        "CancelOrder               | order-cancelled | {'orderId':903}",
        "CancelAndRefundOrder      | order-refunded | {'orderId':904}",
        "FraudOrder                | order-fraud   | {'orderId':905}",
        "DeleteOrder               | order-deleted | {'orderId':906}",
        "InvoiceCancelled          | invoice-cancelled | {'invoiceId':602}",
        "ProductEdit               | product-saved | {'productId':12}"
      },
      quoteCharacter = '`')
  void each_hook_is_one_request_with_nothing_but_ids(String hook, String kind, String body) {
    host.fire(hook).isUndisturbed();

    assertThat(headroom.lines())
        .containsExactly("POST /api/events/" + kind + " " + body.replace('\'', '"'));
  }

  @ParameterizedTest
  @EnumSource
  void it_says_who_it_is_and_what_it_sends(Transport transport) {
    host.by(transport).fire("ProductEdit").isUndisturbed();

    Inbox.Mail mail = headroom.mail().get(0);
    assertThat(mail.header("authorization")).contains("Bearer s3cret");
    assertThat(mail.header("content-type")).contains("application/json");
    assertThat(mail.header("expect")).isEmpty();
    assertThat(mail.body()).isEqualTo("{\"productId\":12}");
    assertThat(host.temporaryFiles()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void what_happens_in_one_request_is_one_post_in_order(Transport transport) {
    host.by(transport)
        .fire("AfterModuleTerminate", "AfterShoppingCartCheckout", "AfterModuleCreate")
        .isUndisturbed();

    assertThat(headroom.lines())
        .containsExactly(
            "POST /api/events ["
                + "{\"event\":\"terminated\",\"serviceId\":4712,\"productId\":13,\"groupIds\":[3,5]},"
                + "{\"event\":\"ordered\",\"orderId\":901,\"serviceIds\":[4711,4712]},"
                + "{\"event\":\"provisioned\",\"serviceId\":4711,\"productId\":12,\"groupIds\":[3,4]}]");
  }

  @Test
  void what_happens_twice_in_one_request_is_told_once() {
    host.fire("ProductEdit", "ProductEdit");

    assertThat(headroom.lines())
        .containsExactly("POST /api/events/product-saved {\"productId\":12}");
  }

  @Test
  void a_cron_run_that_terminates_thousands_fits_into_one_body() {
    ArrayNode events = WebHost.events();
    for (int service = 1_000_000; service < 1_003_000; service++) {
      ObjectNode variables = WebHost.variables("AfterModuleTerminate");
      params(variables).put("serviceid", service).put("pid", 1_000_000 + service % 7);
      events.addArray().add("AfterModuleTerminate").add(variables);
    }

    host.request(events).isUndisturbed().isNotHeldUp();

    assertThat(headroom.mail()).hasSize(1);
    String body = headroom.mail().get(0).body();
    assertThat(body.length()).isLessThan(LARGEST_BODY);
    assertThat(WebHost.parse(body).findValuesAsText("productId")).contains("1000000", "1000006");
  }

  @Test
  void a_cron_run_that_cancels_thousands_fits_into_one_body() {
    ArrayNode events = WebHost.events();
    for (int id = 1_000_000; id < 1_003_000; id++) {
      events.addArray().add("CancelOrder").addObject().put("orderid", id);
      events.addArray().add("InvoiceCancelled").addObject().put("invoiceid", id);
    }

    host.request(events).isUndisturbed().isNotHeldUp();

    assertThat(headroom.mail()).hasSize(1);
    assertThat(headroom.mail().get(0).body().length()).isLessThan(LARGEST_BODY);
  }

  private static ObjectNode params(ObjectNode variables) {
    return (ObjectNode) variables.path("params");
  }

  @Test
  void a_service_of_another_module_is_nobodys_business() {
    ObjectNode variables = WebHost.variables("AfterModuleCreate");
    params(variables).put("moduletype", "cpanel");

    host.fireWith("AfterModuleCreate", variables).isUndisturbed();

    assertThat(headroom.mail()).isEmpty();
  }

  @Test
  void without_an_ordered_location_the_group_is_the_default_one() {
    ObjectNode variables = WebHost.variables("AfterModuleCreate");
    params(variables).putObject("configoptions");

    host.fireWith("AfterModuleCreate", variables);

    assertThat(headroom.mail().get(0).body()).endsWith("\"groupIds\":[3]}");
  }

  @Test
  void the_location_option_may_have_another_name() {
    ObjectNode variables = WebHost.variables("AfterModuleCreate");
    params(variables).putObject("configoptions").put("Location", 4).put("Data centre", 6);

    host.setting("HEADROOM_LOCATION_OPTION", "'Data centre'")
        .fireWith("AfterModuleCreate", variables);

    assertThat(headroom.mail().get(0).body()).endsWith("\"groupIds\":[3,6]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Zone & City      | Zone &amp; City",
        "Zone &amp; City  | Zone & City",
        "Zone\u00a0& City | Zone & City\u2003",
        "Zone & City      | `\ufeffZone &amp; City `",
        "R&#039;gion      | R'gion",
        "Régião           | R&eacute;gi&atilde;o"
      },
      quoteCharacter = '`')
  void the_location_option_is_known_by_its_name_as_people_read_it(String setting, String passed) {
    ObjectNode variables = WebHost.variables("AfterModuleCreate");
    params(variables).putObject("configoptions").put(passed, 6);

    host.setting("HEADROOM_LOCATION_OPTION", "\"" + setting + "\"")
        .fireWith("AfterModuleCreate", variables);

    assertThat(headroom.mail().get(0).body()).endsWith("\"groupIds\":[3,6]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"location", "Locations", "Loca tion", "&amp;Location", "1"})
  void an_option_of_any_other_name_is_not_the_location(String passed) {
    ObjectNode variables = WebHost.variables("AfterModuleCreate");
    params(variables).putObject("configoptions").put(passed, 6);

    host.fireWith("AfterModuleCreate", variables).isUndisturbed();

    assertThat(headroom.mail().get(0).body()).endsWith("\"groupIds\":[3]}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'pid':'14'}",
        "{'productid':14}",
        "{'productinfo':{'pid':'14'}}",
        "{'pid':'','productid':null,'productinfo':{'pid':14}}",
        "{'pid':'all','productid':0,'productinfo':{'pid':14}}"
      })
  void the_product_of_a_cart_page_is_found_where_the_page_has_it(String variables) {
    host.fireWith("ClientAreaPageCart", WebHost.parse(variables.replace('\'', '"')));

    assertThat(headroom.lines()).containsExactly("POST /api/events/cart-viewed {\"productId\":14}");
  }

  @Test
  void a_cart_page_without_a_product_is_not_told() {
    ObjectNode variables = WebHost.variables("ClientAreaPageCart");
    variables.remove(List.of("pid", "productinfo"));

    host.fireWith("ClientAreaPageCart", variables).isUndisturbed();

    assertThat(headroom.mail()).isEmpty();
  }

  @Test
  void an_order_without_services_is_not_told() {
    ObjectNode variables = WebHost.variables("AfterShoppingCartCheckout");
    variables.putArray("ServiceIDs");

    host.fireWith("AfterShoppingCartCheckout", variables).isUndisturbed();

    assertThat(headroom.mail()).isEmpty();
  }

  @Test
  void no_personal_data_leaves_the_shop() {
    List<String> secrets = new ArrayList<>();
    for (String hook : TOLD) {
      texts(WebHost.variables(hook), secrets);
      host.fire(hook);
    }
    host.fire("ShoppingCartValidateCheckout").isUndisturbed();
    host.fire(TOLD);
    secrets.removeIf(text -> text.length() < 5);

    assertThat(headroom.mail()).hasSize(TOLD.length + 1);
    assertThat(secrets).contains("4111111111111111", "erika@mustermann.example", "panel-api-token");
    assertThat(headroom.lines().toString()).doesNotContain(secrets);
    assertThat(headroom.mail())
        .allMatch(
            mail ->
                mail.headers()
                    .keySet()
                    .equals(
                        Set.of(
                            "accept",
                            "authorization",
                            "content-length",
                            "content-type",
                            "host",
                            "user-agent")));
  }

  private static void texts(JsonNode node, List<String> into) {
    if (node.isTextual()) {
      into.add(node.asText());
    }
    node.forEach(child -> texts(child, into));
  }

  @Test
  void the_visitor_has_the_page_and_the_session_before_the_call() {
    host.scene("finish", "true")
        .scene("session", "true")
        .fire("ClientAreaPageCart")
        .isUndisturbed();

    assertThat(headroom.lines())
        .containsExactly(
            "GET /page-sent",
            "GET /session-written",
            "POST /api/events/cart-viewed {\"productId\":12}");
  }

  @ParameterizedTest
  @EnumSource
  void variables_of_any_kind_disturb_nobody_and_send_nothing_but_ids(Transport transport) {
    host.by(transport)
        .scene("fuzz", "[\"" + String.join("\",\"", TOLD) + "\"]")
        .fire()
        .isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
    JsonNode events = WebHost.parse(headroom.mail().get(0).body());
    assertThat(events).isNotEmpty();
    for (JsonNode event : events) {
      assertThat(event.path("event").asText()).isIn(Kind.told().stream().map(Kind::term).toList());
      List<JsonNode> values = new ArrayList<>();
      event.forEach(
          value -> (value.isArray() ? value : WebHost.events().add(value)).forEach(values::add));
      values.remove(event.path("event"));
      assertThat(values).allMatch(value -> value.isInt() && value.asInt() > 0);
    }
  }

  @Test
  void without_a_token_it_claims_to_be_nobody() {
    host.setting("HEADROOM_TOKEN", "''").fire("ProductEdit");

    assertThat(headroom.mail().get(0).header("authorization")).isEmpty();
  }

  @Test
  void a_token_that_would_add_headers_goes_nowhere() {
    host.setting("HEADROOM_TOKEN", "\"x\\r\\nX-Other: y\"").fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_address_that_is_none_disturbs_nobody(Transport transport) {
    for (String url :
        List.of("", "headroom", "http://", "http:///x", "file:///etc/passwd", "https://[")) {
      host.by(transport)
          .setting("HEADROOM_URL", "'" + url + "'")
          .fire("ProductEdit")
          .isUndisturbed();
    }
    assertThat(headroom.mail()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void headroom_may_be_behind_a_path(Transport transport) {
    host.by(transport)
        .setting("HEADROOM_URL", "'" + headroom.url() + "/stock/'")
        .fire("ProductEdit");

    assertThat(headroom.mail().get(0).target()).isEqualTo("/stock/api/events/product-saved");
  }

  @Test
  void included_twice_it_tells_once() {
    host.scene("included", "2").fire("ProductEdit").isUndisturbed();

    assertThat(headroom.mail()).hasSize(1);
  }
}
