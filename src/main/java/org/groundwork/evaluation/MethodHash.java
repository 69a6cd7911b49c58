package org.groundwork.evaluation;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.groundwork.method.Methods;

/** Fingerprints of the method files, which never change once they ship or are published. */
final class MethodHash {

    private static final Map<String, String> KNOWN = new ConcurrentHashMap<>();

    private MethodHash() {}

    /**
     * @param method as files name it: core@1
     */
    static String of(String method) {
        return KNOWN.computeIfAbsent(method, ref -> Sha256.of(Methods.file(ref)));
    }
}
