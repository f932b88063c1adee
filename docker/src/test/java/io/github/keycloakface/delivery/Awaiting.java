package io.github.keycloakface.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openqa.selenium.support.ui.FluentWait;

/** Waits for what Keycloak does by and by, such as counting failures. */
final class Awaiting {

    private Awaiting() {}

    static void await(BooleanSupplier condition) {
        await(Duration.ofSeconds(30), condition);
    }

    static void await(Duration longest, BooleanSupplier condition) {
        new FluentWait<>(condition)
                .withTimeout(longest)
                .pollingEvery(Duration.ofMillis(200))
                .until(BooleanSupplier::getAsBoolean);
    }
}
