/** Which failures pass, and how long to wait for that. Times are milliseconds. */

import { ProblemError, UnexpectedReplyError, UnreachableError } from "./errors.js";

/** The longest wait between two attempts; one who is not patient is told where the service asks for a longer one. */
export const MOST_WAIT_MS = 30_000;

const FIRST_WAIT_MS = 250;
const SECONDS = /^\d+(\.\d+)?$/;
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d.* GMT$/;
const PASSING_STATUS = new Set([408, 429, 502, 503, 504]);

/** Whether the same request may succeed later. */
export function passes(error: unknown): boolean {
  if (error instanceof ProblemError) return PASSING_STATUS.has(error.status) || error.code === "idempotency_in_flight";
  if (error instanceof UnexpectedReplyError) return PASSING_STATUS.has(error.status);
  return error instanceof UnreachableError;
}

/** The wait after so many attempts: twice as long each time, by chance somewhat less, or the longer one asked for. */
export function waitAfter(attempts: number, error: unknown, chance = Math.random()): number {
  const told = error instanceof ProblemError || error instanceof UnexpectedReplyError;
  const asked = told ? (error.retryAfterMs ?? 0) : 0;
  return Math.max(asked, Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), MOST_WAIT_MS) * (1 - chance / 2));
}

/** `Retry-After` (seconds or an HTTP date) in milliseconds from `now`; undefined where it is neither, or is over. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  const asked = header?.trim() ?? "";
  if (SECONDS.test(asked)) return Number(asked) * 1000;
  // Date.parse takes much for a date, "-1" too.
  const wait = HTTP_DATE.test(asked) ? Date.parse(asked) - now : NaN;
  return wait > 0 ? wait : undefined;
}

/** Waits so long. Throws the signal's reason as soon as it is aborted. */
export async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted();
  await new Promise<void>((resolve, reject) => {
    const leave = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", leave);
      resolve();
    }, ms);
    signal?.addEventListener("abort", leave, { once: true });
  });
}
