package org.platsa.api.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The service's description of itself, to hold its answers to. */
public final class Description {
  private final JsonNode document;
  private final List<Operation> operations = new ArrayList<>();

  public Description(Client client) {
    Client.Answer answer = client.get("/api/v1/openapi");
    if (answer.status() != 200) {
      throw new AssertionError("There is no description: " + answer.text());
    }
    document = answer.json();
    document
        .get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            method.getValue()))));
  }

  /** An operation as it is described. */
  public record Operation(String method, String path, JsonNode text) {
    public String id() {
      return text.get("operationId").asString();
    }

    public boolean takesBody() {
      return text.has("requestBody");
    }

    private boolean matches(String otherPath) {
      return Pattern.matches(path.replaceAll("\\{[^}]+}", "[^/]+"), otherPath);
    }
  }

  public List<Operation> operations() {
    return List.copyOf(operations);
  }

  /** The statuses of an operation's answers, as they are described. */
  public static Set<String> statuses(Operation operation) {
    return new TreeSet<>(operation.text().get("responses").propertyNames());
  }

  /**
   * What of an answer is not described; nothing if all is, or if nothing is described at the path.
   */
  public Optional<String> fault(String method, String pathAndQuery, Client.Answer answer) {
    String path = pathAndQuery.replaceAll("\\?.*", "");
    List<Operation> here = operations.stream().filter(o -> o.matches(path)).toList();
    Optional<Operation> operation =
        here.stream()
            .filter(o -> o.method().equals(method.equals("HEAD") ? "GET" : method))
            .findFirst();
    if (here.isEmpty()) {
      return Optional.empty();
    }
    if (operation.isEmpty()) {
      boolean isRight = answer.status() == (method.equals("OPTIONS") ? 200 : 405);
      return isRight || answer.status() == 400
          ? Optional.empty()
          : Optional.of(answer.status() + ", but " + path + " has no " + method);
    }
    return fault(operation.get(), answer)
        .map(fault -> operation.get().id() + " answers " + answer.status() + ", " + fault);
  }

  private Optional<String> fault(Operation operation, Client.Answer answer) {
    JsonNode response =
        resolved(operation.text().get("responses").path(Integer.toString(answer.status())));
    if (response.isMissingNode()) {
      return Optional.of("which is not described");
    }
    if (response.at("/headers").has("Retry-After")
        && !answer.header("Retry-After").matches("[1-9][0-9]*")) {
      return Optional.of("without Retry-After");
    }
    String type = answer.header("Content-Type").replaceAll(";.*", "");
    boolean isVersioned =
        response.at("/headers").has("ETag") && !type.matches(".*(spreadsheetml[.]sheet|/zip)");
    if (isVersioned == answer.header("ETag").isEmpty() && answer.status() != 304) {
      return Optional.of(isVersioned ? "without ETag" : "with an ETag");
    }
    boolean isRead = operation.method().equals("GET") && answer.status() == 200;
    if (isRead && isVersioned == answer.header("Cache-Control").equals("no-store")) {
      return Optional.of("as what is " + answer.header("Cache-Control"));
    }
    boolean isEmpty = answer.response().body().length == 0;
    boolean isDescribed = response.path("content").has(type);
    return isDescribed || (isEmpty && type.isEmpty())
        ? Optional.empty()
        : Optional.of("as '" + type + "', which is not described");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
  }
}
