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
import org.netbeans.lib.profiler.heap.PrimitiveArrayInstance;

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
     * For each class loader that has loaded the class and is held, what holds it: the names of the classes of the
     * shortest chain of strong references, from a root of the garbage collection to the loader. Loaders that the dump
     * contains without such a chain are left out.
     */
    List<List<String>> holdersOfLoaders(String className) {
        Collection<?> classes = heap.getJavaClassesByRegExp(className.replace(".", "\\."));
        return classes.stream()
                .map(loaded -> chainTo(((JavaClass) loaded).getClassLoader()))
                .filter(chain -> !chain.isEmpty())
                .toList();
    }

    /** Empty if no chain of strong references leads to it. */
    private List<String> chainTo(Instance held) {
        List<String> chain = new ArrayList<>();
        Instance holder = held;
        while (holder != null && !holder.isGCRoot()) {
            chain.add(0, describe(holder));
            holder = holder.getNearestGCRootPointer();
        }
        if (holder == null) {
            return List.of();
        }
        chain.add(0, heap.getGCRoot(holder).getKind() + " " + describe(holder));
        return chain;
    }

    /** The name of its class, and which class or thread it is. */
    private String describe(Instance instance) {
        String name = instance.getJavaClass().getName();
        if (name.equals("java.lang.Class")) {
            JavaClass described = heap.getJavaClassByID(instance.getInstanceId());
            return described == null ? name : name + " " + described.getName();
        }
        return isThread(instance.getJavaClass()) && instance.getValueOfField("name") instanceof Instance text
                ? name + " " + latin(text)
                : name;
    }

    private static String latin(Instance text) {
        StringBuilder latin = new StringBuilder();
        if (text.getValueOfField("value") instanceof PrimitiveArrayInstance bytes) {
            for (Object each : bytes.getValues()) {
                latin.append((char) Integer.parseInt(each.toString()));
            }
        }
        return latin.toString();
    }

    private static boolean isThread(JavaClass type) {
        return type != null && (type.getName().equals("java.lang.Thread") || isThread(type.getSuperClass()));
    }
}
