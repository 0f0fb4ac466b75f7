/** A chat's session, opened when something first needs it. */

import type { Spectron } from "../client.js";
import { ConflictError, NotFoundError } from "../errors.js";
import type { Options } from "../transport.js";

/** A conversation: its session has the same id. */
export interface ChatPlace {
  readonly id: string;
  /** Tags of the session, as `user=u_alice`. */
  readonly scope: string[];
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
