/** Tools of a chat: what a model may remember, look up and forget by itself, within the chat's scope. */

import { jsonSchema, tool, type Tool } from "ai";

import type { Spectron } from "../client.js";
import { SpectronError } from "../errors.js";
import { inSession, type ChatPlace } from "./chats.js";
import { digest } from "./identity.js";
import { OWN_TOOL } from "./turns.js";

const MOST_HITS = 8;

/** Something that was found, as a model reads it. */
export interface Found {
  text: string;
  said_at?: string | null;
  status?: string | null;
  /** The turn that says so; what `forget` takes. */
  turn_id?: string;
}

/** What was, or would be, erased. */
export interface Forgotten {
  dry_run: boolean;
  erased: Record<string, number>;
}

// A type, not an interface: a set of tools has an index signature.
export type MemoryTools = {
  remember: Tool<{ text: string }, { remembered: true; facts: number }>;
  recall: Tool<{ question: string }, Found[]>;
  forget: Tool<{ turn_ids: string[]; dry_run?: boolean }, Forgotten>;
};

/** A model wants to forget what this chat has not been shown. */
export class NotRecalledError extends SpectronError {}

/** The tools of a chat. Their calls are no turns; a tool that fails throws a SpectronError, which the model is told. */
export function toolsOf(client: Spectron, chat: ChatPlace): MemoryTools {
  const shown = new Set<string>();
  return {
    remember: tool({
      providerOptions: OWN_TOOL,
      description: "Remember something for later conversations. Say it in whole sentences, with names and dates.",
      inputSchema: jsonSchema<{ text: string }>(objectOf({ text: { type: "string" } }, ["text"])),
      execute: async ({ text }) => {
        // Not of the call's id: a replay calls anew.
        const message = { role: "assistant" as const, content: text, id: `tool_${digest(chat.id, text)}` };
        const write = () => client.remember(message, { session_id: chat.id });
        const { diff } = await inSession(client, chat, write);
        return { remembered: true as const, facts: [diff.attributes, diff.relations, diff.actions].flat().length };
      },
    }),
    recall: tool({
      providerOptions: OWN_TOOL,
      description: "Look up what was said before, or is known, in answer to a question.",
      inputSchema: jsonSchema<{ question: string }>(objectOf({ question: { type: "string" } }, ["question"])),
      execute: async ({ question }) => {
        const found = await lookedUp(client, chat, question);
        for (const { turn_id } of found) if (turn_id) shown.add(turn_id);
        return found;
      },
    }),
    forget: tool({
      providerOptions: OWN_TOOL,
      description:
        "Erase messages for good, by the turn_ids that recall gave. Says only what would be erased unless dry_run is false; " +
        "set it so only when the user has agreed.",
      inputSchema: jsonSchema<{ turn_ids: string[]; dry_run?: boolean }>(
        objectOf({ turn_ids: { type: "array", items: { type: "string" } }, dry_run: { type: "boolean" } }, [
          "turn_ids",
        ]),
      ),
      execute: async ({ turn_ids, dry_run = true }) => {
        if (!turn_ids.every((id) => shown.has(id))) {
          throw new NotRecalledError(
            "Only turns that recall gave in this conversation can be forgotten; recall first.",
          );
        }
        const receipt = await client.forget({ turn_ids, dry_run });
        return { dry_run: receipt.dry_run, erased: receipt.erased };
      },
    }),
  };
}

async function lookedUp(client: Spectron, chat: ChatPlace, question: string): Promise<Found[]> {
  // Without a scope a question would go to all that the key sees; such a chat knows itself alone.
  const where = chat.scope.length ? { scope: chat.scope } : { session_id: chat.id };
  const ask = () => client.recall(question, { ...where, limit: MOST_HITS, include: ["turns", "facts"] });
  const { hits } = await inSession(client, chat, ask);
  return hits.map((hit) => ({
    text: hit.text,
    ...(hit.said_at ? { said_at: hit.said_at } : {}),
    ...(hit.status ? { status: hit.status } : {}),
    ...(hit.source.ref.startsWith("turn:") ? { turn_id: hit.source.ref.slice("turn:".length) } : {}),
  }));
}

function objectOf(properties: Record<string, object>, required: string[]) {
  return { type: "object" as const, properties, required, additionalProperties: false };
}
