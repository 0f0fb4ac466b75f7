/** A memory for the AI SDK: a middleware that injects context and remembers, and tools. */

import process from "node:process";

import type { LanguageModelMiddleware } from "ai";

import type { Spectron } from "../client.js";
import { placeOf } from "./chats.js";
import { middlewareOf } from "./middleware.js";
import { Outbox } from "./outbox.js";
import type { MemorySettings, Trouble } from "./settings.js";
import { toolsOf, type MemoryTools } from "./tools.js";

/** One conversation's part of a memory. */
export interface Chat {
  /** For `wrapLanguageModel`. */
  readonly middleware: LanguageModelMiddleware;
  /** For `generateText` and `streamText`: remember, recall, forget. */
  readonly tools: MemoryTools;
}

/** A memory, made once in a program. */
export interface Memory {
  /**
   * A chat of this id, whose session has this scope, as `["user=u_alice"]`. Make one a request: it looks once.
   * Throws SettingError where the id is empty.
   */
  chat(id: string, scope?: string[]): Chat;
  /** Waits until everything is in the record, or was given up and told of. Call it before the program ends. */
  flush(): Promise<void>;
}

/** A memory for the AI SDK over a client. */
export function memory(client: Spectron, settings: MemorySettings = {}): Memory {
  const tell = telling(settings.onTrouble ?? warn);
  const outbox = new Outbox(client, {
    waiting: settings.waiting ?? 1000,
    attempts: settings.attempts ?? 10,
    lost: (chat, messages, error) => tell({ what: "lost", sessionId: chat.id, error, messages }),
    other: (chat, messages, error) => tell({ what: "turn", sessionId: chat.id, error, messages }),
  });
  return {
    chat: (id, scope = []) => {
      const chat = placeOf(id, scope);
      return { middleware: middlewareOf({ client, outbox, tell, settings, chat }), tools: toolsOf(client, chat) };
    },
    flush: () => outbox.flush(),
  };
}

/** Tells of trouble; what goes wrong in telling is trouble as well, and ends nothing. */
function telling(tell: (trouble: Trouble) => void): (trouble: Trouble) => void {
  return (trouble) => {
    try {
      tell(trouble);
    } catch (error) {
      warn({ ...trouble, error: error as Error });
    }
  };
}

function warn({ what, sessionId, error, messages }: Trouble): void {
  const told = {
    context: "the model answered without context",
    turn: "something of a turn could not be kept",
    lost: `${messages.length} messages are not in the record`,
  };
  process.emitWarning(`Session ${sessionId}: ${told[what]}. ${error.message}`, "SpectronWarning");
}
