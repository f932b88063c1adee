package io.github.keycloakface.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakface.subscription.KeyUnavailableException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.common.util.Time;

class SubscriptionKeysTest {

    private static final KeyTerms TERMS = new KeyTerms("a key", null, List.of(), 600, null, null);

    private final KeyWorld world = new KeyWorld();
    private final SubscriptionKeys keys = world.keys();

    @AfterEach
    void backToNow() {
        Time.setOffset(0);
    }

    @Test
    void aKeyIsFoundByItsText() throws KeyUnavailableException {
        IssuedKey issued = newKey(TERMS);

        assertThat(keys.authenticate(issued.text()).orElseThrow().id())
                .isEqualTo(issued.key().id());
    }

    @Test
    void nothingOfTheSecretIsStored() throws KeyUnavailableException {
        IssuedKey issued = newKey(TERMS);
        String secret = issued.text().substring(issued.text().length() - 43);

        assertThat(world.component().getConfig().toString())
                .doesNotContain(secret)
                .doesNotContain(Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8)))
                .doesNotContain(Base64.getEncoder()
                        .encodeToString(Base64.getUrlDecoder().decode(secret)));
        assertThat(world.component().get("hashes")).contains(Base64.getEncoder().encodeToString(KeyText.hash(secret)));
    }

    @Test
    void aRightSecretAtAWrongPlaceIsNoKey() throws KeyUnavailableException {
        IssuedKey one = newKey(TERMS);
        IssuedKey other = newKey(TERMS);
        IssuedKey foreign = keys.create(world.client("other"), TERMS);

        refused(swapped(one, other));
        refused(swapped(one, foreign));
        refused(one.text().substring(0, one.text().length() - 43) + "a".repeat(43));
        refused(KeyText.create(UUID.randomUUID()).text());
    }

    private static String swapped(IssuedKey id, IssuedKey secret) {
        return "kf_" + id.key().id() + "_"
                + secret.text().substring(secret.text().length() - 43);
    }

    @Test
    void aKeyOfAnotherRealmIsNoKey() throws KeyUnavailableException {
        String text = newKey(TERMS).text();

        assertThat(new KeyWorld().keys().authenticate(text)).isEmpty();
    }

    @Test
    void aKeyEndsWithItsExpiry() throws KeyUnavailableException {
        IssuedKey key = newKey(expiring(Time.currentTimeSeconds() + 60));
        accepted(key.text());

        Time.setOffset(60);

        refused(key.text());
        assertThat(keys.find(key.key().id()).orElseThrow().isExpired()).isTrue();
    }

    @Test
    void bothTextsAreValidUntilTheGraceTimeEnds() throws KeyUnavailableException {
        IssuedKey old = newKey(TERMS);
        IssuedKey fresh = keys.rotate(old.key(), 100, null);
        accepted(old.text());
        accepted(fresh.text());

        Time.setOffset(100);

        refused(old.text());
        accepted(fresh.text());
    }

    @Test
    void theOldTextDoesNotOutliveItsExpiryWhenTheNewOneDoes() throws KeyUnavailableException {
        long soon = Time.currentTimeSeconds() + 50;
        IssuedKey old = newKey(expiring(soon));
        IssuedKey fresh = keys.rotate(old.key(), 1000, soon + 5000);

        Time.setOffset(60);

        refused(old.text());
        accepted(fresh.text());
    }

    @Test
    void aSecondRotationEndsTheFirstText() throws KeyUnavailableException {
        IssuedKey first = newKey(TERMS);
        IssuedKey second = keys.rotate(first.key(), 100, null);

        IssuedKey third = keys.rotate(second.key(), 100, null);

        refused(first.text());
        accepted(second.text());
        accepted(third.text());
    }

    @Test
    void aRevokedKeyHasNoHashLeft() throws KeyUnavailableException {
        IssuedKey old = newKey(TERMS);
        IssuedKey fresh = keys.rotate(old.key(), 100, null);

        assertThat(keys.revoke(fresh.key())).isPresent();

        refused(old.text());
        refused(fresh.text());
        assertThat(world.component().get("hashes")).isEqualTo("{\"current\":\"\",\"previous\":\"\"}");
        assertThat(keys.revoke(fresh.key())).as("once is enough").isEmpty();
    }

    /** An administrator who still has the key on the screen must not bring it back. */
    @Test
    void whatWasRevokedMeanwhileIsNotRotated() throws KeyUnavailableException {
        IssuedKey shown = newKey(TERMS);
        keys.revoke(keys.find(shown.key().id()).orElseThrow());

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> keys.rotate(shown.key(), 100, null))
                .matches(e -> e.reason() == Reason.NOT_VALID);

        refused(shown.text());
    }

    @Test
    void whatIsDisabledRefuses() throws KeyUnavailableException {
        String text = newKey(TERMS).text();

        world.realmEnabled = false;
        refused(text);
        world.realmEnabled = true;
        world.clientEnabled = false;
        refused(text);
        world.clientEnabled = true;
        world.accountEnabled = false;
        refused(text);
        world.accountEnabled = true;
        world.serviceAccounts = false;
        refused(text);
        world.serviceAccounts = true;
        world.publicClient = true;
        refused(text);
        world.publicClient = false;
        accepted(text);
        world.clients.clear();
        refused(text);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "{}", "null", "[]", "{\"name\":\"a key\",\"requestsPerMinute\":0}", "{\"unknown\":1}", "{"})
    void aKeyWhoseTermsAreNotOursIsNoKey(String terms) throws KeyUnavailableException {
        IssuedKey key = newKey(TERMS);

        world.component().getConfig().putSingle("terms", terms);

        refused(key.text());
        assertThat(keys.of(world.client("client"))).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "{}", "null", "{\"current\":null,\"previous\":\"\"}", "{\"current\":\"?\"}"})
    void aKeyWhoseHashesAreNotOursIsNoKey(String hashes) throws KeyUnavailableException {
        IssuedKey key = newKey(TERMS);

        world.component().getConfig().putSingle("hashes", hashes);

        refused(key.text());
    }

    /** Somebody may send the id of any component of the realm, as of a signing key. */
    @Test
    void aComponentOfAnotherTypeIsNoKey() throws KeyUnavailableException {
        IssuedKey key = newKey(TERMS);

        world.component().setProviderType("org.keycloak.keys.KeyProvider");

        refused(key.text());
        assertThat(keys.find(key.key().id())).isEmpty();
    }

    @Test
    void aNewServiceAccountDoesNotGetTheKeysOfTheOneBefore() throws KeyUnavailableException {
        IssuedKey key = newKey(TERMS);

        world.accountPrefix = "new account of ";

        refused(key.text());
        assertThat(keys.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "../..", "00000000-0000-0000-0000-00000000000", "\u0000"})
    void whatIsNoIdIsNoKey(String id) {
        assertThat(keys.find(id)).isEmpty();
    }

    @Test
    void onlyAConfidentialClientWithAServiceAccountHasKeys() {
        world.serviceAccounts = false;

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> newKey(TERMS))
                .matches(e -> e.reason() == Reason.NO_SERVICE_ACCOUNT);
    }

    @Test
    void aClientHasALimitedNumberOfKeys() throws KeyUnavailableException {
        for (int i = 0; i < SubscriptionKeys.MAX_PER_CLIENT; i++) {
            newKey(TERMS);
        }

        assertThatExceptionOfType(KeyUnavailableException.class)
                .isThrownBy(() -> newKey(TERMS))
                .matches(e -> e.reason() == Reason.TOO_MANY);
    }

    @Test
    void keysAreListedByClient() throws KeyUnavailableException {
        String second = keys.create(world.client("b"), TERMS).key().id();
        String first = keys.create(world.client("a"), TERMS).key().id();

        assertThat(keys.all()).extracting(SubscriptionKey::id).containsExactly(first, second);
        assertThat(keys.of(world.client("a"))).extracting(SubscriptionKey::id).containsExactly(first);
    }

    @Test
    void aKeyThatIsRemovedLeavesNothing() throws KeyUnavailableException {
        keys.remove(newKey(TERMS).key());

        assertThat(world.components).isEmpty();
    }

    @Test
    void keysGoWithTheirOwner() throws KeyUnavailableException {
        newKey(TERMS);
        IssuedKey other = keys.create(world.client("other"), TERMS);

        world.store().removeAll(owner -> owner.clientId().equals("client"));

        assertThat(world.components).containsOnlyKeys(other.key().id());
    }

    private IssuedKey newKey(KeyTerms terms) throws KeyUnavailableException {
        return keys.create(world.client("client"), terms);
    }

    private static KeyTerms expiring(long time) {
        return new KeyTerms("a key", time, List.of(), 600, null, null);
    }

    private void accepted(String text) {
        assertThat(keys.authenticate(text)).isPresent();
    }

    private void refused(String text) {
        assertThat(keys.authenticate(text)).isEmpty();
    }
}
