/** One request to the service: sent, sent again where that helps, its reply read, its problem thrown. */

import { problemError, TimedOutError, UnexpectedReplyError, UnreachableError } from "./errors.js";
import { jsonOf } from "./json.js";
import { MOST_WAIT_MS, passes, retryAfter, sleep, waitAfter } from "./retrying.js";
import type { Problem } from "./shapes.js";

/** Where the service is, who asks, and how patiently. */
export interface Connection {
  /** Address of the service, such as `http://127.0.0.1:9090`. */
  readonly url: string;
  readonly apiKey: string;
  readonly contextId: string;
  /** Longest wait for one reply; the request is then sent again. */
  readonly timeoutMs: number;
  /** How often a request is sent in all. */
  readonly attempts: number;
  readonly fetch: typeof globalThis.fetch;
}

/** What a caller may set for one request. */
export interface Options {
  /** Ends the request, and waiting for it, with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Takes the place of the client's `timeoutMs`. */
  timeoutMs?: number | undefined;
  /** Takes the place of the client's `attempts`. */
  attempts?: number | undefined;
  /** Asks again after half a minute where the service asks for a longer wait; left out, that is thrown at once. */
  patient?: boolean | undefined;
}

/** What a caller may set for one write. */
export interface WriteOptions extends Options {
  /** Your own name for this write: sent again with the same body, it is one write with one reply. */
  idempotencyKey?: string | undefined;
}

/** A request as HTTP has it, below the service's address. */
export interface Request {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** The reply to a request. Throws ProblemError, UnreachableError, TimedOutError, UnexpectedReplyError, NotJsonError. */
export async function ask(connection: Connection, request: Request, options: Options = {}): Promise<unknown> {
  const attempts = options.attempts ?? connection.attempts;
  const body = request.body === undefined ? null : jsonOf(request.body);
  for (let attempt = 1; ; attempt++) {
    try {
      return await askOnce(connection, request, body, options);
    } catch (error) {
      const wait = waitAfter(attempt, error);
      const tooLong = wait > MOST_WAIT_MS && !options.patient;
      if (attempt >= attempts || !passes(error) || tooLong) throw error;
      await sleep(Math.min(wait, MOST_WAIT_MS), options.signal);
    }
  }
}

async function askOnce(connection: Connection, request: Request, body: string | null, options: Options) {
  const timeout = AbortSignal.timeout(options.timeoutMs ?? connection.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const headers = {
    "API-KEY": connection.apiKey,
    Accept: "application/json",
    ...(body === null ? {} : { "Content-Type": "application/json" }),
    ...request.headers,
  };
  let status: number, text: string, wait: number | undefined;
  try {
    const reply = await connection.fetch(`${connection.url}${request.path}`, {
      method: request.method,
      headers,
      body,
      signal,
      // A redirection would take the key elsewhere.
      redirect: "manual",
    });
    ({ status } = reply);
    wait = retryAfter(reply.headers.get("Retry-After"));
    text = await reply.text();
  } catch (error) {
    options.signal?.throwIfAborted();
    throw timeout.aborted
      ? new TimedOutError("The service did not reply in time.", { cause: error })
      : new UnreachableError("The service cannot be reached; look at the address.", { cause: error });
  }
  return read(status, text, wait);
}

function read(status: number, text: string, wait: number | undefined): unknown {
  const reply = parsed(text);
  if (status >= 200 && status < 300 && reply !== undefined) return reply;
  if (isProblem(reply)) throw problemError(reply, wait);
  throw new UnexpectedReplyError(status, wait);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isProblem(reply: unknown): reply is Problem {
  return typeof reply === "object" && reply !== null && "code" in reply && "detail" in reply && "status" in reply;
}
