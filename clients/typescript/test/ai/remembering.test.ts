import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, describe, test } from "node:test";

import {
  convertToModelMessages,
  generateText,
  jsonSchema,
  stepCountIs,
  streamText,
  tool,
  wrapLanguageModel,
  type ModelMessage,
  type UIMessage,
} from "ai";

import { SettingError, type Spectron } from "@spectron/client";
import { memory, stamped, type Trouble } from "@spectron/client/ai";

import { answering, call, systemsOf } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

/** A machine that does much else may take its time over the block. */
const PATIENT = { contextTimeoutMs: 60_000 };

const weather = tool({
  inputSchema: jsonSchema<{ city: string }>({ type: "object", properties: { city: { type: "string" } } }),
  execute: async ({ city }) => ({ city, sky: "clear" }),
});

const user = (content: string): ModelMessage => ({ role: "user", content });
const assistant = (content: string): ModelMessage => ({ role: "assistant", content });

describe("a model with a memory", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  /** Runs one call of a new process: nothing is known but what the record and the prompt hold. */
  async function generate(
    chatId: string,
    model: ReturnType<typeof answering>,
    messages: ModelMessage[],
    scope?: string[],
  ) {
    const kept = memory(client, PATIENT);
    const wrapped = wrapLanguageModel({ model, middleware: kept.chat(chatId, scope).middleware });
    const result = await generateText({
      model: wrapped,
      system: "Be brief.",
      messages,
      tools: { weather },
      stopWhen: stepCountIs(3),
    });
    await kept.flush();
    return result;
  }

  test("is given what was said in another chat of the scope, once, and the record does not get it again", async () => {
    const scope = ["user=u_alice"];
    await client.remember("My sister Beth lives in Porto.", { scope });
    const model = answering("In Porto.", "You are welcome.");
    const first = [user("Where does Beth live?")];
    await generate("chat-context", model, first, scope);
    await generate("chat-context", model, [...first, assistant("In Porto."), user("Thanks.")], scope);
    for (const [own, block, ...more] of systemsOf(model)) {
      assert.equal(own, "Be brief.");
      assert.match(block ?? "", /^<spectron-memory>[^]*Porto/);
      assert.deepEqual(more, []);
    }
    assert.deepEqual(await recordOf(client, "chat-context"), [
      "user: Where does Beth live?",
      "assistant: In Porto.",
      "user: Thanks.",
      "assistant: You are welcome.",
    ]);
  });

  test("is given no second block where a prompt has one", async () => {
    const kept = memory(client, PATIENT).chat("chat-twice");
    await client.sessions.create({ id: "chat-twice" });
    await client.remember("I live in Rome.", { session_id: "chat-twice" });
    const model = answering("Rome.");
    const wrapped = wrapLanguageModel({ model, middleware: [kept.middleware, kept.middleware] });
    await generateText({ model: wrapped, prompt: "Where do I live?" });
    assert.equal(systemsOf(model)[0]?.length, 1);
  });

  test("leaves calls and results of tools as turns of the role tool, streamed or not, in one order", async () => {
    const steps = () =>
      answering([{ type: "text", text: "I look." }, call("weather", { city: "Porto" })], "It is clear.");
    const expected = [
      "user: How is the sky in Porto?",
      "assistant: I look.",
      'tool: weather({"city":"Porto"})',
      'tool: {"city":"Porto","sky":"clear"}',
      "assistant: It is clear.",
    ];
    await generate("chat-tools", steps(), [user("How is the sky in Porto?")]);
    assert.deepEqual(await recordOf(client, "chat-tools"), expected);

    const kept = memory(client);
    const model = wrapLanguageModel({ model: steps(), middleware: kept.chat("chat-tools-streamed").middleware });
    const prompt = "How is the sky in Porto?";
    const result = streamText({ model, prompt, tools: { weather }, stopWhen: stepCountIs(3) });
    let text = "";
    for await (const delta of result.textStream) text += delta;
    await kept.flush();
    assert.equal(text, "I look.It is clear.");
    assert.deepEqual(await recordOf(client, "chat-tools-streamed"), expected);

    const history = [user(prompt), ...(await result.response).messages, user("Thanks.")];
    await generate("chat-tools-streamed", answering("Gladly."), history);
    assert.deepEqual(await recordOf(client, "chat-tools-streamed"), [
      ...expected,
      "user: Thanks.",
      "assistant: Gladly.",
    ]);
  });

  test("keeps a yes said twice twice, and an answer given anew in other words beside the first", async () => {
    const talk = [user("yes"), assistant("Fine."), user("yes")];
    await generate("chat-again", answering("Fine."), talk);
    await generate("chat-again", answering("Well then."), talk);
    await generate("chat-again", answering("Fine."), talk);
    const said = ["user: yes", "assistant: Fine.", "user: yes", "assistant: Fine.", "assistant: Well then."];
    assert.deepEqual(await recordOf(client, "chat-again"), said);
  });

  test("keeps each message once where two workers have the same one at the same time", async () => {
    const talk = [user("I live in Oslo."), assistant("Nice."), user("And I like figs.")];
    await Promise.all([1, 2, 3].map(() => generate("chat-workers", answering("So do I."), talk)));
    assert.equal((await recordOf(client, "chat-workers")).length, 4);
  });

  test("tells a yes from an earlier one that is not sent any more, where messages are stamped", async () => {
    const said = (id: string) => ({ id, role: "user" as const, parts: [{ type: "text" as const, text: "yes" }] });
    for (const id of ["m1", "m2", "m2"]) {
      await generate("chat-stamped", answering(`To ${id}.`), await convertToModelMessages(stamped([said(id)])));
    }
    const turns = await recordOf(client, "chat-stamped");
    assert.deepEqual(turns, ["user: yes", "assistant: To m1.", "user: yes", "assistant: To m2."]);
  });

  test("knows the steps of an answer again in the messages of a user interface", async () => {
    const prompt = "How is the sky in Porto?";
    const steps = answering([{ type: "text", text: "I look." }, call("weather", { city: "Porto" })], "It is clear.");
    await generate("chat-ui", steps, [user(prompt)]);
    const before = await recordOf(client, "chat-ui");
    const text = (words: string) => ({ type: "text" as const, text: words });
    const output = { city: "Porto", sky: "clear" };
    const looked = { toolCallId: "call-1", state: "output-available" as const, input: { city: "Porto" }, output };
    const shown: UIMessage[] = [
      { id: "m1", role: "user", parts: [text(prompt)] },
      {
        id: "m2",
        role: "assistant",
        parts: [
          { type: "step-start" },
          text("I look."),
          { type: "tool-weather", ...looked },
          { type: "step-start" },
          text("It is clear."),
        ],
      },
      { id: "m3", role: "user", parts: [text("Thanks.")] },
    ];
    await generate("chat-ui", answering("Gladly."), await convertToModelMessages(shown));
    assert.deepEqual(await recordOf(client, "chat-ui"), [...before, "user: Thanks.", "assistant: Gladly."]);
  });

  test("notes pictures and files, cuts what is too long, and says so", async () => {
    const file = { type: "file" as const, data: "aGk=", mediaType: "application/pdf", filename: "plan.pdf" };
    const image = { type: "image" as const, image: "aGk=", mediaType: "image/png" };
    const shown: ModelMessage = { role: "user", content: [{ type: "text", text: "Look:" }, image, file] };
    await generate("chat-files", answering([{ type: "file", mediaType: "image/png", data: "aGk=" }]), [shown]);
    assert.deepEqual(await recordOf(client, "chat-files"), [
      "user: Look:\n[image: image/png]\n[file: plan.pdf]",
      "assistant: [image: image/png]",
    ]);

    const output = { type: "text" as const, value: "é".repeat(5_000_000) };
    const talk: ModelMessage[] = [
      user("Read it."),
      { role: "assistant", content: [{ type: "tool-call", toolCallId: "c", toolName: "read", input: {} }] },
      { role: "tool", content: [{ type: "tool-result", toolCallId: "c", toolName: "read", output }] },
    ];
    await generate("chat-long", answering("Done."), talk);
    const [, , read] = await recordOf(client, "chat-long");
    assert.match(read ?? "", /^tool: é+\n\[cut: 8192 of 10000000 bytes are kept\]$/);
    assert.ok(Buffer.byteLength(read ?? "") <= 8192 + "tool: ".length);
  });

  test("keeps a chat under whatever id a program has for it, and needs one", async () => {
    for (const chatId of ["team/general?#1", "..", "x".repeat(300)]) {
      await generate(chatId, answering("Hello."), [user("Hello.")]);
      const session = createHash("sha256").update(chatId).digest("hex");
      assert.deepEqual(await recordOf(client, session), ["user: Hello.", "assistant: Hello."]);
    }
    await generate("50%:späť", answering("Ahoj."), [user("Ahoj.")]);
    assert.equal((await recordOf(client, "50%:späť")).length, 2);
    assert.throws(() => memory(client).chat(""), SettingError);
  });

  test("answers a message without text, in which there is nothing to remember", async () => {
    const { text } = await generate("chat-empty", answering("Go on."), [user(" "), user("")]);
    assert.equal(text, "Go on.");
    assert.deepEqual(await recordOf(client, "chat-empty"), ["assistant: Go on."]);
  });

  test("keeps what a tool gives as the JSON that the model reads, dates too, also where a program sends it as JSON", async () => {
    const orders = tool({
      inputSchema: jsonSchema({ type: "object" }),
      execute: async () => ({
        id: 7,
        ordered: new Date("2026-01-02T00:00:00Z"),
        by: undefined,
      }),
    });
    const talk = [user("What did I order?")];
    const troubles: Trouble[] = [];
    async function ask(model: ReturnType<typeof answering>, messages: ModelMessage[]) {
      const kept = memory(client, { context: false, onTrouble: (trouble) => troubles.push(trouble) });
      const wrapped = wrapLanguageModel({ model, middleware: kept.chat("chat-date").middleware });
      const result = await generateText({ model: wrapped, tools: { orders }, messages, stopWhen: stepCountIs(3) });
      await kept.flush();
      return result;
    }
    const { response } = await ask(answering([call("orders", {})], "A kayak."), talk);
    const saved = JSON.stringify([...talk, ...response.messages, user("Thanks.")]);
    await ask(answering("Gladly."), JSON.parse(saved) as ModelMessage[]);
    assert.deepEqual(troubles, []);
    assert.deepEqual(await recordOf(client, "chat-date"), [
      "user: What did I order?",
      "tool: orders({})",
      'tool: {"id":7,"ordered":"2026-01-02T00:00:00.000Z"}',
      "assistant: A kayak.",
      "user: Thanks.",
      "assistant: Gladly.",
    ]);
  });

  test("tells of what is not JSON, and keeps a note of it", async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    const troubles: Trouble[] = [];
    const kept = memory(client, { onTrouble: (trouble) => troubles.push(trouble) });
    const { middleware } = kept.chat("chat-cyclic");
    const model = wrapLanguageModel({ model: answering("So it is."), middleware });
    await model.doGenerate({
      prompt: [
        { role: "assistant", content: [{ type: "tool-call", toolCallId: "c", toolName: "odd", input: cyclic }] },
        { role: "user", content: [{ type: "text", text: "Odd." }] },
      ],
    });
    await kept.flush();
    assert.deepEqual(
      troubles.map(({ what, error }) => [what, error.name]),
      [["turn", "NotJsonError"]],
    );
    const turns = await recordOf(client, "chat-cyclic");
    assert.deepEqual(turns, ["tool: odd([not kept: it is not JSON])", "user: Odd.", "assistant: So it is."]);
  });

  test("keeps no answer that broke off", async () => {
    const kept = memory(client);
    const { middleware } = kept.chat("chat-broken");
    const prompt = [{ role: "user" as const, content: [{ type: "text" as const, text: "Tell me." }] }];
    const model = wrapLanguageModel({ model: answering("A long answer."), middleware });
    const reader = (await model.doStream({ prompt })).stream.getReader();
    while ((await reader.read()).value?.type !== "text-delta");
    await reader.cancel();
    await kept.flush();
    assert.deepEqual(await recordOf(client, "chat-broken"), ["user: Tell me."]);
  });
});
