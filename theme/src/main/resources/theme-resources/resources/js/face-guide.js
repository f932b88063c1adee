// Shows what a challenge asks for: words, an arrow, a ring that fills, and the color of the page.

import { reserve } from "./face-fit.js";

// Words change no faster than they can be heard, but for a new step.
const SAY_MS = 1200;

const MOVES = ["front", "left", "right", "up", "down", "closer", "farther"];

const ADVICE = {
  more: "moveMore",
  less: "moveLess",
  wrong_way: "moveOther",
  face_forward: "moveFront",
  closer: "moveCloser",
  farther: "moveFarther",
  dark: "hintDark",
  bright: "hintBright",
  no_face: "hintPlace",
  unreadable: "hintStill",
  many_faces: "moveAlone",
  reached: "hintStill",
};

function words(root, name) {
  return root.dataset[name];
}

export class Guide {
  #root;
  #stage = document.getElementById("face-stage");
  #hint = document.getElementById("face-hint");
  #advice = document.getElementById("face-advice");
  #light = document.getElementById("face-light");
  #ring = document.querySelector(".face-ring");
  #step = -1;
  #saidAt = 0;

  constructor(root) {
    this.#root = root;
  }

  /** Room for all that can be said. */
  reserve() {
    reserve(this.#advice, Object.values(ADVICE).map((name) => words(this.#root, name)));
  }

  /** All steps that can be asked for. */
  steps() {
    return MOVES.map((move) => this.#words(0, 0, move));
  }

  #words(step, steps, move) {
    return words(this.#root, "step")
      .replace("{n}", step + 1).replace("{of}", steps)
      .replace("{what}", words(this.#root, `move${move[0].toUpperCase()}${move.slice(1)}`));
  }

  /** @param {object} answer of the server */
  show(answer) {
    const { move, light, step, steps, over, advice } = answer;
    this.#ring.style.strokeDashoffset = String(100 - (100 * step) / steps);
    this.#stage.dataset.move = over ? "" : move;
    this.#stage.dataset.advice = advice ?? "";
    this.#light.dataset.light = over ? "none" : light;
    this.#root.dataset.lit = String(!over && light !== "none");
    if (over) return;
    const now = performance.now();
    if (step !== this.#step) {
      this.#step = step;
      this.#saidAt = now;
      this.#hint.textContent = this.#words(step, steps, move);
      this.#advice.textContent = "";
    } else if (now - this.#saidAt >= SAY_MS) {
      const text = words(this.#root, ADVICE[advice] ?? "hintStill");
      if (this.#advice.textContent !== text) {
        this.#advice.textContent = text;
        this.#saidAt = now;
      }
    }
  }

  end() {
    this.#step = -1;
    this.#stage.dataset.move = "";
    this.#stage.dataset.advice = "";
    this.#light.dataset.light = "none";
    this.#root.dataset.lit = "false";
    this.#advice.textContent = "";
    this.#ring.style.strokeDashoffset = "";
  }
}
