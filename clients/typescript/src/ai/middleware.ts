/** The middleware of one chat: context before the model, turns into the record beside it. */

import type { LanguageModelMiddleware } from "ai";

import type { Spectron } from "../client.js";
import { TimedOutError } from "../errors.js";
import { questionOf, withBlock } from "./blocks.js";
import { inSession, type ChatPlace } from "./chats.js";
import { identified } from "./identity.js";
import { LIMITS } from "./limits.js";
import type { Outbox, Sendable } from "./outbox.js";
import type { Content, Params, Prompt, PromptMessage } from "./prompts.js";
import type { MemorySettings, Trouble } from "./settings.js";
import { gathering } from "./streams.js";
import { answered, ownTools, turnsOf } from "./turns.js";

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
    wrapGenerate: async ({ doGenerate, params }) => {
      remember(own, params);
      const result = await doGenerate();
      remember(own, params, result.content);
      return result;
    },
    wrapStream: async ({ doStream, params }) => {
      remember(own, params);
      const { stream, ...rest } = await doStream();
      return { ...rest, stream: gathering(stream, (content) => remember(own, params, content)) };
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
function remember(own: Remembering, params: Params, content: readonly Content[] = []): void {
  const said_at = new Date().toISOString();
  own.outbox.put(own.chat, () => sendable(own, params, answered(content), said_at));
}

function sendable(own: Remembering, params: Params, answer: PromptMessage, said_at: string): Sendable[] {
  const limits = { ...LIMITS, ...own.settings.limits };
  const tools = ownTools(params.tools);
  const turns = [...params.prompt, answer].flatMap((message) => turnsOf(message, limits, tools));
  return identified(own.chat.key, turns).map(({ error, marks: _, ...turn }) => {
    const message = { ...turn, said_at };
    if (error && !own.outbox.knows(turn.id)) {
      own.tell({ what: "turn", sessionId: own.chat.id, error, messages: [message] });
    }
    return message;
  });
}
