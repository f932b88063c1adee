package io.github.keycloakface.http;

import java.util.Map;

/** What somebody who takes a photo can do about a poor component of quality: one sentence each. */
public final class ComponentAdvice {

    private static final Map<String, String> BY_COMPONENT = Map.ofEntries(
            Map.entry("underexposure", "Light the face: it is too dark."),
            Map.entry("overexposure", "Take light off the face: it is too bright."),
            Map.entry("yaw", "Look straight into the camera, not past it."),
            Map.entry("pitch", "Hold the camera at the height of the eyes and look straight into it."),
            Map.entry("roll", "Hold the head upright."),
            Map.entry("sharpness", "Hold the camera still and let it focus on the face."),
            Map.entry("eyeDistance", "Come closer, or send the image at a higher resolution."),
            Map.entry("eyesVisible", "Take off dark glasses, and let no cap shade the eyes."),
            Map.entry("eyesOpen", "Open the eyes."),
            Map.entry("mouthClosed", "Close the mouth and look neutral."),
            Map.entry("mouthVisible", "Uncover the mouth and the chin."),
            Map.entry("margins", "Bring the whole face into the picture."),
            Map.entry(
                    "recognizability",
                    "Let nothing cover the face, light it evenly and look straight into the camera."),
            Map.entry("illuminationUniformity", "Light both sides of the face alike."),
            Map.entry("dynamicRange", "Avoid flat or foggy light: the face lacks contrast."),
            Map.entry("compression", "Send the image with less compression."),
            Map.entry("naturalColor", "Use white light."),
            Map.entry("headSize", "Let the face fill about half of the picture's height."),
            Map.entry("singleFace", "Be alone in the picture."),
            Map.entry("background", "Stand before a plain wall."));

    private ComponentAdvice() {}

    public static String on(String component) {
        return BY_COMPONENT.getOrDefault(component, "Take a photo that is better in its " + component + ".");
    }
}
