/** Ids of UI messages, put where the middleware finds them. */

import type { UIMessage } from "ai";

import { NAMESPACE } from "./turns.js";

type Part = UIMessage["parts"][number];
type Mark = Record<string, Record<string, string>>;

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
    if (message.role === "system" || asked === undefined) return message;
    const mark = { [NAMESPACE]: { [message.role === "user" ? "id" : "after"]: asked } };
    const parts = message.parts.map((part) => marked(part, mark));
    return { ...message, parts };
  });
}

/** The part with a mark where the SDK keeps one on the way to the model. */
function marked(part: Part, mark: Mark): Part {
  if (part.type === "text" || part.type === "file") {
    return { ...part, providerMetadata: { ...part.providerMetadata, ...mark } };
  }
  if (!("toolCallId" in part)) return part;
  // Of a failed call the SDK takes the result's where there is none of the call's.
  const failed = part.state === "output-error" && "resultProviderMetadata" in part;
  const given = part.callProviderMetadata ?? (failed ? part.resultProviderMetadata : {});
  return { ...part, callProviderMetadata: { ...(given as object), ...mark } } as Part;
}
