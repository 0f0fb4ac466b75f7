/** Messages on their way to the record: in the background, in the order of each chat, within bounds. */

import { setImmediate as aside } from "node:timers/promises";

import type { Spectron } from "../client.js";
import { ConflictError, InvalidError, SpectronError, TooLargeError } from "../errors.js";
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

/** How many messages may wait, how often each is tried, and who is told of what was given up or is there already. */
export interface OutboxSettings {
  readonly waiting: number;
  readonly attempts: number;
  readonly lost: (chat: ChatPlace, messages: Sendable[], error: Error) => void;
  /** The record has another result of a tool under the id of this one. */
  readonly other: (chat: ChatPlace, messages: Sendable[], error: Error) => void;
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
    const queue = this.#queues.get(chat.key) ?? { waiting: [], busy: false };
    this.#queues.set(chat.key, queue);
    try {
      this.#admit(chat, queue, make());
    } catch (error) {
      this.#settings.lost(chat, [], error as Error);
    }
    if (!queue.busy) await this.#drain(chat, queue);
  }

  #admit(chat: ChatPlace, queue: Queue, messages: Sendable[]): void {
    const fresh = messages.filter((message) => !this.#known.has(message.id));
    const waiting = [...this.#queues.values()].reduce((sum, one) => sum + one.waiting.length, 0);
    const room = Math.max(0, this.#settings.waiting - waiting);
    const taken = fresh.slice(0, room);
    queue.waiting.push(...taken);
    this.#know(taken);
    if (taken.length < fresh.length) {
      const error = new OutboxFullError(
        `${this.#settings.waiting} messages wait already; the memory is away too long.`,
      );
      this.#settings.lost(chat, fresh.slice(room), error);
    }
  }

  async #drain(chat: ChatPlace, queue: Queue): Promise<void> {
    queue.busy = true;
    // One message may be why a batch is refused: each of that batch is then sent alone.
    let alone = 0;
    while (queue.waiting.length) {
      const batch = queue.waiting.slice(0, alone ? 1 : MOST_IN_BATCH);
      const error = await this.#failure(chat, batch);
      if (error && !isRefusal(error)) {
        this.#giveUp(chat, queue.waiting.splice(0), error);
      } else if (error && batch.length > 1) {
        alone = batch.length;
      } else {
        queue.waiting.splice(0, batch.length);
        alone = Math.max(0, alone - 1);
        if (error) this.#tellRefused(chat, batch, error);
      }
    }
    this.#queues.delete(chat.key);
  }

  #tellRefused(chat: ChatPlace, messages: Sendable[], error: Error): void {
    if (!isTaken(messages, error)) this.#settings.lost(chat, messages, error);
    else if (!isCall(messages)) this.#settings.other(chat, messages, error);
  }

  /** Lets the chat's next call send messages again, and tells. */
  #giveUp(chat: ChatPlace, messages: Sendable[], error: Error): void {
    for (const message of messages) this.#known.delete(message.id);
    this.#settings.lost(chat, messages, error);
  }

  async #failure(chat: ChatPlace, messages: Sendable[]): Promise<Error | undefined> {
    try {
      await this.#send(chat, messages);
      return undefined;
    } catch (error) {
      return error as Error;
    }
  }

  #send(chat: ChatPlace, messages: Sendable[]): Promise<unknown> {
    const patience = { attempts: this.#settings.attempts, patient: true };
    const options = { ...patience, idempotencyKey: keyOf(messages) };
    const write = () => this.#client.remember(messages, { session_id: chat.id }, options);
    return inSession(this.#client, chat, write, patience);
  }

  #know(messages: Sendable[]): void {
    for (const message of messages) this.#known.add(message.id);
    for (const id of this.#known) {
      if (this.#known.size <= MOST_KNOWN) break;
      this.#known.delete(id);
    }
  }
}

/** Whether messages were refused for what is in them; they would be again. */
function isRefusal(error: Error): boolean {
  return [InvalidError, TooLargeError, ConflictError].some((kind) => error instanceof kind) && !passes(error);
}

/** Whether the record has a call, or what one gave, of the same id in other words. */
function isTaken([message]: Sendable[], error: Error): boolean {
  return message?.role === "tool" && error instanceof ConflictError && error.code === "message_conflict";
}

/** Whether it is a call, whose words a schema may change; nothing changes those of what it gave. */
function isCall([message]: Sendable[]): boolean {
  return message?.content.startsWith(`${message.name}(`) ?? false;
}
