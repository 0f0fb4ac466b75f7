// Uses the page at /explore as somebody who errs, is quick and goes back, and prints what was seen as one line of JSON.
//
//   node corners.mjs ADDRESS CONTEXT KEY CHROMIUM SESSIONS      (SESSIONS: ids by name, as JSON)

import { chromium } from "playwright-core";

const [address, context, key, executablePath, ids] = process.argv.slice(2);
const sessions = JSON.parse(ids);
const names = Object.fromEntries(Object.entries(sessions).map(([name, id]) => [id, name]));
const seen = { errors: [] };
const LATE_MS = 1500;

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(20_000);
page.on("pageerror", (error) => seen.errors.push(error.message));

const all = (selector) => page.locator(selector).allInnerTexts();
const notice = () => page.locator("#notice").innerText();
const told = (words) => page.waitForFunction((sought) => document.querySelector("#notice").textContent.includes(sought), words);
const until = (selector, count) => page.waitForFunction(([sought, n]) => document.querySelectorAll(sought).length === n, [selector, count]);
const heading = (words) => page.waitForFunction((sought) => document.querySelector("#evidence h2")?.textContent === sought, words);

async function enter(secret) {
  await page.fill("[name=context]", context);
  await page.fill("[name=key]", secret);
  await page.click("#door button");
}

/** A session, once the first of its turns and the words of all facts are there. */
async function open(name, turns) {
  await page.selectOption("#sessions", sessions[name]);
  await until("#transcript li", turns);
  await page.waitForFunction(() => ![...document.querySelectorAll("[data-fact]")].some(({ textContent }) => textContent === "a fact"));
}

/** Has what fits a pattern come late while something is done. */
async function late(pattern, act) {
  const slow = async (route) => {
    await new Promise((resolve) => setTimeout(resolve, LATE_MS));
    await route.continue().catch(() => {});
  };
  await page.route(pattern, slow);
  await act();
  await page.waitForTimeout(LATE_MS * 2);
  await page.unroute(pattern, slow);
}

async function words() {
  await open("lives", 6);
  seen.facts = await all("#transcript .fact");
  seen.time = await page.locator("#transcript time").first().innerText();
  await page.click("summary");
  await page.waitForSelector("#listed li");
  seen.listed = await all("#listed li");
  await open("again", 2);
  seen.elsewhere = await all("#transcript .fact");
  await page.locator("#transcript .fact", { hasText: "likes tea" }).first().click();
  await page.click("text=Why was it decided so?");
  await page.waitForSelector("#evidence ul:nth-of-type(2) li");
  seen.decisions = await page.locator("#evidence ul:nth-of-type(2) li").count();
}

async function races() {
  await open("long", 100);
  await page.locator("text=More turns").dblclick();
  await page.waitForTimeout(LATE_MS);
  seen.doubled = await page.locator("#transcript li").count();
  await late(`**/sessions/${sessions.lives}/turns?include*`, async () => {
    await page.selectOption("#sessions", sessions.lives);
    await page.selectOption("#sessions", sessions.again);
  });
  const shown = await page.locator("#transcript li p").first().innerText();
  seen.raced = [names[await page.inputValue("#sessions")], shown];
  await open("lives", 6);
  const beth = await page.locator(".mention", { hasText: "Beth" }).first().getAttribute("data-entity");
  await late(`**/entities/${beth}?*`, async () => {
    await page.locator(".mention", { hasText: "Beth" }).first().click();
    await page.locator(".mention", { hasText: "Faro" }).first().click();
  });
  seen.raced_entity = await page.locator("#evidence h2").innerText();
}

async function addresses() {
  await open("again", 2);
  await page.reload();
  await until("#transcript li", 2);
  seen.address = [names[await page.inputValue("#sessions")], names[new URL(page.url()).hash.replace("#session=", "")]];
  await page.goto(`${address}/explore#session=${sessions.long}`);
  await until("#transcript li", 100);
  seen.address.push(names[await page.inputValue("#sessions")]);
  await page.fill("[name=session]", "nobody");
  await page.click("#other button");
  await told("no such session");
  seen.missing = [await page.locator("#transcript p").innerText(), await page.locator("#transcript li").count()];
  seen.missing.push(await page.locator("#sessions option[value=nobody]").count(), await page.inputValue("#sessions"));
  await page.fill("[name=session]", "  ");
  await page.click("#other button");
  seen.missing.push(new URL(page.url()).hash);
  await open("lives", 6);
  seen.afterwards = await notice();
}

const chosen = async () => ({
  heading: await page.locator("#evidence h2").innerText(),
  facts: await page.locator("#evidence li").count(),
  chosen: await page.locator(".mention.chosen").count(),
  listed: (await all("#listed li")).filter((words) => !words.includes(" ")),
});

async function goesBack() {
  await page.locator(".mention", { hasText: "Beth" }).first().click();
  await heading("Beth");
  await page.waitForSelector("#evidence li:nth-child(3)");
  seen.now = await chosen();
  if (!(await page.locator("#listed li").count())) await page.click("summary");
  await page.locator("#moment input").fill("1");
  await until("#transcript li", 2);
  await page.waitForTimeout(LATE_MS);
  seen.then = await chosen();
  seen.moments = [];
  for (const place of ["1", "2", "6"]) {
    await page.locator("#moment input").fill(place);
    seen.moments.push([await page.locator("#moment output").innerText(), await page.locator("#moment input").getAttribute("aria-valuetext")]);
  }
}

/** What is held of one place, of which no fact is the subject, and of a person, two facts a page. */
async function held() {
  await open("lives", 6);
  const two = (route) => route.continue({ url: route.request().url().replace("limit=100", "limit=2") });
  await page.route("**/history?*", two);
  await page.locator(".mention", { hasText: "Porto" }).first().click();
  await heading("Porto");
  seen.held = [await page.locator("#evidence p").first().innerText(), ...(await all("#evidence li button"))];
  await page.locator(".mention", { hasText: "Beth" }).first().click();
  await heading("Beth");
  const before = await page.locator("#evidence li:not(:has(.more))").count();
  await page.click("text=More facts");
  await page.waitForSelector("#evidence li:not(:has(.more)) >> nth=2");
  seen.paged = [before, new Set(await all("#evidence li:not(:has(.more))")).size];
  await page.unroute("**/history?*", two);
}

async function shows() {
  await open("lives", 6);
  await page.locator("#transcript .fact", { hasText: "likes tea" }).first().click();
  await page.waitForSelector("#evidence q >> nth=1");
  for (const place of [0, 1]) {
    await page.locator("#evidence >> text=show").nth(place).click();
    await page.waitForTimeout(LATE_MS / 3);
  }
  seen.shown = await all("#transcript .shown p");
}

async function settles() {
  await open("lives", 6);
  await page.locator("#moment input").fill("5");
  await page.locator("#moment input").press("ArrowLeft");
  await page.locator("#moment input").press("ArrowRight");
  await until("#transcript li", 6);
  await page.click("[data-tab=doubts]");
  await page.click("text=So it is: Beth works_for Initech");
  await told("settled");
  await page.waitForFunction(() => document.querySelector("#doubts p").textContent.startsWith("No open"));
  seen.settled = [await page.locator("#moment output").innerText(), await notice(), await page.locator("#transcript li").count()];
}

async function doubts() {
  await page.selectOption("#sessions", sessions.doubts);
  await until("#doubts > ul > li", 20);
  const [count] = await all("#doubts p");
  const first = await page.locator("#doubts > ul > li").first().innerText();
  await page.click("#doubts .more");
  await page.waitForSelector("#doubts > ul > li:nth-child(21)");
  seen.doubts = [first, count, await page.locator("#doubts > ul > li").count()];
}

async function pronouns() {
  await page.selectOption("#sessions", sessions.she);
  await page.click("#doubts >> text=So it is: Zoe Hart");
  await told("settled");
  seen.she = await notice();
}

/** A fact that is found, of which nothing is in the graph of the session. */
async function found() {
  await open("she", 2);
  await page.evaluate(() => Object.assign(document.querySelector("details"), { open: true }));
  await page.waitForSelector("#listed >> text=Zoe Hart");
  const before = await all("#listed li");
  await page.fill("[name=query]", "Where does Beth live?");
  await page.click("#search button");
  await page.locator("#found li", { hasText: " fact, " }).locator("button", { hasText: "Beth" }).first().click();
  await page.waitForSelector("#listed >> text=Beth lives_in Faro");
  seen.moved = [before, await all("#listed li")].map((listed) => listed.includes("Beth"));
}

async function changes() {
  await open("lives", 6);
  await page.click("[data-tab=changes]");
  await page.click("#changes button");
  await page.waitForSelector("#changes li:nth-child(3)");
  seen.entities_changed = await all("#changes li");
  await page.evaluate(() => Object.assign(document.querySelector("#changes form"), { noValidate: true }));
  await page.fill("#changes input >> nth=1", "0");
  await page.click("#changes button");
  await told("There is no turn");
  seen.changes = [await notice(), await page.locator("#changes li").count()];
  await page.fill("#changes input >> nth=1", "1");
  await page.click("#changes button");
  await page.waitForSelector("#changes li");
  seen.changes.push(await notice());
}

async function merges() {
  await page.locator(".mention", { hasText: "Porto" }).first().click();
  await heading("Porto");
  await page.fill("#evidence input", "Lagos");
  await late("**/entities/merge", async () => {
    await page.click("text=Make one");
    seen.merging = await page.locator("text=Make one").isDisabled();
  });
  const sentence = await notice();
  await page.locator(".mention", { hasText: "Beth" }).first().click();
  await heading("Beth");
  await page.reload();
  await page.locator(".mention", { hasText: "Porto" }).first().click();
  await page.click("#evidence >> text=Undo");
  await told("two again");
  seen.undo = [sentence, await notice()];
  await page.waitForFunction(() => ![...document.querySelectorAll("#evidence button")].some(({ textContent }) => textContent === "Undo"));
  seen.undo.push(await page.locator("#evidence >> text=Undo").count());
  await page.fill("#evidence input", "Lagos");
  await page.click("text=Make one");
  await told("are one");
  const [{ id }] = await page.evaluate(() => JSON.parse(sessionStorage.getItem("spectron.merges")));
  await fetch(`${address}/api/v1/${context}/merges/${id}/undo`, { method: "POST", headers: { "API-KEY": key, "Content-Type": "application/json" }, body: "{}" });
  await page.click("#evidence >> text=Undo");
  await told("undone already");
  seen.undone = await page.evaluate(() => sessionStorage.getItem("spectron.merges"));
}

/** The page over so many sessions that not all are listed; the pages of the list are made up, the one opened is not. */
async function many() {
  const PAGE = 500;
  const made = async (route) => {
    const from = Number(new URL(route.request().url()).searchParams.get("cursor") ?? 0);
    const listed = Array.from({ length: PAGE }, (_, place) => ({ id: `made-${from + place}`, turn_count: 1, last_said_at: null }));
    const more = from + PAGE < 5500;
    await route.fulfill({ json: { sessions: listed, page: { has_more: more, next_cursor: more ? String(from + PAGE) : null } } });
  };
  await page.route("**/sessions?*", made);
  await page.reload();
  await until("#sessions option", 5001);
  const options = page.locator("#sessions option");
  seen.many = [await options.nth(1).getAttribute("value"), await options.last().getAttribute("value"), await page.locator("#listed-sessions").innerText()];
  await page.unroute("**/sessions?*", made);
}

await page.goto(`${address}/explore`);
await enter("ключ");
await page.waitForFunction(() => document.querySelector("#notice").textContent);
seen.strange = await notice();
await enter(key);
await page.waitForSelector("#transcript li");
for (const step of [words, races, addresses, goesBack, held, shows, settles, doubts, pronouns, found, changes, merges, many]) {
  try {
    await step();
  } catch (error) {
    throw new Error(`${step.name}: ${error.message}; so far ${JSON.stringify(seen)}; told: ${await notice()}`);
  }
}
await browser.close();
console.log(JSON.stringify(seen));
