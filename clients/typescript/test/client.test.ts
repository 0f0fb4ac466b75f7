import assert from "node:assert/strict";
import { before, describe, test } from "node:test";

import {
  ConflictError,
  ForbiddenError,
  InvalidError,
  NotFoundError,
  NotJsonError,
  open,
  ProblemError,
  TooLargeError,
  UnauthorisedError,
  type Spectron,
} from "@spectron/client";

import { narrowKey, newContext, serviceUrl } from "./support/service.js";

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const gathered: T[] = [];
  for await (const item of items) gathered.push(item);
  return gathered;
}

describe("a client of a running service", () => {
  let client: Spectron;
  let session_id: string;

  before(async () => {
    client = await newContext();
    session_id = (await client.sessions.create({ scope: ["user=u_alice"], metadata: { channel: "phone" } })).id;
    await client.remember(
      [
        { role: "user", content: "My sister Beth lives in Lisbon.", said_at: "2025-03-01T10:00:00Z" },
        { role: "assistant", content: "How nice!", said_at: "2025-03-01T10:00:01Z" },
        { role: "user", content: "Beth moved to Porto.", said_at: "2025-05-01T10:00:00Z" },
      ],
      { session_id },
    );
  });

  test("remembers one text, and opens a session for it", async () => {
    const remembered = await client.remember("I work at Acme.", { scope: ["user=u_bob"] });
    assert.equal((await client.sessions.show(remembered.session_id)).turn_count, 1);
    assert.deepEqual(remembered.diff.skipped, []);
  });

  test("finds what answers a question", async () => {
    const { hits } = await client.recall("Where does Beth live?", { limit: 5, session_id });
    assert.ok(hits.some((hit) => hit.text.includes("Porto")));
  });

  test("gives a block of context of a session, and of a scope", async () => {
    const ofSession = await client.context("Where does Beth live?", { session_id, max_chars: 2000 });
    const ofScope = await client.context("Where does Beth live?", { scope: ["user=u_alice"] });
    assert.match(ofSession.context, /Porto/);
    assert.match(ofScope.context, /Porto/);
  });

  test("gives what holds, of a session and of a scope, and what changed between two turns or moments", async () => {
    for (const held of [await client.state({ session_id }), await client.state({ scope: ["user=u_alice"] })]) {
      const relations = [held.identity, held.knowledge, held.context].flatMap((kept) => kept.relations);
      assert.ok(relations.some((fact) => fact.object?.name === "Porto"));
    }
    const [first] = await all(client.sessions.turns(session_id));
    const diff = await client.diff({ session_id, since_turn: first?.id ?? "" });
    assert.ok(diff.relations.some((change) => change.fact.object?.name === "Porto"));
    const since = "2020-01-01T00:00:00Z";
    const whole = await client.diff({ since, until: new Date().toISOString(), scope: ["user=u_alice"] });
    assert.ok(whole.relations.length > 0);
  });

  test("gives a list whole, however many pages it comes in", async () => {
    const turns = await all(client.sessions.turns(session_id, { limit: 1 }));
    assert.deepEqual(
      turns.map((turn) => turn.role),
      ["user", "assistant", "user"],
    );
    const sessions = await all(client.sessions.list({ scope: ["user=u_alice"], limit: 1 }));
    assert.deepEqual(
      sessions.map((session) => session.id),
      [session_id],
    );
    assert.ok((await all(client.facts({ limit: 1, status: "all" }))).length > 1);
    assert.ok((await all(client.entities({ limit: 1 }))).some((entity) => entity.name === "Beth"));
    assert.deepEqual(await all(client.instructions({ limit: 1 })), []);
  });

  test("reads a session as a transcript, and marks it anew", async () => {
    assert.equal((await client.sessions.transcript(session_id)).lines.length, 3);
    assert.deepEqual((await client.sessions.update(session_id, { closed: true })).metadata, { closed: true });
  });

  test("settles a doubt, and forgets what was said", async () => {
    const scope = ["user=u_carol"];
    await client.remember("Maybe Dora lives in Rome.", { scope });
    const [doubt] = await all(client.uncertainties());
    assert.ok(doubt);
    const settled = await client.resolve(doubt.id, doubt.fact_ids[0] ?? "Rome", "She said so.");
    assert.ok(settled.trace_id);
    const dry = await client.forget({ scope, dry_run: true });
    const wet = await client.forget({ scope });
    assert.ok(dry.dry_run && !wet.dry_run && (wet.erased["turns"] ?? 0) > 0);
    const { id } = await client.sessions.create({ scope });
    await client.sessions.delete(id);
    await assert.rejects(client.sessions.show(id), NotFoundError);
  });

  test("writes once what is sent twice under one key, and refuses another body under it", async () => {
    const idempotencyKey = "chat-1:step-1";
    const message = { role: "user" as const, content: "I like figs." };
    const first = await client.remember(message, { session_id }, { idempotencyKey });
    const again = await client.remember(message, { session_id }, { idempotencyKey });
    assert.deepEqual(again.turn_ids, first.turn_ids);
    const other = client.remember({ ...message, content: "I like dates." }, { session_id }, { idempotencyKey });
    await assert.rejects(other, (error) => error instanceof ConflictError && error.code === "idempotency_conflict");
  });

  test("tells apart why a request was refused", async () => {
    const reading = open({ ...client.connection, apiKey: await narrowKey(client, ["read"], []) });
    await assert.rejects(reading.remember("I like tea."), ForbiddenError);
    await assert.rejects(open({ ...client.connection, apiKey: "sp-wrong" }).me(), UnauthorisedError);
    await assert.rejects(open({ ...client.connection, contextId: "foreign" }).me(), UnauthorisedError);
    await assert.rejects(client.sessions.show("sess_unknown"), NotFoundError);
    await assert.rejects(client.remember("x".repeat(40_000)), TooLargeError);
    await assert.rejects(client.remember(""), (error) => error instanceof InvalidError && error.errors.length === 1);
    await assert.rejects(open({ url: serviceUrl(), apiKey: "none" }).me(), ProblemError);
  });

  test("sends no metadata that JSON would change or cannot hold", async () => {
    const cyclic: Record<string, unknown> = {};
    cyclic["self"] = cyclic;
    for (const metadata of [cyclic, { at: new Date() }, { size: Number.NaN }, { call: () => 1 }, { big: 1n }]) {
      await assert.rejects(client.sessions.create({ metadata }), NotJsonError);
    }
    await assert.rejects(client.sessions.create({ metadata: { a: [{ b: 1n }] } }), /metadata\.a\[0\]\.b is bigint,/);
  });
});
