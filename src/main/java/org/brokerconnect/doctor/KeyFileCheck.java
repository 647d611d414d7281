package org.brokerconnect.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.brokerconnect.config.InvalidSettingException;
import org.brokerconnect.vault.KeyFile;
import org.brokerconnect.vault.KeySource;

/** The key files: readable by the application, by nobody else, and key rings. */
final class KeyFileCheck implements Check {

    private static final Set<PosixFilePermission> OWNER = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    @Override
    public String name() {
        return "keys";
    }

    @Override
    public List<Finding> examine(Examination set) throws IOException {
        List<Finding> findings = new ArrayList<>();
        if (set.value("vault.key-file").isEmpty() && set.value("vault.keyset").isEmpty()) {
            return List.of(Finding.fault("key-file-not-set"));
        }
        for (String setting : List.of("vault.key-file", "vault.wrapping-key-file")) {
            Optional<Path> file = set.value(setting).map(Path::of);
            if (file.isPresent()) {
                findings.addAll(examine(setting, file.get()));
            }
        }
        return findings.stream().anyMatch(finding -> finding.code().equals("key-file-unreadable"))
                ? findings
                : withContent(set, findings);
    }

    private static List<Finding> examine(String setting, Path file) throws IOException {
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            return List.of(Finding.fault("key-file-unreadable", setting, file));
        }
        if (!Files.getFileStore(file).supportsFileAttributeView("posix")) {
            return List.of();
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return OWNER.containsAll(permissions)
                ? List.of()
                : List.of(Finding.fault(
                        "key-file-open-to-others", setting, file, PosixFilePermissions.toString(permissions)));
    }

    private static List<Finding> withContent(Examination set, List<Finding> findings) {
        try {
            KeyFile.requireRing(KeySource.of(set.config()).read());
        } catch (InvalidSettingException unusable) {
            findings.add(Finding.fault("key-file-unusable", unusable.getMessage()));
        }
        return findings;
    }
}
