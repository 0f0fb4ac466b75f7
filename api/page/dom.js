// Elements, built so that nothing that anybody said is ever read as HTML: text becomes text, and nothing else.

import { single } from "./asking.js";

export const $ = (id) => document.getElementById(id);

/** An element with attributes and children; a child is an element or a text. */
export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that does one thing at a time: what it does already it does not begin again. */
export const button = (text, onclick, attributes = {}) => el("button", { type: "button", onclick: single(onclick), ...attributes }, text);

/** Puts children in the place of what an element held. */
export function fill(place, ...children) {
  place.replaceChildren(...children);
}

/** Puts the first items into a list, and a button that shows as many more. */
export function stepwise(list, items, step) {
  fill(list);
  const show = (from) => {
    list.append(...items.slice(from, from + step));
    const rest = items.length - from - step;
    if (rest <= 0) return;
    const more = el("li", {}, button(`${rest} more`, () => {
      more.remove();
      show(from + step);
    }, { class: "more" }));
    list.append(more);
  };
  show(0);
}

/** A moment as people read it: to the minute, in UTC. */
export const minute = (at) => (at ? `${at.slice(0, 16).replace("T", " ")} UTC` : "");
