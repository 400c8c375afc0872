// Bundles and names by content: node bundle.mjs '{"site": …, "styles": [[path, …], …], "scripts": [[path, …], …], "plain": [path, …], "classic": {path: result}}'
// Writes each result beside its first source and prints {"the sources, joined by a blank": "path of the result"}.

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { build, transform } from "esbuild";

const job = JSON.parse(process.argv[2]);
const DEPTH = 3; // assets/<folder>/<file>: what looks for its own address expects to lie there
const BY_ADDRESS = /new URL\(\s*"([^"]+\.(mjs|json))",\s*import\.meta\.url\s*\)/g;
const COMMON = { bundle: true, charset: "utf8", legalComments: "inline", logLevel: "error", minify: true, write: false };

const made = new Map(); // by absolute path of the source: what came of it
const absolute = (name) => path.join(job.site, name);
const inSite = (file) => path.relative(job.site, file).split(path.sep).join("/");
const relative = (from, to) => `./${path.relative(path.dirname(from), to).split(path.sep).join("/")}`;
/** Modules that are scripts of a page themselves: whoever imports them must get the same one. */
const pages = new Set(job.scripts.filter((names) => names.length === 1).map(([name]) => absolute(name)));

async function named(file, content) {
  const digest = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const { dir, name, ext } = path.parse(file);
  const result = path.join(dir, `${name}-${digest}${ext}`);
  await writeFile(result, content);
  return result;
}

function once(file, work) {
  if (!made.has(file)) made.set(file, work());
  return made.get(file);
}

/** What a module loads later by its address, and modules of which there must be one, become files of their own. */
const apart = (entry) => ({
  name: "apart",
  setup(plugins) {
    plugins.onResolve({ filter: /^\.{1,2}\// }, async ({ path: name, resolveDir, kind, importer }) => {
      const file = path.resolve(resolveDir, name);
      const own = kind === "dynamic-import" || (pages.has(file) && importer && file !== entry);
      return own ? { path: relative(entry, await script(file)), external: true } : undefined;
    });
    plugins.onLoad({ filter: /\.mjs$/ }, async ({ path: file }) => {
      let contents = await readFile(file, "utf8");
      if (contents.includes("import.meta.url") && inSite(file).split("/").length !== DEPTH) {
        throw new Error(`${inSite(file)} knows its own address, so it must lie in assets/<folder>/`);
      }
      for (const [found, name, kind] of contents.matchAll(BY_ADDRESS)) {
        const target = path.resolve(path.dirname(file), name);
        if (!existsSync(target)) throw new Error(`${inSite(file)} looks for ${name}, which is not there`);
        const result = kind === "mjs" ? relative(entry, await script(target)) : await versioned(entry, target);
        contents = contents.replace(found, `new URL(${JSON.stringify(result)}, import.meta.url)`);
      }
      return { contents, loader: "js" };
    });
  },
});

/** Data keeps its name; the address changes with the content. */
async function versioned(entry, file) {
  const digest = createHash("sha256").update(await readFile(file)).digest("hex").slice(0, 12);
  return `${relative(entry, file)}?${digest}`;
}

function script(file) {
  return once(file, async () => named(file, await bundled({ entryPoints: [file], format: "esm" }, file)));
}

async function bundled(input, entry) {
  const { outputFiles } = await build({ ...COMMON, target: "es2022", ...input, plugins: [apart(entry)] });
  return outputFiles[0].contents;
}

async function group(names, kind) {
  const [first] = names.map(absolute);
  if (names.length === 1 && kind === "mjs") return script(first);
  const entry = absolute(`assets/seite/seite.${kind}`);
  const line = kind === "css" ? (name) => `@import ${JSON.stringify(name)};\n` : (name) => `import ${JSON.stringify(name)};\n`;
  const contents = names.map((name) => line(relative(entry, absolute(name)))).join("");
  const place = names.length === 1 ? first : entry;
  const stdin = { contents, resolveDir: path.dirname(entry), loader: kind === "css" ? "css" : "js", sourcefile: entry };
  const content = kind === "css" ? await styles(stdin) : await bundled({ stdin, format: "esm" }, entry);
  return named(place, content);
}

async function styles(stdin) {
  const { outputFiles } = await build({ ...COMMON, stdin, external: ["*.svg", "*.png", "*.woff2", "data:*"] });
  return outputFiles[0].contents;
}

async function plain(name) {
  const { code } = await transform(await readFile(absolute(name), "utf8"), { minify: true, target: "es5", charset: "utf8" });
  return named(absolute(name), code);
}

/** A script without modules, under a name that stays: the browser looks for its newer version by itself. */
async function classic([name, result]) {
  const file = absolute(name);
  const { outputFiles } = await build({ ...COMMON, target: "es2022", entryPoints: [file], format: "iife" });
  await writeFile(absolute(result), outputFiles[0].contents);
}

const results = {};
for (const names of job.scripts) results[names.join(" ")] = inSite(await group(names, "mjs"));
for (const names of job.styles) results[names.join(" ")] = inSite(await group(names, "css"));
for (const name of job.plain) results[name] = inSite(await plain(name));
await Promise.all(Object.entries(job.classic).map(classic));
console.log(JSON.stringify(results));
process.exit(0);
