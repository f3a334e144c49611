package io.headroom.stock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.capacity.Footprint;
import io.headroom.capacity.Hypervisor;
import io.headroom.capacity.HypervisorGroup;
import io.headroom.capacity.Limit;
import io.headroom.capacity.Lookup;
import io.headroom.capacity.Pool;
import io.headroom.capacity.Quota;
import io.headroom.capacity.Resources;
import io.headroom.capacity.RuleSet;
import io.headroom.capacity.VpsPackage;
import io.headroom.catalogue.Catalogue;
import io.headroom.catalogue.OptionLink;
import io.headroom.catalogue.OptionName;
import io.headroom.catalogue.OptionRow;
import io.headroom.catalogue.ProductRow;
import io.headroom.catalogue.VpsOptions;
import io.headroom.rig.VectorCase;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The known answers: whole shops and panels, with the qty of every product by each set of rules.
 */
class VectorsTest {

  private static final long NOT_LIMITED = 2_147_483_647;

  @ParameterizedTest(name = "{0} by {1}")
  @MethodSource("cases")
  void every_product_gets_its_known_answer(VectorCase vector, RuleSet rules) {
    StockRules settings = new StockRules(rules, NOT_LIMITED, NOT_LIMITED);
    Catalogue catalogue = catalogue(vector.whmcs());
    Answers answers = answers(vector.panel(), catalogue);
    assertThat(qtys(new Planner(settings, answers, false).plan(catalogue)))
        .isNotEmpty()
        .isEqualTo(vector.expected(rules.term()));
  }

  static Stream<Arguments> cases() {
    return VectorCase.all()
        .flatMap(vector -> Stream.of(RuleSet.values()).map(rules -> Arguments.of(vector, rules)));
  }

  private static Map<Integer, OptionalInt> qtys(Plan plan) {
    Map<Integer, OptionalInt> qtys = new TreeMap<>();
    for (PlannedProduct product : plan.products()) {
      qtys.put(
          Math.toIntExact(product.id()),
          product
              .decision()
              .fold(
                  decided -> OptionalInt.of(Math.toIntExact(decided.qty())),
                  untouched -> OptionalInt.empty()));
    }
    return qtys;
  }

  private static Catalogue catalogue(JsonNode whmcs) {
    List<ProductRow> products =
        elements(whmcs.get("tblproducts"))
            .map(
                row ->
                    new ProductRow(
                        row.get("id").asLong(),
                        row.get("name").asText(),
                        row.get("servertype").asText(),
                        row.get("stockcontrol").asInt() == 1,
                        row.get("qty").asLong(),
                        row.get("configoption1").asText(),
                        row.get("configoption2").asText(),
                        row.get("configoption3").asText(),
                        row.get("configoption7").asText()))
            .toList();
    List<OptionLink> links =
        elements(whmcs.get("tblproductconfiglinks"))
            .map(row -> new OptionLink(row.get("gid").asLong(), row.get("pid").asLong()))
            .toList();
    List<OptionRow> options = new ArrayList<>();
    elements(whmcs.get("tblproductconfigoptions"))
        .forEach(option -> options.addAll(choices(option, whmcs)));
    return Catalogue.of(products, links, options, VpsOptions.usual(OptionName.of("Location")));
  }

  private static List<OptionRow> choices(JsonNode option, JsonNode whmcs) {
    return elements(whmcs.get("tblproductconfigoptionssub"))
        .filter(choice -> choice.get("configid").asLong() == option.get("id").asLong())
        .map(
            choice ->
                new OptionRow(
                    option.get("gid").asLong(),
                    option.get("optionname").asText(),
                    option.get("hidden").asInt() != 0,
                    choice.get("optionname").asText(),
                    choice.get("hidden").asInt() != 0))
        .toList();
  }

  private static Answers answers(JsonNode panel, Catalogue catalogue) {
    List<Long> groups =
        catalogue.products().stream()
            .flatMap(product -> product.groups(RuleSet.MODULE).stream())
            .toList();
    return new Answers(
        lookups(catalogue.packageIds(), panel.get("packages"), VectorsTest::vpsPackage),
        lookups(
            groups,
            panel.get("groups"),
            (id, body) -> GroupFits.of(group(id, body), List.of(), List.of())));
  }

  private static <T> Map<Long, Lookup<T>> lookups(
      List<Long> ids, JsonNode answers, BiFunction<Long, JsonNode, T> decoder) {
    Map<Long, Lookup<T>> lookups = new HashMap<>();
    ids.forEach(id -> lookups.put(id, lookup(id, answers.path(Long.toString(id)), decoder)));
    return lookups;
  }

  private static <T> Lookup<T> lookup(
      long id, JsonNode answer, BiFunction<Long, JsonNode, T> decoder) {
    int status = answer.path("status").asInt(404);
    return switch (status) {
      case 200 -> new Lookup.Found<>(decoder.apply(id, answer.get("body").get("data")));
      case 404 -> new Lookup.Missing<>();
      default -> new Lookup.Unknown<>("HTTP " + status);
    };
  }

  private static VpsPackage vpsPackage(long id, JsonNode body) {
    Map<Limit, Long> needs =
        Map.of(
            Limit.MEMORY, body.get("memory").asLong(),
            Limit.CPU, body.get("cpuCores").asLong(),
            Limit.STORAGE, body.get("primaryStorage").asLong());
    return new VpsPackage(
        id,
        flag(body.get("enabled")),
        new Footprint(needs, body.path("primaryStorageProfile").asLong()));
  }

  private static HypervisorGroup group(long id, JsonNode rows) {
    return new HypervisorGroup(id, elements(rows).map(VectorsTest::hypervisor).toList());
  }

  private static Hypervisor hypervisor(JsonNode row) {
    JsonNode node = row.get("hypervisor");
    boolean counts =
        flag(node.get("enabled")) && flag(node.get("commissioned")) && !flag(node.get("prohibit"));
    return new Hypervisor(
        node.get("id").asLong(),
        node.get("name").asText(),
        counts ? Optional.empty() : Optional.of("not in use"),
        counts ? resources(row.get("resources")) : Resources.NONE);
  }

  private static Resources resources(JsonNode body) {
    Map<Limit, Quota> quotas = new EnumMap<>(Limit.class);
    quotas.put(Limit.MEMORY, quota(body.get("memory")));
    quotas.put(Limit.CPU, quota(body.get("cpuCores")));
    Optional.ofNullable(body.get("servers"))
        .ifPresent(servers -> quotas.put(Limit.SERVERS, quota(servers)));
    JsonNode ipv4 = body.path("network").path("total").path("ipv4").path("free");
    if (ipv4.isNumber()) {
      quotas.put(Limit.IPV4, Quota.ofFree(ipv4.asLong()));
    }
    return new Resources(
        quotas,
        Optional.ofNullable(body.get("localStorage")).map(VectorsTest::pool),
        elements(body.path("otherStorage")).map(VectorsTest::pool).toList());
  }

  private static Pool pool(JsonNode body) {
    return new Pool(
        body.get("name").asText(),
        flag(body.get("enabled")),
        body.get("storageType").asLong(),
        quota(body));
  }

  private static Quota quota(JsonNode body) {
    return new Quota(body.get("max").asLong(), body.get("free").asLong());
  }

  private static boolean flag(JsonNode value) {
    return value.isBoolean() ? value.asBoolean() : value.asInt() != 0;
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
