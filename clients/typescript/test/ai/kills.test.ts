import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

import { generateText, wrapLanguageModel, type ModelMessage } from "ai";
import fc from "fast-check";

import { open, type Spectron } from "@spectron/client";
import { memory } from "@spectron/client/ai";

import { answering } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

const ASKED = ["I live in Oslo.", "yes", "yes"];
const WHOLE = ASKED.flatMap((content, place) => [`user: ${content}`, `assistant: Answer ${place}.`]);
const PROGRAM = fileURLToPath(new URL("../support/program.js", import.meta.url));

/** Where a process dies: at its so-manieth request to the service, which still gets it or does not. */
interface Kill {
  at: number;
  sent: boolean;
}

/** A connection of a process that dies at a request; then nothing of it moves any more. */
function dying(kill: Kill | undefined) {
  const { promise: death, resolve: die } = withResolvers();
  const never = new Promise<never>(() => undefined);
  let requests = 0;
  const fetch: typeof globalThis.fetch = async (...asked) => {
    requests += 1;
    if (!kill || requests < kill.at) return globalThis.fetch(...asked);
    if (requests === kill.at && kill.sent) await globalThis.fetch(...asked);
    die();
    return never;
  };
  return { fetch, death };
}

function withResolvers() {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

describe("a program that is killed and started again from its checkpoint", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  /** Goes on with the conversation from where the checkpoint stands, through so many questions or until its death. */
  async function run(chatId: string, checkpoint: ModelMessage[], questions: number, kill?: Kill): Promise<void> {
    const { fetch, death } = dying(kill);
    let dead = false;
    const kept = memory(open({ ...client.connection, fetch }), { context: false });
    const { middleware } = kept.chat(chatId);
    const talk = async () => {
      for (let place = Math.floor(checkpoint.length / 2); place < questions && !dead; place++) {
        const messages = [...checkpoint.slice(0, 2 * place), { role: "user" as const, content: ASKED[place] ?? "" }];
        const model = wrapLanguageModel({ model: answering(`Answer ${place}.`), middleware });
        const { text } = await generateText({ model, messages });
        if (!dead) checkpoint.splice(0, Infinity, ...messages, { role: "assistant", content: text });
        if (place % 2) await kept.flush();
      }
      await kept.flush();
    };
    await Promise.race([talk(), death.then(() => (dead = true))]);
  }

  test("has each message in the record once, wherever and however often it dies", async () => {
    const kills = fc.array(fc.record({ at: fc.integer({ min: 1, max: 5 }), sent: fc.boolean() }), { maxLength: 3 });
    let examples = 0;
    const property = fc.asyncProperty(kills, async (deaths) => {
      const chatId = `chat-killed-${examples++}`;
      const checkpoint: ModelMessage[] = [];
      for (const kill of deaths) await run(chatId, checkpoint, ASKED.length - 1, kill);
      await run(chatId, checkpoint, ASKED.length);
      assert.deepEqual(await recordOf(client, chatId), WHOLE);
    });
    await fc.assert(property, { numRuns: 8 });
  });

  test("has each message once after a kill -9 between the model's answer and the write", async () => {
    const folder = await mkdtemp(join(tmpdir(), "spectron-"));
    const { url, apiKey, contextId } = client.connection;
    const env = { ...process.env, SPECTRON_URL: url, SPECTRON_API_KEY: apiKey, SPECTRON_CONTEXT_ID: contextId };
    const lives = (argument: string) =>
      new Promise<NodeJS.Signals | null>((resolve) => {
        const child = spawn(process.execPath, [PROGRAM, join(folder, "checkpoint.json"), argument], {
          env,
          stdio: "inherit",
        });
        child.once("exit", (_, signal) => resolve(signal));
      });
    assert.equal(await lives("die"), "SIGKILL");
    assert.equal(await lives("live"), null);
    assert.equal(await lives("live"), null);
    const turns = await recordOf(client, "chat-program");
    assert.deepEqual(turns, ["user: I live in Oslo.", "assistant: Nice.", "user: Thanks.", "assistant: Gladly."]);
    await rm(folder, { recursive: true });
  });
});
