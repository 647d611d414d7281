package org.brokerconnect.journey;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.netbeans.lib.profiler.heap.Heap;
import org.netbeans.lib.profiler.heap.HeapFactory;
import org.netbeans.lib.profiler.heap.Instance;
import org.netbeans.lib.profiler.heap.JavaClass;

/** The objects of a server that are reachable after a collection of garbage. */
final class HeapDump {

    private final Heap heap;

    private HeapDump(Heap heap) {
        this.heap = heap;
    }

    /**
     * Collects the garbage of a JVM and writes what is left to a file.
     *
     * @param file does not exist yet
     */
    static HeapDump of(ProcessHandle jvm, Path file) throws IOException {
        Jcmd.run(jvm, "GC.heap_dump", file.toString());
        return new HeapDump(HeapFactory.createHeap(file.toFile()));
    }

    /**
     * For each class loader that has loaded the class, what keeps it from being collected: the names of the classes of
     * the shortest chain of references, from a root of the garbage collection to the loader.
     */
    List<List<String>> holdersOfLoaders(String className) {
        Collection<?> classes = heap.getJavaClassesByRegExp(className.replace(".", "\\."));
        return classes.stream()
                .map(loaded -> chainTo(((JavaClass) loaded).getClassLoader()))
                .toList();
    }

    private List<String> chainTo(Instance held) {
        List<String> chain = new ArrayList<>();
        Instance holder = held;
        while (holder != null && !holder.isGCRoot()) {
            chain.add(0, holder.getJavaClass().getName());
            holder = holder.getNearestGCRootPointer();
        }
        if (holder != null) {
            String kind = heap.getGCRoot(holder).getKind();
            chain.add(0, kind + " " + holder.getJavaClass().getName());
        }
        return chain;
    }
}
