package io.github.keycloakface.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberTest {

    @ParameterizedTest
    @EnumSource
    void isNamedInAnyCaseAndByNothingMore(Member member) {
        assertThat(member.isNamed(member.text())).isTrue();
        assertThat(member.isNamed(member.text().toUpperCase(Locale.ROOT))).isTrue();
        assertThat(member.isNamed(member.text() + "s")).isFalse();
        assertThat(member.isNamed("")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"encoded_image1", "encoded_image", "image", "Image"})
    void oneImageHasSeveralNames(String name) {
        assertThat(Member.IMAGE.isNamed(name)).isTrue();
    }

    /** Else the body of one operation could be read in two ways. */
    @Test
    void withinOneOperationEachNameMeansOneMember() {
        for (Set<Member> members : Set.of(Member.OF_ONE_IMAGE, Member.OF_TWO_IMAGES)) {
            for (Member member : members) {
                assertThat(members.stream().filter(other -> other.isNamed(member.text())))
                        .containsExactly(member);
            }
        }
    }
}
