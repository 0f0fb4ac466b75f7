// The slider: each place is a moment at which the memory learnt something in this session; the last one is now.

import { newest } from "./asking.js";
import { on, tell } from "./bus.js";
import { $, minute } from "./dom.js";
import { attempt, looking } from "./memory.js";
import { everyTurn } from "./turns.js";

/** In order, each as {at, seq}: when it was, and the number of the last turn that was heard then. */
let moments = [];
const reading = newest();

/** Has the slider follow the session, and the page follow the slider. To be called before others follow the session. */
export function followMoments() {
  const [slider, told] = ["input", "output"].map((tag) => $("moment").querySelector(tag));
  const say = (words) => {
    told.value = words;
    slider.setAttribute("aria-valuetext", words);
  };
  on("session changed", () => {
    looking.asOf = null;
    say("now");
    slider.value = slider.max;
    attempt(() => reading(everyTurn, (turns) => {
      moments = momentsOf(turns);
      slider.max = moments.length;
      slider.value = looking.asOf ? moments.findIndex(({ at }) => at === looking.asOf) : moments.length;
    }));
  });
  slider.addEventListener("input", () => say(inWords(moments[slider.value])));
  slider.addEventListener("change", () => {
    looking.asOf = moments[slider.value]?.at ?? null;
    tell("moment");
  });
}

function momentsOf(turns) {
  const last = new Map(turns.map(({ at, seq }) => [at, seq]));
  return [...last.keys()].sort().map((at) => ({ at, seq: last.get(at) }));
}

const inWords = (moment) => (moment ? `after turn ${moment.seq}, ${minute(moment.at)}` : "now");
