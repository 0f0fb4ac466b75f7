/** A chat's session, opened when something first needs it, and used by nobody of another scope. */

import { createHash } from "node:crypto";

import type { Spectron } from "../client.js";
import { ConflictError, NotFoundError, SettingError, SpectronError } from "../errors.js";
import type { Session } from "../shapes.js";
import type { Options } from "../transport.js";
import { digest } from "./identity.js";

const MOST_ID = 200;
/** What an id cannot hold that stands in a path: a slash, a space, a sign that nobody sees, dots alone. */
const NOT_IN_PATHS = /[/\s\p{Cc}\p{Surrogate}]|^\.+$/u;

/** The session of a chat's id has another scope than the chat; nothing was read from it, and nothing written. */
export class OtherScopeError extends SpectronError {}

/** A conversation. */
export interface ChatPlace {
  /** That of its session. */
  readonly id: string;
  /** Tags of the session, as `user=u_alice`. */
  readonly scope: string[];
  /** The same for the same id and scope. */
  readonly key: string;
  /** Whether its session was seen to be of its scope. */
  checked: boolean;
}

/** Where a chat is kept: under its own id, or a digest of one that no path can hold. Throws SettingError for none. */
export function placeOf(chatId: string, scope: string[]): ChatPlace {
  if (!chatId) throw new SettingError("A chat needs an id of its own; give the one that your program has for it.");
  const fits = chatId.length <= MOST_ID && !NOT_IN_PATHS.test(chatId);
  const id = fits ? chatId : createHash("sha256").update(chatId).digest("hex");
  return { id, scope, key: digest(id, ...new Set(scope.toSorted())), checked: false };
}

/**
 * What is asked of a session, after opening it where it is not there yet.
 *
 * An id may come from a browser, and the key may see everybody: the session's scope must be that of the chat.
 * Throws OtherScopeError where it is not, and as `ask` does.
 */
export async function inSession<T>(
  client: Spectron,
  chat: ChatPlace,
  ask: () => Promise<T>,
  options: Options = {},
): Promise<T> {
  if (!chat.checked) await enter(client, chat, options);
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
    await enter(client, chat, options);
    return await ask();
  }
}

async function enter(client: Spectron, chat: ChatPlace, options: Options): Promise<void> {
  chat.checked = false;
  const { scope } = await opened(client, chat, options);
  if (scope.length !== new Set(chat.scope).size || !scope.every((tag) => chat.scope.includes(tag))) {
    throw new OtherScopeError("The chat's session has another scope than the chat; nothing was read or written.");
  }
  chat.checked = true;
}

async function opened(client: Spectron, chat: ChatPlace, options: Options): Promise<Session> {
  try {
    return await client.sessions.show(chat.id, options);
  } catch (error) {
    if (!(error instanceof NotFoundError)) throw error;
  }
  try {
    return await client.sessions.create({ id: chat.id, scope: chat.scope }, options);
  } catch (error) {
    // Another worker opened it meanwhile; or it is of a scope that the key does not see, as the next request says.
    if (!(error instanceof ConflictError)) throw error;
    return await client.sessions.show(chat.id, options);
  }
}
