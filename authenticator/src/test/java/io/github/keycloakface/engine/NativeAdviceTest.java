package io.github.keycloakface.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeAdviceTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/tmp/x/libopencv_java490.so: failed to map segment from shared object | NOEXEC",
                "/tmp/x/libonnxruntime.so: cannot open shared object file: Operation not permitted | NOEXEC",
                "/tmp/x.so: libstdc++.so.6: cannot open shared object file: No such file or directory | NO_LIBSTDCXX",
                "/tmp/x.so: libgcc_s.so.1: cannot open shared object file: No such file or directory | NO_LIBSTDCXX",
                "Error loading shared library ld-linux-x86-64.so.2: No such file (needed by /tmp/x.so) | MUSL",
                "Error loading shared library libstdc++.so.6: No such file or directory (needed by /tmp/x.so) | MUSL",
                "Error relocating /tmp/x.so: __memcpy_chk: symbol not found | MUSL",
                "/lib64/libm.so.6: version `GLIBC_2.29' not found (required by /tmp/x.so) | OLD_GLIBC",
                "nu.pattern.OpenCV$UnsupportedPlatformException: Operating system \"X\" | UNSUPPORTED",
                "Unsupported arch:riscv64 | UNSUPPORTED",
                "/tmp/x.so: undefined symbol: foo | OTHER"
            })
    void readsTheLinkersWords(String words, NativeAdvice advice) {
        assertThat(NativeAdvice.kind(new UnsatisfiedLinkError(words))).isEqualTo(advice);
        assertThat(NativeAdvice.of(new UnsatisfiedLinkError(words)))
                .contains(": ")
                .endsWith(".");
    }

    @Test
    void looksBehindAFailedInitializer() {
        Throwable full = new IllegalStateException(
                "Error writing native library to \"/tmp/x\".", new IOException("No space left on device"));

        assertThat(NativeAdvice.kind(new ExceptionInInitializerError(full))).isEqualTo(NativeAdvice.NOT_WRITABLE);
    }
}
