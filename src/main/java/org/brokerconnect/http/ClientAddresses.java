package org.brokerconnect.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Finds the address of the client of a request. {@code X-Forwarded-For} and {@code Forwarded} (RFC 7239) count only as
 * far as trusted proxies wrote them: starting with the sender of the request, each trusted proxy's own hop is followed,
 * up to the first address that is no trusted proxy. Anybody can write what stands before it. Thread-safe.
 */
@ApplicationScoped
public class ClientAddresses {

    private static final String KEY = "http.trusted-proxies";
    private static final Logger LOG = Logger.getLogger(ClientAddresses.class.getName());
    private static final String X_FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED = "Forwarded";

    private final AtomicBoolean reported = new AtomicBoolean();
    private List<IpNetwork> proxies;

    /** For the container's proxy. */
    protected ClientAddresses() {}

    /** @throws InvalidSettingException if an entry is no network, or is the network of all addresses */
    @Inject
    public ClientAddresses(@ConfigProperty(name = KEY) Optional<String[]> proxies) {
        this.proxies = Arrays.stream(proxies.orElse(new String[0]))
                .map(ClientAddresses::network)
                .toList();
    }

    private static IpNetwork network(String text) {
        return IpNetwork.parse(text)
                .orElseThrow(() -> new InvalidSettingException(
                        KEY, "must contain addresses or networks such as 10.0.0.0/8 or 2001:db8::/32, none with /0"));
    }

    /** Creates the bean at start-up, so that a wrong setting stops the start and not the first request. */
    void checkSettings(@Observes Startup started) {
        proxies.size();
    }

    /**
     * The client's address. It is the nearest known one when a proxy hides or garbles the next, and the sender's when
     * the two headers contradict each other: a proxy that writes one of them may pass on what a client wrote into the
     * other.
     */
    public ClientAddress of(HttpServletRequest request) {
        String sender = request.getRemoteAddr();
        return IpLiteral.parse(sender)
                .map(address -> ClientAddress.of(client(request, address)))
                .orElseGet(() -> new ClientAddress(sender, sender));
    }

    private InetAddress client(HttpServletRequest request, InetAddress sender) {
        List<String> hops = ForwardedHops.ofXForwardedFor(request.getHeaders(X_FORWARDED_FOR));
        List<String> standard = ForwardedHops.ofForwarded(request.getHeaders(FORWARDED));
        if (!isProxy(sender)) {
            report(hops, standard);
            return sender;
        }
        if (hops.isEmpty() || standard.isEmpty()) {
            return follow(hops.isEmpty() ? standard : hops, sender);
        }
        InetAddress client = follow(hops, sender);
        return client.equals(follow(standard, sender)) ? client : sender;
    }

    private InetAddress follow(List<String> hops, InetAddress sender) {
        InetAddress nearest = sender;
        Iterator<String> next = hops.iterator();
        while (isProxy(nearest) && next.hasNext()) {
            Optional<InetAddress> hop = IpLiteral.parse(next.next());
            if (hop.isEmpty()) {
                return nearest;
            }
            nearest = hop.get();
        }
        return nearest;
    }

    private boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(network -> network.contains(address));
    }

    private void report(List<String> hops, List<String> standard) {
        boolean isForwarded = !hops.isEmpty() || !standard.isEmpty();
        if (isForwarded && proxies.isEmpty() && reported.compareAndSet(false, true)) {
            LOG.warning("a request has a header of a proxy, but " + KEY + " is not set: all clients of a proxy share"
                    + " the limits for one address");
        }
    }
}
