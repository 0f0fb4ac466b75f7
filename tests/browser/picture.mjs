// Takes the picture of the page at /explore that the README shows, on the conversation of `spectron demo --keep`.
//
//   node picture.mjs ADDRESS CONTEXT KEY CHROMIUM FILE

import { chromium } from "playwright-core";

const [address, context, key, executablePath, path] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${address}/explore`);
await page.fill("[name=context]", context);
await page.fill("[name=key]", key);
await page.click("#door button");
await page.click(".mention.name >> text=Beth >> nth=0");
await page.waitForSelector("#evidence h2");
await page.waitForTimeout(1000);
await page.screenshot({ path });
await browser.close();
