package org.platsa.api.settings;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.platsa.solver.validation.ReadLimits;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a client may send; more is refused (<i>gränser</i>).
 *
 * @param body largest document, a problem or a plan; 413 above. At most {@value #LARGEST_ROW},
 *     since a document is kept in one row
 * @param request largest body of any other request; 413 above
 * @param listLength longest list of a document, and most fields of an object; 422 above
 * @param pageSize largest page of a list; 400 above
 */
public record LimitSettings(
    @NotNull @DefaultValue("32MB") DataSize body,
    @NotNull @DefaultValue("2MB") DataSize request,
    @Min(1) @Max(10_000_000) @DefaultValue("20000") int listLength,
    @Min(1) @Max(1000) @DefaultValue("200") int pageSize) {
  private static final String LARGEST_ROW = "512MB";

  /** Heap that a value of a document takes at most while it is read, in bytes. */
  private static final int HEAP_PER_TOKEN = 120;

  /** The same while every fault of its form is looked for. */
  private static final int HEAP_PER_TOKEN_IN_TREE = 500;

  public LimitSettings {
    if (body.compareTo(DataSize.parse(LARGEST_ROW)) > 0) {
      throw new IllegalArgumentException(
          "platsa.limits.body is " + body + ", but must be at most " + LARGEST_ROW);
    }
  }

  /** The same as whoever reads documents asks for them; the rest by the heap's size. */
  public ReadLimits ofDocuments() {
    long heap = Runtime.getRuntime().maxMemory();
    return new ReadLimits(listLength, heap / HEAP_PER_TOKEN, heap / HEAP_PER_TOKEN_IN_TREE);
  }
}
