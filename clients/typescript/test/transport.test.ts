import assert from "node:assert/strict";
import { test } from "node:test";

import {
  open,
  ProblemError,
  RateLimitedError,
  SettingError,
  TimedOutError,
  UnavailableError,
  UnexpectedReplyError,
  UnreachableError,
} from "@spectron/client";

import { problem, scripted, type Scripted } from "./support/scripted.js";
import { freePort } from "./support/service.js";

const DONE = { status: 200, body: { session_id: "s", turn_ids: ["t"] } };

test("a write whose reply is lost or late is sent again under the same key", async () => {
  await scripted(["cut", "silence", DONE], async (client, asked) => {
    await client.remember("I like figs.");
    const keys = asked.map((one) => one.headers["idempotency-key"]);
    assert.equal(asked.length, 3);
    assert.equal(new Set(keys).size, 1);
    assert.ok(keys[0]);
    assert.equal(new Set(asked.map((one) => one.body)).size, 1);
  });
});

test("two writes have two keys", async () => {
  await scripted([DONE], async (client, asked) => {
    await client.remember("I like figs.");
    await client.remember("I like figs.");
    assert.notEqual(asked[0]?.headers["idempotency-key"], asked[1]?.headers["idempotency-key"]);
  });
});

test("the wait that the service asks for is kept", async () => {
  const script = [problem(429, "rate_limited", { "Retry-After": "1" }), DONE];
  await scripted(script, async (client, asked) => {
    const began = performance.now();
    await client.remember("I like figs.");
    assert.ok(performance.now() - began >= 990);
    assert.equal(asked.length, 2);
  });
});

test("the wait that a proxy on the way asks for is kept, and told where it is too long", async () => {
  const busy = (wait: string): Scripted => ({ status: 503, body: "busy", headers: { "Retry-After": wait } });
  await scripted([busy("1.5"), DONE], async (client) => {
    const began = performance.now();
    await client.remember("I like figs.");
    assert.ok(performance.now() - began >= 1490);
  });
  const inAnHour = new Date(Date.now() + 3_600_000).toUTCString();
  await scripted([busy(inAnHour)], async (client, asked) => {
    const late = (error: unknown) => error instanceof UnexpectedReplyError && Number(error.retryAfterMs) > 3_590_000;
    await assert.rejects(client.me(), late);
    assert.equal(asked.length, 1);
  });
});

test("a pause of its own is made where the one asked for is none", async () => {
  for (const wait of ["0", "-1", "soon", new Date(0).toUTCString()]) {
    await scripted([problem(503, "overloaded", { "Retry-After": wait }), DONE], async (client) => {
      const began = performance.now();
      await client.remember("I like figs.");
      assert.ok(performance.now() - began >= 120);
    });
  }
});

test("a write that another process is at is asked for again, a refused one is not", async () => {
  await scripted([problem(409, "idempotency_in_flight", { "Retry-After": "0" }), DONE], async (client, asked) => {
    await client.remember("I like figs.");
    assert.equal(asked.length, 2);
  });
  await scripted([problem(409, "message_conflict")], async (client, asked) => {
    await assert.rejects(
      client.remember("I like figs."),
      (error) => (error as ProblemError).code === "message_conflict",
    );
    assert.equal(asked.length, 1);
  });
});

test("attempts have a bound, and so has the wait", async () => {
  await scripted([problem(503, "overloaded", { "Retry-After": "0" })], async (client, asked) => {
    await assert.rejects(client.me(), UnavailableError);
    assert.equal(asked.length, 4);
    await assert.rejects(client.me({ attempts: 2 }), UnavailableError);
    assert.equal(asked.length, 6);
  });
  await scripted([problem(429, "rate_limited", { "Retry-After": "3600" })], async (client) => {
    await assert.rejects(client.me(), (error) => error instanceof RateLimitedError && error.retryAfterMs === 3_600_000);
  });
});

test("a service that is silent, away, or another one is told apart", async () => {
  await scripted(["silence"], async (client) => {
    await assert.rejects(client.me({ attempts: 1, timeoutMs: 50 }), TimedOutError);
  });
  await scripted([{ status: 404, body: "not ours" }], async (client) => {
    await assert.rejects(client.me(), UnexpectedReplyError);
  });
  const away = open({ url: `http://127.0.0.1:${await freePort()}`, apiKey: "sp-a-b", attempts: 1 });
  await assert.rejects(away.me(), UnreachableError);
});

test("the caller's signal ends a request and the wait between two", async () => {
  await scripted(["silence"], async (client) => {
    await assert.rejects(client.me({ signal: AbortSignal.timeout(20), timeoutMs: 5000 }), { name: "TimeoutError" });
  });
  await scripted([problem(503, "overloaded", { "Retry-After": "20" })], async (client) => {
    await assert.rejects(client.me({ signal: AbortSignal.timeout(20) }), { name: "TimeoutError" });
  });
});

test("what goes into a path or query is encoded", async () => {
  await scripted([{ status: 200, body: { turns: [], page: { has_more: false } } }], async (client, asked) => {
    await client.sessions.turns("a/b?c", { include: ["links", "facts"], limit: 2 }).next();
    assert.equal(asked[0]?.url, "/api/v1/c/sessions/a%2Fb%3Fc/turns?include=links&include=facts&limit=2");
  });
});

test("settings come from the environment, and what is wrong with them is said", () => {
  const settings = { SPECTRON_URL: "http://h:1/", SPECTRON_API_KEY: "sp-k", SPECTRON_CONTEXT_ID: "acme" };
  Object.assign(process.env, settings);
  const { url, apiKey, contextId } = open().connection;
  for (const name of Object.keys(settings)) delete process.env[name];
  assert.deepEqual({ url, apiKey, contextId }, { url: "http://h:1", apiKey: "sp-k", contextId: "acme" });
  assert.equal(open({ apiKey: "sp-k" }).connection.contextId, "default");
  assert.throws(() => open(), SettingError);
  assert.throws(() => open({ apiKey: "two\nlines" }), SettingError);
  assert.throws(() => open({ apiKey: "sp-k", url: "localhost" }), SettingError);
});
