package io.github.keycloakface.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The programs in a page of the documentation. */
final class DocsBlocks {

    /** A block of code and what it is, but for the samples of JSON. */
    private static final Pattern BLOCK = Pattern.compile("(?sm)^```((?!json$)\\w+(?: \\w+)?)\\n(.*?)^```$");

    private DocsBlocks() {}

    /**
     * Reads a page.
     *
     * @param page as {@code api.md}
     * @return programs by what stands beside the opening fence
     */
    static Map<String, String> of(String page) throws IOException {
        Map<String, String> blocks = new LinkedHashMap<>();
        String text = Files.readString(BuildFolder.ROOT.resolve("docs").resolve(page));
        for (MatchResult found : BLOCK.matcher(text).results().toList()) {
            assertThat(blocks.put(found.group(1), found.group(2)))
                    .as("two blocks of " + found.group(1))
                    .isNull();
        }
        return blocks;
    }
}
