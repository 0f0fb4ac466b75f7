// Entities made one, and two again.

import { tell } from "./bus.js";
import { button, el } from "./dom.js";
import { attempt, kept, notice, write } from "./memory.js";

const MERGES = "merges";
/** How the service answers where a merge was undone elsewhere, or is not there any more. */
const UNDONE = [409, 404];

/** Makes others one with an entity, and shows it; until the reader leaves, it can be taken back there. */
export async function makeOne(into, from, sentence) {
  const { merge_id: id } = await write("/entities/merge", { into, from });
  const earlier = made().map((one) => (one.at.some((id) => from.includes(id)) ? { ...one, at: [...one.at, into] } : one));
  kept.set(MERGES, [...earlier, { id, at: [into], sentence }]);
  tell("entity", { id: into });
  tell("changed");
  notice(sentence);
}

/** A sentence and a button for each merge of this tab that made an entity what it is. */
export const undoing = (entity) => made().filter(({ at }) => at.includes(entity.id)).map(({ id, sentence }) => el("p", {}, `${sentence} `, button("Undo", () => attempt(() => undo(id)))));

const made = () => kept.get(MERGES) ?? [];

async function undo(id) {
  try {
    await write(`/merges/${encodeURIComponent(id)}/undo`, {});
  } catch (error) {
    if (UNDONE.includes(error.status)) drop(id);
    throw error;
  }
  drop(id);
  notice("They are two again.");
}

function drop(id) {
  kept.set(MERGES, made().filter((one) => one.id !== id));
  tell("changed");
}
