// Elements, built so that nothing that anybody said is ever read as HTML: text becomes text, and nothing else.

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

export const button = (text, onclick, attributes = {}) => el("button", { type: "button", onclick, ...attributes }, text);

/** Puts children in the place of what an element held. */
export function fill(place, ...children) {
  place.replaceChildren(...children);
}

/** A moment as people read it: to the minute, in UTC. */
export const minute = (at) => (at ? at.slice(0, 16).replace("T", " ") : "");
