package io.github.keycloakface.engine;

import io.github.keycloakface.vision.model.ModelException;

/** Loads natives and models: slow, memory-hungry, and done once. */
@FunctionalInterface
interface EngineLoader {

    LoadedEngine load(EngineConfig config) throws NativeLoadException, ModelException;
}
