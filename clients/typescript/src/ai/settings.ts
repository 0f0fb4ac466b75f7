/** How a memory works, and how it tells of trouble. */

import type { Limits } from "./limits.js";
import type { Sendable } from "./outbox.js";

/** What went wrong while the model answered all the same. */
export interface Trouble {
  /**
   * `context`: the model answered without it. `turn`: something of a turn is not JSON, or the record has another result
   * under the id of its call. `lost`: turns were given up.
   */
  readonly what: "context" | "turn" | "lost";
  readonly sessionId: string;
  readonly error: Error;
  /** Turns that are not in the record. The chat's next call sends them again, but for those that were refused. */
  readonly messages: readonly Sendable[];
}

/** How a memory works; whatever is left out is as said here. */
export interface MemorySettings {
  /** The block of context: most turns (20), most characters (8000); `false` for none. */
  context?: { limit?: number; max_chars?: number } | false;
  /** Longest wait for the block; the model then answers without it. 5000 */
  contextTimeoutMs?: number;
  /** Most bytes of a message (32 768), and of what a tool was called with or gave (8192). The turn says if more. */
  limits?: Partial<Limits>;
  /** Most messages that wait for a service that is away. 1000 */
  waiting?: number;
  /** How often a write is tried before it is given up; 10 take 90 s, 270 s of a busy service, 390 s of a silent one. 10 */
  attempts?: number;
  /** Told of what went wrong; left out, it is a warning of the process, without anybody's words. */
  onTrouble?: (trouble: Trouble) => void;
}
