// Opens large things on the page at /explore, and prints how long each took as a line of JSON.
//
//   node scale.mjs ADDRESS CONTEXT KEY CHROMIUM HUB       (HUB: a session of one with thousands of neighbours)
//
// `ms` is what a reader waits, the service included; `page_ms` the processor's time of the page alone; `longest_ms` the
// longest that the page did not answer, which on a busy machine is longer than its own work.

import { chromium } from "playwright-core";

const [address, context, key, executablePath, hub] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await browser.newPage();
await page.addInitScript(() => {
  window.long = [];
  const keep = (list) => window.long.push(...list.getEntries().map((entry) => entry.duration));
  new PerformanceObserver(keep).observe({ type: "longtask" });
});
const devtools = await page.context().newCDPSession(page);
await devtools.send("Performance.enable", { timeDomain: "threadTicks" });

async function spent() {
  const { metrics } = await devtools.send("Performance.getMetrics");
  return metrics.find(({ name }) => name === "TaskDuration").value * 1000;
}

async function measure(what, act) {
  const [before, began] = [await spent(), performance.now()];
  await act();
  const ms = performance.now() - began;
  await page.waitForTimeout(1500);
  const longest = await page.evaluate(() => Math.max(0, ...window.long.splice(0)));
  const rounded = { ms, page_ms: (await spent()) - before, longest_ms: longest };
  console.log(JSON.stringify({ what, ...Object.fromEntries(Object.entries(rounded).map(([name, n]) => [name, Math.round(n)])) }));
}


async function more() {
  const before = await page.locator("#transcript li").count();
  await page.click("text=More turns");
  await page.waitForFunction((n) => document.querySelectorAll("#transcript li").length > n, before);
}

await page.goto(`${address}/explore`);
const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
console.log(JSON.stringify({ what: "first paint", ms: Math.round(paint) }));
await page.fill("[name=context]", context);
await page.fill("[name=key]", key);
await measure("the first 100 of 1,000 turns", async () => {
  await page.click("#door button");
  await page.waitForSelector(".mention");
});
await measure("100 more turns", more);
for (let pages = 2; pages < 9; pages++) await more();
await measure("the last 100 turns", more);
await measure("a graph of 300 nodes", async () => {
  await page.evaluate(() => document.querySelector("#canvas").replaceChildren());
  await page.selectOption("#sessions", hub);
  await page.waitForSelector("#canvas canvas");
});
await page.click("summary");
await measure("one with 2,000 neighbours", async () => {
  await page.evaluate(() => document.querySelector("#listed button").click());
  await page.waitForSelector("#evidence h2");
});
await browser.close();
