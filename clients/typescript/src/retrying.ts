/** Which failures pass, and how long to wait for that. Times are milliseconds. */

import { ProblemError, UnexpectedReplyError, UnreachableError } from "./errors.js";

/** The longest wait between two attempts; where the service asks for a longer one, the caller is told instead. */
export const MOST_WAIT_MS = 30_000;

const FIRST_WAIT_MS = 250;
const PASSING_STATUS = new Set([408, 429, 502, 503, 504]);

/** Whether the same request may succeed later. */
export function passes(error: unknown): boolean {
  if (error instanceof ProblemError) return PASSING_STATUS.has(error.status) || error.code === "idempotency_in_flight";
  if (error instanceof UnexpectedReplyError) return PASSING_STATUS.has(error.status);
  return error instanceof UnreachableError;
}

/** The wait after so many attempts: as the service asks, else twice as long each time, by chance somewhat less. */
export function waitAfter(attempts: number, error: unknown, chance = Math.random()): number {
  const asked = error instanceof ProblemError ? error.retryAfterMs : undefined;
  return asked ?? Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), MOST_WAIT_MS) * (1 - chance / 2);
}

/** `Retry-After` (seconds or an HTTP date) in milliseconds from `now`; undefined where it is neither. */
export function retryAfter(header: string | null, now = Date.now()): number | undefined {
  if (!header) return undefined;
  const wait = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
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
