package org.platsa.api.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.platsa.solver.validation.ReadLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Everything that an operator may set (<i>inställningar</i>), under {@code platsa.} or as {@code
 * PLATSA_…} in the environment.
 *
 * @param database where the data is
 * @param limits what a client may send
 * @param runs how runs are queued and worked on
 * @param searches how a run's search is done
 * @param streams how events are sent
 * @param bodies how the bytes of requests and answers are held
 * @param compute how work that takes a core is done
 * @param probes where whoever supervises the service asks how it is
 * @param rates how many requests a client may send
 * @param demoToken where a demo's token is written
 * @param signIn how people sign in
 * @param oidc where people sign in who have an account at an issuer (OpenID Connect)
 * @param demo whether to make one demo user for each role; only where nobody outside of this
 *     machine can reach the service
 */
@Validated
@ConfigurationProperties("platsa")
public record Settings(
    @Valid @DefaultValue Database database,
    @Valid @DefaultValue Limits limits,
    @Valid @DefaultValue Runs runs,
    @Valid @DefaultValue Searches searches,
    @Valid @DefaultValue Streams streams,
    @Valid @DefaultValue Bodies bodies,
    @Valid @DefaultValue Compute compute,
    @Valid @DefaultValue Probes probes,
    @Valid @DefaultValue Rates rates,
    @NotNull @DefaultValue(".platsa/demo-token") Path demoToken,
    @Valid @DefaultValue SignIn signIn,
    @Valid @DefaultValue Oidc oidc,
    @DefaultValue("false") boolean demo) {

  /**
   * The database.
   *
   * @param url the JDBC URL of a PostgreSQL server (15 or newer) of one's own; the embedded one
   *     when absent or empty
   * @param passwords of that server's logins
   * @param pools how many connections there are
   * @param folder where the embedded server keeps its programs and data
   * @param warnBelow how much room that folder's disk should have; with less, a warning is logged
   * @param longestPause the longest pause between two tries to start the embedded server again
   */
  public record Database(
      @Nullable String url,
      @Valid @DefaultValue Passwords passwords,
      @Valid @DefaultValue Pools pools,
      @NotNull @DefaultValue(".platsa/postgres") Path folder,
      @NotNull @DefaultValue("1GB") DataSize warnBelow,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration longestPause) {}

  /**
   * The passwords of the logins in a PostgreSQL server of one's own; the embedded server makes its
   * own.
   *
   * @param owner of {@code platsa_owner}, which makes the tables
   * @param staff of {@code platsa_staff}
   * @param provider of {@code platsa_provider}
   * @param worker of {@code platsa_worker}
   * @param signIn of {@code platsa_signin}
   */
  public record Passwords(
      @DefaultValue("") String owner,
      @DefaultValue("") String staff,
      @DefaultValue("") String provider,
      @DefaultValue("") String worker,
      @DefaultValue("") String signIn) {
    /** Not one of them: settings may be logged. */
    @Override
    public String toString() {
      return "Passwords[…]";
    }
  }

  /**
   * The most connections that this replica has at a time, by login. It has one more to listen, and
   * two of the owner's while it migrates: all replicas together must stay below the server's {@code
   * max_connections}.
   *
   * @param staff for people's and systems' requests
   * @param provider for education providers' requests
   * @param worker for the queue, searches, streams, metrics and pruning
   * @param signIn for finding out who sends a request
   */
  public record Pools(
      @Min(2) @Max(500) @DefaultValue("12") int staff,
      @Min(1) @Max(500) @DefaultValue("3") int provider,
      @Min(2) @Max(500) @DefaultValue("6") int worker,
      @Min(1) @Max(500) @DefaultValue("8") int signIn) {}

  /**
   * What a client may send; more is refused.
   *
   * @param body largest document, a problem or a plan; 413 above. At most {@value #LARGEST_ROW},
   *     since a document is kept in one row
   * @param request largest body of any other request; 413 above
   * @param listLength longest list of a document, and most fields of an object; 422 above
   * @param pageSize largest page of a list; 400 above
   */
  public record Limits(
      @NotNull @DefaultValue("32MB") DataSize body,
      @NotNull @DefaultValue("2MB") DataSize request,
      @Min(1) @Max(10_000_000) @DefaultValue("20000") int listLength,
      @Min(1) @Max(1000) @DefaultValue("200") int pageSize) {
    private static final String LARGEST_ROW = "512MB";

    /** Heap that a value of a document takes at most while it is read, in bytes. */
    private static final int HEAP_PER_TOKEN = 120;

    /** The same while every fault of its form is looked for. */
    private static final int HEAP_PER_TOKEN_IN_TREE = 500;

    public Limits {
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

  /**
   * How the bytes of requests and answers are held, of all together.
   *
   * @param heapPercent how much of the largest heap they may take, in percent
   * @param inHeap a body of more bytes, or one that the heap has no room for, is in a file
   * @param disk how much such files may take together; 503 when there is no room after the wait
   * @param patience how long a body may wait for room
   * @param leastRate bytes a second, on average of the time that is spent waiting for them, that a
   *     client must send (408) or read (its connection is closed)
   * @param grace how long it may be slower
   * @param folder where those files are; the system's folder for temporary files when absent
   */
  public record Bodies(
      @Min(1) @Max(50) @DefaultValue("5") int heapPercent,
      @NotNull @DefaultValue("64KB") DataSize inHeap,
      @NotNull @DefaultValue("2GB") DataSize disk,
      @NotNull @DefaultValue("2s") Duration patience,
      @NotNull @DefaultValue("8KB") DataSize leastRate,
      @NotNull @DefaultValue("10s") Duration grace,
      @Nullable Path folder) {
    /** How many bytes of the heap they may take. */
    public long heapBytes() {
      return Runtime.getRuntime().maxMemory() / 100 * heapPercent;
    }

    /** Where the files are. */
    public Path folderOrDefault() {
      return folder == null ? Path.of(System.getProperty("java.io.tmpdir")) : folder;
    }
  }

  /**
   * How runs are queued and worked on.
   *
   * @param parallel how many runs this replica works on at the same time, and how many threads a
   *     run that is alone may take; 0: one for each core
   * @param queueLength queued runs that a tenant may have; 429 above
   * @param timeLimit a run's time limit when the client names no limit
   * @param longestTimeLimit the longest time limit that a client may ask for
   * @param storeEvery the shortest time between two stored improvements of a run
   * @param snapshotEvery how many improvements there are at most between two stored whole plans
   * @param keepEvents how long the events of a finished run are kept in full, and idempotency keys
   *     at all
   * @param lease how long a replica may keep a run without renewing its lease; then others take it
   * @param renewEvery how often it renews it, and looks for a stop or a change that no notification
   *     told it about; a third of the lease at most
   * @param claimEvery how often a replica with room for a run looks for one without a notification,
   *     for runs whose lease is over, and for what became of an end whose commit was not answered
   * @param maxAttempts attempts at a run that may end by a fault; then it is FAILED
   * @param pruneEvery how often old events and keys are looked for
   */
  public record Runs(
      @Min(0) @Max(256) @DefaultValue("0") int parallel,
      @Min(1) @DefaultValue("100") int queueLength,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("60s") Duration timeLimit,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("1h") Duration longestTimeLimit,
      @NotNull @DefaultValue("250ms") Duration storeEvery,
      @Min(1) @DefaultValue("25") int snapshotEvery,
      @NotNull @DefaultValue("7d") Duration keepEvents,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("10s") Duration lease,
      @NotNull @DurationMin(millis = 50) @DefaultValue("2s") Duration renewEvery,
      @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration claimEvery,
      @Min(1) @DefaultValue("3") int maxAttempts,
      @NotNull @DurationMin(millis = 50) @DefaultValue("10m") Duration pruneEvery) {
    public Runs {
      if (renewEvery.multipliedBy(3).compareTo(lease) > 0) {
        throw new IllegalArgumentException(
            "platsa.runs.renew-every is "
                + renewEvery
                + ", more than a third of the lease of "
                + lease);
      }
    }

    /** How many runs at the same time, the number of cores taken for 0. */
    public int workers() {
      return parallel > 0 ? parallel : Runtime.getRuntime().availableProcessors();
    }
  }

  /**
   * How a run's search is done: in a process of its own.
   *
   * @param heap memory that a search's process may take for its data; half of the machine's, shared
   *     among as many as may run at once, but 512 MB at least, when absent
   * @param spares processes that wait ready for the next run, so that it begins at once
   * @param niceness how far searches stand back for the service when cores are scarce: 0 not at
   *     all, 19 most
   * @param folder where the solver's native libraries are unpacked
   * @param overtime how long after its time limit a search may go on, its start included; then it
   *     is killed
   */
  public record Searches(
      @Nullable DataSize heap,
      @Min(0) @Max(16) @DefaultValue("1") int spares,
      @Min(0) @Max(19) @DefaultValue("5") int niceness,
      @NotNull @DefaultValue(".platsa/search") Path folder,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("1m") Duration overtime) {}

  /**
   * How events are sent.
   *
   * @param perSecond improvements a second to one reader, unless it asks for another number
   * @param heartbeat the longest silence on a stream
   * @param poll how often new events are looked for while the database's notifications do not come
   * @param pollWhileListening the same while they do come
   * @param perReplica open streams on this replica; 503 with Retry-After above
   * @param cachePercent how much of the largest heap events that are ready to be sent may take
   * @param leastRate what a reader must take in a second while it is behind; a slower one is cut
   *     off, and resumes
   * @param patience how long it may be slower
   */
  public record Streams(
      @Min(1) @Max(20) @DefaultValue("4") int perSecond,
      @NotNull @DurationMin(millis = 100) @DefaultValue("15s") Duration heartbeat,
      @NotNull @DurationMin(millis = 50) @DefaultValue("1s") Duration poll,
      @NotNull @DurationMin(millis = 50) @DefaultValue("30s") Duration pollWhileListening,
      @Min(1) @DefaultValue("2000") int perReplica,
      @Min(1) @Max(50) @DefaultValue("10") int cachePercent,
      @NotNull @DefaultValue("1KB") DataSize leastRate,
      @NotNull @DurationMin(millis = 50) @DefaultValue("20s") Duration patience) {}

  /**
   * How work that takes a core is done: parsing, checking, explaining, exporting.
   *
   * @param threads how many pieces of work at the same time; 0: one for each core; two at least
   * @param queueLength pieces of short work that may wait, and of long work; 503 above
   * @param deadline how long short work may take, the wait included; 503 then
   * @param longDeadline the same for long work: reading a large document, explaining a whole plan
   * @param problemsPercent how much of the largest heap problems may take that were used last
   * @param explainersPercent the same for what explanations are made from
   */
  public record Compute(
      @Min(0) @Max(256) @DefaultValue("0") int threads,
      @Min(1) @DefaultValue("200") int queueLength,
      @NotNull @DurationMin(millis = 100) @DefaultValue("60s") Duration deadline,
      @NotNull @DurationMin(millis = 100) @DefaultValue("10m") Duration longDeadline,
      @Min(1) @Max(50) @DefaultValue("15") int problemsPercent,
      @Min(1) @Max(50) @DefaultValue("25") int explainersPercent) {
    /** How many threads, the number of cores taken for 0. */
    public int workers() {
      return Math.max(2, threads > 0 ? threads : Runtime.getRuntime().availableProcessors());
    }

    /** How many bytes problems may take. */
    public long problemBytes() {
      return Runtime.getRuntime().maxMemory() / 100 * problemsPercent;
    }

    /** How many bytes what explanations are made from may take. */
    public long explainerBytes() {
      return Runtime.getRuntime().maxMemory() / 100 * explainersPercent;
    }
  }

  /**
   * Where whoever supervises the service asks for health and metrics, whatever else it has to do.
   *
   * @param address the address of this machine that is listened on; all of them for {@code 0.0.0.0}
   * @param port the port; the one after the service's when absent, any free one for 0
   * @param threads how many are answered at the same time
   * @param standstill how long no request may be worked on before the service calls itself broken
   */
  public record Probes(
      @NotNull @DefaultValue("127.0.0.1") InetAddress address,
      @Nullable @Min(0) @Max(65_535) Integer port,
      @Min(2) @Max(64) @DefaultValue("4") int threads,
      @NotNull @DurationMin(seconds = 1) @DefaultValue("30s") Duration standstill) {
    /** The service's own port, where none is set. */
    public static final int USUAL_PORT = 8080;

    /** The port, beside the service's. */
    public int portBeside(int service) {
      if (port != null) {
        return port;
      }
      return service == 0 ? 0 : service + 1;
    }
  }

  /**
   * How many requests a client may send to this replica; 429 with Retry-After above. A client is a
   * person, a service account, or a network address from which nobody has signed in.
   *
   * @param perSecond of somebody who is signed in, on average
   * @param burst of the same at once
   * @param unknownPerSecond of an address, on average
   * @param unknownBurst of the same at once
   */
  public record Rates(
      @Min(1) @Max(1_000_000) @DefaultValue("500") int perSecond,
      @Min(1) @Max(1_000_000) @DefaultValue("5000") int burst,
      @Min(1) @Max(1_000_000) @DefaultValue("20") int unknownPerSecond,
      @Min(1) @Max(1_000_000) @DefaultValue("300") int unknownBurst) {}

  /**
   * How people sign in.
   *
   * @param url where people reach the service, such as {@code https://platsa.example.se}; logged
   *     links begin with it; {@code http://localhost} and the port when absent
   * @param idle how long a session lasts without a request
   * @param longest how long a session lasts in all
   * @param invitation how long an invitation's link works
   * @param link how long a link works that is for the set-up or for a new password
   * @param contact whom to ask who does not get in, as the sign-in page shows it: an address, a
   *     telephone number
   * @param reset the e-mail address of an account for which the start logs a link to a new
   *     password, for when no administrator gets in
   */
  public record SignIn(
      @Nullable URI url,
      @NotNull @DurationMin(minutes = 1) @DefaultValue("30m") Duration idle,
      @NotNull @DurationMin(minutes = 1) @DefaultValue("12h") Duration longest,
      @NotNull @DurationMin(minutes = 1) @DefaultValue("7d") Duration invitation,
      @NotNull @DurationMin(minutes = 1) @DefaultValue("24h") Duration link,
      @Nullable String contact,
      @Nullable String reset) {
    public SignIn {
      if (url != null && !isServed(url)) {
        throw new IllegalArgumentException(
            "platsa.sign-in.url is "
                + url
                + ", but must be https://… without a path, or http://localhost:… on this machine:"
                + " passwords and sessions must not cross a network in the clear");
      }
    }

    private static boolean isServed(URI url) {
      boolean local = "localhost".equals(url.getHost()) || "127.0.0.1".equals(url.getHost());
      boolean scheme = "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && local);
      String path = url.getPath();
      return scheme && url.getHost() != null && (path == null || path.isEmpty());
    }
  }

  /**
   * An issuer (OpenID Connect) at which people sign in; none when {@code issuer} is absent.
   *
   * @param issuer its URL, just as it names itself, such as {@code
   *     https://login.microsoftonline.com/{tenant}/v2.0}
   * @param clientId this service's id there
   * @param clientSecret its secret there
   * @param name what people call it, for the sign-in page
   * @param tenant the id of the tenant that people come to who have no account yet and whose roles
   *     the issuer tells; the only tenant when absent
   * @param rolesClaim the claim of the ID token that lists a person's roles there, with dots
   *     between the names of nested objects: {@code roles} (Entra), {@code realm_access.roles}
   *     (Keycloak)
   * @param roles which of them are which roles here, each as {@code theirs=ROLE}; when empty, the
   *     account's own roles count
   * @param providerClaim the claim that has the id of a provider's person's provider
   * @param unitsClaim the claim that lists the ids of a unit manager's units
   * @param emailVerifiedClaim the claim that says that the e-mail address is the person's own:
   *     {@code email_verified} (Keycloak), {@code xms_edov} (Entra)
   * @param audience what access tokens of systems (client credentials) must name as their audience;
   *     none of the issuer's tokens is accepted from systems when absent
   * @param scopesClaim the claim of such a token that has its scopes, as a list or with blanks
   *     between them; with dots as {@code rolesClaim}: {@code scope}, or {@code roles} (Entra)
   */
  public record Oidc(
      @Nullable String issuer,
      @Nullable String clientId,
      @Nullable String clientSecret,
      @NotNull @DefaultValue("OpenID Connect") String name,
      @Nullable UUID tenant,
      @NotNull @DefaultValue("roles") String rolesClaim,
      @DefaultValue List<String> roles,
      @Nullable String providerClaim,
      @Nullable String unitsClaim,
      @NotNull @DefaultValue("email_verified") String emailVerifiedClaim,
      @Nullable String audience,
      @NotNull @DefaultValue("scope") String scopesClaim) {
    public Oidc {
      roles = List.copyOf(roles);
      boolean wanted = issuer != null && !issuer.isBlank();
      boolean known = clientId != null && !clientId.isBlank();
      if (wanted != known) {
        throw new IllegalArgumentException(
            "platsa.oidc.issuer and platsa.oidc.client-id belong together: set both or none");
      }
      if (audience != null && !audience.isBlank() && !wanted) {
        throw new IllegalArgumentException(
            "platsa.oidc.audience is of no use without platsa.oidc.issuer");
      }
      for (String role : roles) {
        if (role.lastIndexOf('=') < 1) {
          throw new IllegalArgumentException(
              "platsa.oidc.roles has '" + role + "', but each must be theirs=ROLE");
        }
      }
    }

    /** Where the issuer is, without a path; nothing if there is none. */
    public Optional<String> origin() {
      return isOn() && issuer != null
          ? Optional.of(URI.create(issuer).resolve("/").toString().replaceAll("/$", ""))
          : Optional.empty();
    }

    /** Whether systems may come with the issuer's tokens. */
    public boolean takesTokens() {
      return isOn() && audience != null && !audience.isBlank();
    }

    /** Whether people may sign in at an issuer. */
    public boolean isOn() {
      return issuer != null && !issuer.isBlank();
    }
  }
}
