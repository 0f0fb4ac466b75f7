/** The middleware of one chat: context before the model, turns into the record beside it. */

import type { LanguageModelMiddleware } from "ai";

import type { Spectron } from "../client.js";
import { TimedOutError } from "../errors.js";
import { questionOf, withBlock } from "./blocks.js";
import { inSession, type ChatPlace } from "./chats.js";
import { identified } from "./identity.js";
import { LIMITS } from "./limits.js";
import type { Outbox, Sendable } from "./outbox.js";
import type { Content, Prompt } from "./prompts.js";
import type { MemorySettings, Trouble } from "./settings.js";
import { gathering } from "./streams.js";
import { answered, turnsOf } from "./turns.js";

/** What a chat's middleware works with. */
export interface Remembering {
  readonly client: Spectron;
  readonly outbox: Outbox;
  readonly tell: (trouble: Trouble) => void;
  readonly settings: MemorySettings;
  readonly chat: ChatPlace;
}

/** The middleware for `wrapLanguageModel`. Whatever fails in it, the model answers. */
export function middlewareOf(own: Remembering): LanguageModelMiddleware {
  return {
    specificationVersion: "v3",
    transformParams: async ({ params }) => ({ ...params, prompt: await withContext(own, params.prompt) }),
    wrapGenerate: async ({ doGenerate, params: { prompt } }) => {
      remember(own, prompt);
      const result = await doGenerate();
      remember(own, prompt, result.content);
      return result;
    },
    wrapStream: async ({ doStream, params: { prompt } }) => {
      remember(own, prompt);
      const { stream, ...rest } = await doStream();
      return { ...rest, stream: gathering(stream, (content) => remember(own, prompt, content)) };
    },
  };
}

async function withContext(own: Remembering, prompt: Prompt): Promise<Prompt> {
  const { client, chat, settings } = own;
  if (settings.context === false) return prompt;
  const filter = { session_id: chat.id, ...settings.context };
  const late = AbortSignal.timeout(settings.contextTimeoutMs ?? 5000);
  const options = { signal: late, attempts: 1 };
  try {
    const ask = () => client.context(questionOf(prompt), filter, options);
    const block = await inSession(client, chat, ask, options);
    return withBlock(prompt, block.items.length ? block.context : "");
  } catch (caught) {
    const error = late.aborted ? new TimedOutError("The block of context did not come in time.") : (caught as Error);
    own.tell({ what: "context", sessionId: chat.id, error, messages: [] });
    return prompt;
  }
}

/** Sends what is new of a prompt, and of its answer, on its way; a crash may have left out any of it. */
function remember(own: Remembering, prompt: Prompt, content: readonly Content[] = []): void {
  const said_at = new Date().toISOString();
  own.outbox.put(own.chat, () => sendable(own, [...prompt, answered(content)], said_at));
}

function sendable(own: Remembering, messages: Prompt, said_at: string): Sendable[] {
  const limits = { ...LIMITS, ...own.settings.limits };
  const turns = messages.flatMap((message) => turnsOf(message, limits));
  return identified(own.chat.key, turns).map(({ error, stamp: _, ...turn }) => {
    const message = { ...turn, said_at };
    if (error && !own.outbox.knows(turn.id)) {
      own.tell({ what: "turn", sessionId: own.chat.id, error, messages: [message] });
    }
    return message;
  });
}
