// Loads the kit into a real Neo4j Browser by each way that works, and prints what came of it as one line of JSON.
//
//   node neo4jbrowser.mjs PAGE PASSWORD KIT CONTEXT CHROMIUM FOLDER
//
// PAGE is the address that `spectron graph browser` prints, KIT that of /browser of a running service; into FOLDER go
// screenshots, of which graph.png is the one that the README shows.

import { chromium } from "playwright-core";

const [address, password, kit, context, executablePath, folder] = process.argv.slice(2);
const OURS = "relationship.SUPERSEDES";
const QUERY = `MATCH path = (:Entity {context: $context, name: 'Beth'})<-[:SUBJECT]-(f:Fact {predicate: 'lives_in'})-[:EVIDENCED_BY]->(:Turn)
OPTIONAL MATCH replaced = (f)-[:SUPERSEDES]->(:Fact)
OPTIONAL MATCH where = (f)-[:OBJECT]->(:Entity)
RETURN path, replaced, where`;
const seen = {};

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(60_000);

const kept = (name) => page.evaluate((key) => localStorage.getItem(`neo4j.${key}`) ?? "", name);
const keeps = (name, text, there = true) => page.waitForFunction(([key, part, wanted]) => (localStorage.getItem(`neo4j.${key}`) ?? "").includes(part) === wanted, [name, text, there]);
const picture = (name, height = 800) => page.screenshot({ path: `${folder}/${name}.png`, clip: { x: 0, y: 0, width: 1280, height } });

/** Types a line into the editor and runs it. */
async function run(line) {
  await page.locator("#monaco-main-editor").click();
  await page.keyboard.insertText(line);
  await page.keyboard.press("Control+Enter");
}

/** Drops a file of the kit on the page, as from a folder. */
async function drop(name) {
  const bytes = [...new Uint8Array(await (await fetch(`${kit}/${name}`)).arrayBuffer())];
  await page.evaluate(([called, content]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([new Uint8Array(content)], called));
    const target = document.querySelector("[data-testid=stream]");
    for (const type of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
  }, [name, bytes]);
}

await page.goto(address);
await page.fill("input[type=password]", password);
await page.keyboard.press("Enter");
await keeps("grass", OURS);
seen.style_at_connect = true;
await page.waitForSelector("text=From a session to what is believed");
seen.guide_at_connect = true;
await picture("connected");

await run(":style reset");
await keeps("grass", OURS, false);
await run(`:style ${kit}/style.grass`);
await keeps("grass", OURS);
seen.style_typed = true;
await run(":style reset");
await keeps("grass", OURS, false);
await drop("style.grass");
await keeps("grass", OURS);
seen.style_dropped = true;

await run(":clear");
await page.waitForSelector("text=From a session to what is believed", { state: "detached" });
await run(`:play ${kit}/guide.html`);
await page.waitForSelector("text=From a session to what is believed");
seen.guide_typed = true;
await run(":clear");
await run(`:guide ${kit}/guide.html`);
await page.waitForSelector("[data-testid=guidesDrawer]");
seen.guide_in_the_side_bar = true;
await picture("guide");

await drop("queries.zip");
await keeps("documents", "Who is she?");
await page.click("[data-testid=navigationFavorites]");
await page.click("text=Spectron");
await page.waitForSelector("text=Who is she?");
seen.queries_dropped = JSON.parse(await kept("documents")).filter((one) => one.content.includes("$context")).length;
await picture("queries");
await page.click("[data-testid=navigationFavorites]");

await run(`:param context => ${JSON.stringify(context)}`);
await page.waitForSelector("text=Successfully set your parameters");
await run(":clear");
await run(QUERY);
await page.waitForSelector("g.node");
await page.waitForTimeout(5000);
seen.captions = (await page.locator("g.node, g.relationship").allTextContents()).join(" ");
await picture("graph", 620);
await browser.close();
console.log(JSON.stringify(seen));
