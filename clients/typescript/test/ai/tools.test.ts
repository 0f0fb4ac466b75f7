import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { generateText, stepCountIs, wrapLanguageModel } from "ai";

import type { Spectron } from "@spectron/client";
import { memory, type MemorySettings } from "@spectron/client/ai";

import { answering, call } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

const ALICE = ["user=u_alice"];
const RUN = { messages: [] };

describe("tools of a memory", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
    await client.remember("Beth lives in Porto.", { scope: ALICE });
    await client.remember("Zoe lives in Bergen.", { scope: ["user=u_zoe"] });
  });

  /** The results of the tools that a model calls, one after the other, in a chat of Alice's. */
  async function results(chatId: string, calls: Parameters<typeof answering>, settings: MemorySettings = {}) {
    const kept = memory(client, settings);
    const { middleware, tools } = kept.chat(chatId, ALICE);
    const model = wrapLanguageModel({ model: answering(...calls, "Done."), middleware });
    const { steps } = await generateText({ model, tools, prompt: "Go on.", stopWhen: stepCountIs(5) });
    await kept.flush();
    return steps.flatMap((step) =>
      step.content.filter((part) => part.type === "tool-result" || part.type === "tool-error"),
    );
  }

  test("remember once what a model wants kept, however often the call is repeated", async () => {
    for (const id of ["call-1", "call-2"]) {
      await results("chat-remember", [[call("remember", { text: "Beth works at Acme." }, id)]]);
    }
    const turns = await recordOf(client, "chat-remember");
    // A tool does not wait for what is on its way beside the model.
    assert.deepEqual(turns.toSorted(), ["assistant: Beth works at Acme.", "assistant: Done.", "user: Go on."]);
  });

  test("recall what the chat's scope sees, and nothing else; it is not remembered again", async () => {
    const [found] = await results("chat-recall", [[call("recall", { question: "Who lives where?" })]]);
    const text = JSON.stringify(found);
    assert.match(text, /Porto/);
    assert.doesNotMatch(text, /Bergen/);
    assert.deepEqual(await recordOf(client, "chat-recall"), ["user: Go on.", "assistant: Done."]);
    const own = await memory(client)
      .chat("chat-unscoped")
      .tools.recall.execute?.({ question: "Who lives where?" }, { toolCallId: "c", ...RUN });
    assert.deepEqual(own, []);
  });

  test("forget what was recalled in this chat, and only when it is not a dry run", async () => {
    const { id } = await client.sessions.create({ scope: ALICE });
    const { turn_ids } = await client.remember("Carl lives in Turin.", { session_id: id });
    const { forget, recall } = memory(client).chat("chat-forget", ALICE).tools;
    const asked = { toolCallId: "c", ...RUN };
    await assert.rejects(async () => forget.execute?.({ turn_ids }, asked), { name: "NotRecalledError" });
    await recall.execute?.({ question: "Where does Carl live?" }, asked);
    const dry = await forget.execute?.({ turn_ids }, asked);
    assert.deepEqual(
      [dry && "dry_run" in dry && dry.dry_run, await recordOf(client, id)],
      [true, ["user: Carl lives in Turin."]],
    );
    await forget.execute?.({ turn_ids, dry_run: false }, asked);
    assert.deepEqual(await recordOf(client, id), []);
  });

  test("that fail tell the model why, and the run goes on", async () => {
    const [failed] = await results("chat-failing", [[call("remember", { text: "" })]]);
    assert.equal(failed?.type, "tool-error");
    assert.match(String(failed?.type === "tool-error" && failed.error), /content/);
  });
});
