/** What a model streams, gathered beside the stream. */

import type { Content, Streamed, StreamPart } from "./prompts.js";

/** The stream as it is; `whole` gets the answer once it has come to its end without an error. */
export function gathering(stream: Streamed["stream"], whole: (content: Content[]) => void): Streamed["stream"] {
  const content: Content[] = [];
  const texts = new Map<string, { type: "text"; text: string }>();
  let broken = false;

  function gather(part: StreamPart): void {
    switch (part.type) {
      case "text-start": {
        const text = { type: "text" as const, text: "" };
        texts.set(part.id, text);
        content.push(text);
        break;
      }
      case "text-delta": {
        const text = texts.get(part.id);
        if (text) text.text += part.delta;
        break;
      }
      case "tool-call":
      case "tool-result":
      case "file":
        content.push(part);
        break;
      case "error":
        broken = true;
        break;
      default:
        break;
    }
  }

  return stream.pipeThrough(
    new TransformStream<StreamPart, StreamPart>({
      transform(part, controller) {
        controller.enqueue(part);
        gather(part);
      },
      flush() {
        if (!broken) whole(content);
      },
    }),
  );
}
