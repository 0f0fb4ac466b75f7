import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import {
  convertToModelMessages,
  generateText,
  jsonSchema,
  stepCountIs,
  tool,
  wrapLanguageModel,
  type LanguageModel,
  type ModelMessage,
  type ToolSet,
  type UIMessage,
} from "ai";

import type { Spectron } from "@spectron/client";
import { memory, stamped, type MemoryTools, type Trouble } from "@spectron/client/ai";

import { answering, call } from "../support/models.js";
import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

const user = (content: string): ModelMessage => ({ role: "user", content });
const assistant = (content: string): ModelMessage => ({ role: "assistant", content });
const weather = tool({ inputSchema: jsonSchema({ type: "object" }), execute: async () => "clear" });

describe("a message without an id", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  /** Runs one call of a new process; gives what was told. */
  async function generate(
    chatId: string,
    model: ReturnType<typeof answering>,
    messages: ModelMessage[],
    tools: (own: MemoryTools) => ToolSet = () => ({ weather }),
  ): Promise<Trouble[]> {
    const troubles: Trouble[] = [];
    const kept = memory(client, { context: false, onTrouble: (trouble) => troubles.push(trouble) });
    const chat = kept.chat(chatId);
    const wrapped: LanguageModel = wrapLanguageModel({ model, middleware: chat.middleware });
    await generateText({ model: wrapped, messages, tools: tools(chat.tools), stopWhen: stepCountIs(4) });
    await kept.flush();
    return troubles;
  }

  test("is known by the stamped message that it answers, where earlier ones are not sent any more", async () => {
    const said = (id: string, role: "user" | "assistant", text: string): UIMessage => ({
      id,
      role,
      parts: [{ type: "text", text }],
    });
    const shown = [
      said("m1", "user", "Do it."),
      said("a1", "assistant", "Done."),
      said("m2", "user", "Again."),
      said("a2", "assistant", "Done."),
      said("m3", "user", "Once more."),
    ];
    for (const [end, sent] of [
      [1, 1],
      [3, 1],
      [5, 2],
      [5, 4],
      [5, 5],
    ] as const) {
      const messages = await convertToModelMessages(stamped(shown.slice(0, end)).slice(-sent));
      await generate("chat-window", answering("Done."), messages);
    }
    assert.deepEqual(await recordOf(client, "chat-window"), [
      "user: Do it.",
      "assistant: Done.",
      "user: Again.",
      "assistant: Done.",
      "user: Once more.",
      "assistant: Done.",
    ]);
  });

  test("is one call where its keys come in another order, and where a schema adds to them", async () => {
    await generate("chat-keys", answering([call("weather", { unit: "C", city: "Porto" })], "Clear."), [user("Sky?")]);
    const later = (input: object): ModelMessage[] => [
      user("Sky?"),
      { role: "assistant", content: [{ type: "tool-call", toolCallId: "call-1", toolName: "weather", input }] },
      {
        role: "tool",
        content: [
          {
            type: "tool-result",
            toolCallId: "call-1",
            toolName: "weather",
            output: { type: "text", value: "clear" },
          },
        ],
      },
      assistant("Clear."),
      user("Thanks."),
    ];
    for (const input of [
      { city: "Porto", unit: "C" },
      { city: "Porto", unit: "C", days: 1 },
    ]) {
      assert.deepEqual(await generate("chat-keys", answering("Gladly."), later(input)), []);
    }
    assert.deepEqual(await recordOf(client, "chat-keys"), [
      "user: Sky?",
      'tool: weather({"city":"Porto","unit":"C"})',
      "tool: clear",
      "assistant: Clear.",
      "user: Thanks.",
      "assistant: Gladly.",
    ]);
  });

  test("is a call of its own where a provider gives the same id twice", async () => {
    const calls = ["Porto", "Oslo"].map((city) => [call("weather", { city }, "call-0")]);
    await generate("chat-ids", answering(...calls, "Clear."), [user("Sky?")]);
    assert.deepEqual(await recordOf(client, "chat-ids"), [
      "user: Sky?",
      'tool: weather({"city":"Porto"})',
      "tool: clear",
      'tool: weather({"city":"Oslo"})',
      "tool: clear",
      "assistant: Clear.",
    ]);
  });

  /** A day's talk: a question, a call with the id that the provider gives each day, and what came of it. */
  async function day(
    chatId: string,
    city: string,
    messages: ModelMessage[],
  ): Promise<{ told: Trouble[]; said: string }> {
    const looks = tool({ inputSchema: jsonSchema({ type: "object" }), execute: async () => `clear over ${city}` });
    const model = answering([call("weather", { city }, "call_0")], `Clear over ${city}.`);
    return { told: await generate(chatId, model, messages, () => ({ weather: looks })), said: `Clear over ${city}.` };
  }

  test("is a call of its own where ids of calls begin anew after each stamped message", async () => {
    const talk: UIMessage[] = [];
    for (const [id, city] of [
      ["m1", "Porto"],
      ["m2", "Oslo"],
    ] as const) {
      talk.push({ id, role: "user", parts: [{ type: "text", text: `Sky over ${city}?` }] });
      const { told, said } = await day("chat-anew", city, await convertToModelMessages(stamped(talk).slice(-1)));
      assert.deepEqual(told, []);
      const looked = { toolCallId: "call_0", state: "output-available" as const, input: { city } };
      const parts: UIMessage["parts"] = [
        { type: "step-start" },
        { type: "tool-weather", ...looked, output: `clear over ${city}` },
        { type: "step-start" },
        { type: "text", text: said },
      ];
      talk.push({ id: `a-${id}`, role: "assistant", parts });
    }
    talk.push({ id: "m3", role: "user", parts: [{ type: "text", text: "Thanks." }] });
    // The windows begin with the second answer, with the second question, and with the first one.
    for (const sent of [2, 3, 5]) {
      const messages = await convertToModelMessages(stamped(talk).slice(-sent));
      assert.deepEqual(await generate("chat-anew", answering("Gladly."), messages), []);
    }
    assert.deepEqual(await recordOf(client, "chat-anew"), [
      "user: Sky over Porto?",
      'tool: weather({"city":"Porto"})',
      "tool: clear over Porto",
      "assistant: Clear over Porto.",
      "user: Sky over Oslo?",
      'tool: weather({"city":"Oslo"})',
      "tool: clear over Oslo",
      "assistant: Clear over Oslo.",
      "user: Thanks.",
      "assistant: Gladly.",
    ]);
  });

  test("is told as not kept where an id of a call stands for another in the record", async () => {
    assert.deepEqual((await day("chat-other", "Porto", [user("Sky over Porto?")])).told, []);
    const { told } = await day("chat-other", "Oslo", [user("Sky over Oslo?")]);
    assert.deepEqual(
      told.map(({ what, error, messages }) => [what, error.name, messages.map((one) => one.content)]),
      [["turn", "ConflictError", ["clear over Oslo"]]],
    );
  });

  test("is a turn where a program's own tool is named recall, and none where the memory's is renamed", async () => {
    const steps = answering(
      [call("recall", { bin: "R7" }, "c1")],
      [call("look", { question: "Who lives where?" }, "c2")],
      "Done.",
    );
    const tools = ({ recall }: MemoryTools) => ({ recall: weather, look: recall });
    await generate("chat-names", steps, [user("Go on.")], tools);
    assert.deepEqual(await recordOf(client, "chat-names"), [
      "user: Go on.",
      'tool: recall({"bin":"R7"})',
      "tool: clear",
      "assistant: Done.",
    ]);
  });
});
