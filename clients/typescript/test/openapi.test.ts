import { readFile } from "node:fs/promises";
import assert from "node:assert/strict";
import { test } from "node:test";

import { document } from "./support/openapi.js";

test("the types are those of the service's OpenAPI document; `npm run generate` brings them up to date", async () => {
  const committed = await readFile(new URL("../src/openapi.ts", import.meta.url), "utf8");
  assert.ok(committed === (await document()), "src/openapi.ts is stale; run `npm run generate`.");
});
