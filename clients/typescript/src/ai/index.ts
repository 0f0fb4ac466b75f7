/** A memory for the AI SDK: `memory(open()).chat(id)` gives a middleware and tools. */

export { OtherScopeError } from "./chats.js";
export { LIMITS, type Limits } from "./limits.js";
export { memory } from "./memory.js";
export type { Chat, Memory } from "./memory.js";
export { OutboxFullError, type Sendable } from "./outbox.js";
export type { MemorySettings, Trouble } from "./settings.js";
export { stamped } from "./stamps.js";
export { NotRecalledError } from "./tools.js";
export type { Forgotten, Found, MemoryTools } from "./tools.js";
