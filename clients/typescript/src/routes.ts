/** Requests that the compiler holds against the OpenAPI document: path, query, body and reply. */

import { randomUUID } from "node:crypto";

import type { BodyOf, Method, PathOf, QueryOf, ReplyOf } from "./shapes.js";
import { ask, type Connection, type Options, type WriteOptions } from "./transport.js";

/** What goes into a route: values for the names in its path, its query, its body. */
export interface Filling<M extends Method, P extends PathOf<M>> {
  ids?: Record<string, string>;
  query?: QueryOf<M, P>;
  body?: BodyOf<M, P>;
}

/** What a route replies. Throws as `ask` does. */
export async function call<M extends Method, P extends PathOf<M>>(
  connection: Connection,
  method: M,
  path: P,
  filling: Filling<M, P> = {},
  options: Options & { headers?: Record<string, string> } = {},
): Promise<ReplyOf<M, P>> {
  const request = {
    method: method.toUpperCase(),
    path: placed(path, { context_id: connection.contextId, ...filling.ids }) + asked(filling.query),
    body: filling.body,
    headers: options.headers ?? {},
  };
  return (await ask(connection, request, options)) as ReplyOf<M, P>;
}

/** What a route that writes replies: sent again after a lost reply, it is one write all the same. */
export function write<P extends PathOf<"post">>(
  connection: Connection,
  path: P,
  filling: Filling<"post", P>,
  options: WriteOptions = {},
): Promise<ReplyOf<"post", P>> {
  const headers = { "Idempotency-Key": options.idempotencyKey ?? randomUUID() };
  return call(connection, "post", path, filling, { ...options, headers });
}

function placed(path: string, ids: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(ids[name] ?? ""));
}

function asked(query: object = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]: [string, unknown]) =>
    (Array.isArray(value) ? value : [value])
      .filter((one) => one !== undefined && one !== null)
      .map((one): [string, string] => [name, String(one)]),
  );
  return pairs.length ? `?${new URLSearchParams(pairs)}` : "";
}
