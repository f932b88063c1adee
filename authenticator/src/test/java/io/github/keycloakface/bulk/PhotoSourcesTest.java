package io.github.keycloakface.bulk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoSourcesTest {

    @TempDir
    Path temp;

    @Test
    void aFolderOfFoldersNamesEverybodysPhotosInOrder() throws Exception {
        write("ben/2.jpg", "ben/1.jpg", "ana/deep/er.png", "no person.jpg", "ana/.hidden", ".git/x.jpg");
        Files.createDirectories(temp.resolve("nobody"));

        try (PhotoSource source = new FolderPhotos(temp)) {
            assertThat(source.photos())
                    .containsExactly(
                            new BulkPhoto("ana", "ana/deep/er.png"),
                            new BulkPhoto("ben", "ben/1.jpg"),
                            new BulkPhoto("ben", "ben/2.jpg"));
            assertThat(source.read(new BulkPhoto("ben", "ben/1.jpg")))
                    .asString(UTF_8)
                    .isEqualTo("ben/1.jpg");
        }
    }

    @Test
    void aLinkIsNotFollowed() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "not a photo");
        Path root = Files.createDirectories(temp.resolve("root/ana"));
        Files.createSymbolicLink(root.resolve("1.jpg"), secret);
        Files.createSymbolicLink(temp.resolve("root/ben"), root);

        FolderPhotos folder = new FolderPhotos(temp.resolve("root"));

        assertThat(folder.photos()).isEmpty();
        assertThat(refusal(folder, "ana/1.jpg").reason()).isEqualTo("FILE_UNREADABLE");
    }

    @Test
    void aFileLargerThanTheServerTakesIsNotSent() throws Exception {
        Files.write(Files.createDirectories(temp.resolve("ana")).resolve("1.jpg"), new byte[SizeCap.MAX_BYTES]);
        Files.write(temp.resolve("ana/2.jpg"), new byte[SizeCap.MAX_BYTES + 1]);
        FolderPhotos folder = new FolderPhotos(temp);

        assertThat(folder.read(new BulkPhoto("ana", "ana/1.jpg"))).hasSize(SizeCap.MAX_BYTES);
        assertThat(refusal(folder, "ana/2.jpg").reason()).isEqualTo("IMAGE_TOO_LARGE");
    }

    @Test
    void aFileThatIsGoneIsRefused() {
        assertThat(refusal(new FolderPhotos(temp), "ana/gone.jpg").reason()).isEqualTo("FILE_UNREADABLE");
    }

    @Test
    void aListSaysWhoseAPhotoIs() throws Exception {
        write("photos/a, b.jpg");
        Path list = Files.writeString(temp.resolve("list.csv"), "User,Path\r\nana , photos/a, b.jpg\n\nana,gone.jpg\n");

        PhotoSource source = new ListedPhotos(list, temp);

        assertThat(source.photos())
                .containsExactly(new BulkPhoto("ana", "photos/a, b.jpg"), new BulkPhoto("ana", "gone.jpg"));
        assertThat(source.read(source.photos().get(0))).asString(UTF_8).isEqualTo("photos/a, b.jpg");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ana", "ana,", ",a.jpg", "ana,/etc/passwd", "ana,../a.jpg", "ana,b/../../a.jpg"})
    void aLineThatWillNotDoIsNamed(String line) throws IOException {
        Path list = Files.writeString(temp.resolve("list.csv"), "ben,b.jpg\n" + line + "\n");

        assertThatThrownBy(() -> new ListedPhotos(list, temp).photos())
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aListInAnotherEncodingIsRefused() throws IOException {
        Path list = Files.write(temp.resolve("list.csv"), new byte[] {'a', (byte) 0xE9, ',', 'b'});

        assertThatThrownBy(() -> new ListedPhotos(list, temp).photos()).hasMessageContaining("UTF-8");
    }

    @Test
    void anArchiveIsReadWithoutBeingUnpacked() throws Exception {
        Path zip = zip("ben/1.jpg", "ana/1.jpg", "__MACOSX/ana/._1.jpg", "ana/.DS_Store", "top.jpg", "ana/");

        try (PhotoSource source = ZipPhotos.open(zip)) {
            assertThat(source.photos())
                    .containsExactly(new BulkPhoto("ana", "ana/1.jpg"), new BulkPhoto("ben", "ben/1.jpg"));
            assertThat(source.read(new BulkPhoto("ben", "ben/1.jpg")))
                    .asString(UTF_8)
                    .isEqualTo("ben/1.jpg");
        }
        try (var files = Files.list(temp)) {
            assertThat(files).containsExactly(zip);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../ana/1.jpg", "ana/../ben/1.jpg", "/ana/1.jpg", "ana//1.jpg", "ana\\1.jpg", "./ana/1.jpg"})
    void anEntryWithATrickInItsPathSpoilsTheArchive(String name) throws Exception {
        try (ZipPhotos source = ZipPhotos.open(zip("ben/1.jpg", name))) {
            assertThatThrownBy(source::photos).isInstanceOf(BulkStopped.class);
        }
    }

    /** A gigabyte of zeros in a megabyte. */
    @Test
    void aBombIsOnlyReadAsFarAsAPhotoGoes() throws Exception {
        Path zip = temp.resolve("bomb.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            out.putNextEntry(new ZipEntry("ana/1.jpg"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 1024; i++) {
                out.write(zeros);
            }
            out.closeEntry();
        }
        assertThat(Files.size(zip)).isLessThan(2_000_000);

        try (ZipPhotos source = ZipPhotos.open(zip)) {
            source.photos();
            assertThat(refusal(source, "ana/1.jpg").reason()).isEqualTo("IMAGE_TOO_LARGE");
        }
    }

    @Test
    void whatIsNoArchiveIsSaidToBeNone() throws IOException {
        Path file = Files.writeString(temp.resolve("photos.zip"), "not a zip");

        assertThatThrownBy(() -> ZipPhotos.open(file))
                .isInstanceOf(BulkStopped.class)
                .hasMessageContaining("zip");
    }

    @Test
    void anArchiveThatIsDamagedInsideRefusesThatPhoto() throws Exception {
        Path zip = zip("ana/1.jpg");
        byte[] bytes = Files.readAllBytes(zip);
        int data = 30 + "ana/1.jpg".length();
        bytes[data] = (byte) 0xFF;
        Files.write(zip, bytes);

        try (ZipPhotos source = ZipPhotos.open(zip)) {
            source.photos();
            assertThat(refusal(source, "ana/1.jpg").reason()).isEqualTo("FILE_UNREADABLE");
        }
    }

    private static PhotoRefused refusal(PhotoSource source, String path) {
        return catchThrowableOfType(PhotoRefused.class, () -> source.read(new BulkPhoto("ana", path)));
    }

    private void write(String... paths) throws IOException {
        for (String path : paths) {
            Files.createDirectories(temp.resolve(path).getParent());
            Files.writeString(temp.resolve(path), path);
        }
    }

    private Path zip(String... names) throws IOException {
        Path zip = temp.resolve("photos.zip");
        try (OutputStream file = Files.newOutputStream(zip);
                ZipOutputStream out = new ZipOutputStream(file)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(name.getBytes(UTF_8));
                }
                out.closeEntry();
            }
        }
        return zip;
    }
}
