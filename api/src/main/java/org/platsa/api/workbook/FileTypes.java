package org.platsa.api.workbook;

/** What files with tables are called in headers (<i>filtyper</i>). */
public final class FileTypes {
  /** An Excel workbook. */
  public static final String EXCEL =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  /** Excel's form before 2007. */
  public static final String OLD_EXCEL = "application/vnd.ms-excel";

  /** A zip file, of CSV files. */
  public static final String ZIP = "application/zip";

  /** One table as text. */
  public static final String CSV = "text/csv";

  private FileTypes() {}
}
