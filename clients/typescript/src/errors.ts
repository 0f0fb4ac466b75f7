/** What can go wrong, as classes: test these, or a problem's `code`, never the sentences. */

import type { Problem } from "./shapes.js";

/** Any error of this package. */
export class SpectronError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The service refused a request and says why (RFC 9457). */
export class ProblemError extends SpectronError {
  constructor(
    readonly problem: Problem,
    /** How long the service asks to wait, in milliseconds; undefined where it does not say. */
    readonly retryAfterMs?: number,
  ) {
    super(problem.detail);
  }

  /** The HTTP status. */
  get status(): number {
    return this.problem.status;
  }

  /** One word of the service's closed list. */
  get code(): Problem["code"] {
    return this.problem.code;
  }

  /** Each field that is wrong; empty where the request as a whole is. */
  get errors(): NonNullable<Problem["errors"]> {
    return this.problem.errors ?? [];
  }
}

/** 401: the key is missing, unknown, revoked, or of another context. */
export class UnauthorisedError extends ProblemError {}
/** 403: the key may not do this, or not in this scope. */
export class ForbiddenError extends ProblemError {}
/** 404: it is not there, or not in what the key sees. */
export class NotFoundError extends ProblemError {}
/** 409: it contradicts what is there. */
export class ConflictError extends ProblemError {}
/** 413: more than the service takes at once; nothing of it is stored. */
export class TooLargeError extends ProblemError {}
/** 400 or 422: the request is not sound. */
export class InvalidError extends ProblemError {}
/** 429: more requests than the key may send. */
export class RateLimitedError extends ProblemError {}
/** 503: the graph is away, or too much is asked at once. */
export class UnavailableError extends ProblemError {}

/** No reply came: nobody listens at the address, or the connection broke. */
export class UnreachableError extends SpectronError {}
/** No reply came in time; the request may have been carried out. */
export class TimedOutError extends UnreachableError {}
/** A reply came that Spectron does not give, as from a proxy on the way. */
export class UnexpectedReplyError extends SpectronError {
  constructor(
    readonly status: number,
    /** How long the reply asks to wait, in milliseconds; undefined where it does not say. */
    readonly retryAfterMs?: number,
  ) {
    super(`The reply (status ${status}) is not Spectron's; look at the address, and at proxies on the way.`);
  }
}
/** A value that is to be sent is not JSON: a cycle, a function, a date, NaN and the like. */
export class NotJsonError extends SpectronError {}
/** A setting is missing or not allowed. */
export class SettingError extends SpectronError {}

const OF_STATUS: Record<number, typeof ProblemError> = {
  400: InvalidError,
  401: UnauthorisedError,
  403: ForbiddenError,
  404: NotFoundError,
  409: ConflictError,
  413: TooLargeError,
  422: InvalidError,
  429: RateLimitedError,
  503: UnavailableError,
};

/** The error of a problem document. */
export function problemError(problem: Problem, retryAfterMs?: number): ProblemError {
  return new (OF_STATUS[problem.status] ?? ProblemError)(problem, retryAfterMs);
}
