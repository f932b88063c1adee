package io.github.keycloakface.evaluation.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhotoSetTest {

    @TempDir
    private Path root;

    @BeforeEach
    void photos() throws IOException {
        for (String photo : new String[] {"ann/1.jpg", "ann/2.JPEG", "bob/1.png", "bob/notes.txt", "lonely.jpg"}) {
            Files.createDirectories(root.resolve(photo).getParent());
            Files.writeString(root.resolve(photo), "x");
        }
    }

    @Test
    void aFolderAPersonAndNothingElse() throws IOException {
        PhotoSet set = PhotoSet.folder(root);

        assertThat(set.people()).containsExactly("ann", "bob");
        assertThat(set.photos()).extracting(Photo::name).containsExactly("ann/1.jpg", "ann/2.JPEG", "bob/1.png");
        assertThat(set.photos()).extracting(Photo::person).containsExactly(0, 0, 1);
        assertThat(set.foldersArePeople()).isTrue();
    }

    @Test
    void aRootThatIsALinkIsFollowed() throws IOException {
        Path link = root.resolveSibling(root.getFileName() + "-link");
        Files.createSymbolicLink(link, root);
        try {
            assertThat(PhotoSet.folder(link).photos()).hasSize(3);
        } finally {
            Files.delete(link);
        }
    }

    @Test
    void aListNamesItsPhotosOnly() throws IOException {
        PhotoSet set = listed("path1,path2,same,fold\nann/1.jpg,ann/2.JPEG,1,1\n\n ann/1.jpg , bob/1.png , 0 , 2\n");

        assertThat(set.photos()).hasSize(3);
        assertThat(set.pairs()).containsExactly(new ListedPair(0, 1, true, 1), new ListedPair(0, 2, false, 2));
        assertThat(set.foldersArePeople()).isTrue();
    }

    @Test
    void foldsMayBeLeftOut() throws IOException {
        assertThat(listed("ann/1.jpg,ann/2.JPEG,true\nann/1.jpg,bob/1.png,FALSE\n")
                        .pairs())
                .extracting(ListedPair::fold)
                .containsOnlyNulls();
    }

    @Test
    void aListCanContradictTheFolders() throws IOException {
        assertThat(listed("ann/1.jpg,bob/1.png,1\n").foldersArePeople()).isFalse();
        assertThat(listed("ann/1.jpg,ann/2.JPEG,0\n").foldersArePeople()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann/1.jpg,ann/2.JPEG                    | pair 1: has 2 columns",
                "ann/1.jpg,ann/2.JPEG,1,1,x              | pair 1: has 5 columns",
                "ann/1.jpg,ann/3.jpg,1                   | pair 1: no photo 'ann/3.jpg'",
                "ann/1.jpg,,1                            | pair 1: no photo ''",
                "ann/1.jpg,bob,1                         | pair 1: no photo 'bob'",
                "ann/1.jpg,ann/2.JPEG,yes                | pair 1: same is 'yes'; write 1 or 0",
                "ann/1.jpg,ann/2.JPEG,1,first            | pair 1: fold is 'first'; write a whole number",
                "path1,path2,same                        | holds no pair",
            })
    void wrongLinesAreNamed(String line, String message) {
        assertThatThrownBy(() -> listed(line + "\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void foldsInSomeLinesOnlyAreRefused() {
        assertThatThrownBy(() -> listed("ann/1.jpg,ann/2.JPEG,1,1\nann/1.jpg,bob/1.png,0\n"))
                .hasMessageContaining("name it in all or in none");
    }

    @Test
    void anOpenQuoteIsNoCsv() {
        assertThatThrownBy(() -> listed("\"ann/1.jpg,ann/2.JPEG,1\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pairs.csv");
    }

    @Test
    void aRootThatIsNoFolderIsNamed() {
        assertThatThrownBy(() -> PhotoSet.folder(root.resolve("nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no folder");
    }

    private PhotoSet listed(String csv) throws IOException {
        return PhotoSet.listed(root, Files.writeString(root.resolve("pairs.csv"), csv));
    }
}
