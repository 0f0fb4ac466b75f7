/**
 * Ids of messages that have none.
 *
 * A prompt is the whole conversation, sent again with every call, and the AI SDK leaves ids out of it. So an id is made
 * of the chat and its scope, who said it, the words, and the how-manieth message of these words it is. It is the same
 * in every process, at every retry and after every crash; a later "yes" is another one; an answer given anew in other
 * words is another one too. Calls and what they gave have ids, which stay the same where a tool's schema changes the
 * words. Where a caller stamps the user's messages, the count begins anew with each stamp, and so may ids of calls.
 */

import { createHash } from "node:crypto";

import type { Message } from "../shapes.js";
import type { Turn } from "./turns.js";

/** Turns of one chat from its first on, with their ids. */
export function identified(chat: string, turns: readonly Turn[]): (Turn & { id: string })[] {
  const counts = new Map<string, number>();
  let stamp = "";
  return turns.map((turn) => {
    const { id, after, call } = turn.marks ?? {};
    stamp = turn.role === "user" ? (id ?? "") : (after ?? stamp);
    const words = call ? (stamp ? [call, stamp] : [call]) : [turn.content, stamp];
    const own = digest(turn.role, turn.name ?? "", ...words);
    const count = (counts.get(own) ?? 0) + 1;
    counts.set(own, count);
    return { ...turn, id: `msg_${digest(chat, own, String(count))}` };
  });
}

/** The `Idempotency-Key` of a batch: the same for the same messages said at the same time. */
export function keyOf(messages: readonly Message[]): string {
  return digest(...messages.flatMap((message) => [message.id ?? "", message.said_at ?? ""]));
}

/** A digest of texts, none of which can run into the next. */
export function digest(...texts: string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex").slice(0, 40);
}
