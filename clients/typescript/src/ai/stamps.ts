/** Ids of UI messages, put where the middleware finds them. */

import type { UIMessage } from "ai";

import { NAMESPACE } from "./turns.js";

/**
 * Messages as `useChat` has them, the user's stamped with their own ids, the assistant's with that of what they answer:
 * `convertToModelMessages(stamped(messages).slice(-10))`.
 *
 * Needed where a program sends less than the whole conversation to the model: a "yes" is then told from an earlier
 * "yes" that is not sent any more. Stamp before anything is left out.
 */
export function stamped<M extends UIMessage>(messages: readonly M[]): M[] {
  let asked: string | undefined;
  return messages.map((message) => {
    if (message.role === "user") asked = message.id;
    const stamp = message.role === "user" ? { id: asked } : { after: asked };
    if (message.role === "system" || asked === undefined) return message;
    const parts = message.parts.map((part) =>
      part.type === "text" || part.type === "file"
        ? { ...part, providerMetadata: { ...part.providerMetadata, [NAMESPACE]: stamp } }
        : part,
    );
    return { ...message, parts };
  });
}
