/** The service's OpenAPI document, as types. */

import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

const HEAD = "/* Made from the service's OpenAPI document by `npm run generate`; edit that, not this. */\n\n";

/** The text of src/openapi.ts as the service at an address would have it. */
export async function typesOf(url: string): Promise<string> {
  const described = JSON.parse(await (await fetch(`${url}/openapi.json`)).text(), withoutExamples) as OpenAPI3;
  return HEAD + astToString(await openapiTS(withoutDefaults(described)));
}

/** Leaves out examples, titles, and replies that are problems: every route has the same. */
function withoutExamples(key: string, value: unknown): unknown {
  if (key === "example" || key === "examples" || (key === "title" && typeof value === "string")) return undefined;
  return /^[45]\d\d$/.test(key) ? undefined : value;
}

/** What a body has a default for may be left out; the generator would demand it, as it rightly does of replies. */
function withoutDefaults(described: OpenAPI3): OpenAPI3 {
  for (const [name, schema] of Object.entries(described.components?.schemas ?? {})) {
    if (!name.endsWith("Body") || !("properties" in schema)) continue;
    for (const property of Object.values(schema.properties ?? {})) {
      if ("default" in property) delete property.default;
    }
  }
  return described;
}
