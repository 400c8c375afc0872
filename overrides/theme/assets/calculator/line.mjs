// The line between page and server: notices when nothing comes any more, says so, and breaks off what stays silent.

import { StartError } from "./faults.mjs";

/** From when on a reader hears that nothing comes, and when waiting ends. */
export const SILENT_MS = 8_000;
export const GIVE_UP_MS = 30_000;
const LOOK_EVERY_MS = 1_000;

export class Line {
  #waiting = new Set();
  #last = 0;
  #silent = false;
  #timer = 0;
  #hear;
  closed = /** @type {unknown} */ (null);

  /** @param {(silent: boolean) => void} hear is told when the line falls silent, and when it speaks again. */
  constructor(hear) {
    this.#hear = hear;
  }

  /** Something is awaited from now on: `signal` breaks it off, `end` says that it is there. */
  wait() {
    const abort = new AbortController();
    if (this.closed) abort.abort(this.closed);
    if (this.#waiting.size === 0) this.alive();
    this.#waiting.add(abort);
    this.#timer ||= setInterval(() => this.#look(), LOOK_EVERY_MS);
    return { signal: abort.signal, end: () => this.#end(abort) };
  }

  /** Something has come. */
  alive() {
    this.#last = performance.now();
    this.#tell(false);
  }

  /** Ends everything that is awaited, now and later. */
  close(reason) {
    this.closed = reason;
    this.#breakOff(reason);
  }

  #breakOff(reason) {
    for (const abort of [...this.#waiting]) abort.abort(reason);
  }

  #end(abort) {
    this.#waiting.delete(abort);
    this.alive();
    if (this.#waiting.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = 0;
  }

  #look() {
    const silence = performance.now() - this.#last;
    if (silence > SILENT_MS) this.#tell(true);
    if (silence < GIVE_UP_MS) return;
    this.#last = performance.now();
    this.#breakOff(new StartError("verbindung", `nothing has come for ${GIVE_UP_MS / 1000} s`));
  }

  #tell(silent) {
    if (silent === this.#silent) return;
    this.#silent = silent;
    this.#hear(silent);
  }
}
