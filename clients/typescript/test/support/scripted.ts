/** An HTTP server that answers as a script says, to try what a service does on its worst days. */

import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";

import { open, type Settings, type Spectron } from "@spectron/client";

/** What one request gets: a status with a body, the connection cut, or no reply at all. */
export type Scripted = "cut" | "silence" | { status: number; body?: unknown; headers?: Record<string, string> };

/** A request as it came. */
export interface Asked {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Runs work with a client of the scripted server; the last line of the script answers all further requests too. */
export async function scripted(
  script: Scripted[],
  work: (client: Spectron, asked: Asked[]) => Promise<void>,
  settings: Settings = {},
): Promise<void> {
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const line = script[Math.min(asked.length, script.length - 1)];
    asked.push({ method: request.method ?? "", url: request.url ?? "", headers: request.headers, body });
    if (line === "cut") request.socket.destroy();
    else if (line !== "silence") {
      response.writeHead(line?.status ?? 500, line?.headers).end(JSON.stringify(line?.body ?? {}));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    await work(open({ url, apiKey: "sp-a-b", contextId: "c", timeoutMs: 200, ...settings }), asked);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** A problem document. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Scripted {
  return { status, headers, body: { type: "", title: "", status, code, detail: "A sentence." } };
}
