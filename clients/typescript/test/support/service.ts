/** A Spectron service on the embedded engine, as a child process, and contexts in it. */

import { spawn, type ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import { open, type Settings, type Spectron } from "@spectron/client";

import { PYTHON, ROOT } from "./repository.js";

const START_MS = 60_000;

/** Where the service of this test run is, in the environment of its test files. */
export const URL_NAME = "TEST_SERVICE_URL";
export const ROOT_KEY_NAME = "TEST_SERVICE_ROOT_KEY";

/** Runs work beside a new service; it ends, and its data go, with the work. */
export async function serving<T>(work: (env: Record<string, string>) => Promise<T>): Promise<T> {
  const data = await mkdtemp(join(tmpdir(), "spectron-"));
  const url = `http://127.0.0.1:${await freePort()}`;
  const rootKey = randomBytes(16).toString("hex");
  const child = started(url, { SPECTRON_DATA: data, SPECTRON_ROOT_KEY: rootKey });
  try {
    await ready(url, child);
    return await work({ [URL_NAME]: url, [ROOT_KEY_NAME]: rootKey });
  } finally {
    await ended(child);
    await rm(data, { recursive: true, force: true });
  }
}

/** A client of a new context of the running service. */
export async function newContext(settings: Settings = {}): Promise<Spectron> {
  const { id, key } = await asRoot("contexts", {});
  return open({ url: serviceUrl(), contextId: id, apiKey: key, ...settings });
}

/** A key of the client's context that may do and see less. */
export async function narrowKey(client: Spectron, verbs: string[], scope: string[]): Promise<string> {
  const { url, contextId, apiKey } = client.connection;
  const body = { name: randomBytes(4).toString("hex"), verbs, scope };
  return (await posted(`${url}/api/v1/${contextId}/keys`, apiKey, body)).key;
}

/** The address of the running service. */
export function serviceUrl(): string {
  return process.env[URL_NAME] ?? "";
}

function asRoot(path: string, body: object) {
  return posted(`${serviceUrl()}/api/v1/${path}`, process.env[ROOT_KEY_NAME] ?? "", body);
}

async function posted(url: string, key: string, body: object): Promise<{ id: string; key: string }> {
  const headers = { "API-KEY": key, "Content-Type": "application/json" };
  const reply = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(await reply.text());
  return (await reply.json()) as { id: string; key: string };
}

function started(url: string, settings: Record<string, string>): ChildProcess {
  const foreign = Object.entries(process.env).filter(([name]) => !name.startsWith("SPECTRON_"));
  const env = { ...Object.fromEntries(foreign), ...settings, SPECTRON_PORT: new URL(url).port };
  const log = { ...env, SPECTRON_LOG_LEVEL: "WARNING" };
  return spawn(PYTHON, ["-m", "cli.main", "serve"], { cwd: ROOT, env: log, stdio: ["ignore", "inherit", "inherit"] });
}

async function ready(url: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + START_MS;
  while (Date.now() < until && child.exitCode === null) {
    const reply = await fetch(`${url}/ready`).catch(() => undefined);
    if (reply?.ok) return;
    await sleep(50);
  }
  throw new Error("The service did not get ready.");
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  await exited;
}

/** A port of this machine that nobody listens at. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
