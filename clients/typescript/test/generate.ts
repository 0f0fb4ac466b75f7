/** Writes src/openapi.ts from the service's OpenAPI document: `npm run generate`. */

import { writeFile } from "node:fs/promises";

import { document } from "./support/openapi.js";

await writeFile(new URL("../src/openapi.ts", import.meta.url), await document());
