package org.platsa.api.evaluation;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.platsa.api.database.KeyedHash;
import org.springframework.stereotype.Component;

/**
 * The secrets of links (<i>länkhemligheter</i>): a link's id and 128 bits that only whoever has the
 * replicas' key can work out of it. So links can be shown again, and the database has none.
 */
@Component
class LinkSecrets {
  private static final int ID = 16;
  private static final int PROOF = 16;

  private final KeyedHash hash;

  LinkSecrets(KeyedHash hash) {
    this.hash = hash;
  }

  /** The secret of a link, of 43 letters, digits, hyphens and underscores. */
  String of(UUID id) {
    byte[] secret =
        ByteBuffer.allocate(ID + PROOF)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .put(proof(id))
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** The link that a secret is of; nothing if it is none. */
  Optional<UUID> link(String secret) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(secret);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != ID + PROOF) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    UUID id = new UUID(buffer.getLong(), buffer.getLong());
    return MessageDigest.isEqual(proof(id), Arrays.copyOfRange(bytes, ID, ID + PROOF))
        ? Optional.of(id)
        : Optional.empty();
  }

  private byte[] proof(UUID id) {
    return Arrays.copyOf(hash.of("evaluation link " + id), PROOF);
  }
}
