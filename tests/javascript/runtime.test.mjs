// What stands between the page and Python, without a browser: sums, the silent line, the queue, the age of the law.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import zlib from "node:zlib";

import { crc32, isRight } from "../../overrides/theme/assets/calculator/checks.mjs";
import { GIVE_UP_MS, Line, SILENT_MS } from "../../overrides/theme/assets/calculator/line.mjs";
import { newestOnly, oneByOne } from "../../overrides/theme/assets/calculator/queue.mjs";
import { ageOf } from "../../overrides/theme/assets/offline/age.mjs";

test("the sum is that of zlib, for any length", () => {
  for (const length of [0, 1, 2, 3, 4, 5, 7, 8, 1000, 65_537]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 131 + (i >> 3)) & 255);
    assert.equal(crc32(bytes), zlib.crc32(bytes), String(length));
  }
});

test("one bit is enough for a file to be wrong, with and without the browser's cryptography", async () => {
  const bytes = new TextEncoder().encode("abc");
  // SHA-256 of „abc“ stands in FIPS 180-2, appendix B.1; its CRC-32 is 352441c2.
  const file = { sha256: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", crc32: 0x352441c2 };
  const other = bytes.map((byte) => byte ^ 1);
  assert.equal(await isRight(bytes, file), true);
  assert.equal(await isRight(other, file), false);
  mock.getter(globalThis, "crypto", () => ({}));
  assert.equal(await isRight(bytes, file), true);
  assert.equal(await isRight(other, file), false);
  mock.restoreAll();
});

test("a silent line is told of, speaks again, and is given up in the end", () => {
  let now = 0;
  mock.timers.enable({ apis: ["setInterval"] });
  mock.method(performance, "now", () => now);
  const pass = (ms) => {
    for (let left = ms; left > 0; left -= 1000) {
      now += 1000;
      mock.timers.tick(1000);
    }
  };
  const told = [];
  const line = new Line((silent) => told.push(silent));
  const waiting = line.wait();
  pass(SILENT_MS - 1000);
  assert.deepEqual(told, []);
  pass(2000);
  assert.deepEqual(told, [true]);
  line.alive();
  assert.deepEqual(told, [true, false]);
  pass(GIVE_UP_MS + 1000);
  assert.equal(waiting.signal.aborted, true);
  assert.equal(waiting.signal.reason.kennung, "verbindung");
  waiting.end();
  pass(2 * SILENT_MS);
  assert.deepEqual(told, [true, false, true, false]);
  line.close(new Error("over"));
  assert.equal(line.wait().signal.aborted, true);
  mock.restoreAll();
  mock.timers.reset();
});

/** Answers with the question itself, or not at all. */
class FakeWorker {
  ended = false;
  constructor(silent = false) {
    this.silent = silent;
  }
  postMessage({ fragen }) {
    if (!this.silent) setTimeout(() => this.onmessage({ data: { art: "antwort", antwort: fragen[0] } }));
  }
  terminate() {
    this.ended = true;
  }
}

test("a worker that falls silent is replaced, and the question put again", async () => {
  const dead = new FakeWorker(true);
  let current = Promise.resolve(dead);
  const renewed = [];
  const put = oneByOne(
    () => current,
    () => {
      renewed.push(1);
      return (current = Promise.resolve(new FakeWorker()));
    },
    20,
  );
  mock.method(console, "warn", () => {});
  assert.equal(await put("a"), "a");
  assert.equal(await put("b"), "b");
  assert.deepEqual([dead.ended, renewed.length], [true, 1]);
  mock.restoreAll();
});

test("only the newest question of those that wait is put", async () => {
  const worker = Promise.resolve(new FakeWorker());
  const ask = newestOnly(oneByOne(() => worker, () => worker, 1000));
  assert.deepEqual(await Promise.all([ask("a"), ask("b"), ask("c")]), [null, null, "c"]);
});

test("the age of the law by the clock of the reader", () => {
  const looked = "2026-11-20";
  const at = (...parts) => ageOf(looked, new Date(...parts));
  assert.equal(at(2026, 10, 20), "");
  assert.equal(at(2026, 10, 19, 12), ""); // a day behind may be another time zone
  assert.equal(at(2027, 4, 19), "");
  assert.match(at(2027, 4, 20), /20\.11\.2026 geprüft.*20\.05\.2027.*veraltet/);
  assert.match(at(2028, 10, 28), /28\.11\.2028/);
  assert.match(at(2024, 10, 28), /28\.11\.2024.*vor dem Stand/);
});
