package io.headroom.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://cp.example.net/api/v1, https, cp.example.net, -1, true",
    "https://cp.example.net/api/v1, https, CP.example.NET, 443, true",
    "https://cp.example.net:8443, https, cp.example.net, 8443, true",
    "http://cp.example.net, http, cp.example.net, 80, true",
    "https://[::1]:8443, https, ::1, 8443, true",
    "https://cp.example.net, http, cp.example.net, 443, false",
    "https://cp.example.net, http, cp.example.net, -1, false",
    "https://cp.example.net, https, cp.example.net, 8443, false",
    "https://cp.example.net, https, example.net, 443, false",
    "https://cp.example.net, https, cp.example.net.evil.com, 443, false"
  })
  void it_is_the_scheme_the_host_and_the_port(
      String url, String scheme, String host, int port, boolean same) {
    Origin panel = new Origin(URI.create(url));

    assertThat(panel.isOf(new HttpHost(scheme, host, port))).isEqualTo(same);
    assertThat(panel.isAskedBy(request(scheme, host, port))).isEqualTo(same);
  }

  private static BasicHttpRequest request(String scheme, String host, int port) {
    return new BasicHttpRequest("GET", new HttpHost(scheme, host, port), "/");
  }

  @Test
  void a_request_that_names_no_host_is_not_to_the_panel() {
    assertThat(
            new Origin(URI.create("http://cp.example.net"))
                .isAskedBy(new BasicHttpRequest("GET", "/")))
        .isFalse();
  }
}
