import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import { simulateReadableStream } from "ai";

import type { Spectron } from "@spectron/client";
import { memory } from "@spectron/client/ai";

import { recordOf } from "../support/record.js";
import { newContext } from "../support/service.js";

/** What the releases have in common, as far as this test calls it; their types differ. */
interface Release {
  wrapLanguageModel(wrapping: { model: unknown; middleware: unknown }): unknown;
  streamText(asked: object): { textStream: AsyncIterable<string> };
  generateText(asked: object): Promise<{ text: string }>;
  stepCountIs(steps: number): unknown;
}

type Mocks = Record<string, new (answers: object) => object>;

const OLD_USAGE = { inputTokens: 1, outputTokens: 1, totalTokens: 2 };
const USAGE = { inputTokens: { total: 1 }, outputTokens: { total: 1 } };

const RELEASES = [
  {
    name: "5",
    of: () => import("ai5"),
    mocks: () => import("ai5/test"),
    mock: "MockLanguageModelV2",
    usage: OLD_USAGE,
  },
  { name: "6", of: () => import("ai"), mocks: () => import("ai/test"), mock: "MockLanguageModelV3", usage: USAGE },
  { name: "7", of: () => import("ai7"), mocks: () => import("ai7/test"), mock: "MockLanguageModelV4", usage: USAGE },
];

describe("the memory with release", () => {
  let client: Spectron;

  before(async () => {
    client = await newContext();
  });

  for (const { name, of, mocks, mock, usage } of RELEASES) {
    test(`${name} of the AI SDK remembers, injects, and offers its tools`, async () => {
      const sdk = (await of()) as unknown as Release;
      const Mock = ((await mocks()) as unknown as Mocks)[mock];
      assert.ok(Mock);
      const end = (reason: string) => (name === "5" ? reason : { unified: reason, raw: reason });
      const call = {
        type: "tool-call",
        toolCallId: "c1",
        toolName: "recall",
        input: '{"question":"Where do I live?"}',
      };
      const answers = [
        { content: [call], finishReason: end("tool-calls"), usage, warnings: [] },
        { content: [{ type: "text", text: "In Oslo." }], finishReason: end("stop"), usage, warnings: [] },
      ];
      const prompts: { role: string }[][] = [];
      const chunks = [
        { type: "stream-start", warnings: [] },
        { type: "text-start", id: "1" },
        { type: "text-delta", id: "1", delta: "Gladly." },
        { type: "text-end", id: "1" },
        { type: "finish", finishReason: end("stop"), usage },
      ];
      const bare = new Mock({
        doGenerate: async ({ prompt }: { prompt: { role: string }[] }) => {
          prompts.push(prompt);
          return answers.shift();
        },
        doStream: async () => ({
          stream: simulateReadableStream({ chunks, initialDelayInMs: null, chunkDelayInMs: null }),
        }),
      });

      const chatId = `chat-${name}`;
      const kept = memory(client, { contextTimeoutMs: 60_000 });
      await client.sessions.create({ id: chatId });
      await client.remember("I live in Oslo.", { session_id: chatId });
      const { middleware, tools } = kept.chat(chatId);
      const model = sdk.wrapLanguageModel({ model: bare, middleware });
      const prompt = "Where do I live?";
      const { text } = await sdk.generateText({ model, tools, prompt, stopWhen: sdk.stepCountIs(3) });
      const said = [
        { role: "user", content: prompt },
        { role: "assistant", content: text },
        { role: "user", content: "Thanks." },
      ];
      for await (const _ of sdk.streamText({ model, messages: said }).textStream);
      await kept.flush();

      assert.equal(prompts.length, 2);
      for (const given of prompts) assert.equal(given.filter((message) => message.role === "system").length, 1);
      assert.deepEqual(await recordOf(client, chatId), [
        "user: I live in Oslo.",
        "user: Where do I live?",
        "assistant: In Oslo.",
        "user: Thanks.",
        "assistant: Gladly.",
      ]);
    });
  }
});
