/** A chat's session, opened when something first needs it. */

import { createHash } from "node:crypto";

import type { Spectron } from "../client.js";
import { ConflictError, NotFoundError, SettingError } from "../errors.js";
import type { Options } from "../transport.js";

const MOST_ID = 200;
/** What an id cannot hold that stands in a path: a slash, a space, a sign that nobody sees, dots alone. */
const NOT_IN_PATHS = /[/\s\p{Cc}\p{Surrogate}]|^\.+$/u;

/** A conversation. */
export interface ChatPlace {
  /** That of its session. */
  readonly id: string;
  /** Tags of the session, as `user=u_alice`. */
  readonly scope: string[];
}

/** Where a chat is kept: under its own id, or a digest of one that no path can hold. Throws SettingError for none. */
export function placeOf(chatId: string, scope: string[]): ChatPlace {
  if (!chatId) throw new SettingError("A chat needs an id of its own; give the one that your program has for it.");
  const fits = chatId.length <= MOST_ID && !NOT_IN_PATHS.test(chatId);
  return { id: fits ? chatId : createHash("sha256").update(chatId).digest("hex"), scope };
}

/** What is asked of a session, after opening it where it is not there yet. Throws as `ask` does. */
export async function inSession<T>(
  client: Spectron,
  chat: ChatPlace,
  ask: () => Promise<T>,
  options: Options = {},
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await opened(client, chat, options);
    return await ask();
  }
}

async function opened(client: Spectron, chat: ChatPlace, options: Options): Promise<void> {
  try {
    await client.sessions.create({ id: chat.id, scope: chat.scope }, options);
  } catch (error) {
    // Another worker opened it meanwhile; or it is of a scope that the key does not see, as the next request says.
    if (!(error instanceof ConflictError)) throw error;
  }
}
