/** Messages on their way to the record: in the background, in the order of each chat, within bounds. */

import { setImmediate as aside } from "node:timers/promises";

import type { Spectron } from "../client.js";
import { ConflictError, InvalidError, SpectronError, TooLargeError, type ProblemError } from "../errors.js";
import { passes } from "../retrying.js";
import type { Message } from "../shapes.js";
import { inSession, type ChatPlace } from "./chats.js";
import { keyOf } from "./identity.js";

const MOST_IN_BATCH = 100;
const MOST_KNOWN = 50_000;

/** More messages wait than `waiting` lets; these were not kept. */
export class OutboxFullError extends SpectronError {}

/** A message with the id that makes a second writing of it no second turn. */
export type Sendable = Message & { id: string };

/** How many messages may wait, how often each is tried, and who is told of what was given up. */
export interface OutboxSettings {
  readonly waiting: number;
  readonly attempts: number;
  readonly lost: (chat: ChatPlace, messages: Sendable[], error: Error) => void;
}

interface Queue {
  readonly waiting: Sendable[];
  busy: boolean;
}

export class Outbox {
  readonly #client: Spectron;
  readonly #settings: OutboxSettings;
  readonly #queues = new Map<string, Queue>();
  /** Ids of messages that wait or are in the record; one that is dropped from here is sent again, and skipped there. */
  readonly #known = new Set<string>();
  readonly #running = new Set<Promise<void>>();

  constructor(client: Spectron, settings: OutboxSettings) {
    this.#client = client;
    this.#settings = settings;
  }

  /** Takes the messages of a chat that are new. They are made, and sent, after what runs now. Never throws. */
  put(chat: ChatPlace, make: () => Sendable[]): void {
    const run = this.#take(chat, make).finally(() => this.#running.delete(run));
    this.#running.add(run);
  }

  /** Waits until nothing waits any more: everything is in the record, or was given up and told of. */
  async flush(): Promise<void> {
    while (this.#running.size) await Promise.all(this.#running);
  }

  /** Whether a message waits or is in the record, as far as this process knows. */
  knows(id: string): boolean {
    return this.#known.has(id);
  }

  async #take(chat: ChatPlace, make: () => Sendable[]): Promise<void> {
    await aside();
    const queue = this.#queues.get(chat.id) ?? { waiting: [], busy: false };
    this.#queues.set(chat.id, queue);
    this.#admit(chat, queue, make());
    if (queue.busy) return;
    queue.busy = true;
    while (queue.waiting.length) {
      const batch = queue.waiting.slice(0, MOST_IN_BATCH);
      const away = await this.#deliver(chat, batch);
      if (away) this.#lose(chat, queue.waiting.splice(0), away);
      else queue.waiting.splice(0, batch.length);
    }
    this.#queues.delete(chat.id);
  }

  #admit(chat: ChatPlace, queue: Queue, messages: Sendable[]): void {
    const fresh = messages.filter((message) => !this.#known.has(message.id));
    const waiting = [...this.#queues.values()].reduce((sum, one) => sum + one.waiting.length, 0);
    const room = Math.max(0, this.#settings.waiting - waiting);
    const taken = fresh.slice(0, room);
    queue.waiting.push(...taken);
    this.#know(taken);
    if (taken.length < fresh.length) {
      const error = new OutboxFullError(`${this.#settings.waiting} messages wait already; the memory is away too long.`);
      this.#lose(chat, fresh.slice(room), error);
    }
  }

  /** Sends a batch, and tells of what of it is refused; gives the error where none of it could be sent. */
  async #deliver(chat: ChatPlace, messages: Sendable[]): Promise<Error | undefined> {
    try {
      await this.#send(chat, messages);
    } catch (error) {
      if (!isOfMessages(error)) return error as Error;
      if (messages.length === 1) this.#lose(chat, messages, error);
      // One message may be why all were refused: each is sent alone.
      else for (const message of messages) await this.#deliver(chat, [message]);
    }
    return undefined;
  }

  /** Forgets that messages are known, so that the chat's next call sends them again, and tells. */
  #lose(chat: ChatPlace, messages: Sendable[], error: Error): void {
    for (const message of messages) this.#known.delete(message.id);
    this.#settings.lost(chat, messages, error);
  }

  #send(chat: ChatPlace, messages: Sendable[]): Promise<unknown> {
    const options = { idempotencyKey: keyOf(messages), attempts: this.#settings.attempts };
    return inSession(this.#client, chat, () => this.#client.remember(messages, { session_id: chat.id }, options), {
      attempts: this.#settings.attempts,
    });
  }

  #know(messages: Sendable[]): void {
    for (const message of messages) this.#known.add(message.id);
    for (const id of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(id);
    }
  }
}

/** Whether a batch was refused for what is in it. */
function isOfMessages(error: unknown): error is ProblemError {
  const refusals = [InvalidError, TooLargeError, ConflictError];
  return refusals.some((refusal) => error instanceof refusal) && !passes(error);
}
