import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { generateText, wrapLanguageModel, type ModelMessage } from "ai";

import { open, type Spectron } from "@spectron/client";
import { memory, type MemorySettings, type Trouble } from "@spectron/client/ai";

import { answering } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { problem, scripted } from "../support/scripted.js";
import { newContext } from "../support/service.js";

const FULL = { type: "", title: "", status: 503, code: "storage_failed", detail: "The disk is full." };

describe("a model whose memory is in trouble", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  /** A memory that gathers its troubles, and a call of a model with it. */
  function remembering(over: Spectron, settings: MemorySettings = {}) {
    const troubles: Trouble[] = [];
    const kept = memory(over, { attempts: 2, onTrouble: (trouble) => troubles.push(trouble), ...settings });
    async function ask(chatId: string, answer: string, messages: ModelMessage[]): Promise<string> {
      const model = wrapLanguageModel({ model: answering(answer), middleware: kept.chat(chatId).middleware });
      const { text } = await generateText({ model, messages });
      return text;
    }
    return { troubles, flush: () => kept.flush(), ask };
  }

  test("answers while the service is away; what was lost is told of, and sent with the next call", async () => {
    let away = true;
    const fetch: typeof globalThis.fetch = (...asked) =>
      away ? Promise.reject(new TypeError("fetch failed")) : globalThis.fetch(...asked);
    const { ask, flush, troubles } = remembering(open({ ...client.connection, fetch }));
    const talk: ModelMessage[] = [{ role: "user", content: "I live in Oslo." }];
    assert.equal(await ask("chat-away", "Nice.", talk), "Nice.");
    await flush();
    assert.deepEqual(
      new Set(troubles.map((one) => `${one.what} ${one.error.name}`)),
      new Set(["context UnreachableError", "lost UnreachableError"]),
    );
    const lost = troubles.flatMap((one) => one.messages.map((message) => message.content));
    assert.deepEqual(lost, ["I live in Oslo.", "Nice."]);
    away = false;
    await ask("chat-away", "Gladly.", [
      ...talk,
      { role: "assistant", content: "Nice." },
      { role: "user", content: "Thanks." },
    ]);
    await flush();
    const said = ["user: I live in Oslo.", "assistant: Nice.", "user: Thanks.", "assistant: Gladly."];
    assert.deepEqual(await recordOf(client, "chat-away"), said);
  });

  test("loses nothing where the service comes back in time", async () => {
    let failing = 2;
    const fetch: typeof globalThis.fetch = (...asked) =>
      String(asked[0]).endsWith("/facts/batch") && failing-- > 0
        ? Promise.reject(new TypeError("fetch failed"))
        : globalThis.fetch(...asked);
    const { ask, flush, troubles } = remembering(open({ ...client.connection, fetch }), { attempts: 4 });
    await ask("chat-back", "Nice.", [{ role: "user", content: "I live in Rome." }]);
    await flush();
    assert.deepEqual(troubles, []);
    assert.deepEqual(await recordOf(client, "chat-back"), ["user: I live in Rome.", "assistant: Nice."]);
  });

  test("loses nothing where the service asks for a longer wait than half a minute", async ({ mock }) => {
    const asked: number[] = [];
    const full = () => new Response(JSON.stringify(FULL), { status: 503, headers: { "Retry-After": "60" } });
    const fetch: typeof globalThis.fetch = (...request) => {
      if (!String(request[0]).endsWith("/facts/batch") || asked.push(Date.now()) > 3)
        return globalThis.fetch(...request);
      return Promise.resolve(full());
    };
    const over = open({ ...client.connection, fetch });
    const { ask, flush, troubles } = remembering(over, { attempts: 4, context: false });
    mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.now() });
    await ask("chat-full", "Nice.", [{ role: "user", content: "I live in Ulm." }]);
    let done = false;
    const flushed = flush().finally(() => (done = true));
    while (!done) {
      await new Promise((resolve) => setImmediate(resolve));
      mock.timers.tick(1000);
    }
    await flushed;
    const waits = asked.slice(1, 4).map((time, index) => Math.floor((time - (asked[index] ?? 0)) / 5000) * 5);
    assert.deepEqual(waits, [30, 30, 30]);
    assert.deepEqual(troubles, []);
    assert.deepEqual(await recordOf(client, "chat-full"), ["user: I live in Ulm.", "assistant: Nice."]);
  });

  test("answers with a wrong key and in a foreign context, and says why nothing is kept", async () => {
    for (const wrong of [{ apiKey: "sp-wrong" }, { contextId: "foreign" }]) {
      const { ask, flush, troubles } = remembering(open({ ...client.connection, ...wrong }));
      assert.equal(await ask("chat-wrong", "Nice.", [{ role: "user", content: "I live in Bern." }]), "Nice.");
      await flush();
      assert.ok(troubles.length > 1 && troubles.every((one) => one.error.name === "UnauthorisedError"));
    }
  });

  test("is not held up by a service that is silent", async () => {
    await scripted(["silence"], async (silent) => {
      const { ask, troubles } = remembering(silent, { contextTimeoutMs: 50 });
      assert.equal(await ask("chat", "Nice.", [{ role: "user", content: "I live in Bonn." }]), "Nice.");
      assert.deepEqual(
        troubles.map((one) => [one.what, one.error.name]),
        [["context", "TimedOutError"]],
      );
    });
  });

  test("keeps what can be kept of a batch, and tells of the rest", async () => {
    const { ask, flush, troubles } = remembering(client, { limits: { messageBytes: 100_000 } });
    const talk: ModelMessage[] = ["One.", "x".repeat(40_000), "Two."].map((content) => ({ role: "user", content }));
    for (const _ of [1, 2]) {
      await ask("chat-large", "Nice.", talk);
      await flush();
    }
    assert.deepEqual(
      troubles.map((one) => [one.what, one.error.name, one.messages.length]),
      [["lost", "TooLargeError", 1]],
    );
    assert.deepEqual(await recordOf(client, "chat-large"), ["user: One.", "user: Two.", "assistant: Nice."]);
  });

  test("lets no more wait than its bound says, and tells of what it leaves out", async () => {
    await scripted([problem(503, "overloaded", { "Retry-After": "0" })], async (overloaded) => {
      const { ask, flush, troubles } = remembering(overloaded, { waiting: 2, context: false });
      await ask(
        "chat",
        "Nice.",
        ["One.", "Two.", "Three."].map((content) => ({ role: "user", content })),
      );
      await flush();
      const names = new Set(troubles.map((one) => one.error.name));
      assert.deepEqual(names, new Set(["OutboxFullError", "UnavailableError"]));
    });
  });

  test("goes on where telling of trouble fails", async () => {
    await scripted([problem(404, "not_found")], async (empty) => {
      const onTrouble = () => {
        throw new Error("The one who is told fails.");
      };
      const warned = new Promise<Error>((resolve) => process.once("warning", resolve));
      const { ask, flush } = remembering(empty, { onTrouble });
      assert.equal(await ask("chat", "Nice.", [{ role: "user", content: "I live in Bonn." }]), "Nice.");
      await flush();
      assert.equal((await warned).message.includes("Bonn"), false);
    });
  });
});
