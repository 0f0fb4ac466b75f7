/** A program with a checkpoint: one call of the model a run; `die` ends it between the answer and the write. */

import { readFile, writeFile } from "node:fs/promises";

import { generateText, wrapLanguageModel, type ModelMessage } from "ai";

import { open } from "@spectron/client";
import { memory } from "@spectron/client/ai";

import { answering } from "./models.js";

const [, , file = "", fate] = process.argv;
const done = JSON.parse(await readFile(file, "utf8").catch(() => "[]")) as ModelMessage[];
const kept = memory(open(), { context: false });

const [question, answer] = done.length ? ["Thanks.", "Gladly."] : ["I live in Oslo.", "Nice."];
const messages: ModelMessage[] = done.length > 2 ? done.slice(0, -1) : [...done, { role: "user", content: question }];
const model = wrapLanguageModel({ model: answering(answer), middleware: kept.chat("chat-program").middleware });
const { text } = await generateText({ model, messages });
await writeFile(file, JSON.stringify([...messages, { role: "assistant", content: text }]));
if (fate === "die") process.kill(process.pid, "SIGKILL");
await kept.flush();
