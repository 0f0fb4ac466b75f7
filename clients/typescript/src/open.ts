/** The way in: a client from the environment's settings, or from given ones. */

import { env } from "node:process";

import { Spectron } from "./client.js";
import { SettingError } from "./errors.js";
import type { Connection } from "./transport.js";

/** Settings of a client; what is left out comes from the environment, or is as said here. */
export interface Settings {
  /** `SPECTRON_URL`, else `http://127.0.0.1:9090`. */
  url?: string;
  /** `SPECTRON_API_KEY`; there must be one. */
  apiKey?: string;
  /** `SPECTRON_CONTEXT_ID`, else `default`. */
  contextId?: string;
  /** 30 000 */
  timeoutMs?: number;
  /** 4 */
  attempts?: number;
  /** The platform's own. */
  fetch?: typeof globalThis.fetch;
}

/** A client. Nothing is sent yet. Throws SettingError where the key is missing, or the address is none. */
export function open(settings: Settings = {}): Spectron {
  const connection: Connection = {
    url: address(settings.url ?? (env["SPECTRON_URL"] || "http://127.0.0.1:9090")),
    apiKey: key(settings.apiKey ?? env["SPECTRON_API_KEY"]),
    contextId: settings.contextId ?? (env["SPECTRON_CONTEXT_ID"] || "default"),
    timeoutMs: settings.timeoutMs ?? 30_000,
    attempts: settings.attempts ?? 4,
    fetch: settings.fetch ?? ((...asked) => globalThis.fetch(...asked)),
  };
  return new Spectron(connection);
}

function address(url: string): string {
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : "")) {
    throw new SettingError("SPECTRON_URL is not an address; write one as in http://127.0.0.1:9090.");
  }
  return url.replace(/\/+$/, "");
}

function key(apiKey: string | undefined): string {
  if (!apiKey) throw new SettingError("SPECTRON_API_KEY is not set; make a key with `spectron keys create`.");
  if (!/^[\x21-\x7e]+$/.test(apiKey)) throw new SettingError("SPECTRON_API_KEY holds what no key does; copy it again.");
  return apiKey;
}
