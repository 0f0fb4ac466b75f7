import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { promisify } from "node:util";

const run = promisify(execFile);
const FOLDER = fileURLToPath(new URL("..", import.meta.url));

test("the package holds what is needed to use it, and nothing else", async () => {
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: FOLDER });
  const [packed] = JSON.parse(stdout) as { files: { path: string }[] }[];
  const others = (packed?.files ?? [])
    .map((file) => file.path)
    .filter((path) => !/^dist\/[\w/]+\.(d\.ts|js)$/.test(path));
  assert.deepEqual(others, ["LICENSE", "README.md", "package.json"]);
  const { dependencies, exports } = JSON.parse(await readFile(`${FOLDER}/package.json`, "utf8")) as Record<
    string,
    object
  >;
  assert.equal(dependencies, undefined);
  assert.deepEqual(Object.keys(exports ?? {}), [".", "./ai", "./package.json"]);
});

test("a package is made of the sources as they are, whatever was compiled before", async () => {
  const home = await mkdtemp(join(tmpdir(), "spectron-"));
  const parts = ["package.json", "tsconfig.json", "src", "build/src.tsbuildinfo"];
  for (const part of parts) await cp(`${FOLDER}${part}`, join(home, part), { recursive: true });
  await symlink(`${FOLDER}node_modules`, join(home, "node_modules"));
  await mkdir(join(home, "dist"));
  await writeFile(join(home, "dist", "gone.js"), "");
  const { stdout } = await run("npm", ["pack", "--dry-run", "--json"], { cwd: home });
  await rm(home, { recursive: true });
  assert.match(stdout, /dist\/ai\/index\.js/);
  assert.doesNotMatch(stdout, /gone\.js/);
});

test("the check is skipped where there is no Node, but not in a run of CI", async () => {
  const home = await mkdtemp(join(tmpdir(), "spectron-"));
  await symlink((await run("which", ["dirname"])).stdout.trim(), join(home, "dirname"));
  const check = (env: Record<string, string>) => run("/bin/sh", [`${FOLDER}check.sh`], { env: { PATH: home, ...env } });
  assert.match((await check({})).stderr, /skipped/);
  await assert.rejects(check({ CI: "true" }), /skipped/);
  await rm(home, { recursive: true });
});

test("the client works where nothing else is installed, and the memory for the AI SDK asks for that", async (t) => {
  const home = await mkdtemp(join(tmpdir(), "spectron-"));
  const installed = join(home, "node_modules", "@spectron", "client");
  await mkdir(installed, { recursive: true });
  for (const part of ["package.json", "dist"]) await cp(`${FOLDER}${part}`, join(installed, part), { recursive: true });
  const importing = (name: string) =>
    `const began = performance.now(); await import("${name}"); console.log(performance.now() - began);`;
  const program = (name: string) =>
    run(process.execPath, ["--input-type=module", "-e", importing(name)], { cwd: home });
  t.diagnostic(`it is loaded in ${Number((await program("@spectron/client")).stdout).toFixed(0)} ms`);
  await assert.rejects(program("@spectron/client/ai"), /Cannot find package 'ai'/);
  await rm(home, { recursive: true });
});

test("the lock names every package by version, and no registry", async () => {
  const lock = await readFile(`${FOLDER}/package-lock.json`, "utf8");
  assert.doesNotMatch(lock, /"resolved"/);
  const { packages } = JSON.parse(lock) as { packages: Record<string, { devDependencies?: Record<string, string> }> };
  const wanted = Object.values(packages[""]?.devDependencies ?? {});
  assert.ok(wanted.length > 0 && wanted.every((version) => /^(npm:\w+@)?\d+\.\d+\.\d+$/.test(version)));
});
