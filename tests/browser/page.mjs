// Uses the page at /explore as a reader would, and prints what was seen as one line of JSON.
//
//   node page.mjs ADDRESS CONTEXT KEY CHROMIUM FOLDER      (screenshots go into FOLDER)

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [address, context, key, executablePath, folder] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const seen = { dialogs: 0, errors: [], foreign: [], serious: [], steps: {} };

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });

/** A page at the door. Axe needs one that the policy does not bind; all else is done on one that it does. */
async function atTheDoor(options) {
  const page = await (await browser.newContext(options)).newPage();
  page.setDefaultTimeout(15_000);
  page.on("dialog", (dialog) => (seen.dialogs++, dialog.dismiss()));
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (said) => said.type() === "error" && !/401|ERR_INTERNET_DISCONNECTED/.test(said.text()) && seen.errors.push(said.text()));
  page.on("request", (request) => request.url().startsWith(address) || seen.foreign.push(request.url()));
  await page.goto(`${address}/explore`);
  return page;
}

async function enter(page, secret) {
  await page.fill("[name=context]", context);
  await page.fill("[name=key]", secret);
  await page.click("#door button");
}

const text = (page, selector) => page.locator(selector).first().innerText();

/** The service goes away while the page is open, and comes back. */
async function loseIt(page) {
  await page.context().setOffline(true);
  await page.click(".mention.name");
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("does not answer"));
  await page.context().setOffline(false);
  await page.click(".mention.name");
  await page.waitForFunction(() => !document.querySelector("#notice").textContent);
}

async function look(page) {
  await enter(page, "sp-wrong-key");
  await page.waitForFunction(() => document.querySelector("#notice").textContent);
  seen.steps.refused = await text(page, "#notice");
  await enter(page, key);
  await page.waitForSelector(".mention");
  seen.steps.turns = await page.locator("#transcript li").allInnerTexts();
  await page.screenshot({ path: `${folder}/explore.png` });
  await loseIt(page);
  await page.locator(".mention.name", { hasText: "Porto" }).first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#evidence h2")?.textContent === "Porto");
  seen.steps.entity = await text(page, "#evidence h2");
  await page.fill("#evidence input", "Lisbon");
  await page.click("text=Make one");
  await page.click("#evidence >> text=Undo");
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("two again"));
  await page.click("#transcript .fact");
  await page.click("text=Why was it decided so?");
  await page.waitForSelector("#evidence q >> nth=1");
  seen.steps.fact = await text(page, "#evidence");
  await page.click("summary");
  await page.waitForSelector("#listed li");
  seen.steps.listed = await page.locator("#listed li").allInnerTexts();
  await page.fill("[name=query]", "Where does Beth live?");
  await page.click("#search button");
  await page.waitForSelector("#found li");
  seen.steps.found = await text(page, "#found li");
  await page.click("[data-tab=changes]");
  await page.click("#changes button");
  await page.waitForSelector("#changes li");
  seen.steps.changes = await page.locator("#changes li").count();
  await page.fill("#changes input >> nth=0", "1");
  await page.fill("#changes input >> nth=1", "2");
  await page.click("#changes button");
  await page.waitForFunction((before) => document.querySelectorAll("#changes li").length < before, seen.steps.changes);
  await page.locator("#moment input").fill("0");
  await page.waitForFunction(() => document.querySelector("#moment output").value !== "now");
  await page.waitForFunction(() => document.querySelectorAll("#transcript li").length === 1);
  await page.locator("#moment input").press("End");
  await page.click("[data-tab=doubts]");
  await page.waitForFunction(() => document.querySelectorAll("#doubts > ul > li").length);
  seen.steps.doubts = await page.locator("#doubts > ul > li").count();
  await page.click("text=So it is:");
  await page.waitForFunction(() => document.querySelector("#notice").textContent.includes("settled"));
  await page.waitForFunction((before) => document.querySelectorAll("#doubts > ul > li").length < before, seen.steps.doubts);
  seen.steps.kept = await page.evaluate(() => Object.keys(sessionStorage).length + Object.keys(localStorage).length);
  await page.click("#leave");
  await page.waitForSelector("#door:not([hidden])");
  seen.steps.left = await page.evaluate(() => Object.keys(sessionStorage).length);
}

async function judge(page, scheme) {
  await enter(page, key);
  await page.waitForSelector(".mention");
  await page.click(".mention.name");
  await page.waitForSelector("#evidence h2");
  await page.evaluate(axe);
  const { violations } = await page.evaluate("axe.run()");
  const grave = violations.filter(({ impact }) => ["serious", "critical"].includes(impact));
  seen.serious.push(...grave.map(({ id, nodes }) => `${scheme} ${id}: ${nodes[0].html}`));
  await page.screenshot({ path: `${folder}/explore-${scheme}.png` });
}

/** How large the smallest name of the graph is as it is drawn, once it has found its place: on a phone, and beside the open list. */
async function readable(page) {
  await enter(page, key);
  await page.waitForSelector("#canvas canvas");
  await page.click("summary");
  await page.waitForSelector("#listed li");
  await page.waitForTimeout(500);
  return page.evaluate(() => {
    const { cy } = document.querySelector("#canvas")._cyreg;
    return Math.min(...cy.nodes().map((node) => node.numericStyle("font-size") * cy.zoom()));
  });
}

await look(await atTheDoor({}));
seen.names = [];
for (const viewport of [{ width: 390, height: 800 }, { width: 1280, height: 800 }]) seen.names.push(await readable(await atTheDoor({ viewport })));
for (const colorScheme of ["light", "dark"]) await judge(await atTheDoor({ colorScheme, bypassCSP: true }), colorScheme);
await judge(await atTheDoor({ viewport: { width: 390, height: 800 }, bypassCSP: true }), "phone");
await browser.close();
console.log(JSON.stringify(seen));
