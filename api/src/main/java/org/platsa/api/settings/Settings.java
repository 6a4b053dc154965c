package org.platsa.api.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
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
 * @param messages how messages are delivered
 * @param demoToken where a demo's token is written
 * @param signIn how people sign in
 * @param oidc where people sign in who have an account at an issuer (OpenID Connect)
 * @param demo whether to make one demo user for each role; only where nobody outside of this
 *     machine can reach the service
 */
@Validated
@ConfigurationProperties("platsa")
public record Settings(
    @Valid @DefaultValue DatabaseSettings database,
    @Valid @DefaultValue LimitSettings limits,
    @Valid @DefaultValue QueueSettings runs,
    @Valid @DefaultValue SearchSettings searches,
    @Valid @DefaultValue StreamSettings streams,
    @Valid @DefaultValue BodySettings bodies,
    @Valid @DefaultValue ComputeSettings compute,
    @Valid @DefaultValue ProbeSettings probes,
    @Valid @DefaultValue RateSettings rates,
    @Valid @DefaultValue MessageSettings messages,
    @NotNull @DefaultValue(".platsa/demo-token") Path demoToken,
    @Valid @DefaultValue SignInSettings signIn,
    @Valid @DefaultValue IssuerSettings oidc,
    @DefaultValue("false") boolean demo) {}
