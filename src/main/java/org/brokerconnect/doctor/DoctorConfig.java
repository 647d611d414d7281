package org.brokerconnect.doctor;

import static org.brokerconnect.config.SettingCheck.positive;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.brokerconnect.config.InvalidSettingException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The settings {@code doctor.*}. The checks read them from the configuration; this class refuses invalid values. */
@ApplicationScoped
public class DoctorConfig {

    private boolean isAtStart;

    /** For the container's proxy. */
    protected DoctorConfig() {}

    /** @throws InvalidSettingException if the free space is not positive */
    @Inject
    public DoctorConfig(
            @ConfigProperty(name = "doctor.at-start") boolean atStart,
            @ConfigProperty(name = "doctor.free-disk-mib") int freeMib,
            @ConfigProperty(name = "doctor.log-folder") Optional<String> logFolder) {
        positive("doctor.free-disk-mib", freeMib);
        if (logFolder.filter(String::isBlank).isPresent()) {
            throw new InvalidSettingException("doctor.log-folder", "must be the path of a folder");
        }
        isAtStart = atStart;
    }

    /** Whether the set-up is examined after each start of the server. */
    public boolean isAtStart() {
        return isAtStart;
    }
}
