/** Writes src/openapi.ts from the service's OpenAPI document: `npm run generate`. */

import { writeFile } from "node:fs/promises";

import { typesOf } from "./support/openapi.js";
import { serving, URL_NAME } from "./support/service.js";

await serving(async (env) => {
  await writeFile(new URL("../src/openapi.ts", import.meta.url), await typesOf(env[URL_NAME] ?? ""));
});
