// Bundles modules of the site into classic scripts: node bundle.mjs '{"site": …, "target": …, "bundles": {name: [path, …]}, "modules": […], "data": […]}'

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { build } from "esbuild";

const job = JSON.parse(process.argv[2]);
const HERE = import.meta.dirname;
const WORKER = /new URL\(\s*"([^"]*worker[^"/]*\.m?js)",\s*import\.meta\.url\s*\)/g;
const IMPORTED_BY_ADDRESS = /\bimport\((?!["'])/;
const COMMON = {
  bundle: true,
  charset: "utf8",
  define: { OHNE_SERVER_DATEN: JSON.stringify(job.data) },
  external: ["node:*", "ws"],
  format: "iife",
  legalComments: "inline",
  logLevel: "error",
  minifyWhitespace: true,
  platform: "browser",
  target: ["chrome120", "firefox128"],
  write: false,
};

const inSite = (file) => path.relative(job.site, file).split(path.sep).join("/");
const line = (file) => `import ${JSON.stringify(file)};\n`;

/** Modules see their own address, and find their workers, as if a server had sent them. */
const asServed = {
  name: "as-served",
  setup(plugins) {
    plugins.onResolve({ filter: /^worker:/ }, ({ path: name }) => ({ path: name.slice(7), namespace: "worker" }));
    plugins.onLoad({ filter: /./, namespace: "worker" }, async ({ path: file }) => {
      const code = JSON.stringify(await worker(file));
      return { contents: `ohneServer.arbeiter[${JSON.stringify(inSite(file))}] = ${code};`, loader: "js" };
    });
    plugins.onLoad({ filter: /\.m?js$/, namespace: "file" }, async ({ path: file }) => {
      const source = await readFile(file, "utf8");
      const workers = [...source.matchAll(WORKER)].map(([, name]) => line(`worker:${path.join(path.dirname(file), name)}`));
      const own = `new URL(${JSON.stringify(inSite(file))}, ohneServer.wurzel).href`;
      const contents = source.replaceAll("import.meta.url", own).replaceAll(new RegExp(IMPORTED_BY_ADDRESS, "g"), "ohneServer.importiere(");
      return { contents: workers.join("") + contents, loader: "js" };
    });
  },
};

async function bundle(entry) {
  const stdin = { contents: entry, resolveDir: job.site, loader: "js" };
  const { outputFiles } = await build({ ...COMMON, stdin, plugins: [asServed] });
  return outputFiles[0].text;
}

/** What is imported by an address must come along: nobody can look it up later. */
async function worker(file) {
  const importing = IMPORTED_BY_ADDRESS.test(await readFile(file, "utf8"));
  const addressed = (importing ? job.modules : []).map((name, i) => {
    const registered = `ohneServer.module[${JSON.stringify(name)}] = m${i};\n`;
    return `import * as m${i} from ${JSON.stringify(path.join(job.site, name))};\n${registered}`;
  });
  return bundle([line(path.join(HERE, "browser/worker.mjs")), ...addressed, line(file)].join(""));
}

for (const [name, modules] of Object.entries(job.bundles)) {
  const files = [path.join(HERE, "browser/page.mjs"), ...modules.map((module) => path.join(job.site, module))];
  await writeFile(path.join(job.target, name), await bundle(files.map(line).join("")));
}
process.exit(0);
