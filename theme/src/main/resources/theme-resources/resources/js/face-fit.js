// Keeps the whole step in sight: words take the room of the longest from the start, and the picture takes the rest.

// CSS pixels. As wide as the page's card allows; in less a face can no longer be brought into the oval.
const MOST = 352;
const LEAST = 128;
const MARGIN = 8;
const STEP = 8;

/** So that nothing moves when one text of these follows another. */
export function reserve(element, texts) {
  // a copy that nobody sees, and that screen readers do not read out
  const copy = document.createElement("p");
  copy.className = element.className;
  copy.ariaHidden = "true";
  Object.assign(copy.style, {
    position: "absolute", visibility: "hidden", minBlockSize: "0", inlineSize: `${element.offsetWidth}px`,
  });
  element.after(copy);
  const heights = texts.map((text) => {
    copy.textContent = text;
    return copy.offsetHeight;
  });
  copy.remove();
  element.style.minBlockSize = `${Math.max(...heights)}px`;
}

/** Takes from the picture what the step is too high for the window; what does not fit even then is scrolled to. */
export function fit(step, picture) {
  const room = window.innerHeight - MARGIN - window.scrollY;
  let size = MOST;
  do {
    picture.style.maxInlineSize = `${size}px`;
    size -= STEP;
  } while (size >= LEAST && step.getBoundingClientRect().bottom > room);
}
