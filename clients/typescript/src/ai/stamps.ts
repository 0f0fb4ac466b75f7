/** Ids of UI messages, put where the middleware finds them. */

import type { UIMessage } from "ai";

import { NAMESPACE } from "./turns.js";

/**
 * Messages as `useChat` has them, the user's stamped with their own ids: `convertToModelMessages(stamped(messages))`.
 *
 * Needed where a program sends less than the whole conversation to the model: a "yes" is then told from an earlier
 * "yes" that is not sent any more.
 */
export function stamped<M extends UIMessage>(messages: readonly M[]): M[] {
  return messages.map((message) => {
    if (message.role !== "user") return message;
    const parts = message.parts.map((part) =>
      part.type === "text" || part.type === "file"
        ? { ...part, providerMetadata: { ...part.providerMetadata, [NAMESPACE]: { id: message.id } } }
        : part,
    );
    return { ...message, parts };
  });
}
