/** The block of context in a prompt: a system message of its own, there once, and never a turn. */

import type { Prompt, PromptMessage } from "./prompts.js";

const [OPENING, CLOSING] = ["<spectron-memory>", "</spectron-memory>"];
const HEADING = "What is known from earlier conversations, as far as it may matter here:";

/** Characters of a question to the service. */
const MOST_QUESTION = 2000;

/** The prompt with a block of context behind its first system messages, in the place of one that is there. */
export function withBlock(prompt: Prompt, context: string): Prompt {
  const rest = prompt.filter((message) => !isBlock(message));
  if (!context.trim()) return rest;
  const place = rest.findIndex((message) => message.role !== "system");
  // What somebody once said must not end the block.
  const said = context.replaceAll(OPENING, "").replaceAll(CLOSING, "");
  const block: PromptMessage = { role: "system", content: [OPENING, HEADING, "", said, CLOSING].join("\n") };
  return rest.toSpliced(place < 0 ? rest.length : place, 0, block);
}

/** What the next answer is about: the latest words of the user, as many as a question may have. */
export function questionOf(prompt: Prompt): string {
  const latest = prompt.findLast((message) => message.role === "user");
  const parts = latest?.role === "user" ? latest.content : [];
  const text = parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("\n");
  return text.replaceAll("\0", "").toWellFormed().slice(0, MOST_QUESTION).toWellFormed();
}

function isBlock(message: PromptMessage): boolean {
  return message.role === "system" && message.content.startsWith(OPENING);
}
