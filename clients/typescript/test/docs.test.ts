import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { promisify } from "node:util";

import { ROOT } from "./support/repository.js";
import { newContext } from "./support/service.js";

/** A page's program is its first block of code that begins with an import; what it prints stands behind it. */
const PROGRAM = /```js\n(import [^]*?)```\n\nIt prints:\n\n```text\n([^]*?)```/;

for (const page of ["typescript", "vercel-ai"]) {
  test(`the program on docs/clients/${page}.md runs as printed, and prints what the page says`, async () => {
    const [, program = "", printed] = PROGRAM.exec(await readFile(`${ROOT}/docs/clients/${page}.md`, "utf8")) ?? [];
    const { url, apiKey, contextId } = (await newContext()).connection;
    const env = { ...process.env, SPECTRON_URL: url, SPECTRON_API_KEY: apiKey, SPECTRON_CONTEXT_ID: contextId };
    const file = fileURLToPath(new URL(`page-${page}.mjs`, import.meta.url));
    await writeFile(file, program);
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file], { env });
    await rm(file);
    assert.equal(stderr, "");
    assert.equal(stdout, printed);
  });
}
