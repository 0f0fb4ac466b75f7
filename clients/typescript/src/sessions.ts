/** Conversations: opened, read back, erased. */

import { listed } from "./paging.js";
import { call, write } from "./routes.js";
import type { FilterOf, Opening, Receipt, Session, Transcript, Turn } from "./shapes.js";
import type { Connection, Options, WriteOptions } from "./transport.js";

const SESSIONS = "/api/v1/{context_id}/sessions";
const SESSION = `${SESSIONS}/{session_id}` as const;

export class Sessions {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Opens a session. Throws ConflictError where the id is taken. */
  create(opening: Opening = {}, options?: WriteOptions): Promise<Session> {
    return write(this.#connection, SESSIONS, { body: opening }, options);
  }

  /** Every session that has all tags of a scope, oldest first. */
  list(filter: FilterOf<typeof SESSIONS> = {}, options?: Options): AsyncGenerator<Session, void, undefined> {
    return listed(
      (cursor) => call(this.#connection, "get", SESSIONS, { query: { ...filter, cursor } }, options),
      (page) => page.sessions,
    );
  }

  /** A session. Throws NotFoundError, also where the key does not see it. */
  show(session_id: string, options?: Options): Promise<Session> {
    return call(this.#connection, "get", SESSION, { ids: { session_id } }, options);
  }

  /** Puts other metadata in the place of a session's. */
  update(session_id: string, metadata: Record<string, unknown>, options?: Options): Promise<Session> {
    return call(this.#connection, "patch", SESSION, { ids: { session_id }, body: { metadata } }, options);
  }

  /** Erases a session with all of its turns. Throws NotFoundError, also where a repeated request had done it before. */
  delete(session_id: string, options?: Options): Promise<Receipt> {
    return call(this.#connection, "delete", SESSION, { ids: { session_id } }, options);
  }

  /** Every turn of a session in order. */
  turns(
    session_id: string,
    filter: FilterOf<`${typeof SESSION}/turns`> = {},
    options?: Options,
  ): AsyncGenerator<Turn, void, undefined> {
    return listed(
      (cursor) => {
        const filling = { ids: { session_id }, query: { ...filter, cursor } };
        return call(this.#connection, "get", `${SESSION}/turns`, filling, options);
      },
      (page) => page.turns,
    );
  }

  /** A whole session with the entity of each name and pronoun, and the facts, beside each turn. */
  transcript(session_id: string, options?: Options): Promise<Transcript> {
    const filling = { ids: { session_id }, query: { format: "json" as const } };
    return call(this.#connection, "get", `${SESSION}/transcript`, filling, options);
  }
}
