package io.github.keycloakface.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What to do when the dynamic linker says no. Its words are the only evidence there is. Order matters: on musl a
 * missing libstdc++ is not cured by installing it.
 */
enum NativeAdvice {
    NOEXEC(
            "The temporary folder forbids execution (mounted noexec): point the JVM at another one, with"
                    + " JAVA_OPTS_APPEND=-Djava.io.tmpdir=/a/folder/that/may/execute.",
            "failed to map segment from shared object",
            "operation not permitted"),
    NOT_WRITABLE(
            "The native libraries cannot be unpacked into the temporary folder: point the JVM at one that is writable"
                    + " and has 200 MB free, with JAVA_OPTS_APPEND=-Djava.io.tmpdir=/a/writable/folder.",
            "error writing native library",
            "no space left on device",
            "read-only file system",
            "accessdeniedexception",
            "nosuchfileexception"),
    MUSL(
            "The C library of this system is musl (Alpine), the native libraries need glibc: use a glibc image"
                    + " such as quay.io/keycloak/keycloak.",
            "error loading shared library",
            "error relocating",
            "symbol not found"),
    NO_LIBSTDCXX(
            "The C++ runtime is missing: install libstdc++ (Debian: libstdc++6) in the image.",
            "libstdc++",
            "libgcc_s"),
    OLD_GLIBC("The C library of this system is too old: use a system with glibc 2.29 or newer.", "version `glibc_"),
    UNSUPPORTED(
            "There are no native libraries for this operating system or processor: run Keycloak on Linux, macOS or"
                    + " Windows on x86-64, or Linux or macOS on ARM64.",
            "unsupportedplatformexception",
            "unsupported os",
            "unsupported arch",
            "wrong elf class",
            "exec format error"),
    OTHER("The native libraries do not load: read the cause below and docs/operations.md.");

    private final String advice;

    @SuppressWarnings("ImmutableEnumChecker") // List.of never changes, which its type does not say
    private final List<String> signs;

    NativeAdvice(String advice, String... signs) {
        this.advice = advice;
        this.signs = List.of(signs);
    }

    static String of(Throwable failure) {
        return kind(failure).advice;
    }

    static NativeAdvice kind(Throwable failure) {
        String words = Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(16)
                .map(Throwable::toString)
                .collect(Collectors.joining("\n"))
                .toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.signs.stream().anyMatch(words::contains))
                .findFirst()
                .orElse(OTHER);
    }
}
