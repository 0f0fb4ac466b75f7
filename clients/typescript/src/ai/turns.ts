/** Messages of a prompt, and a model's answer, as turns of the record: words, calls of tools and what these gave. */

import { NotJsonError } from "../errors.js";
import type { Message } from "../shapes.js";
import { cut, type Limits } from "./limits.js";
import type { Content, Output, Params, Part, PromptMessage } from "./prompts.js";

/** A turn to be remembered, before it has an id. */
export type Turn = Pick<Message, "role" | "content"> & {
  /** The tool's name; it is the speaker as well. */
  name?: string;
  speaker?: string;
  /** What tells it from another turn of the same words. */
  marks?: Marks;
  /** Why something of it could not be kept. */
  error?: NotJsonError;
};

/** What a message brings along that tells it from another one. */
export interface Marks {
  /** The caller's own id of a user's message. */
  id?: string | undefined;
  /** The caller's own id of the user's message that an assistant's one, or a tool's, belongs to. */
  after?: string | undefined;
  /** The id of a call, with whether it is the call or what that gave. */
  call?: string;
}

const MOST_NAME = 200;
const KIND = /^(image|audio|video|text)\b/;

/** Where a caller puts its own id of a message: `providerOptions: { spectron: { id } }`. */
export const NAMESPACE = "spectron";

/** By what this package's tools are known, whatever a program calls them. */
export const OWN_TOOL = { [NAMESPACE]: { own: true } };

/** Names of the tools whose calls are no turns, among those of a call: they tell the memory, or what it told. */
export function ownTools(tools: Params["tools"] = []): Set<string> {
  // A prompt may have calls of tools that are not offered any more.
  const names = new Set(["remember", "recall", "forget"]);
  for (const tool of tools) {
    const own = tool.type === "function" && tool.providerOptions?.[NAMESPACE]?.["own"] === true;
    names[own ? "add" : "delete"](tool.name);
  }
  return names;
}

/** The turns of a prompt's message; none of a system message, which is the program's own. */
export function turnsOf(message: PromptMessage, limits: Limits, own: ReadonlySet<string>): Turn[] {
  if (message.role === "system") return [];
  const parts: readonly Part[] = message.content;
  const marks = marksOf(message);
  const said = message.role === "tool" ? [] : spoken(message.role, parts, limits, marks);
  return [...said, ...parts.flatMap((part) => toolTurns(part, limits, own, marks))];
}

/** What a model answered, in the form in which a later prompt gives it back. */
export function answered(content: readonly Content[]): PromptMessage {
  return { role: "assistant", content: content.flatMap(partOf) };
}

function spoken(role: "user" | "assistant", parts: readonly Part[], limits: Limits, marks: Marks): Turn[] {
  const texts = parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
  const files = parts.flatMap((part) => (part.type === "file" ? [noteOf(part)] : []));
  const text = texts.join(role === "assistant" ? "" : "\n");
  const content = [...(text.trim() ? [text] : []), ...files].join("\n");
  if (!content) return [];
  return [{ role, content: cut(content, limits.messageBytes), marks }];
}

function toolTurns(part: Part, limits: Limits, own: ReadonlySet<string>, { after }: Marks): Turn[] {
  if (part.type !== "tool-call" && part.type !== "tool-result") return [];
  if (own.has(part.toolName)) return [];
  const told = part.type === "tool-call" ? called(part) : gave(part.output);
  const content = cut(told.content.trim() ? told.content : "[empty]", limits.toolBytes);
  const name = cut(part.toolName, MOST_NAME);
  const marks = { after, call: `${part.type} ${part.toolCallId}` };
  return [{ ...told, role: "tool", name, speaker: name, content, marks }];
}

function called(part: { toolName: string; input: unknown }): Pick<Turn, "content" | "error"> {
  const { content, error } = written(part.input);
  return { content: `${part.toolName}(${content})`, ...(error ? { error } : {}) };
}

function gave(output: Output): Pick<Turn, "content" | "error"> {
  switch (output.type) {
    case "content":
      return { content: output.value.map((one) => (one.type === "text" ? one.text : noteOf(one))).join("\n") };
    case "execution-denied":
      return { content: `[not carried out${output.reason ? `: ${output.reason}` : ""}]` };
    default:
      return written(output.value);
  }
}

/**
 * A value as text: a text as it is, anything else as the JSON that a model reads, with its keys in order, which a schema
 * may change.
 */
function written(value: unknown): Pick<Turn, "content" | "error"> {
  if (typeof value === "string") return { content: value };
  try {
    // The first writing ends at a cycle, and makes what it can of dates; putting keys in order would not.
    const plain: unknown = JSON.parse(JSON.stringify(value));
    return { content: JSON.stringify(plain, inOrder) };
  } catch (cause) {
    const told = "A call of a tool, or what it gave, contains itself or holds what JSON cannot write.";
    return { content: "[not kept: it is not JSON]", error: new NotJsonError(told, { cause }) };
  }
}

/** A file, picture or other piece that is no text, as a note of kind and name: `[image: cat.png]`. */
function noteOf(part: { type: string; mediaType?: string | undefined; filename?: string | undefined }): string {
  const kind = KIND.exec(part.mediaType ?? part.type)?.[0] ?? "file";
  return `[${kind}: ${part.filename || part.mediaType || part.type}]`;
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

function marksOf(message: Exclude<PromptMessage, { role: "system" }>): Marks {
  const name = message.role === "user" ? "id" : "after";
  const options = [message, ...message.content].map((one) => one.providerOptions?.[NAMESPACE]?.[name]);
  return { [name]: options.find((id) => typeof id === "string") };
}

function partOf(part: Content): Extract<PromptMessage, { role: "assistant" }>["content"] {
  switch (part.type) {
    case "text":
      return [{ type: "text", text: part.text }];
    case "file":
      return [{ type: "file", mediaType: part.mediaType, data: "" }];
    case "tool-call":
      return [{ type: "tool-call", toolCallId: part.toolCallId, toolName: part.toolName, input: parsed(part.input) }];
    case "tool-result": {
      if (part.preliminary) return [];
      const output = { type: part.isError ? ("error-json" as const) : ("json" as const), value: part.result };
      return [{ type: "tool-result", toolCallId: part.toolCallId, toolName: part.toolName, output }];
    }
    default:
      return [];
  }
}

function parsed(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch {
    return input;
  }
}
