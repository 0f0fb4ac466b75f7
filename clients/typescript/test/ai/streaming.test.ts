import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { streamText, wrapLanguageModel, type LanguageModel, type ModelMessage } from "ai";

import type { Spectron } from "@spectron/client";
import { memory } from "@spectron/client/ai";

import { answering } from "../support/models.js";
import { scripted } from "../support/scripted.js";
import { newContext } from "../support/service.js";

const RUNS = 24;
const MOST_ADDED_MS = 5;

const SHORT: ModelMessage[] = [{ role: "user", content: "Where do I live?" }];

/** A prompt with ten megabytes that a tool gave. */
const LARGE: ModelMessage[] = [
  ...SHORT,
  { role: "assistant", content: [{ type: "tool-call", toolCallId: "c", toolName: "read", input: {} }] },
  {
    role: "tool",
    content: [
      { type: "tool-result", toolCallId: "c", toolName: "read", output: { type: "text", value: "é".repeat(5e6) } },
    ],
  },
];

/** The milliseconds until a stream's first words. */
async function firstWords(model: LanguageModel, messages: ModelMessage[]): Promise<number> {
  const began = performance.now();
  const { textStream } = streamText({ model, messages });
  const words = textStream[Symbol.asyncIterator]();
  await words.next();
  const took = performance.now() - began;
  while (!(await words.next()).done);
  return took;
}

/**
 * What remembering adds to the wait for the first words, the bare model and the other by turns.
 *
 * The quickest of each are compared: a busy machine makes runs of either slower by more than what is measured, and a
 * wait for the memory would be in every run.
 */
async function added(client: Spectron, messages = SHORT): Promise<number> {
  const kept = memory(client, { context: false, attempts: 1, onTrouble: () => undefined });
  const bare: number[] = [];
  const wrapped: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    bare.push(await firstWords(answering("You live in Oslo."), messages));
    const { middleware } = kept.chat(`chat-${run % 4}`);
    wrapped.push(await firstWords(wrapLanguageModel({ model: answering("You live in Oslo."), middleware }), messages));
  }
  return Math.min(...wrapped) - Math.min(...bare);
}

describe("the first words of a stream", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  test("come no later for being remembered", async (t) => {
    const ms = await added(client);
    t.diagnostic(`remembering adds ${ms.toFixed(2)} ms before the first words`);
    assert.ok(ms <= MOST_ADDED_MS);
  });

  test("come no later where a tool gave ten megabytes", async (t) => {
    const ms = await added(client, LARGE);
    t.diagnostic(`with ten megabytes in the prompt it adds ${ms.toFixed(2)} ms`);
    assert.ok(ms <= MOST_ADDED_MS);
  });

  test("come no later where the service is silent", async (t) => {
    await scripted(["silence"], async (silent) => {
      const ms = await added(silent);
      t.diagnostic(`with a silent service it adds ${ms.toFixed(2)} ms`);
      assert.ok(ms <= MOST_ADDED_MS);
    });
  });
});
