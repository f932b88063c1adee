// Opens and closes the camera, and says in one word why it cannot.

const PROBLEMS = {
  NotAllowedError: "denied",
  SecurityError: "denied",
  NotFoundError: "missing",
  OverconstrainedError: "missing",
  DevicesNotFoundError: "missing",
  NotReadableError: "busy",
  AbortError: "busy",
  TrackStartError: "busy",
};

export class CameraProblem extends Error {}

export async function open(deviceId) {
  if (!window.isSecureContext || !navigator.mediaDevices?.getUserMedia) throw new CameraProblem("insecure");
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
  const camera = deviceId ? { ...size, deviceId: { exact: deviceId } } : { ...size, facingMode: "user" };
  try {
    return await navigator.mediaDevices.getUserMedia({ video: camera, audio: false });
  } catch (error) {
    throw new CameraProblem(PROBLEMS[error.name] ?? "busy", { cause: error });
  }
}

export function close(stream) {
  stream?.getTracks().forEach((track) => track.stop());
}

export async function cameras() {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices.filter((device) => device.kind === "videoinput");
}
