/** Client of Spectron: `open()` gives one. */

export { Spectron } from "./client.js";
export type { Between, ContextFilter, RecallFilter, StateFilter } from "./client.js";
export * from "./errors.js";
export { open } from "./open.js";
export type { Settings } from "./open.js";
export type { Sessions } from "./sessions.js";
export type {
  Change,
  ContextBlock,
  Corrected,
  Diff,
  Entity,
  Fact,
  Forgetting,
  Hit,
  Instruction,
  Me,
  Message,
  Opening,
  Problem,
  Recalled,
  Receipt,
  Remembered,
  Session,
  State,
  Transcript,
  Turn,
  Uncertainty,
  Writing,
} from "./shapes.js";
export type { Options, WriteOptions } from "./transport.js";
