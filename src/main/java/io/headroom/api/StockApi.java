package io.headroom.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.headroom.catalogue.Scope;
import io.headroom.catalogue.Strangers;
import io.headroom.report.ExplanationDocument;
import io.headroom.report.Json;
import io.headroom.report.PlanDocument;
import io.headroom.report.RecalculateDocument;
import io.headroom.report.StockDocument;
import io.headroom.report.StockDocument.ProductPart;
import io.headroom.report.SweepDocument;
import io.headroom.sweep.Agenda;
import io.headroom.sweep.StockBoard;
import io.headroom.sweep.SweepReport;
import io.headroom.sweep.SweepRequest;
import io.headroom.sweep.SweepTicket;
import io.headroom.sweep.Sweeps;
import io.headroom.whmcs.ShopRows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/** Asks for sweeps and shows the stock, for routes of the API. */
public final class StockApi {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration KEPT = Duration.ofHours(1);
  private static final long MOST_KEPT = 1_000;

  /** Fewer than the server has threads, so that events always find one. */
  private static final int MOST_WAITING = 8;

  private static final String IDS = "productIds";
  private static final String FRESH = "fresh";
  private static final String SCOPE = "scope";
  private static final int ACCEPTED = 202;

  private final Agenda agenda;
  private final Sweeps sweeps;
  private final StockBoard board;
  private final Duration patience;
  private final Semaphore seats = new Semaphore(MOST_WAITING);
  private final Cache<String, SweepTicket> tickets =
      Caffeine.newBuilder().expireAfterWrite(KEPT).maximumSize(MOST_KEPT).build();

  /**
   * Creates the bean.
   *
   * @param agenda what waits for the next sweep
   * @param sweeps the sweeps
   * @param board what the last sweeps came to
   */
  public StockApi(Agenda agenda, Sweeps sweeps, StockBoard board) {
    this(agenda, sweeps, board, PATIENCE);
  }

  /**
   * Creates the bean.
   *
   * @param agenda what waits for the next sweep
   * @param sweeps the sweeps
   * @param board what the last sweeps came to
   * @param patience how long a request waits for its sweep
   */
  public StockApi(Agenda agenda, Sweeps sweeps, StockBoard board, Duration patience) {
    this.agenda = agenda;
    this.sweeps = sweeps;
    this.board = board;
    this.patience = patience;
  }

  /**
   * Reads what is to be recalculated. In: nothing, or JSON with {@code productIds} and {@code
   * fresh}.
   *
   * @throws ApiException if it is something else
   */
  public void wanted(Exchange exchange) {
    exchange.setProperty(SCOPE, JsonBody.find(exchange).map(StockApi::scope).orElse(Scope.ALL));
  }

  private static Scope scope(JsonNode body) {
    JsonBody.object("the body", body, Set.of(IDS, FRESH));
    JsonNode fresh = body.path(FRESH);
    if (!fresh.isMissingNode() && !fresh.isBoolean()) {
      throw ApiException.wrong("fresh must be true or false");
    }
    Scope scope = Scope.of(EventDecoder.ids(body, IDS));
    if (body.has(IDS) && scope.all()) {
      throw ApiException.wrong(
          "productIds is empty: name products, or leave it out for every product");
    }
    return fresh.asBoolean(false) ? scope.refreshed() : scope;
  }

  /** Whether single products are asked for. */
  public boolean isForSome(Exchange exchange) {
    return !scope(exchange).all();
  }

  private static Scope scope(Exchange exchange) {
    return exchange.getProperty(SCOPE, Scope.ALL, Scope.class);
  }

  /**
   * Refuses products that Headroom does not keep. In: the rows of the products that it keeps.
   *
   * @throws ApiException if one is asked for that is not among them
   */
  public void refuseStrangers(Exchange exchange) {
    ShopRows rows = new ShopRows(exchange.getMessage().getBody(List.class));
    Strangers strangers = Strangers.among(scope(exchange).products(), rows.products());
    if (!strangers.isEmpty()) {
      throw notKept(strangers);
    }
  }

  private static ApiException notKept(Strangers strangers) {
    return new ApiException(404, strangers.sentence());
  }

  /** Asks for the sweep and waits for it, at most its patience. Out: its result, or its state. */
  public void recalculate(Exchange exchange) {
    SweepTicket ticket = agenda.ask("recalculate", scope(exchange));
    tickets.put(ticket.id(), ticket);
    if (seats.tryAcquire()) {
      try {
        ticket.await(patience);
      } finally {
        seats.release();
      }
    }
    Message answer = exchange.getMessage();
    String body =
        ticket.fold(
            begun -> {
              answer.setHeader(Exchange.HTTP_RESPONSE_CODE, ACCEPTED);
              answer.setHeader("Location", "/api/sweeps/" + ticket.id());
              return Json.text(SweepDocument.of(ticket));
            },
            report -> Json.text(RecalculateDocument.of(report, ticket.scope().products())),
            why -> {
              throw new ApiException(503, "the sweep could not run: " + why);
            });
    answer.setBody(body);
  }

  /**
   * Shows the state of a sweep that was asked for. In: its id as last part of the path.
   *
   * @throws ApiException if there is no such sweep, or not any more
   */
  public String sweep(Exchange exchange) {
    String id = EventDecoder.lastOfPath(exchange);
    return Optional.ofNullable(tickets.getIfPresent(id))
        .map(SweepDocument::of)
        .map(Json::text)
        .orElseThrow(
            () ->
                new ApiException(
                    404, "no such sweep was asked for in the last hour, or since the start"));
  }

  /** Shows the stock as the last sweeps left it. */
  public String stock() {
    return Json.text(
        new StockDocument(
            StockDocument.SCHEMA,
            board.lastWhole().map(String::valueOf).orElse(null),
            sweeps.mode().term(),
            sweeps.isPaused(),
            sweeps.rules().rules().term(),
            board.products().stream()
                .map(known -> ProductPart.of(known.planned(), known.at()))
                .toList()));
  }

  /**
   * Makes the request for the plan of every product.
   *
   * @throws ApiException if too many wait already
   */
  public SweepRequest planned(Exchange exchange) {
    sit(exchange);
    return SweepRequest.plan(Scope.ALL);
  }

  /**
   * Makes the request for the explanation of a product. In: its id as last part of the path.
   *
   * @throws ApiException if that is no id, or too many wait already
   */
  public SweepRequest explained(Exchange exchange) {
    String id = EventDecoder.lastOfPath(exchange);
    if (!id.matches("[1-9][0-9]{0,17}")) {
      throw new ApiException(404, "a product's id is a positive integer");
    }
    sit(exchange);
    return SweepRequest.explain(Long.parseLong(id));
  }

  /** Takes one of the few places where a request may wait for a sweep. */
  private void sit(Exchange exchange) {
    if (!seats.tryAcquire()) {
      throw new ApiException(503, "too many requests wait for a sweep: come back in a few seconds");
    }
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onDone(Exchange done) {
                seats.release();
              }
            });
  }

  /** Shows the plan. In: the report. */
  public String plan(SweepReport report) {
    return Json.text(PlanDocument.of(report));
  }

  /**
   * Shows the explanation of a product. In: the report.
   *
   * @throws ApiException if Headroom keeps no such product
   */
  public String explanation(SweepReport report) {
    return ExplanationDocument.of(report)
        .map(Json::text)
        .orElseThrow(() -> notKept(Strangers.of(report.request().scope().products())));
  }
}
