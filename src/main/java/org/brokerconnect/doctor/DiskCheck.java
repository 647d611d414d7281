package org.brokerconnect.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The free space where the server writes its log and temporary files. */
final class DiskCheck implements Check {

    private static final long MIB = 1 << 20;

    @Override
    public String name() {
        return "disk";
    }

    @Override
    public List<Finding> examine(Examination set) throws IOException {
        long min = set.number("doctor.free-disk-mib").orElseThrow();
        List<Finding> findings = new ArrayList<>();
        for (String folder : folders(set)) {
            Path path = Path.of(folder);
            if (!Files.isDirectory(path) || !Files.isWritable(path)) {
                findings.add(Finding.fault("folder-not-writable", folder));
            } else if (Files.getFileStore(path).getUsableSpace() / MIB < min) {
                long free = Files.getFileStore(path).getUsableSpace() / MIB;
                findings.add(Finding.fault("disk-nearly-full", folder, free, min));
            }
        }
        return findings;
    }

    private static Set<String> folders(Examination set) {
        Set<String> folders = new TreeSet<>();
        set.value("doctor.log-folder").ifPresent(folders::add);
        set.value("java.io.tmpdir").ifPresent(folders::add);
        return folders;
    }
}
