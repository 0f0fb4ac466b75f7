/** The client: one method for each thing that is asked of the memory. */

import { listed } from "./paging.js";
import { call, write } from "./routes.js";
import { Sessions } from "./sessions.js";
import type {
  BodyOf,
  ContextBlock,
  Corrected,
  Diff,
  Entity,
  Fact,
  FilterOf,
  Forgetting,
  Instruction,
  Me,
  Message,
  QueryOf,
  Recalled,
  Receipt,
  Remembered,
  State,
  Uncertainty,
  Writing,
} from "./shapes.js";
import type { Connection, Options, WriteOptions } from "./transport.js";

const CONTEXT = "/api/v1/{context_id}";
const SESSION = `${CONTEXT}/sessions/{session_id}` as const;
const QUERY = `${CONTEXT}/query` as const;

/** What a question may be narrowed by. */
export type RecallFilter = Omit<BodyOf<"post", typeof QUERY>, "query">;

/** What a block of context may be narrowed by; with `session_id` it is that session's, as seen by its scope. */
export type ContextFilter =
  | Omit<BodyOf<"post", `${typeof CONTEXT}/context`>, "query">
  | ({ session_id: string } & Omit<QueryOf<"get", `${typeof SESSION}/context`>, "query">);

/** What is asked of what holds; with `session_id`, what holds according to that session. */
export type StateFilter =
  BodyOf<"post", `${typeof CONTEXT}/state`> | ({ session_id: string } & QueryOf<"get", `${typeof SESSION}/state`>);

/** What a diff is between: two turns of a session, or two moments of what was known. */
export type Between =
  | BodyOf<"post", `${typeof CONTEXT}/state/diff`>
  | ({ session_id: string } & QueryOf<"get", `${typeof SESSION}/state/diff`>);

/**
 * A context of a Spectron service.
 *
 * Every method throws a SpectronError. What failed in passing is sent again, a write under the same
 * `Idempotency-Key`, so that a reply lost on the way makes no second write.
 */
export class Spectron {
  readonly sessions: Sessions;

  constructor(readonly connection: Connection) {
    this.sessions = new Sessions(connection);
  }

  /** The key's context, verbs and scope. */
  me(options?: Options): Promise<Me> {
    return call(this.connection, "get", `${CONTEXT}/me`, {}, options);
  }

  /** Remembers a message or several, in order, all or none. Without a `session_id` a session is opened. */
  remember(said: string | Message | Message[], writing: Writing = {}, options?: WriteOptions): Promise<Remembered> {
    const one = typeof said === "string" ? { role: "user" as const, content: said } : said;
    const body = { ...writing, messages: Array.isArray(one) ? one : [one] };
    return write(this.connection, `${CONTEXT}/facts/batch`, { body }, options);
  }

  /** Turns, facts and entities that answer a question, best first. */
  recall(query: string, filter: RecallFilter = {}, options?: Options): Promise<Recalled> {
    return call(this.connection, "post", QUERY, { body: { ...filter, query } }, options);
  }

  /** What an agent needs for its next answer, as text and item by item. */
  context(query: string, filter: ContextFilter = {}, options?: Options): Promise<ContextBlock> {
    if (!("session_id" in filter)) {
      return call(this.connection, "post", `${CONTEXT}/context`, { body: { ...filter, query } }, options);
    }
    const { session_id, ...narrowed } = filter;
    const filling = { ids: { session_id }, query: { ...narrowed, query } };
    return call(this.connection, "get", `${SESSION}/context`, filling, options);
  }

  /** What holds: facts by category, instructions in force, open doubts. */
  state(filter: StateFilter = {}, options?: Options): Promise<State> {
    if (!("session_id" in filter)) {
      return call(this.connection, "post", `${CONTEXT}/state`, { body: filter }, options);
    }
    const { session_id, ...query } = filter;
    return call(this.connection, "get", `${SESSION}/state`, { ids: { session_id }, query }, options);
  }

  /** What changed between two turns of a session (the first excluded), or two moments. */
  diff(between: Between, options?: Options): Promise<Diff> {
    if (!("session_id" in between)) {
      return call(this.connection, "post", `${CONTEXT}/state/diff`, { body: between }, options);
    }
    const { session_id, ...query } = between;
    return call(this.connection, "get", `${SESSION}/state/diff`, { ids: { session_id }, query }, options);
  }

  /** Erases turns, and tells what went with them; with `dry_run` it only tells. */
  forget(what: Forgetting, options?: WriteOptions): Promise<Receipt> {
    return write(this.connection, `${CONTEXT}/forget`, { body: what }, options);
  }

  /** Settles a doubt by the id of one of its facts, or another value. */
  resolve(uncertainty_id: string, accept: string, note = "", options?: WriteOptions): Promise<Corrected> {
    const filling = { ids: { uncertainty_id }, body: { accept, note } };
    return write(this.connection, `${CONTEXT}/uncertainties/{uncertainty_id}/resolve`, filling, options);
  }

  /** Every fact, those that hold now unless `status` says otherwise. */
  facts(filter: FilterOf<`${typeof CONTEXT}/facts`> = {}, options?: Options): AsyncGenerator<Fact, void, undefined> {
    return listed(
      (cursor) => call(this.connection, "get", `${CONTEXT}/facts`, { query: { ...filter, cursor } }, options),
      (page) => page.facts,
    );
  }

  /** Everybody and everything that is known. */
  entities(
    filter: FilterOf<`${typeof CONTEXT}/entities`> = {},
    options?: Options,
  ): AsyncGenerator<Entity, void, undefined> {
    return listed(
      (cursor) => call(this.connection, "get", `${CONTEXT}/entities`, { query: { ...filter, cursor } }, options),
      (page) => page.entities,
    );
  }

  /** Every rule that was given to the agent. */
  instructions(
    filter: FilterOf<`${typeof CONTEXT}/instructions`> = {},
    options?: Options,
  ): AsyncGenerator<Instruction, void, undefined> {
    return listed(
      (cursor) => call(this.connection, "get", `${CONTEXT}/instructions`, { query: { ...filter, cursor } }, options),
      (page) => page.instructions,
    );
  }

  /** Every doubt, those that are open unless `status` says otherwise. */
  uncertainties(
    filter: FilterOf<`${typeof CONTEXT}/uncertainties`> = {},
    options?: Options,
  ): AsyncGenerator<Uncertainty, void, undefined> {
    return listed(
      (cursor) => call(this.connection, "get", `${CONTEXT}/uncertainties`, { query: { ...filter, cursor } }, options),
      (page) => page.uncertainties,
    );
  }
}
