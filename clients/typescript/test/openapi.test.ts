import { readFile } from "node:fs/promises";
import assert from "node:assert/strict";
import { test } from "node:test";

import { typesOf } from "./support/openapi.js";
import { serviceUrl } from "./support/service.js";

test("the types are those of the service's OpenAPI document; `npm run generate` brings them up to date", async () => {
  const committed = await readFile(new URL("../src/openapi.ts", import.meta.url), "utf8");
  assert.ok(committed === (await typesOf(serviceUrl())), "src/openapi.ts is stale; run `npm run generate`.");
});
