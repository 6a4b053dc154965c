import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.UUID;
import java.util.zip.CRC32;

/**
 * Makes a second tenant with a service account in a service's own database, as no call of the
 * service does (<i>en annan huvudman</i>).
 *
 * <p>{@code java -cp DRIVER api/load/OtherTenant.java DATABASE TOKEN}: the folder of the embedded
 * PostgreSQL, and the file into which the account's token is written.
 */
public final class OtherTenant {
  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final String BEGINNING = "platsa_";

  private OtherTenant() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    String port = Files.readAllLines(folder.resolve("data-18/postmaster.pid")).get(3).strip();
    String password = Files.readString(folder.resolve("password")).strip();
    String token = token();
    UUID tenant = UUID.randomUUID();
    try (Connection db =
        DriverManager.getConnection(
            "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "platsa", password)) {
      try (PreparedStatement made =
          db.prepareStatement("INSERT INTO tenant (id, name) VALUES (?, 'another')")) {
        made.setObject(1, tenant);
        made.executeUpdate();
      }
      try (PreparedStatement made =
          db.prepareStatement(
              """
              INSERT INTO service_account (tenant_id, id, name, scopes, token_beginning, token_hash,
                                           created_at, created_by_name)
              SELECT ?, gen_random_uuid(), 'Load', scopes, ?, ?, now(), 'load'
              FROM service_account ORDER BY created_at LIMIT 1
              """)) {
        made.setObject(1, tenant);
        made.setString(2, token.substring(0, BEGINNING.length() + 5));
        made.setBytes(3, MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        if (made.executeUpdate() != 1) {
          throw new IllegalStateException("There is no account whose scopes can be copied");
        }
      }
    }
    Files.writeString(Path.of(arguments[1]), token);
  }

  /** Random digits of base 62, and their CRC-32 in six more. */
  private static String token() {
    SecureRandom random = new SecureRandom();
    StringBuilder text = new StringBuilder(BEGINNING);
    for (int i = 0; i < 40; i++) {
      text.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
    }
    CRC32 crc = new CRC32();
    crc.update(text.toString().getBytes(UTF_8));
    StringBuilder checksum = new StringBuilder();
    for (long rest = crc.getValue(), i = 0; i < 6; i++, rest /= DIGITS.length()) {
      checksum.insert(0, DIGITS.charAt((int) (rest % DIGITS.length())));
    }
    return text.append(checksum).toString();
  }
}
