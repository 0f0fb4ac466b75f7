/** The AI SDK's own mock model, answering from a list. */

import { simulateReadableStream } from "ai";
import { MockLanguageModelV3 } from "ai/test";

type Mock = MockLanguageModelV3;
type Generated = Awaited<ReturnType<Mock["doGenerate"]>>;
type Content = Generated["content"][number];
type Piece = Awaited<ReturnType<Mock["doStream"]>>["stream"] extends ReadableStream<infer P> ? P : never;

const USAGE = {
  inputTokens: { total: 1, noCache: 1, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 1, text: 1, reasoning: 0 },
};

/** A model that gives each answer once, in order: a text, or parts such as calls of tools. */
export function answering(...answers: (string | Content[])[]): Mock {
  const left = answers.map((answer) =>
    typeof answer === "string" ? [{ type: "text" as const, text: answer }] : answer,
  );
  const next = () => {
    const content = left.shift();
    if (!content) throw new Error("The model has no answer left.");
    return content;
  };
  return new MockLanguageModelV3({
    doGenerate: async () => {
      const content = next();
      return { content, finishReason: finish(content), usage: USAGE, warnings: [] };
    },
    doStream: async () => {
      const content = next();
      const end = { type: "finish" as const, finishReason: finish(content), usage: USAGE };
      const chunks: Piece[] = [{ type: "stream-start", warnings: [] }, ...content.flatMap(pieces), end];
      return { stream: simulateReadableStream({ chunks, initialDelayInMs: null, chunkDelayInMs: null }) };
    },
  });
}

/** A call of a tool, as a model makes it. */
export function call(toolName: string, input: object, toolCallId = "call-1"): Content {
  return { type: "tool-call", toolCallId, toolName, input: JSON.stringify(input) };
}

/** The system messages of each prompt that a model was given. */
export function systemsOf(model: Mock): string[][] {
  return [...model.doGenerateCalls, ...model.doStreamCalls].map(({ prompt }) =>
    prompt.flatMap((message) => (message.role === "system" ? [message.content] : [])),
  );
}

function finish(content: Content[]) {
  const unified = content.some((part) => part.type === "tool-call") ? ("tool-calls" as const) : ("stop" as const);
  return { unified, raw: unified };
}

function pieces(part: Content, index: number): Piece[] {
  if (part.type !== "text") return [part as Piece];
  const id = String(index);
  const words = part.text.split(/(?<= )/).map((delta): Piece => ({ type: "text-delta", id, delta }));
  return [{ type: "text-start", id }, ...words, { type: "text-end", id }];
}
