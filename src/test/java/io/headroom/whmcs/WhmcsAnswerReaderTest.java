package io.headroom.whmcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.order.WhmcsAnswer;
import io.headroom.order.WhmcsAnswer.Refused;
import io.headroom.order.WhmcsAnswer.Success;
import io.headroom.order.WhmcsAnswer.Unavailable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the API of WHMCS, judged by their body. */
class WhmcsAnswerReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"result\":\"success\"}",
        "{\"result\":\"Success\",\"orderid\":\"7\"}",
        " \ufeff {\"result\" : \"SUCCESS \"} ",
        "<br />\n<b>Warning</b>: something of PHP\n{\"result\":\"success\"}"
      })
  void a_success_in_any_case_and_after_what_php_prints(String body) {
    assertThat(WhmcsAnswerReader.ofBody(200, body)).isEqualTo(new Success(""));
  }

  @Test
  void a_body_counts_for_more_than_the_status() {
    assertThat(WhmcsAnswerReader.ofBody(403, "{\"result\":\"success\"}"))
        .isEqualTo(new Success(""));
  }

  @Test
  void the_version_of_whmcs() {
    String body = "{\"result\":\"success\",\"whmcs\":{\"version\":\"9.0.1-release.1\"}}";
    assertThat(WhmcsAnswerReader.ofBody(200, body)).isEqualTo(new Success("9.0.1-release.1"));
  }

  @ParameterizedTest
  @CsvSource({
    "error, Order ID not found or Status not Pending, true",
    "Error, order id not found or status NOT PENDING, true",
    "error, Client ID Not Found, false"
  })
  void a_refusal_keeps_the_words_of_whmcs(String result, String message, boolean notPending) {
    WhmcsAnswer answer =
        WhmcsAnswerReader.ofBody(
            200, "{\"result\":\"%s\",\"message\":\"%s\"}".formatted(result, message));
    assertThat(answer).isEqualTo(new Refused(message));
    assertThat(((Refused) answer).saysNotPending()).isEqualTo(notPending);
  }

  @Test
  void a_message_is_cut_and_kept_in_one_line() {
    String body = "{\"result\":\"error\",\"message\":\"a\\nb\\u0007" + "x".repeat(999) + "\"}";
    assertThat(((Refused) WhmcsAnswerReader.ofBody(200, body)).message())
        .startsWith("a; b?x")
        .endsWith("…")
        .hasSize(200);
  }

  @Test
  void an_error_without_a_message() {
    assertThat(WhmcsAnswerReader.ofBody(200, "{\"result\":\"error\"}"))
        .isEqualTo(new Refused("error"));
  }

  @ParameterizedTest
  @CsvSource({
    "403, Invalid IP 192.0.2.7, allow this machine's address in WHMCS",
    "200, Invalid IP: 192.0.2.7, allow this machine's address in WHMCS",
    "403, Authentication Failed, check headroom.whmcs.identifier and headroom.whmcs.secret",
    "403, Invalid Access Key, check headroom.whmcs.access-key",
    "403, Invalid Permissions: API action \"acceptorder\" is not allowed, the actions AcceptOrder",
    "403, Access Denied, whether the shop asks for headroom.whmcs.access-key",
    "403, Something else, (403): check the API credentials and their role"
  })
  void what_concerns_every_call_says_what_to_do(int status, String message, String todo) {
    WhmcsAnswer answer =
        WhmcsAnswerReader.ofBody(
            status,
            "{\"result\":\"error\",\"message\":\"%s\"}".formatted(message.replace("\"", "\\\"")));
    assertThat(((Unavailable) answer).reason())
        .startsWith("WHMCS says \"" + message + "\"")
        .contains(todo);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>Just a moment</html>, a page of HTML came (status 200), a firewall",
    "403, <!DOCTYPE html><p style='{\"a\"'>, a page of HTML came (status 403), a firewall",
    "503, <html/>, a page of HTML came (status 503), look at the log",
    "404, <html/>, a page of HTML came (status 404), the whole address of includes/api.php",
    "301, <html/>, a page of HTML came (status 301), to the address that it redirects to",
    "302, '', an empty answer came (status 302), to the address that it redirects to",
    "200, '', an empty answer came (status 200), look at the log",
    "200, '{\"result\":\"succ', no answer of WHMCS came (status 200), a firewall",
    "200, '{\"ok\":true}', no answer of WHMCS came (status 200), a firewall",
    "200, '{\"result\":null}', no answer of WHMCS came (status 200), a firewall",
    "200, '[1]', no answer of WHMCS came (status 200), a firewall",
    "500, oops, no answer of WHMCS came (status 500), look at the log"
  })
  void what_is_no_answer_of_whmcs(int status, String body, String what, String todo) {
    assertThat(((Unavailable) WhmcsAnswerReader.ofBody(status, body)).reason())
        .startsWith(what)
        .contains(todo);
  }

  @Test
  void failures_on_the_way_say_what_to_do() {
    assertThat(reason(new UnknownHostException("x"))).contains("(DNS)");
    assertThat(reason(new ConnectException("x"))).contains("refused the connection");
    assertThat(reason(new SSLHandshakeException("x"))).contains("certificate");
    assertThat(reason(new IOException("a\nb"))).isEqualTo("a");
  }

  private static String reason(Exception failure) {
    return ((Unavailable) WhmcsAnswerReader.ofFailure(new IllegalStateException(failure))).reason();
  }
}
