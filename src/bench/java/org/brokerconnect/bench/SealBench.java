package org.brokerconnect.bench;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.brokerconnect.vault.Rings;
import org.brokerconnect.vault.Sealer;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** B6: sealing and opening a secret of 300 bytes beside the bare cipher of the JDK. */
@State(Scope.Benchmark)
public class SealBench {

    private static final String COLUMN = "broker_session.access_token";
    private static final UUID ROW = UUID.fromString("7d3f0c1e-5a64-4bb0-9d7e-0d2f2a1f6c11");
    private static final String VALUE = "v".repeat(300);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Sealer sealer = new Sealer(Rings.fresh());
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private final SecureRandom random = new SecureRandom();

    /** What the vault does for a stored secret. */
    @Benchmark
    public String vault() {
        return sealer.open(COLUMN, ROW, sealer.seal(COLUMN, ROW, VALUE));
    }

    /** The cipher alone, with a random nonce. */
    @Benchmark
    public String cipher() throws Exception {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, nonce, VALUE.getBytes(StandardCharsets.UTF_8));
        return new String(run(Cipher.DECRYPT_MODE, nonce, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, byte[] input) throws Exception {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher.doFinal(input);
    }

    @Test
    void seal_and_open() throws Exception {
        List<RunResult> results = List.copyOf(new Runner(new OptionsBuilder()
                        .include(SealBench.class.getName())
                        .forks(1)
                        // as in production, not with the single compiler of the tests' JVM
                        .jvmArgs("-Xmx256m")
                        .warmupIterations(5)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(5)
                        .measurementTime(TimeValue.seconds(1))
                        .mode(Mode.AverageTime)
                        .timeUnit(TimeUnit.MICROSECONDS)
                        .build())
                .run());
        double vault = score(results, "vault");
        double cipher = score(results, "cipher");
        Report.add(new Figure(
                "B6",
                "seal and open 300 bytes, µs",
                List.of(vault),
                List.of(cipher),
                "ratio ≥ 0.7",
                cipher / vault >= 0.7));
    }

    private static double score(List<RunResult> results, String name) {
        return results.stream()
                .filter(result -> result.getParams().getBenchmark().endsWith("." + name))
                .findFirst()
                .orElseThrow()
                .getPrimaryResult()
                .getScore();
    }
}
