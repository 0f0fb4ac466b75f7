// Whom the reader names.

import { single } from "./asking.js";
import { el } from "./dom.js";
import { attempt, read } from "./memory.js";

/** A field for a name and a button; the one entity that goes by the name is given to `act`. */
export function namingForm(label, word, act, except = null) {
  const name = el("input", { required: "" });
  const go = el("button", {}, word);
  const submit = single(async () => {
    go.disabled = true;
    await attempt(async () => act(await theOneCalled(name.value, except)));
    go.disabled = false;
  });
  const onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  return el("form", { onsubmit }, el("label", {}, `${label} `, name), go);
}

/** The entity that a name stands for. Throws an Error where it is none, or one of several. */
export async function theOneCalled(name, except = null) {
  const { entities } = await read("/entities", { name, as_of: null });
  const others = entities.filter(({ id }) => id !== except);
  if (others.length !== 1) throw new Error(`${others.length || "No"} others are called ${name}; one has to be.`);
  return others[0];
}
