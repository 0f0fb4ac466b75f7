/** Runs every test file beside one service: `npm test`, or `npm test -- build/client.test.js` for one file. */

import { spawn } from "node:child_process";
import { readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { serving } from "./service.js";

const BUILD = fileURLToPath(new URL("..", import.meta.url));

process.exitCode = await serving(async (env) => {
  const files = process.argv.length > 2 ? process.argv.slice(2) : await testFiles();
  const arguments_ = ["--test", "--test-concurrency=2", ...files];
  const child = spawn(process.execPath, arguments_, { env: { ...process.env, ...env }, stdio: "inherit" });
  return new Promise<number>((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
});

async function testFiles(): Promise<string[]> {
  const found = await readdir(BUILD, { recursive: true });
  return found.filter((name) => name.endsWith(".test.js")).map((name) => `${BUILD}${name}`);
}
