/** Lists that come page by page, as one. */

import type { PageInfo } from "./shapes.js";

/** The items of every page, each page fetched when its first item is asked for. */
export async function* listed<Page extends { page: PageInfo }, Item>(
  fetch: (cursor: string | null) => Promise<Page>,
  items: (page: Page) => readonly Item[],
): AsyncGenerator<Item, void, undefined> {
  let cursor: string | null = null;
  do {
    const page = await fetch(cursor);
    yield* items(page);
    cursor = page.page.next_cursor ?? null;
  } while (cursor !== null);
}
