package org.brokerconnect.sandbox.upstox;

import java.time.Instant;
import java.util.List;

/**
 * The options of a sandbox.
 *
 * @param apps the registered apps
 * @param limited whether the published rate limits apply
 * @param codeFirst whether an exchange checks the code before the credentials; the sources disagree
 * @param silentDecline whether a declined dialog returns without an error; the sources do not say
 * @param profileAtNight whether the profile is served from midnight to 05:30 in India
 * @param startAt the initial time of the clock; null for the system time
 */
public record UpstoxOptions(
        List<UpstoxApp> apps,
        boolean limited,
        boolean codeFirst,
        boolean silentDecline,
        boolean profileAtNight,
        Instant startAt) {

    /** The key of the app of the local run. */
    public static final String DEMO_KEY = "5b0c1d2e-3f40-4a51-8b62-7c73d8849e95";

    /** The secret of the app of the local run. */
    public static final String DEMO_SECRET = "up5ecret0demo";

    public UpstoxOptions {
        apps = List.copyOf(apps);
    }

    /** One app with this redirect address, the published limits and the system time. */
    public static UpstoxOptions defaults(String redirectUri) {
        UpstoxApp demo = new UpstoxApp(DEMO_KEY, DEMO_SECRET, "Broker Connect Demo", redirectUri, false);
        return new UpstoxOptions(List.of(demo), true, false, false, true, null);
    }

    /** A copy without rate limits. */
    public UpstoxOptions unlimited() {
        return new UpstoxOptions(apps, false, codeFirst, silentDecline, profileAtNight, startAt);
    }

    /** A copy in which an exchange checks the code before the credentials. */
    public UpstoxOptions checkingTheCodeFirst() {
        return new UpstoxOptions(apps, limited, true, silentDecline, profileAtNight, startAt);
    }

    /** A copy in which a declined dialog returns neither a code nor an error. */
    public UpstoxOptions decliningSilently() {
        return new UpstoxOptions(apps, limited, codeFirst, true, profileAtNight, startAt);
    }

    /** A copy that does not serve the profile at night. */
    public UpstoxOptions withoutProfileAtNight() {
        return new UpstoxOptions(apps, limited, codeFirst, silentDecline, false, startAt);
    }

    /** A copy whose clock starts at this time. */
    public UpstoxOptions startAt(Instant instant) {
        return new UpstoxOptions(apps, limited, codeFirst, silentDecline, profileAtNight, instant);
    }
}
