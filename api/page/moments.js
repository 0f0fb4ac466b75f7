// The slider: each place is a moment at which the memory learnt something in this session; the last one is now.

import { newest } from "./asking.js";
import { on, tell } from "./bus.js";
import { $, minute } from "./dom.js";
import { attempt, looking } from "./memory.js";
import { everyTurn } from "./turns.js";

let moments = [];
const reading = newest();

/** Has the slider follow the session, and the page follow the slider. To be called before others follow the session. */
export function followMoments() {
  const [slider, told] = ["input", "output"].map((tag) => $("moment").querySelector(tag));
  on("session changed", () => {
    looking.asOf = null;
    told.value = "now";
    slider.value = slider.max;
    attempt(() => reading(everyTurn, (turns) => {
      moments = [...new Set(turns.map((turn) => turn.at))].sort();
      slider.max = moments.length;
      slider.value = looking.asOf ? moments.indexOf(looking.asOf) : moments.length;
    }));
  });
  slider.addEventListener("input", () => {
    told.value = minute(moments[slider.value]) || "now";
  });
  slider.addEventListener("change", () => {
    looking.asOf = moments[slider.value] ?? null;
    tell("moment");
  });
}
