// The slider: each place is a moment at which the memory learnt something in this session; the last one is now.

import { on, tell } from "./bus.js";
import { $, minute } from "./dom.js";
import { attempt, looking, read } from "./memory.js";

const MOST = 500;

let moments = [];

/** Has the slider follow the session, and the page follow the slider. */
export function followMoments() {
  const [slider, told] = ["input", "output"].map((tag) => $("moment").querySelector(tag));
  on("session changed", () => attempt(async () => {
    const path = `/sessions/${encodeURIComponent(looking.session)}/turns`;
    const { turns } = await read(path, { limit: MOST, as_of: null });
    moments = [...new Set(turns.map((turn) => turn.recorded_at))].sort();
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
