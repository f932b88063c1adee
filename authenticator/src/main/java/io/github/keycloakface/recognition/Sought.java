package io.github.keycloakface.recognition;

import io.github.keycloakface.engine.EngineBusyException;
import io.github.keycloakface.engine.EngineUnavailableException;

/** Who an attempt must show, looked up once and not before it matters. */
final class Sought {

    private final LookUp lookUp;
    private SoughtPerson person;

    Sought(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    /** Finds the person's references. */
    @FunctionalInterface
    interface LookUp {

        SoughtPerson find() throws EngineBusyException, EngineUnavailableException;
    }

    SoughtPerson person() throws EngineBusyException, EngineUnavailableException {
        if (person == null) {
            person = lookUp.find();
        }
        return person;
    }
}
