// The slider: each place is a moment at which the memory learnt something in this session; the last one is now.

import { on, tell } from "./bus.js";
import { $, minute } from "./dom.js";
import { attempt, looking } from "./memory.js";
import { everyTurn } from "./turns.js";

let moments = [];

/** Has the slider follow the session, and the page follow the slider. */
export function followMoments() {
  const [slider, told] = ["input", "output"].map((tag) => $("moment").querySelector(tag));
  on("session changed", () => attempt(async () => {
    const { session } = looking;
    const turns = await everyTurn();
    if (session !== looking.session) return;
    moments = [...new Set(turns.map((turn) => turn.at))].sort();
    slider.max = moments.length;
    slider.value = moments.length;
    told.value = "now";
    looking.asOf = null;
  }));
  slider.addEventListener("input", () => {
    told.value = minute(moments[slider.value]) || "now";
  });
  slider.addEventListener("change", () => {
    looking.asOf = moments[slider.value] ?? null;
    tell("moment");
  });
}
