import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { generateText, wrapLanguageModel } from "ai";

import type { Spectron } from "@spectron/client";
import { memory, OtherScopeError, type Trouble } from "@spectron/client/ai";

import { answering, systemsOf } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

const ANN = ["user=u_ann", "org=acme"];
const BOB = ["user=u_bob", "org=acme"];

describe("a chat whose id is another user's", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  /** Says something in a chat; gives the system messages that the model was given, and what was told. */
  async function said(chatId: string, scope: string[], words: string) {
    const troubles: Trouble[] = [];
    const kept = memory(client, { contextTimeoutMs: 60_000, onTrouble: (trouble) => troubles.push(trouble) });
    const model = answering("Noted.");
    const { middleware } = kept.chat(chatId, scope);
    await generateText({ model: wrapLanguageModel({ model, middleware }), prompt: words });
    await kept.flush();
    return { systems: systemsOf(model).flat(), troubles };
  }

  test("shows nothing of it to the model and writes nothing into it, which is told", async () => {
    await said("chat-1", ANN, "I live in Oslo.");
    for (const scope of [BOB, [], ["user=u_ann"]]) {
      const { systems, troubles } = await said("chat-1", scope, "Where do I live?");
      assert.deepEqual(systems, []);
      assert.ok(troubles.every(({ error }) => error instanceof OtherScopeError));
      assert.deepEqual(
        troubles.filter(({ what }) => what === "lost").flatMap(({ messages }) => messages.map((one) => one.content)),
        ["Where do I live?", "Noted."],
      );
      assert.ok(troubles.some(({ what }) => what === "context"));
    }
    assert.deepEqual(await recordOf(client, "chat-1"), ["user: I live in Oslo.", "assistant: Noted."]);
    const { systems, troubles } = await said("chat-1", ANN.toReversed(), "Where do I live?");
    assert.match(systems.join(), /Oslo/);
    assert.deepEqual(troubles, []);
  });

  test("has tools that neither read from it nor write into it", async () => {
    await said("chat-2", ANN, "I live in Bergen.");
    const { remember, recall } = memory(client).chat("chat-2").tools;
    const call = { toolCallId: "c", messages: [] };
    await assert.rejects(async () => recall.execute?.({ question: "Who lives where?" }, call), OtherScopeError);
    await assert.rejects(async () => remember.execute?.({ text: "Bob is here." }, call), OtherScopeError);
    assert.equal((await recordOf(client, "chat-2")).length, 2);
  });

  test("waits in no queue of the other's", async () => {
    const troubles: Trouble[] = [];
    const kept = memory(client, { context: false, onTrouble: (trouble) => troubles.push(trouble) });
    const talk = [ANN, BOB].map((scope) => {
      const model = wrapLanguageModel({
        model: answering("Noted."),
        middleware: kept.chat("chat-3", scope).middleware,
      });
      return generateText({ model, prompt: `I am ${scope[0]}.` });
    });
    await Promise.all(talk);
    await kept.flush();
    const turns = await recordOf(client, "chat-3");
    assert.equal(turns.length, 2);
    assert.ok(troubles.length > 0 && troubles.every(({ error }) => error instanceof OtherScopeError));
  });
});
