/** The AI SDK's own shapes, by names. They are taken from its middleware, so they are those of the release in use. */

import type { LanguageModelMiddleware } from "ai";

type Transform = NonNullable<LanguageModelMiddleware["transformParams"]>;
type WrapGenerate = NonNullable<LanguageModelMiddleware["wrapGenerate"]>;
type WrapStream = NonNullable<LanguageModelMiddleware["wrapStream"]>;

export type Params = Parameters<Transform>[0]["params"];
export type Prompt = Params["prompt"];
export type PromptMessage = Prompt[number];
type MessageOf<Role extends PromptMessage["role"]> = Extract<PromptMessage, { role: Role }>;

/** A part of what somebody or something said. */
export type Part = MessageOf<"user" | "assistant" | "tool">["content"][number];
/** What a tool gave. */
export type Output = Extract<Part, { type: "tool-result" }>["output"];

export type Generated = Awaited<ReturnType<WrapGenerate>>;
/** A part of what a model answers. */
export type Content = Generated["content"][number];
export type Streamed = Awaited<ReturnType<WrapStream>>;
/** A piece of what a model streams. */
export type StreamPart = Streamed["stream"] extends ReadableStream<infer Piece> ? Piece : never;
